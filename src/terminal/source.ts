import type { Config } from '../config.ts';
import type { Dataset } from '../deals/dataset.ts';
import { type DigestStatus, readStatus } from '../digests/status.ts';
import type { Log } from '../log.ts';
import { type Data, openData } from '../open-data.ts';
import { systemClock } from '../sync/clock.ts';
import type { Progress } from '../sync/progress.ts';
import type { ReadOutcome } from '../sync/requests.ts';
import type { SyncState } from '../sync/state.ts';

/** Something that whoever runs the bot has to mend, said in a sentence. */
export class OperatorProblem extends Error {
  override readonly name = 'OperatorProblem';
}

export interface Loaded {
  readonly dataset: Dataset;
  /** when the read began that it is as fresh as; epoch milliseconds */
  readonly asOf: number;
}

type Refreshed =
  | ({ readonly kind: 'read' } & Loaded)
  | { readonly kind: 'refused' }
  | { readonly kind: 'too_young'; readonly seconds: number };

/** Where the terminal has its data from. */
export interface Source {
  /** From the mirror, whatever its age; reads the base first where there is no mirror, or where that was asked. */
  load(): Promise<Loaded>;
  /** The data with today's changes, or as it is and the kind of problem that kept them away. */
  freshen(): Promise<Loaded & { readonly problem: string | null }>;
  refresh(accept: boolean): Promise<Refreshed>;
  state(): Promise<SyncState>;
  digests(): Promise<DigestStatus[]>;
  close(): Promise<void>;
}

interface SourceOptions {
  readonly log: Log;
  readonly onProgress: (progress: Progress) => void;
}

const nothingConfigured =
  'No base is configured: set AIRTABLE_API_TOKEN and AIRTABLE_BASE_ID in .env (see .env.example), or add --sample to try the sample base.';

/** Opens the configured base. Throws an `OperatorProblem`. */
export async function openSource(
  config: Config,
  syncFirst: boolean,
  options: SourceOptions,
): Promise<Source> {
  const { airtable } = config;
  if (airtable === null) throw new OperatorProblem(nothingConfigured);
  const opened = await openData({ ...config, airtable }, { ...options, clock: systemClock });
  if ('problems' in opened) throw new OperatorProblem(opened.problems.join('\n'));
  return sourceOf(opened.data, syncFirst);
}

function sourceOf({ store, sync, readMirror, readState }: Data, syncFirst: boolean): Source {
  const { now } = systemClock;
  let started: Promise<void> | null = null;
  const start = () => {
    started ??= sync.start();
    return started;
  };
  const inForce = (): Loaded | null => {
    const dataset = sync.dataset();
    return dataset && { dataset, asOf: sync.state().asOf ?? now() };
  };
  const readWhole = async (accept: boolean): Promise<ReadOutcome | { kind: 'too_young'; again: number }> => {
    await start();
    const answer = await sync.refresh({ accept });
    return answer.kind === 'too_young' ? answer : await answer.done;
  };
  return {
    load: async () => {
      const mirror = syncFirst ? null : await readMirror();
      if (mirror) return mirror;
      const outcome = await readWhole(false);
      const loaded = inForce();
      if (loaded && outcome.kind === 'problem') process.stderr.write(`${outcome.problem.message}\n`);
      if (loaded) return loaded;
      throw new OperatorProblem(reasonOf(outcome, sync.state()));
    },
    freshen: async () => {
      await start();
      const outcome = inForce() ? await sync.catchUp() : 'failed';
      const loaded = inForce();
      if (!loaded) throw new OperatorProblem(reasonOf({ kind: 'too_young' }, sync.state()));
      if (outcome === 'fresh') return { ...loaded, problem: null };
      return {
        ...loaded,
        problem:
          outcome === 'no_calls' ? 'monthly_cap' : (sync.state().reading.problem?.kind ?? 'unreachable'),
      };
    },
    refresh: async (accept) => {
      const outcome = await readWhole(accept);
      if (outcome.kind === 'too_young')
        return { kind: 'too_young', seconds: Math.ceil((60_000 - (outcome.again - now())) / 1000) };
      if (outcome.kind === 'refused') return { kind: 'refused' };
      const loaded = inForce();
      if (outcome.kind !== 'read' || !loaded) throw new OperatorProblem(reasonOf(outcome, sync.state()));
      return { kind: 'read', ...loaded };
    },
    digests: () => readStatus(store, now()),
    state: async () => (started ? sync.state() : await readState()),
    close: async () => {
      if (started) await sync.stop();
      await store.close();
    },
  };
}

function reasonOf(outcome: ReadOutcome | { kind: 'too_young' }, state: SyncState): string {
  if (outcome.kind === 'problem') return outcome.problem.message;
  return state.reading.problem?.message ?? 'The base could not be read.';
}
