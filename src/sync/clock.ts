/** Where time comes from, so that tests can hold it still. */
export interface Clock {
  /** milliseconds since 1970-01-01 UTC */
  now(): number;
  /** Calls back once, after so many milliseconds, unless the returned function is called before. */
  after(milliseconds: number, callback: () => void): () => void;
}

// A longer time-out would come at once (Node: at most 2^31 - 1 milliseconds).
const longestTimeout = 0x7fffffff;

export const systemClock: Clock = {
  now: Date.now,
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, Math.min(milliseconds, longestTimeout));
    return () => clearTimeout(timer);
  },
};

/** Midnight of the first of the next month, UTC: Airtable's monthly limits begin anew there. */
export function computeNextMonth(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}
