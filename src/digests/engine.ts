import { randomUUID } from 'node:crypto';
import type { Locale } from '../i18n/locale.ts';
import type { Deliveries, Delivery, Lease, Run } from '../store/deliveries.ts';
import type { DigestSettings, Digests, KeptDigest } from '../store/digests.ts';
import { within } from './clock.ts';
import { createDeliver, type DeliverOptions, isManual, type Learnt } from './deliver.ts';
import { dueSlots } from './due.ts';
import { renderNotice } from './notice.ts';
import { createPrepare, type PrepareOptions } from './prepare.ts';
import { parseSchedule } from './schedule.ts';
import { type DigestStatus, readStatus } from './status.ts';

export interface EngineOptions extends Omit<DeliverOptions, 'owner'>, PrepareOptions {
  readonly digests: Digests;
  readonly deliveries: Deliveries;
  /** who is told of failures: the first of `ADMINS`, in this language */
  readonly owner: string | null;
  readonly locale: Locale;
  /** aborted by `stop`; the courier has its signal */
  readonly stopping: AbortController;
  /** Calls back once a minute until the returned function is called. */
  readonly everyMinute: (tick: () => void) => () => void;
}

/** Sends digests when they are due. Several processes may do so on one store. */
export interface DigestEngine {
  /**
   * Makes a digest what the settings say (null: off), and says what it was before (null: there was none, or it was
   * off). Its paused destinations are tried again.
   */
  configure(key: string, settings: DigestSettings | null): Promise<DigestSettings | null>;
  /** Catches up on what is overdue, then looks every minute. */
  start(): Promise<void>;
  /** Makes what is due, takes over what others left, and begins to work on it. Never rejects. */
  tick(): Promise<void>;
  /** Resolves when nothing is being worked on. */
  idle(): Promise<void>;
  /**
   * Sends a digest now, beside its schedule, to these destinations alone. `instant` is what it stands for; now,
   * where none is given. Resolves with how it went.
   */
  sendNow(key: string, to: readonly string[], instant?: number): Promise<Delivery[]>;
  status(): Promise<DigestStatus[]>;
  /** Ends posts that are under way, gives up the rest for others to take over; ends within so many milliseconds. */
  stop(withinMs: number): Promise<void>;
}

const leaseLife = 60_000;
const renewEvery = 20_000;
/** Slots that were missed run late within this time, and not at all after it. */
const grace = 6 * 3_600_000;
/** A tick may be lost; what comes later than this says so. */
const lateAfter = 120_000;
/** What was missed longer ago is not recorded. */
const longestMissed = 31 * 86_400_000;
const mostMissed = 100;
const keepRuns = 400 * 86_400_000;

