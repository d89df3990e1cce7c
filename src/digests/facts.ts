import type { DigestFacts } from '../report/page.ts';
import type { DigestStatus } from './status.ts';

/** What `/kpi status` tells of digests. */
export function buildDigestFacts(digests: readonly DigestStatus[]): DigestFacts[] {
  const iso = (instant: number) => new Date(instant).toISOString();
  return digests.map(({ schedule, next, last, paused }) => ({
    schedule,
    next: next === null ? null : iso(next),
    last: last && { at: iso(last.instant), late: last.late, state: last.state },
    paused: paused.map(({ destination, reason }) => ({ destination, reason })),
  }));
}
