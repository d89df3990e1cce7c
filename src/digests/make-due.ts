import type { Log } from '../log.ts';
import type { Deliveries, Lease, NewRun } from '../store/delivery.ts';
import type { Digests, KeptDigest } from '../store/digests.ts';
import type { Clock } from './clock.ts';
import { dueSlots } from './due.ts';
import { parseSchedule } from './schedule.ts';

export interface MakeDueOptions {
  readonly deliveries: Deliveries;
  readonly digests: Digests;
  readonly log: Log;
  readonly clock: Clock;
}

/** Slots that were missed run late within this time, and not at all after it. */
export const grace = 6 * 3_600_000;
/** A tick may be lost; what comes later than this says so. */
const lateAfter = 120_000;
/** What was missed longer ago is not recorded. */
const longestMissed = 31 * 86_400_000;
const mostMissed = 100;

/** Makes what is due of a digest: its latest slot, where that is not too late, to be sent; those before as missed. */
export async function makeDue(
  { deliveries, digests, log, clock }: MakeDueOptions,
  { key, schedule: written, zone, destinations, lastSlot }: KeptDigest,
  lease: Lease,
): Promise<void> {
  const parsed = parseSchedule(written);
  if ('problem' in parsed) {
    log.error({ digest: key, schedule: written }, 'a digest has a schedule that is none');
    return;
  }
  const now = clock.now();
  const slots = dueSlots(parsed.schedule, zone, Math.max(lastSlot, now - longestMissed), now).slice(
    -mostMissed,
  );
  const latest = slots.at(-1);
  if (latest === undefined) return;
  const paused = new Set(
    (await digests.paused()).filter(({ digest }) => digest === key).map(({ destination }) => destination),
  );
  const runs = slots.map((instant): NewRun => {
    const sent = instant === latest && now - instant <= grace;
    const late = sent && now - instant > lateAfter;
    const slot = new Date(instant).toISOString();
    return { digest: key, slot, instant, late, state: sent ? 'claimed' : 'missed' };
  });
  const open = destinations.filter((destination) => !paused.has(destination));
  if (!(await deliveries.make(key, runs, open, lease, now))) return;
  const missed = runs.filter(({ state }) => state === 'missed');
  if (missed.length > 0)
    log.warn({ digest: key, missed: missed.map(({ slot }) => slot) }, 'digests were missed');
  if (open.length < destinations.length)
    log.warn({ digest: key, paused: [...paused] }, 'destinations are paused');
}
