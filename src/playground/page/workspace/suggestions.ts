import { el } from '../dom.ts';
import type { Offer, Suggestion } from './completion.ts';

/** What fits what is typed in a box, of which one is chosen with keys or pointer. */
export interface Suggestions {
  readonly element: HTMLElement;
  readonly isOpen: () => boolean;
  /** An offer of nothing closes the list. */
  readonly show: (offer: Offer) => void;
  readonly close: () => void;
  /** to the next one or the one before, round the ends */
  readonly move: (by: 1 | -1) => void;
  readonly choose: () => void;
}

/** @param id of the list in the page, by which the box names it */
export function createSuggestions(
  box: HTMLTextAreaElement,
  id: string,
  onChoose: (suggestion: Suggestion) => void,
): Suggestions {
  const element = el('ul', { class: 'suggestions', id, role: 'listbox', hidden: true });
  let shown: readonly Suggestion[] = [];
  let at = 0;
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-haspopup', 'listbox');
  box.setAttribute('aria-controls', id);

  const mark = () => {
    for (const [index, option] of [...element.children].entries()) {
      option.setAttribute('aria-selected', String(index === at));
    }
    box.setAttribute('aria-activedescendant', `${id}-${at}`);
    element.children[at]?.scrollIntoView({ block: 'nearest' });
  };
  const close = () => {
    shown = [];
    element.hidden = true;
    box.removeAttribute('aria-activedescendant');
  };
  const choose = () => {
    const suggestion = shown[at];
    close();
    if (suggestion) onChoose(suggestion);
  };
  const option = ({ name, hint, about }: Suggestion, index: number) =>
    el(
      'li',
      {
        id: `${id}-${index}`,
        role: 'option',
        'aria-selected': 'false',
        on: {
          // the box keeps the focus
          pointerdown: (event) => event.preventDefault(),
          click: () => {
            at = index;
            choose();
          },
        },
      },
      el('strong', {}, name),
      el('span', { class: 'suggestion-hint' }, hint),
      about !== '' && el('span', { class: 'suggestion-text' }, about),
    );
  /** Above the box; below it where more of the list is seen there, as in a thread that has just begun. */
  const settle = () => {
    const { top, bottom } = box.getBoundingClientRect();
    const below = element.offsetHeight > top && innerHeight - bottom > top;
    element.classList.toggle('is-below', below);
  };

  return {
    element,
    isOpen: () => shown.length > 0,
    show: ({ label, suggested }) => {
      if (suggested.length === 0) return close();
      shown = suggested;
      at = 0;
      element.setAttribute('aria-label', label);
      element.replaceChildren(...suggested.map(option));
      element.hidden = false;
      settle();
      mark();
    },
    close,
    move: (by) => {
      at = (at + by + shown.length) % shown.length;
      mark();
    },
    choose,
  };
}
