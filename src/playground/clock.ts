import type { Clock } from '../sync/clock.ts';

/** A clock that runs like the machine's, and can be put forward. Milliseconds since 1970. */
export interface MovableClock extends Clock {
  /** how far it is ahead of the machine's */
  readonly ahead: () => number;
  /**
   * Puts it forward, and calls back whatever that makes due; never back, as leases and slots of digests rely on time
   * that goes on.
   */
  readonly forward: (milliseconds: number) => void;
}

interface Waiting {
  readonly due: number;
  readonly callBack: () => void;
  timer: NodeJS.Timeout;
}

// A longer time-out would come at once (Node: at most 2^31 - 1 milliseconds).
const longestTimeout = 0x7fffffff;

export function createMovableClock(): MovableClock {
  const waiting = new Set<Waiting>();
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const arm = (one: Pick<Waiting, 'due' | 'callBack'>) =>
    setTimeout(one.callBack, Math.min(Math.max(0, one.due - now()), longestTimeout));
  return {
    now,
    after: (milliseconds, callback) => {
      const due = now() + milliseconds;
      const callBack = () => {
        waiting.delete(one);
        callback();
      };
      const one: Waiting = { due, callBack, timer: arm({ due, callBack }) };
      waiting.add(one);
      return () => {
        clearTimeout(one.timer);
        waiting.delete(one);
      };
    },
    ahead: () => ahead,
    forward: (milliseconds) => {
      ahead += Math.max(0, milliseconds);
      for (const one of waiting) {
        clearTimeout(one.timer);
        one.timer = arm(one);
      }
    },
  };
}
