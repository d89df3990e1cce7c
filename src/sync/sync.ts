import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { AirtableBase } from '../airtable/read.ts';
import type { Dataset } from '../deals/dataset.ts';
import type { Log } from '../log.ts';
import type { MirrorState } from '../store/mirror.ts';
import { nothingRead } from '../store/reading.ts';
import type { Store } from '../store/store.ts';
import { type CatchUpOutcome, createCatchUp } from './catch-up.ts';
import { type Clock, systemClock } from './clock.ts';
import { holdLease } from './lease.ts';
import type { Load } from './load.ts';
import { computeAllowedCalls, computePlan, type Plan } from './plan.ts';
import { describeProblem } from './problem.ts';
import { computeEstimate, noRecords, type Progress } from './progress.ts';
import { createReader, type ReadResult } from './reader.ts';
import { createRequests, type ReadOutcome } from './requests.ts';
import type { SyncState } from './state.ts';

/** How soon a change made by another process is seen. */
const lookEvery = 30_000;
/** How soon the end of a read by another process is seen. */
const waitEvery = 2_000;
/** Where nothing can be answered yet, a read that failed is tried again sooner than the interval. */
const retryWithoutData = 60_000;
/** A whole read that failed may have cost thousands of calls: changes are read before it is tried again. */
const wholeRetry = 3_600_000;
/** `refresh` does not read again what was read less than this ago. */
const youngest = 60_000;

export interface SyncOptions {
  readonly store: Store;
  readonly base: AirtableBase;
  readonly load: Load;
  readonly config: {
    /** shortest time between two reads, in milliseconds */
    readonly interval: number;
    /** calls a month; null where nobody set them: then by the size of the base */
    readonly monthlyCalls: number | null;
    /** of endpoint, base id and mapping: the mirror of any other is none */
    readonly fingerprint: string;
  };
  readonly clock?: Clock;
  readonly log: Log;
  /** told of each dataset, the first included */
  readonly onDataset: (dataset: Dataset) => void;
  /** told of each page of a whole read */
  readonly onProgress?: (progress: Progress) => void;
}

type RefreshAnswer =
  /** it is being read, or will be in a moment; `done` never rejects */
  | { readonly kind: 'reading'; readonly done: Promise<ReadOutcome> }
  /** it was read less than a minute ago: ask again at `again` */
  | { readonly kind: 'too_young'; readonly read: number; readonly again: number };

export interface Sync {
  /** Loads the mirror, where there is one, without any call to Airtable; then reads in the background. */
  start(): Promise<void>;
  /** Ends within a second, leaving the mirror as it was last in force. */
  stop(): Promise<void>;
  /** Reads the whole base now; with `accept`, takes tables that lost more than half of their records. */
  refresh(options?: { accept?: boolean }): Promise<RefreshAnswer>;
  /**
   * Reads the changes now, outside the interval, where the last read is older than a minute and calls are left this
   * month. The dataset is in force when it resolves; never rejects.
   */
  catchUp(): Promise<CatchUpOutcome>;
  state(): SyncState;
  /** The dataset in force; null before the first. */
  dataset(): Dataset | null;
  /** Resolves with the first dataset, at once where it is there; never rejects. */
  ready(): Promise<Dataset>;
}

