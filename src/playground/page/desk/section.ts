import type { Act, ActAnswer, Locale, State } from '../protocol.ts';
import type { Formats } from './formats.ts';
import type { Notice } from './notice.ts';
import type { DeskWords } from './words.ts';

export interface DeskOptions {
  /** does an act and gives its answer */
  readonly act: (act: Act) => Promise<ActAnswer>;
  /** sends a line as if it had been typed in the place that is open; opens #sales first where that cannot be written to */
  readonly send: (line: string) => Promise<ActAnswer>;
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
