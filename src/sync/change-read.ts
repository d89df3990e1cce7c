import { isDeepStrictEqual } from 'node:util';
import type { AirtableBase } from '../airtable/read.ts';
import type { SourceRecord, TableName } from '../deals/deal.ts';
import type { TableRecords } from '../store/mirror.ts';
import type { MirrorSource } from '../store/mirror-source.ts';
import type { TableReading } from '../store/reading.ts';
import { untilAborted } from './abort.ts';

/** Records that were being saved while the last read began may carry an earlier time than it. */
const overlap = 120_000;

export interface ChangeRead {
  /** records that are new or differ from the mirror's, by table; tables without any are left out */
  readonly changed: TableRecords;
  readonly tables: Readonly<Record<TableName, TableReading>>;
  /** a field that was missing is there again: records that came meanwhile lack it, though nobody changes them now */
  readonly regained: boolean;
}

/**
 * Reads what changed in some tables since their last successful read began, less two minutes.
 * Rejects with an `AirtableProblem`, or with the signal's reason.
 */
export async function readBaseChanges(options: {
  base: AirtableBase;
  source: MirrorSource;
  now: () => number;
  signal: AbortSignal;
  tables: readonly TableName[];
  before: Readonly<Record<TableName, TableReading>>;
}): Promise<ChangeRead> {
  const { base, source, now, signal } = options;
  const changed = new Map<TableName, readonly SourceRecord[]>();
  const tables = { ...options.before };
  let regained = false;
  for (const table of options.tables) {
    const before = tables[table];
    const readAt = now();
    const records = new Map<string, SourceRecord>();
    let began: number | null = null;
    let withoutFields = before.withoutFields;
    const since = new Date(before.since - overlap);
    for await (const page of untilAborted(base.readChanges(table, since), signal)) {
      if (page.again) records.clear();
      began = page.again ? page.date.getTime() : (began ?? page.date.getTime());
      withoutFields = page.withoutFields;
      for (const record of page.records) records.set(record.id, record);
    }
    const { differing, added } = await findDiffering(source, table, records, signal);
    if (differing.length > 0) changed.set(table, differing);
    regained ||= before.withoutFields.some((field) => !withoutFields.includes(field));
    tables[table] = { records: before.records + added, since: began ?? before.since, readAt, withoutFields };
  }
  return { changed, tables, regained };
}

/** The overlap brings the same records again: those that the mirror has already are no change. */
async function findDiffering(
  source: MirrorSource,
  table: TableName,
  records: ReadonlyMap<string, SourceRecord>,
  signal: AbortSignal,
): Promise<{ differing: readonly SourceRecord[]; added: number }> {
  if (records.size === 0) return { differing: [], added: 0 };
  const unknown = new Map(records);
  const differing: SourceRecord[] = [];
  for await (const kept of source.records(table)) {
    signal.throwIfAborted();
    for (const record of kept) {
      const fresh = unknown.get(record.id);
      if (fresh === undefined) continue;
      unknown.delete(record.id);
      if (!isDeepStrictEqual(fresh.fields, record.fields)) differing.push(fresh);
    }
    if (unknown.size === 0) break;
  }
  return { differing: [...differing, ...unknown.values()], added: unknown.size };
}

/** A generation's records with changes in the place of the old ones, then what is new. */
export async function* mergeChanges(
  source: MirrorSource,
  table: TableName,
  changed: readonly SourceRecord[],
): AsyncGenerator<readonly SourceRecord[]> {
  const ahead = new Map(changed.map((record) => [record.id, record]));
  for await (const records of source.records(table)) {
    yield records.map((record) => {
      const fresh = ahead.get(record.id);
      ahead.delete(record.id);
      return fresh ?? record;
    });
  }
  yield [...ahead.values()];
}
