import { decodeAccount, decodeAgent, decodeDeal, decodeProduct } from '../airtable/decode.ts';
import { defaultMapping } from '../airtable/mapping.ts';
import type { Config } from '../config.ts';
import { DatasetBuilder } from '../deals/build.ts';
import { createGround } from '../ground.ts';
import { nothingRead } from '../store/reading.ts';
import type { SyncState } from '../sync/state.ts';
import type { Loaded, Source } from '../terminal/source.ts';
import { buildSampleBase } from './sample.ts';

const seed = 1;
const deals = 8800;

/** The generated sample base, with dates up to today: what a newcomer tries the words on. */
export function openSample(config: Config, now: number): Source {
  let loaded: Loaded | null = null;
  const load = (): Loaded => {
    if (loaded) return loaded;
    const options = { zone: config.timeZone, mapping: defaultMapping };
    const today = createGround(config).today(now);
    const base = buildSampleBase({ seed, deals, today, references: 'linked' });
    const builder = new DatasetBuilder({
      products: (base.products ?? []).map(decodeProduct),
      agents: (base.sales_teams ?? []).map(decodeAgent),
      accounts: (base.accounts ?? []).map(decodeAccount),
    });
    for (const record of base.sales_pipeline ?? []) builder.add(decodeDeal(record, options));
    loaded = { dataset: builder.finish(), asOf: now };
    return loaded;
  };
  const state: SyncState = {
    phase: 'idle',
    ready: true,
    asOf: now,
    reading: nothingRead,
    progress: null,
    estimate: null,
    calls: { used: 0, allowed: 0 },
    cadence: null,
    next: null,
  };
  return {
    load: async () => load(),
    freshen: async () => ({ ...load(), problem: null }),
    refresh: async () => ({ kind: 'read', ...load() }),
    state: async () => state,
    digests: async () => [],
    close: async () => {},
  };
}