/** Keeps the mirror and the dataset current. One process reads at a time; others follow what it wrote. */
export function createSync(options: SyncOptions): Sync {
  const { store, base, load, config, log, onDataset } = options;
  const { fingerprint, interval } = config;
  const clock = options.clock ?? systemClock;
  const owner = `${hostname()}:${process.pid}:${randomUUID()}`;
  const reader = createReader({ store, base, load, fingerprint, now: clock.now });
  const requests = createRequests();
  const catchUp = createCatchUp();
  const stopping = new AbortController();
  const first = Promise.withResolvers<Dataset>();

  let mirror: MirrorState = { generation: null, revision: 0, reading: nothingRead };
  let loaded: { dataset: Dataset; revision: number } | null = null;
  let phase: SyncState['phase'] = 'idle';
  let progress: Progress | null = null;
  let used = 0;
  let plan: Plan | null = null;
  let retryAt = 0;
  let wholeRetryAt = 0;
  let swept = false;
  let running: Promise<void> | null = null;
  let wake = () => {};
  let woken = false;

  const publish = (dataset: Dataset, revision: number) => {
    loaded = { dataset, revision };
    first.resolve(dataset);
    onDataset(dataset);
  };

  /** Takes over what another process, or an earlier one, wrote. */
  const follow = async () => {
    mirror = await store.mirror.state(fingerprint);
    while (mirror.generation !== null && mirror.revision !== loaded?.revision) {
      const { generation, revision } = mirror;
      const dataset = await load(store.mirror.source(generation), stopping.signal);
      mirror = await store.mirror.state(fingerprint);
      // A generation that was replaced meanwhile was being deleted under our eyes.
      if (mirror.generation === generation) publish(dataset, revision);
    }
  };

  const makePlan = async () => {
    used = await store.calls.count(clock.now());
    const { reading } = mirror;
    const allowed = computeAllowedCalls(reading.tables, config.monthlyCalls);
    plan = computePlan({ now: clock.now(), reading, interval, used, allowed, retryAt, wholeRetryAt });
    return plan;
  };

  const isDue = (due: Plan) => requests.waiting() || catchUp.waiting() || due.at <= clock.now();

  /** The data is younger than a minute: nobody needs to wait for it. */
  const isFresh = () => clock.now() - (mirror.reading.tables?.sales_pipeline.readAt ?? 0) < youngest;

  const read = async (due: Plan, signal: AbortSignal): Promise<ReadResult> => {
    const wholeIsDue = requests.waiting() || (due.what === 'whole' && due.at <= clock.now());
    if (mirror.generation !== null && !wholeIsDue) {
      phase = 'changes';
      return reader.changes(mirror, due.what === 'changes' ? due.tables : ['sales_pipeline'], signal);
    }
    phase = 'whole';
    requests.begin();
    return reader.whole(mirror, {
      signal,
      accept: requests.accept,
      onProgress: (now) => {
        progress = now;
        options.onProgress?.(now);
      },
    });
  };

  const noteProblem = async (error: unknown) => {
    const now = clock.now();
    const { problem, noCallsUntil } = describeProblem(error, mirror.reading.problem, now);
    log.warn({ err: error, kind: problem.kind }, 'the base could not be read');
    if (phase === 'whole') wholeRetryAt = now + Math.max(wholeRetry, interval);
    retryAt = now + (loaded ? interval : Math.min(interval, retryWithoutData));
    mirror = {
      ...mirror,
      reading: { ...mirror.reading, problem, noCallsUntil: noCallsUntil ?? mirror.reading.noCallsUntil },
    };
    requests.end({ kind: 'problem', problem });
    catchUp.end('failed');
    await store.mirror.note(fingerprint, mirror.reading);
  };

  /** Does what is due, and says when to look again. */
  const step = async (): Promise<number> => {
    await follow();
    requests.satisfy(mirror.reading);
    const next = await makePlan();
    if (!isDue(next)) {
      phase = 'idle';
      progress = null;
      return Math.min(next.at, clock.now() + lookEvery);
    }
    const { signal } = stopping;
    const lease = await holdLease({ leases: store.leases, name: 'sync', owner, clock, signal });
    if (!lease) {
      phase = 'waiting';
      progress = await observeProgress();
      return clock.now() + waitEvery;
    }
    try {
      // Whoever held the lease before may have done it all.
      await follow();
      requests.satisfy(mirror.reading);
      if (isFresh()) catchUp.end('fresh');
      const due = await makePlan();
      if (!swept) await store.mirror.sweep();
      swept = true;
      if (!isDue(due)) return clock.now();
      const result = await read(due, lease.signal);
      mirror = result.state;
      retryAt = 0;
      if (phase === 'whole') wholeRetryAt = 0;
      if (result.dataset) publish(result.dataset, mirror.revision);
      catchUp.end(result.refused ? 'failed' : 'fresh');
      progress = null;
      if (phase === 'whole') {
        requests.end(result.refused ? { kind: 'refused', refusal: result.refused } : { kind: 'read' });
      }
      if (phase === 'whole' || result.dataset) await store.mirror.sweep();
    } catch (error) {
      if (signal.aborted) throw error;
      await noteProblem(error);
      swept = false;
    } finally {
      phase = 'idle';
      progress = null;
      await lease.release();
    }
    return clock.now();
  };

  const observeProgress = async (): Promise<Progress | null> => {
    if (mirror.generation !== null) return null;
    const records = { ...noRecords, ...(await store.mirror.countNewest()) };
    return { began: progress?.began ?? clock.now(), records, done: [], expected: null };
  };

  const sleep = (until: number) =>
    new Promise<void>((resolve) => {
      const cancel = clock.after(Math.max(0, until - clock.now()), resolve);
      wake = () => {
        cancel();
        resolve();
      };
      if (woken) wake();
    });

  const run = async () => {
    while (!stopping.signal.aborted) {
      woken = false;
      let next = clock.now() + lookEvery;
      try {
        next = await step();
      } catch (error) {
        if (stopping.signal.aborted) break;
        log.error({ err: error }, 'keeping the data current failed');
      }
      if (!stopping.signal.aborted && next > clock.now()) await sleep(next);
    }
  };

  const nudge = () => {
    woken = true;
    wake();
  };

  return {
    start: async () => {
      await follow();
      await makePlan();
      running = run();
    },
    stop: async () => {
      stopping.abort(new Error('the program is stopping'));
      nudge();
      await running;
      requests.stop();
      catchUp.end('stopped');
      phase = 'stopped';
    },
    refresh: async ({ accept = false } = {}) => {
      if (phase !== 'whole') {
        const { reading } = await store.mirror.state(fingerprint);
        const again = (reading.wholeTried ?? Number.NEGATIVE_INFINITY) + youngest;
        const wanted = accept && reading.refused !== null;
        if (reading.wholeTried !== null && clock.now() < again && !wanted) {
          return { kind: 'too_young', read: reading.wholeTried, again };
        }
      }
      const done = requests.ask({ accept, at: clock.now() });
      nudge();
      return { kind: 'reading', done };
    },
    catchUp: async () => {
      if (isFresh()) return 'fresh';
      const { noCallsUntil, tables } = mirror.reading;
      used = await store.calls.count(clock.now());
      if (stopping.signal.aborted) return 'stopped';
      const exhausted = used >= computeAllowedCalls(tables, config.monthlyCalls);
      if (exhausted || (noCallsUntil ?? 0) > clock.now()) return 'no_calls';
      const done = catchUp.ask();
      nudge();
      return done;
    },
    state: () => ({
      phase,
      ready: loaded !== null,
      asOf: mirror.reading.tables?.sales_pipeline.readAt ?? null,
      reading: mirror.reading,
      progress,
      estimate: progress && computeEstimate(progress, clock.now()),
      calls: { used, allowed: computeAllowedCalls(mirror.reading.tables, config.monthlyCalls) },
      cadence: plan?.cadence ?? null,
      next: phase === 'idle' && plan ? { at: plan.at, what: plan.what, tables: plan.tables } : null,
    }),
    dataset: () => loaded?.dataset ?? null,
    ready: () => first.promise,
  };
}
