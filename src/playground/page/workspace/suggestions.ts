import { el } from '../dom.ts';
import type { CommandData } from '../protocol.ts';

/** The commands that fit what is typed in a box, of which one is chosen with keys or pointer. */
export interface Suggestions {
  readonly element: HTMLElement;
  readonly isOpen: () => boolean;
  readonly show: (commands: readonly CommandData[]) => void;
  readonly close: () => void;
  /** to the next one or the one before, round the ends */
  readonly move: (by: 1 | -1) => void;
  readonly choose: () => void;
}

/** @param id of the list in the page, by which the box names it */
export function createSuggestions(
  box: HTMLTextAreaElement,
  id: string,
  label: string,
  onChoose: (command: CommandData) => void,
): Suggestions {
  const element = el('ul', { class: 'suggestions', id, role: 'listbox', 'aria-label': label, hidden: true });
  let shown: readonly CommandData[] = [];
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
    const command = shown[at];
    close();
    if (command) onChoose(command);
  };
  const option = ({ command, usageHint, description }: CommandData, index: number) =>
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
      el('strong', {}, command),
      el('span', { class: 'suggestion-hint' }, usageHint),
      el('span', { class: 'suggestion-text' }, description),
    );

  return {
    element,
    isOpen: () => shown.length > 0,
    show: (commands) => {
      if (commands.length === 0) return close();
      shown = commands;
      at = 0;
      element.replaceChildren(...commands.map(option));
      element.hidden = false;
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
