import type { Log } from '../log.ts';
import type { Deliveries, Delivery, DeliveryState, Progress } from '../store/delivery.ts';
import type { Digests } from '../store/digests.ts';
import { type Clock, sleep } from './clock.ts';
import { type Courier, type Plainness, type PostOutcome, plainest } from './courier.ts';
import type { Pace } from './pace.ts';
import type { Prepared } from './prepare.ts';
import { computeNextTry } from './retry.ts';

export interface DeliverOptions {
  readonly deliveries: Deliveries;
  readonly digests: Digests;
  readonly courier: Courier;
  readonly pace: Pace;
  readonly owner: string;
  readonly log: Log;
  readonly clock: Clock;
}

/** What the deliveries of a run learn from one another. */
export interface Learnt {
  plainness: Plainness;
}

/** So long after a post whose answer was lost, its message can be seen in the history. */
const lookAfter = 10_000;
/** Slack's clock and ours may differ by so much. */
const clockSkew = 300_000;

/** Digests sent beside the schedule, for a test or again: they pause nothing and are no streak of failures. */
export function isManual(slot: string): boolean {
  return slot.startsWith('manual:');
}

function markOf({ digest, slot, destination }: Delivery): string {
  return `${digest} ${slot} ${destination}`;
}

/** Brings one delivery to its end, or leaves it as it is once the signal is aborted. */
export function createDeliver(options: DeliverOptions) {
  const { deliveries, digests, courier, pace, owner, log, clock } = options;

  const succeed = async (delivery: Delivery, shown: { channel: string; ts: string }) => {
    await deliveries.deliver(delivery, shown, clock.now());
    if (!isManual(delivery.slot)) await digests.endFailing(delivery.digest, delivery.destination);
    const { digest, slot, destination } = delivery;
    log.info({ digest, slot, destination, ts: shown.ts }, 'a digest was delivered');
  };

  const leavePosting = (delivery: Delivery, to: DeliveryState, progress: Progress) =>
    deliveries.move(delivery, ['posting'], to, owner, clock.now(), progress);

  /** Looks once whether a message is there whose post nobody knows the end of. */
  const look = async (delivery: Delivery, posted: number, signal: AbortSignal): Promise<void> => {
    if (!(await sleep(clock, lookAfter, signal))) return;
    const { digest, slot, destination } = delivery;
    const found = await courier.find(destination, markOf(delivery), posted - clockSkew);
    if (found.kind === 'found') await succeed(delivery, found);
    else log.warn({ digest, slot, destination, ...found }, 'it is not known whether a digest arrived');
  };

  const fail = async (delivery: Delivery, error: string, attempts: number) => {
    const { digest, slot, destination } = delivery;
    log.error({ digest, slot, destination, error, attempts }, 'a digest did not arrive');
    await leavePosting(delivery, 'failed', { error, attempts });
  };

  const deliver = async (
    delivery: Delivery,
    prepared: Prepared,
    learnt: Learnt,
    signal: AbortSignal,
  ): Promise<void> => {
    const { destination, digest, slot } = delivery;
    let { attempts, nextTry } = delivery;
    let firstTry = delivery.firstTry;

    const post = (): Promise<{ outcome: PostOutcome; posted: number; plainness: Plainness } | null> =>
      pace.run('post', destination, signal, async () => {
        const posted = clock.now();
        const since = firstTry ?? posted;
        const mine = await deliveries.move(delivery, ['claimed', 'built'], 'posting', owner, posted, {
          firstTry: since,
          nextTry: null,
        });
        if (!mine) return null;
        firstTry = since;
        const { plainness } = learnt;
        const outcome = await courier.post({ destination, ...prepared, plainness, mark: markOf(delivery) });
        return { outcome, posted, plainness };
      });

    for (;;) {
      if (!(await sleep(clock, (nextTry ?? 0) - clock.now(), signal))) return;
      const tried = await post();
      if (tried === null) return;
      const { outcome, posted, plainness } = tried;
      switch (outcome.kind) {
        case 'posted':
          return succeed(delivery, outcome);
        case 'permanent':
          if (!isManual(slot)) await digests.pause(digest, destination, outcome.error, clock.now());
          return fail(delivery, outcome.error, attempts + 1);
        case 'refused':
          log.warn({ digest, slot, destination, error: outcome.error, plainness }, 'Slack refused a digest');
          if (plainness === plainest) return fail(delivery, outcome.error, attempts + 1);
          learnt.plainness = Math.max(learnt.plainness, plainness + 1) as Plainness;
          nextTry = null;
          await leavePosting(delivery, 'built', { error: outcome.error });
          break;
        case 'ambiguous':
          await leavePosting(delivery, 'unknown', { error: outcome.error });
          return look(delivery, posted, signal);
        case 'held':
        case 'transient': {
          attempts += 1;
          const held = outcome.kind === 'held';
          if (held) pace.hold(outcome.channel ? destination : null, outcome.waitMs);
          const error = held ? 'ratelimited' : outcome.error;
          const asked = held ? outcome.waitMs : null;
          nextTry = computeNextTry({ attempts, firstTry: firstTry ?? posted, now: clock.now() }, asked);
          if (nextTry === null) return fail(delivery, error, attempts);
          log.warn({ digest, slot, destination, error, attempts }, 'a digest is tried again');
          await leavePosting(delivery, 'built', { error, attempts, nextTry });
        }
      }
    }
  };
  return { deliver, look };
}
