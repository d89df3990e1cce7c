import type { Locale } from '../i18n/locale.ts';
import type { Delivery, Run } from '../store/delivery.ts';
import { createDeliver, type DeliverOptions, isManual, type Learnt } from './deliver.ts';
import { grace } from './make-due.ts';
import { renderNotice } from './notice.ts';
import { createPrepare, type PrepareOptions } from './prepare.ts';

export interface WorkOptions extends Omit<DeliverOptions, 'owner'>, PrepareOptions {
  /** owner of the leases */
  readonly me: string;
  /** who is told of failures, in this language */
  readonly owner: string | null;
  readonly locale: Locale;
}

/** Longer than the tries of a delivery take: whoever takes a run over after this sends fresh figures, and says so. */
const staleAfter = 20 * 60_000;

/** Brings the deliveries of a run to their end, or leaves them as they are once the signal is aborted. */
export type WorkOnRun = (digest: string, slot: string, signal: AbortSignal) => Promise<void>;

export function createWorkOnRun(options: WorkOptions): WorkOnRun {
  const { deliveries, digests, courier, clock, locale, me } = options;
  const prepare = createPrepare(options);
  const { deliver, look } = createDeliver({ ...options, owner: me });

  const move = (delivery: Delivery, to: 'built' | 'failed' | 'missed', error?: string) =>
    deliveries.move(delivery, ['claimed', 'built'], to, me, clock.now(), {
      ...(error === undefined ? {} : { error }),
      ...(to === 'missed' ? { settled: true } : {}),
    });

  const conclude = async (run: Run) => {
    const { digest, slot } = run;
    const failing = (await deliveries.ofRun(digest, slot)).filter(
      ({ state, settled }) => !settled && (state === 'failed' || state === 'unknown'),
    );
    const newly: Delivery[] = [];
    for (const delivery of isManual(slot) ? [] : failing) {
      if (!(await digests.isFailing(digest, delivery.destination))) newly.push(delivery);
    }
    if (newly.length > 0 && options.owner !== null) {
      const paused = (await digests.paused()).filter((one) => one.digest === digest);
      const places = new Set(paused.map(({ destination }) => destination));
      const told = await courier.tell(options.owner, renderNotice(run, newly, places, locale));
      // Whatever kept the digest away may keep the notice away too: the run stays open, and the next ticks try again.
      if (!told && clock.now() - run.instant <= grace) return;
    }
    for (const { destination } of newly) await digests.beginFailing(digest, destination, clock.now());
    await deliveries.settle(digest, slot, me);
  };

  return async (digest, slot, signal) => {
    const kept = await deliveries.run(digest, slot);
    if (!kept) return;
    let run: Run = kept;
    const all = (await deliveries.ofRun(digest, slot)).filter(({ settled }) => !settled);
    const lost = all.filter(({ state }) => state === 'unknown');
    let open = all.filter(({ state }) => state === 'claimed' || state === 'built');
    const looks = lost.map((delivery) => look(delivery, delivery.firstTry ?? delivery.changed, signal));
    if (clock.now() - (isManual(slot) ? run.made : run.instant) > grace) {
      if (open.length > 0)
        options.log.warn({ digest, slot }, 'a digest was taken over too late, and is missed');
      for (const delivery of open) await move(delivery, 'missed');
      open = [];
    }
    if (open.length > 0 && !run.late && !isManual(slot) && clock.now() - run.instant > staleAfter) {
      await deliveries.markLate(digest, slot);
      run = { ...run, late: true, message: null, picture: null };
    }
    const sendAll = async () => {
      const prepared = await prepare(run, signal);
      if (signal.aborted) return;
      if (prepared === null) {
        for (const delivery of open) await move(delivery, 'failed', 'build_failed');
        return;
      }
      for (const delivery of open) await move(delivery, 'built');
      const learnt: Learnt = { plainness: 0 };
      await settleAll(open.map((delivery) => deliver(delivery, prepared, learnt, signal)));
    };
    await settleAll([...looks, ...(open.length > 0 ? [sendAll()] : [])]);
    if (!signal.aborted) await conclude(run);
  };
}

/** Waits for all, then fails as the first of them that failed. */
async function settleAll(works: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(works);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
