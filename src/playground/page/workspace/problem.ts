import { el } from '../dom.ts';

/** A sentence about what did not work, said at once to everybody. */
export interface Problem {
  readonly element: HTMLElement;
  readonly show: (sentence: string) => void;
  readonly clear: () => void;
}

export function createProblem(): Problem {
  const element = el('p', { class: 'problem', role: 'alert' });
  return {
    element,
    show: (sentence) => {
      element.textContent = sentence;
    },
    clear: () => {
      if (element.textContent !== '') element.textContent = '';
    },
  };
}
