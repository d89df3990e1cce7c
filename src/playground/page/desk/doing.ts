import { el } from '../dom.ts';
import type { ActAnswer } from '../protocol.ts';
import type { DeskWords } from './words.ts';

/** A place at a form or a list where it is said why something did not work. */
export function createProblem(): HTMLElement {
  return el('p', { class: 'desk-problem', role: 'alert' });
}

/** Does it, and says in `problem` what went wrong. True where nothing did. */
export async function attempt(
  problem: HTMLElement,
  words: DeskWords,
  work: () => Promise<ActAnswer>,
): Promise<boolean> {
  problem.textContent = '';
  try {
    const answer = await work();
    problem.textContent = answer.problem ?? '';
    return answer.problem === undefined;
  } catch (error) {
    problem.textContent = words.unreachable;
    reportError(error);
    return false;
  }
}

/** The same with the button busy meanwhile: pressed again, it does nothing. The focus stays on it. */
export async function attemptBy(
  button: HTMLElement,
  problem: HTMLElement,
  words: DeskWords,
  work: () => Promise<ActAnswer>,
): Promise<boolean> {
  if (button.ariaBusy === 'true') return false;
  button.ariaBusy = 'true';
  button.ariaDisabled = 'true';
  try {
    return await attempt(problem, words, work);
  } finally {
    button.ariaBusy = null;
    button.ariaDisabled = null;
  }
}
