import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { SourceRecord, TableName } from '../deals/deal.ts';
import type { Schema } from './schema.ts';
import { SeenIds } from './seen-ids.ts';

/** Small enough that several pages are read and decoded in one slice of a few milliseconds. */
const recordsOfPage = 200;
/** Rows that one statement deletes: pages hold some 25 KB each. */
const pagesAtOnce = 20;
const changesAtOnce = 500;
const changesInStatement = 100;

/** A whole read as it is being written; nobody sees it before it is adopted. */
export interface GenerationWriter {
  readonly generation: number;
  /** Appends records of a table. One that was written already, by its id, is replaced. */
  write(table: TableName, records: readonly SourceRecord[]): Promise<void>;
  /** Forgets what was written of a table, to begin it again. */
  restart(table: TableName): Promise<void>;
  /** Different records written so far. */
  count(table: TableName): number;
}

export function createGenerationWriter(db: Kysely<Schema>, generation: number): GenerationWriter {
  const written = new Map<TableName, { ids: SeenIds; pages: number }>();
  const progressOf = (table: TableName) => {
    const known = written.get(table) ?? { ids: new SeenIds(), pages: 0 };
    written.set(table, known);
    return known;
  };
  const writePage = async (table: TableName, records: readonly SourceRecord[]) => {
    const progress = progressOf(table);
    const fresh = records.filter(({ id }) => progress.ids.add(id));
    // A record comes twice where it moves in Airtable's order between two pages; the later one is newer.
    // A record taken for known by mistake is kept all the same: what is no page's stands for itself.
    const again = fresh.length < records.length ? records.filter((record) => !fresh.includes(record)) : [];
    await db
      .insertInto('mirror_pages')
      .values({
        generation,
        table_name: table,
        page: progress.pages++,
        records: fresh.length,
        body: JSON.stringify(fresh),
      })
      .execute();
    await writeChanges(db, generation, table, again);
    await yieldToOthers();
  };
  return {
    generation,
    write: async (table, records) => {
      for (let from = 0; from < records.length; from += recordsOfPage) {
        await writePage(table, records.slice(from, from + recordsOfPage));
      }
    },
    restart: async (table) => {
      written.delete(table);
      await deleteTable(db, generation, table);
    },
    count: (table) => written.get(table)?.ids.size ?? 0,
  };
}

/** Puts records in front of those of the pages. */
export async function writeChanges(
  db: Kysely<Schema>,
  generation: number,
  table: TableName,
  records: readonly SourceRecord[],
): Promise<void> {
  const rows = new Map(
    records.map((record) => [
      record.id,
      { generation, table_name: table, id: record.id, body: JSON.stringify(record) },
    ]),
  );
  const values = [...rows.values()];
  for (let from = 0; from < values.length; from += changesInStatement) {
    if (from > 0) await yieldToOthers();
    await db
      .insertInto('mirror_changes')
      .values(values.slice(from, from + changesInStatement))
      .onConflict((conflict) =>
        conflict
          .columns(['generation', 'table_name', 'id'])
          .doUpdateSet((eb) => ({ body: eb.ref('excluded.body') })),
      )
      .execute();
  }
}

/** Deletes what a generation holds of a table, little by little. */
export async function deleteTable(db: Kysely<Schema>, generation: number, table: string): Promise<void> {
  const { pages } = await db
    .selectFrom('mirror_pages')
    .select((eb) => eb.fn.max('page').as('pages'))
    .where('generation', '=', generation)
    .where('table_name', '=', table)
    .executeTakeFirstOrThrow();
  for (let page = 0; pages !== null && page <= pages; page += pagesAtOnce) {
    await db
      .deleteFrom('mirror_pages')
      .where('generation', '=', generation)
      .where('table_name', '=', table)
      .where('page', '>=', page)
      .where('page', '<', page + pagesAtOnce)
      .execute();
    await yieldToOthers();
  }
  for (;;) {
    const { numDeletedRows } = await db
      .deleteFrom('mirror_changes')
      .where('generation', '=', generation)
      .where('table_name', '=', table)
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('mirror_changes as old')
          .select('old.id')
          .where('old.generation', '=', generation)
          .where('old.table_name', '=', table)
          .limit(changesAtOnce),
      )
      .executeTakeFirstOrThrow();
    if (Number(numDeletedRows) < changesAtOnce) return;
    await yieldToOthers();
  }
}
