import type { SourceRecord, TableName } from '../deals/deal.ts';
import type { RawRecord } from './answer.ts';
import type { AirtableClient, AirtableLog } from './client.ts';
import { fieldsOf, isRequired, type Mapping } from './mapping.ts';
import type { Push } from './merge.ts';
import type { ReadPage } from './page.ts';
import { AirtableProblem } from './problem.ts';

const mostRestarts = 3;

export interface TableReading {
  readonly client: AirtableClient;
  readonly mapping: Mapping;
  readonly log: AirtableLog;
  readonly refused: Map<TableName, ReadonlySet<string>>;
  readonly table: TableName;
  readonly signal: AbortSignal;
  readonly formula?: string;
}

/** Reads a table from its start, again where its iterator expires, without the optional fields it refuses. */
export async function readTable(reading: TableReading, push: Push<ReadPage>): Promise<void> {
  const { table, mapping, refused, log } = reading;
  let again = false;
  let handed = false;
  const handOver: Push<ReadPage> = (page) => {
    const first = again;
    again = false;
    handed = true;
    return push(first ? { ...page, again: true } : page);
  };
  let restarts = 0;
  for (;;) {
    try {
      return await readChain(reading, handOver);
    } catch (error) {
      if (!(error instanceof AirtableProblem)) throw error;
      if (error.kind === 'no_field') {
        const field = fieldsOf(table).find((role) => mapping.fields[table][role] === error.field);
        const known = refused.get(table) ?? new Set<string>();
        if (field === undefined || isRequired(table, field) || known.has(field)) {
          throw new AirtableProblem('no_field', {
            table,
            ...(error.status !== undefined && { status: error.status }),
            ...((field ?? error.field) !== undefined && { field: field ?? error.field ?? '' }),
            ...(error.field !== undefined && { named: error.field }),
          });
        }
        refused.set(table, new Set([...known, field]));
        log.warn({ table, field }, 'airtable: the base has no such field, read without it');
      } else if (error.kind === 'iterator_expired' && restarts < mostRestarts) {
        restarts += 1;
        log.warn({ table, restarts }, 'airtable: the reading expired, the table is read again');
      } else {
        throw error;
      }
      again = handed;
    }
  }
}

/** One chain of offsets. The next page is asked for before this one is handed over. */
async function readChain(reading: TableReading, push: Push<ReadPage>): Promise<void> {
  const { client, mapping, refused, table, signal, formula, log } = reading;
  const without = refused.get(table) ?? new Set<string>();
  const roles = fieldsOf(table).filter((role) => !without.has(role));
  const names = mapping.fields[table];
  const ask = (offset?: string) =>
    client.page({
      table,
      tableName: mapping.tables[table],
      fields: roles.map((role) => names[role] ?? role),
      offset,
      formula,
      signal,
    });
  let count = 0;
  let pending = ask();
  for (;;) {
    const page = await pending;
    const next = page.offset === undefined ? undefined : ask(page.offset);
    // Awaited in the next round; until then a failure of it is nobody's.
    next?.catch(() => {});
    count += page.records.length;
    log.debug({ table, records: count }, 'airtable: page read');
    await push({
      table,
      records: page.records.map((record) => underRoles(record, roles, names)),
      again: false,
      last: next === undefined,
      date: page.date,
      withoutFields: [...without],
    });
    if (next === undefined) return;
    pending = next;
  }
}

function underRoles(
  record: RawRecord,
  roles: readonly string[],
  names: Readonly<Record<string, string>>,
): SourceRecord {
  const fields: Record<string, unknown> = {};
  for (const role of roles) {
    const value = record.fields[names[role] ?? role];
    if (value !== undefined && value !== null) fields[role] = value;
  }
  return { id: record.id, fields };
}
