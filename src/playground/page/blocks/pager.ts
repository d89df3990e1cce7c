import { el } from '../dom.ts';
import type { BlockWords } from './words.ts';

export interface Pager {
  readonly root: HTMLElement;
  /** `first` counts from 0 */
  readonly show: (first: number, shown: number, total: number) => void;
}

/** Previous and Next, and which rows these are. `turn` is told 1 or -1, never past an end. */
export function createPager(caption: string, words: BlockWords, turn: (step: number) => void): Pager {
  const range = el('span', { class: 'bk-range', role: 'status' });
  const button = (text: string, step: number) => {
    const made = el('button', { type: 'button', class: 'bk-button bk-small' }, text);
    made.addEventListener('click', () => {
      if (made.getAttribute('aria-disabled') !== 'true') turn(step);
    });
    return made;
  };
  const previous = button(words.previous, -1);
  const next = button(words.next, 1);
  // a button that was disabled would lose the focus of whoever just pressed it
  const allow = (made: HTMLElement, allowed: boolean) =>
    allowed ? made.removeAttribute('aria-disabled') : made.setAttribute('aria-disabled', 'true');
  return {
    root: el(
      'div',
      { class: 'bk-pager', role: 'group', 'aria-label': words.pages(caption) },
      previous,
      range,
      next,
    ),
    show: (first, shown, total) => {
      range.textContent = words.range(first + 1, first + shown, total);
      allow(previous, first > 0);
      allow(next, first + shown < total);
    },
  };
}
