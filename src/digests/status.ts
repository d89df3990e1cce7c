import type { Deliveries, Delivery } from '../store/delivery.ts';
import type { Digests } from '../store/digests.ts';
import { nextSlots } from './due.ts';
import { parseSchedule } from './schedule.ts';
import { computeRunState, type RunState } from './state.ts';

/** What is known of a digest: when it comes next, and how it went the last time. Times in epoch milliseconds. */
export interface DigestStatus {
  readonly key: string;
  /** as it was written */
  readonly schedule: string;
  readonly zone: string;
  readonly destinations: readonly string[];
  /** null where its schedule never comes */
  readonly next: number | null;
  /** null before the first */
  readonly last: {
    readonly slot: string;
    readonly instant: number;
    readonly late: boolean;
    readonly state: RunState;
    readonly deliveries: readonly Pick<Delivery, 'destination' | 'state' | 'error' | 'changed'>[];
  } | null;
  /** destinations to which nothing is sent, with Slack's word for why */
  readonly paused: readonly {
    readonly destination: string;
    readonly reason: string;
    readonly since: number;
  }[];
}

/** The digests that are switched on. */
export async function readStatus(
  { digests, deliveries }: { readonly digests: Digests; readonly deliveries: Deliveries },
  now: number,
): Promise<DigestStatus[]> {
  const paused = await digests.paused();
  const list = await digests.list();
  return Promise.all(
    list.map(async ({ key, schedule, zone, destinations }) => {
      const parsed = parseSchedule(schedule);
      const [next = null] = 'problem' in parsed ? [] : nextSlots(parsed.schedule, zone, now, 1);
      const run = (await deliveries.latest(key, 20)).find(({ slot }) => !slot.startsWith('manual:'));
      const rows = run ? await deliveries.ofRun(key, run.slot) : [];
      const last = run && {
        slot: run.slot,
        instant: run.instant,
        late: run.late,
        state: computeRunState(rows),
        deliveries: rows.map(({ destination, state, error, changed }) => ({
          destination,
          state,
          error,
          changed,
        })),
      };
      const here = paused
        .filter(({ digest }) => digest === key)
        .map(({ destination, reason, since }) => ({ destination, reason, since }));
      return { key, schedule, zone, destinations, next, last: last ?? null, paused: here };
    }),
  );
}
