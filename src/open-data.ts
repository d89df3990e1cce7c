import { readFile } from 'node:fs/promises';
import { defaultMapping, fingerprint, type Mapping, parseMapping } from './airtable/mapping.ts';
import { openBase } from './airtable/read.ts';
import { recordUrl } from './airtable/record-url.ts';
import { prepareNames } from './ask.ts';
import type { AirtableConfig, Config } from './config.ts';
import type { Dataset } from './deals/dataset.ts';
import type { Log } from './log.ts';
import { StoreProblem } from './store/problem.ts';
import { openStore, type Store } from './store/store.ts';
import type { Clock } from './sync/clock.ts';
import { readDealNames } from './sync/deal-names.ts';
import { createLoad } from './sync/load.ts';
import { computeAllowedCalls } from './sync/plan.ts';
import type { Progress } from './sync/progress.ts';
import { createProgressLog } from './sync/progress-log.ts';
import type { SyncState } from './sync/state.ts';
import { createSync, type Sync } from './sync/sync.ts';

/** The store and what keeps it current. */
export interface Data {
  readonly store: Store;
  readonly sync: Sync;
  /** the data there is, without any call to Airtable; null where there is none for this base */
  /** what is known of the reading, without any call to Airtable */
  readonly readState: () => Promise<SyncState>;
  readonly readMirror: () => Promise<{ readonly dataset: Dataset; readonly asOf: number } | null>;
  readonly deals: {
    /** what the base calls them; those that are gone since have none */
    readonly names: (recordIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
    /** where a record is found in Airtable; null where the table's id is not known */
    readonly url: (recordId: string) => string | null;
  };
}

export interface DataOptions {
  readonly log: Log;
  readonly clock: Clock;
  readonly onProgress?: (progress: Progress) => void;
}

/** Opens the mirror of the configured base; what an operator has to mend is a list of sentences. */
export async function openData(
  config: Config & { readonly airtable: AirtableConfig },
  { log, clock, onProgress }: DataOptions,
): Promise<{ readonly data: Data } | { readonly problems: readonly string[] }> {
  const { now } = clock;
  const read = await readMapping(config.airtableMapping);
  if ('problems' in read) return read;
  const { mapping } = read;
  const opened = await openStoreOrProblem(config.databaseUrl);
  if ('problems' in opened) return opened;
  const { store } = opened;
  const { airtable, airtableEndpointUrl } = config;
  const source = JSON.stringify([airtableEndpointUrl, airtable.baseId, fingerprint(mapping)]);
  const load = createLoad({ zone: config.timeZone, mapping });
  const base = openBase({
    token: airtable.token.reveal(),
    baseId: airtable.baseId,
    endpointUrl: airtableEndpointUrl,
    mapping,
    log,
    onCall: () => {
      store.calls
        .add(now(), 1)
        .catch((error: unknown) => log.error({ err: error }, 'a call to Airtable was not counted'));
    },
  });
  const logProgress = createProgressLog(log, now);
  const sync = createSync({
    store,
    base,
    load,
    clock,
    config: {
      interval: config.syncIntervalMs,
      monthlyCalls: config.airtableMonthlyCalls,
      fingerprint: source,
    },
    log,
    onDataset: (dataset) => {
      prepareNames(dataset);
      log.info({ deals: dataset.size }, 'the data is up to date');
    },
    onProgress: (progress) => {
      logProgress(progress);
      onProgress?.(progress);
    },
  });
  const readMirror = async () => {
    const { generation, reading } = await store.mirror.state(source);
    if (generation === null) return null;
    const dataset = await load(store.mirror.source(generation), new AbortController().signal);
    return { dataset, asOf: reading.tables?.sales_pipeline.readAt ?? now() };
  };
  const readState = async (): Promise<SyncState> => {
    const { generation, reading } = await store.mirror.state(source);
    const used = await store.calls.count(now());
    return {
      phase: 'idle',
      ready: generation !== null,
      asOf: reading.tables?.sales_pipeline.readAt ?? null,
      reading,
      progress: null,
      estimate: null,
      calls: { used, allowed: computeAllowedCalls(reading.tables, config.airtableMonthlyCalls) },
      cadence: null,
      next: null,
    };
  };
  const deals: Data['deals'] = {
    names: async (recordIds) => {
      const { generation } = await store.mirror.state(source);
      return generation === null ? new Map() : readDealNames(store.mirror.source(generation), recordIds);
    },
    url: (recordId) => recordUrl(airtable.baseId, mapping.tables.sales_pipeline, recordId),
  };
  return { data: { store, sync, deals, readState, readMirror } };
}

async function readMapping(
  path: string | null,
): Promise<{ mapping: Mapping } | { problems: readonly string[] }> {
  if (path === null) return { mapping: defaultMapping };
  try {
    const parsed = parseMapping(JSON.parse(await readFile(path, 'utf8')));
    if (parsed.mapping) return { mapping: parsed.mapping };
    return { problems: parsed.problems.map((problem) => `AIRTABLE_MAPPING, ${path}: ${problem}`) };
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    return { problems: [`AIRTABLE_MAPPING: the file ${path} ${reason}.`] };
  }
}

async function openStoreOrProblem(url: string): Promise<{ store: Store } | { problems: readonly string[] }> {
  try {
    return { store: await openStore(url) };
  } catch (error) {
    if (error instanceof StoreProblem) return { problems: [error.message] };
    throw error;
  }
}
