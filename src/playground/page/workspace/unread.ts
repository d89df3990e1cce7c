import type { State } from '../protocol.ts';

/** Which messages have been looked at, by whom, for as long as the page is open. */
export interface Unread {
  /** Takes in what there is now; the place that is open counts as looked at. */
  readonly look: (state: State, openPlace: string | null) => void;
  /** how many messages of others came to a place since this person last looked at it; replies in threads do not count */
  readonly count: (state: State, place: string) => number;
  /** the timestamp of the first of them */
  readonly first: (state: State, place: string) => string | undefined;
}

export function createUnread(): Unread {
  // Whatever is there when the page opens counts as seen by everybody.
  let start = '';
  let seen = new Map<string, string>();
  const key = (state: State, place: string) => `${state.me} ${place}`;
  const unseen = (state: State, place: string) => {
    const until = seen.get(key(state, place)) ?? start;
    return state.messages.filter(
      ({ channel, ts, user, threadTs }) =>
        channel === place && ts > until && user !== state.me && (threadTs === null || threadTs === ts),
    );
  };
  return {
    look: (state, openPlace) => {
      const now = (state.clock.now / 1000).toFixed(6);
      // Started over: the clock is back, and what was seen is no longer there.
      if (start === '' || now < start) {
        start = now;
        seen = new Map();
      }
      if (openPlace === null) return;
      const last = state.messages.findLast(({ channel }) => channel === openPlace);
      if (last) seen.set(key(state, openPlace), last.ts);
    },
    count: (state, place) => unseen(state, place).length,
    first: (state, place) => unseen(state, place)[0]?.ts,
  };
}
