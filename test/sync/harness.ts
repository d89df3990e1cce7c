import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import { defaultMapping } from '../../src/airtable/mapping.ts';
import type { Dataset } from '../../src/deals/dataset.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { createLoad } from '../../src/sync/load.ts';
import { createSync, type Sync } from '../../src/sync/sync.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { createScriptedBase, type Records, type ScriptedBase } from './scripted-base.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export interface Harness {
  readonly base: ScriptedBase;
  readonly store: Store;
  readonly clock: ManualClock;
  readonly sync: Sync;
  /** the size of each dataset, in the order they came into force */
  readonly sizes: number[];
  readonly datasets: Dataset[];
  /** Moves time on, and waits until nothing is being read. */
  pass(milliseconds: number): Promise<void>;
  settle(): Promise<void>;
  /** Another process on the same store and at the same time. */
  another(options?: { base?: ScriptedBase; fingerprint?: string }): Harness;
}

export interface HarnessOptions {
  records: Records;
  store?: Store;
  clock?: ManualClock;
  base?: ScriptedBase;
  monthlyCalls?: number | null;
  fingerprint?: string;
}

export async function createHarness(options: HarnessOptions): Promise<Harness> {
  return build({ ...options, store: options.store ?? (await openStore(':memory:')) });
}

function build(options: HarnessOptions & { store: Store }): Harness {
  const { store, monthlyCalls = 1_000_000, fingerprint = 'base one' } = options;
  const clock = options.clock ?? createManualClock('2026-03-10T10:00:00Z');
  const base = options.base ?? createScriptedBase(options.records, clock.now);
  base.onCall = () => void store.calls.add(clock.now(), 1);
  const datasets: Dataset[] = [];
  const sizes: number[] = [];
  const sync = createSync({
    store,
    base,
    load: createLoad({ zone: 'UTC', mapping: defaultMapping }),
    config: { interval: 5 * minute, monthlyCalls, fingerprint },
    clock,
    log: pino({ level: 'silent' }),
    onDataset: (dataset) => {
      datasets.push(dataset);
      sizes.push(dataset.size);
    },
  });
  const settle = async () => {
    for (let quiet = 0; quiet < 20; ) {
      await turn();
      const { phase } = sync.state();
      quiet = phase === 'whole' || phase === 'changes' ? 0 : quiet + 1;
    }
  };
  return {
    base,
    store,
    clock,
    sync,
    sizes,
    datasets,
    settle,
    pass: async (milliseconds) => {
      clock.advance(milliseconds);
      await settle();
    },
    another: (other) =>
      build({
        ...options,
        clock,
        base: other?.base ?? createScriptedBase(base.records, clock.now),
        fingerprint: other?.fingerprint ?? fingerprint,
      }),
  };
}
