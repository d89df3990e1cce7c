import type { State } from '../protocol.ts';

/** What is shown in the middle: a place with its messages, or the Home tab. */
export interface Pane {
  readonly element: HTMLElement;
  readonly update: (state: State) => void;
  /** Puts the focus where one goes on: into the box to write in, or on the name of the place. */
  readonly focus: () => void;
  /** to the latest message */
  readonly toEnd: () => void;
  /** what came from this message on; the latest without one */
  readonly showFrom: (ts: string | undefined) => void;
  readonly close: () => void;
}
