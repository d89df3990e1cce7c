import type { AirtableBase } from '../airtable/read.ts';
import type { Dataset } from '../deals/dataset.ts';
import { tables as allTables, type TableName } from '../deals/deal.ts';
import type { MirrorState, TableRecords } from '../store/mirror.ts';
import type { Reading, Refusal, TableReading } from '../store/reading.ts';
import type { Store } from '../store/store.ts';
import { mergeChanges, readBaseChanges } from './change-read.ts';
import type { Load } from './load.ts';
import type { Progress } from './progress.ts';
import { findLostTables, isConfirmed } from './shrink.ts';
import { readWholeBase } from './whole-read.ts';

/** So many changes are kept in front of a whole read's pages before pages are written anew. */
const changesKept = 2_000;

export interface ReaderOptions {
  readonly store: Store;
  readonly base: AirtableBase;
  readonly load: Load;
  readonly fingerprint: string;
  readonly now: () => number;
}

/** The mirror after a read, with its dataset: null where the one there is stays in force. */
export interface ReadResult {
  readonly state: MirrorState;
  readonly dataset: Dataset | null;
  readonly refused: Refusal | null;
}

export interface Reader {
  /** Reads everything; `accept` is asked at the end whether a table may have shrunk. */
  whole(
    state: MirrorState,
    options: { signal: AbortSignal; accept: () => boolean; onProgress: (progress: Progress) => void },
  ): Promise<ReadResult>;
  changes(state: MirrorState, tables: readonly TableName[], signal: AbortSignal): Promise<ReadResult>;
}

/** Reads the base into the mirror, for whoever holds the lease. A read takes effect as a whole or not at all. */
export function createReader({ store, base, load, fingerprint, now }: ReaderOptions): Reader {
  const { mirror } = store;

  const adopt = async (state: MirrorState, generation: number, reading: Reading, signal: AbortSignal) => {
    const dataset = await load(mirror.source(generation), signal);
    signal.throwIfAborted();
    await mirror.adopt(fingerprint, generation, reading);
    return { state: { generation, revision: state.revision + 1, reading }, dataset, refused: null };
  };

  const compact = async (
    state: MirrorState,
    changed: TableRecords,
    reading: Reading,
    signal: AbortSignal,
  ) => {
    const writer = await mirror.begin();
    const source = mirror.source(state.generation ?? 0);
    for (const table of Object.keys(allTables) as TableName[]) {
      for await (const records of mergeChanges(source, table, changed.get(table) ?? [])) {
        signal.throwIfAborted();
        await writer.write(table, records);
      }
    }
    return adopt(state, writer.generation, reading, signal);
  };

  return {
    whole: async (state, { signal, accept, onProgress }) => {
      const writer = await mirror.begin();
      const began = now();
      const { tables: before } = state.reading;
      const expected = before && countRecords(before);
      const tables = await readWholeBase({ base, writer, now, signal, expected, onProgress });
      const ended = now();
      const tried = { ...state.reading, wholeTried: ended, problem: null, noCallsUntil: null };
      const lost = findLostTables(before, tables);
      if (lost.length > 0 && !accept() && !isConfirmed(lost, state.reading.refused)) {
        const refused = { at: ended, tables: lost };
        const reading = { ...tried, refused };
        await mirror.note(fingerprint, reading);
        return { state: { ...state, reading }, dataset: null, refused };
      }
      const reading = { ...tried, tables, wholeBegan: began, wholeEnded: ended, refused: null };
      return adopt(state, writer.generation, reading, signal);
    },

    changes: async (state, names, signal) => {
      const { generation } = state;
      const { tables: before } = state.reading;
      if (generation === null || before === null) throw new Error('changes of a base that was never read');
      const source = mirror.source(generation);
      const { changed, tables, regained } = await readBaseChanges({
        base,
        source,
        now,
        signal,
        tables: names,
        before,
      });
      const { wholeTried } = state.reading;
      const reading: Reading = {
        ...{ ...state.reading, tables, problem: null, noCallsUntil: null },
        // makes a whole read due
        wholeTried: regained ? null : wholeTried,
      };
      if (changed.size === 0) {
        await mirror.note(fingerprint, reading);
        return { state: { ...state, reading }, dataset: null, refused: null };
      }
      const pending = [...changed.values()].reduce((sum, records) => sum + records.length, 0);
      if (pending + (await mirror.countChanges(generation)) > changesKept) {
        return compact(state, changed, reading, signal);
      }
      await mirror.change(fingerprint, changed, reading);
      const dataset = await load(mirror.source(generation), signal);
      return { state: { generation, revision: state.revision + 1, reading }, dataset, refused: null };
    },
  };
}

function countRecords(tables: Readonly<Record<TableName, TableReading>>): Record<TableName, number> {
  const { sales_pipeline, products, sales_teams, accounts } = tables;
  return {
    sales_pipeline: sales_pipeline.records,
    products: products.records,
    sales_teams: sales_teams.records,
    accounts: accounts.records,
  };
}
