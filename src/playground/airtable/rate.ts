/** Airtable: 5 requests in a sliding second per base; one more, and everything is refused for 30 s. */
export function createRate(options: { now: () => number; perSecond?: number; lockout?: number }): {
  /** whether a request that arrives now is served */
  admits(): boolean;
} {
  const { now, perSecond = 5, lockout = 30_000 } = options;
  let arrivals: number[] = [];
  let lockedUntil = Number.NEGATIVE_INFINITY;
  return {
    admits() {
      const time = now();
      if (time < lockedUntil) return false;
      arrivals = arrivals.filter((arrival) => arrival > time - 1000);
      if (arrivals.length >= perSecond) {
        lockedUntil = time + lockout;
        arrivals = [];
        return false;
      }
      arrivals.push(time);
      return true;
    },
  };
}
