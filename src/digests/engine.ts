import { randomUUID } from 'node:crypto';
import type { Delivery, Lease, Run } from '../store/delivery.ts';
import type { DigestSettings } from '../store/digests.ts';
import { within } from './clock.ts';
import { makeDue } from './make-due.ts';
import { type DigestStatus, readStatus } from './status.ts';
import { createWorkOnRun, type WorkOptions } from './work-run.ts';

export interface EngineOptions extends Omit<WorkOptions, 'me'> {
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
const keepRuns = 400 * 86_400_000;

export function createDigestEngine(options: EngineOptions): DigestEngine {
  const { deliveries, digests, log, clock, stopping } = options;
  const me = randomUUID();
  const { signal } = stopping;
  const workOn = createWorkOnRun({ ...options, me });
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

  const begin = (run: Pick<Run, 'digest' | 'slot'>): Promise<void> => {
    const { digest, slot } = run;
    const name = `${digest} ${slot}`;
    const known = active.get(name);
    if (known) return known.done;
    const done = workOn(digest, slot, signal)
      // What is left of it is taken over when its lease is over.
      .catch((error: unknown) => log.error({ err: error, digest, slot }, 'a run of a digest broke off'))
      .finally(() => active.delete(name));
    active.set(name, { run, done });
    renewLater();
    return done;
  };

  const makeAndTakeOver = async () => {
    for (const digest of await digests.list()) {
      await makeDue(options, digest, lease()).catch((error: unknown) =>
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
