import type { DigestFacts } from '../report/page.ts';
import type { DigestStatus } from './status.ts';

/** What `/kpi status` tells of digests. */
export function buildDigestFacts(digests: readonly DigestStatus[]): DigestFacts[] {
  const iso = (instant: number) => new Date(instant).toISOString();
  return digests.map(({ schedule, next, last, paused }) => ({
    schedule,
    next: next === null ? null : iso(next),
    last: last && { at: iso(last.instant), late: last.late, state: honest(last) },
    paused: paused.map(({ destination, reason }) => ({ destination, reason })),
  }));
}

/** Nowhere certainly delivered, but perhaps somewhere: that is not the same as not delivered. */
function honest({
  state,
  deliveries,
}: NonNullable<DigestStatus['last']>): NonNullable<DigestFacts['last']>['state'] {
  return state === 'none' && deliveries.some((delivery) => delivery.state === 'unknown') ? 'unknown' : state;
}