export function createDigestEngine(options: EngineOptions): DigestEngine {
  const { deliveries, digests, courier, log, clock, locale, stopping } = options;
  const me = randomUUID();
  const { signal } = stopping;
  const prepare = createPrepare(options);
  const { deliver, look } = createDeliver({ ...options, owner: me });
  const active = new Map<
    string,
    { readonly run: Pick<Run, 'digest' | 'slot'>; readonly done: Promise<void> }
  >();
  let cancelRenewal: (() => void) | null = null;
  let stopTicks = () => {};
  let ticking: Promise<void> | null = null;

  const lease = (): Lease => ({ owner: me, until: clock.now() + leaseLife });

  const renewLater = () => {
    cancelRenewal ??= clock.after(renewEvery, () => {
      cancelRenewal = null;
      if (active.size === 0) return;
      const runs = [...active.values()].map(({ run }) => run);
      deliveries
        .renew(lease(), runs)
        .catch((error: unknown) => log.error({ err: error }, 'a lease on deliveries was not renewed'));
      renewLater();
    });
  };

  const make = async ({ key, schedule: written, zone, destinations, lastSlot }: KeptDigest) => {
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
    const runs = slots.map((instant) => {
      const sent = instant === latest && now - instant <= grace;
      const late = sent && now - instant > lateAfter;
      const slot = new Date(instant).toISOString();
      return { digest: key, slot, instant, late, state: sent ? ('claimed' as const) : ('missed' as const) };
    });
    const open = destinations.filter((destination) => !paused.has(destination));
    if (!(await deliveries.make(key, runs, open, lease(), now))) return;
    const missed = runs.filter(({ state }) => state === 'missed');
    if (missed.length > 0)
      log.warn({ digest: key, missed: missed.map(({ slot }) => slot) }, 'digests were missed');
    if (open.length < destinations.length)
      log.warn({ digest: key, paused: [...paused] }, 'destinations are paused');
  };

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
      if (await digests.beginFailing(digest, delivery.destination, clock.now())) newly.push(delivery);
    }
    if (newly.length > 0 && options.owner !== null) {
      const paused = (await digests.paused()).filter((one) => one.digest === digest);
      const places = new Set(paused.map(({ destination }) => destination));
      await courier.tell(options.owner, renderNotice(run, newly, places, locale));
    }
    await deliveries.settle(digest, slot, me);
  };

  const workOn = async (digest: string, slot: string): Promise<void> => {
    const run = await deliveries.run(digest, slot);
    if (!run) return;
    const all = (await deliveries.ofRun(digest, slot)).filter(({ settled }) => !settled);
    const lost = all.filter(({ state }) => state === 'unknown');
    let open = all.filter(({ state }) => state === 'claimed' || state === 'built');
    const looks = lost.map((delivery) => look(delivery, delivery.firstTry ?? delivery.changed, signal));
    if (clock.now() - (isManual(slot) ? run.made : run.instant) > grace) {
      for (const delivery of open) await move(delivery, 'missed');
      open = [];
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

  const begin = (run: Pick<Run, 'digest' | 'slot'>): Promise<void> => {
    const { digest, slot } = run;
    const name = `${digest} ${slot}`;
    const known = active.get(name);
    if (known) return known.done;
    const done = workOn(digest, slot)
      // What is left of it is taken over when its lease is over.
      .catch((error: unknown) => log.error({ err: error, digest, slot }, 'a run of a digest broke off'))
      .finally(() => active.delete(name));
    active.set(name, { run, done });
    renewLater();
    return done;
  };

  const makeAndTakeOver = async () => {
    for (const digest of await digests.list()) {
      await make(digest).catch((error: unknown) =>
        log.error({ err: error, digest: digest.key }, 'a digest that may be due was not made'),
      );
    }
    for (const run of await deliveries.takeOver(lease(), clock.now())) void begin(run);
    await deliveries.purge(clock.now() - keepRuns);
  };

  const tick = (): Promise<void> => {
    if (signal.aborted) return Promise.resolve();
    ticking ??= makeAndTakeOver()
      .catch((error: unknown) => log.error({ err: error }, 'looking for digests that are due failed'))
      .finally(() => {
        ticking = null;
      });
    return ticking;
  };

  const idle = async () => {
    while (ticking !== null || active.size > 0) {
      await ticking;
      await Promise.all([...active.values()].map(({ done }) => done));
    }
  };

  return {
    configure: async (key, settings) => {
      const before = await digests.configure(key, settings, clock.now());
      if (settings !== null) await digests.resume(key);
      return before;
    },
    start: async () => {
      await tick();
      if (!signal.aborted) stopTicks = options.everyMinute(() => void tick());
    },
    tick,
    idle,
    sendNow: async (key, to, instant) => {
      for (let now = clock.now(); ; now++) {
        const slot = `manual:${new Date(now).toISOString()}`;
        const run = { digest: key, slot, instant: instant ?? now, late: false, state: 'claimed' as const };
        if (!(await deliveries.makeManual(run, [...new Set(to)], lease(), clock.now()))) continue;
        await begin(run);
        return deliveries.ofRun(key, slot);
      }
    },
    status: () => readStatus({ digests, deliveries }, clock.now()),
    stop: async (withinMs) => {
      stopTicks();
      stopping.abort();
      await within(clock, withinMs, idle());
      cancelRenewal?.();
      await deliveries.release(me, clock.now());
    },
  };
}

/** Waits for all, then fails as the first of them that failed. */
async function settleAll(works: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(works);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
