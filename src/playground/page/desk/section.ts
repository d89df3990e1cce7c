import type { Act, ActAnswer, Locale, State } from '../protocol.ts';
import type { Formats } from './formats.ts';
import type { Notice } from './notice.ts';
import type { DeskWords } from './words.ts';

/** Where a line goes: to the place that is open, to a channel that the app is in, to one's conversation with it. */
export type Destination = 'open' | 'channel' | 'direct';

export interface DeskOptions {
  /** does an act and gives its answer */
  readonly act: (act: Act) => Promise<ActAnswer>;
  /** sends a line as if it had been typed there, and shows the place; where the open one does, it stays open */
  readonly send: (line: string, to: Destination) => Promise<ActAnswer>;
  /** shows another place */
  readonly openPlace: (id: string) => void;
  readonly becomePerson: (id: string) => void;
  /** hides the desk where it lies over the conversation */
  readonly close: () => void;
}

/** What every section works with, for one language. */
export interface Tools {
  readonly options: DeskOptions;
  readonly locale: Locale;
  readonly words: DeskWords;
  readonly formats: Formats;
  readonly notice: Notice;
}

/** A part of the desk. An update touches what has changed alone: somebody may be typing in it. */
export interface Section {
  readonly element: HTMLElement;
  update(state: State): void;
}
