import type { ActAnswer } from '../protocol.ts';
import type { Destination, Tools } from './section.ts';

/** Something to press: what it is called, what it shows, what it does. */
export interface Step {
  readonly key: string;
  readonly title: HTMLElement;
  readonly shows: string;
  readonly work: () => Promise<ActAnswer>;
}

export interface StepGroup {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** Sends a line, and makes room for its answer where the desk lies over it. */
export async function sendLine({ options }: Tools, line: string, to: Destination): Promise<ActAnswer> {
  const answer = await options.send(line, to);
  if (answer.problem === undefined) options.close();
  return answer;
}
