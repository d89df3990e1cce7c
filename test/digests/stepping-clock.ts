import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../src/digests/clock.ts';

/** Time moves only by going on to the next moment that somebody waits for. */
export interface SteppingClock extends Clock {
  /** Moves on to the next such moment, at most so far; false where nobody waits for one. */
  step(until?: number): boolean;
  set(now: number): void;
}

export function createSteppingClock(start: string | number): SteppingClock {
  let time = typeof start === 'number' ? start : Date.parse(start);
  let timers: { readonly at: number; readonly callback: () => void }[] = [];
  return {
    now: () => time,
    after: (milliseconds, callback) => {
      const timer = { at: time + Math.max(0, milliseconds), callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    step: (until = Number.POSITIVE_INFINITY) => {
      const next = Math.min(...timers.map(({ at }) => at));
      if (!Number.isFinite(next) || next > until) return false;
      time = Math.max(time, next);
      const due = timers.filter(({ at }) => at <= time);
      timers = timers.filter(({ at }) => at > time);
      for (const { callback } of due) callback();
      return true;
    },
    set: (now) => {
      time = now;
    },
  };
}

/** Counts what is on its way over the network, or in a worker: while something is, time stands still. */
export interface Traffic {
  readonly fetch: typeof fetch;
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
  readonly underWay: () => number;
}

export function createTraffic(): Traffic {
  let underWay = 0;
  const during = async <T>(work: () => Promise<T>): Promise<T> => {
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
    }
  };
  return {
    underWay: () => underWay,
    during,
    fetch: (input, init) =>
      during(async () => {
        const response = await fetch(input, init);
        // The body is on its way as well.
        const body = await response.arrayBuffer();
        return new Response(body.byteLength > 0 ? body : null, response);
      }),
  };
}

const turns = 12;

/** Lets time pass, moment by moment, until the work is done. */
export async function drive<T>(clock: SteppingClock, traffic: Traffic, work: Promise<T>): Promise<T> {
  let done = false;
  const finished = work.finally(() => {
    done = true;
  });
  finished.catch(() => {});
  while (!done) {
    let quiet = 0;
    while (!done && quiet < turns) {
      await turn();
      quiet = traffic.underWay() > 0 ? 0 : quiet + 1;
    }
    if (!done) clock.step();
  }
  return finished;
}
