import type { Clock } from '../../src/sync/clock.ts';

/** Time stands still until it is moved on. */
export interface ManualClock extends Clock {
  /** Moves on, calling back whatever falls due on the way, in order. */
  advance(milliseconds: number): void;
}

export function createManualClock(start: string): ManualClock {
  let time = Date.parse(start);
  let timers: { at: number; callback: () => void }[] = [];
  return {
    now: () => time,
    after: (milliseconds, callback) => {
      const timer = { at: time + milliseconds, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance: (milliseconds) => {
      const end = time + milliseconds;
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        time = Math.max(time, next.at);
        next.callback();
      }
      time = end;
    },
  };
}
