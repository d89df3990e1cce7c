const waits = [15_000, 60_000, 300_000] as const;
/** Counted from the first try; later nobody waits for a digest that is about to arrive. */
const window = 15 * 60_000;

/** How long to wait after so many tries that failed, in milliseconds; null after the fourth. */
export function waitBeforeTry(attempts: number): number | null {
  return waits[attempts - 1] ?? null;
}

/**
 * When a delivery is tried again; null where that was the last time. Slack's own word on how long to wait (429) is
 * kept to the millisecond the first time, and is the least time afterwards.
 */
export function computeNextTry(
  { attempts, firstTry, now }: { readonly attempts: number; readonly firstTry: number; readonly now: number },
  asked: number | null,
): number | null {
  const own = waitBeforeTry(attempts);
  if (own === null) return null;
  const wait = asked === null ? own : attempts === 1 ? asked : Math.max(asked, own);
  return now + wait - firstTry > window ? null : now + wait;
}
