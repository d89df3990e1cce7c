import type { Act, ActAnswer, Locale, MessageData, PersonData, PlaceData, State } from '../protocol.ts';
import type { Words } from '../words.ts';
import type { Times } from './times.ts';

/** What the parts of the workspace share while one person sits at it. */
export interface Room {
  readonly me: string;
  readonly locale: Locale;
  /** IANA name */
  readonly zone: string;
  readonly words: Words;
  readonly times: Times;
  /** as of the last update */
  readonly state: () => State;
  /** milliseconds since 1970, by the playground's clock */
  readonly now: () => number;
  readonly act: (act: Act) => Promise<ActAnswer>;
  readonly openPlace: (id: string) => void;
  readonly openThread: (message: MessageData) => void;
  readonly showPayload: (message: MessageData) => void;
  /** to screen readers */
  readonly announce: (text: string) => void;
}

/** The Home tab of the app among the places. */
export const homePlace = 'home';

/** The conversation of the person with the app. */
export function directPlace({ places }: State): PlaceData | undefined {
  return places.find(({ kind }) => kind === 'direct');
}

export function personOf(state: State, id: string): PersonData | undefined {
  return state.people.find((person) => person.id === id);
}

/** Nobody of the people here for an id from another workspace: it is shown as it is. */
export function nameOf(state: State, id: string): string {
  return personOf(state, id)?.name ?? id;
}
