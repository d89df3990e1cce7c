import { el } from '../dom.ts';
import type { ActAnswer } from '../protocol.ts';
import { icon } from '../workspace/icons.ts';
import { attemptBy, createProblem } from './doing.ts';
import type { DeskWords } from './words.ts';

/** Something to press beside what was said. */
export interface Offer {
  readonly label: string;
  readonly work: () => Promise<ActAnswer>;
}

/** A strip at the foot of the desk: what has just been done, and what to look at now. */
export interface Notice {
  readonly element: HTMLElement;
  say(text: string, ...offers: readonly Offer[]): void;
  clear(): void;
}

export function createNotice(words: DeskWords): Notice {
  const text = el('p', { class: 'desk-notice-text', role: 'status' });
  const offered = el('div', { class: 'desk-notice-offers' });
  const problem = createProblem();
  const clear = () => {
    text.textContent = '';
    problem.textContent = '';
    offered.replaceChildren();
    element.classList.remove('is-said');
  };
  const dismiss = el(
    'button',
    { type: 'button', class: 'desk-icon-button', 'aria-label': words.dismiss, on: { click: clear } },
    icon('close'),
  );
  const element = el('div', { class: 'desk-notice' }, text, dismiss, offered, problem);
  const say: Notice['say'] = (said, ...offers) => {
    text.textContent = said;
    problem.textContent = '';
    offered.replaceChildren(
      ...offers.map(({ label, work }) => {
        const button = el('button', { type: 'button', class: 'desk-button' }, label);
        button.addEventListener('click', () => void attemptBy(button, problem, words, work));
        return button;
      }),
    );
    element.classList.add('is-said');
  };
  return { element, say, clear };
}
