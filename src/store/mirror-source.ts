import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { SourceRecord, TableName } from '../deals/deal.ts';
import type { Schema } from './schema.ts';

/** Some 25 KB each; to read one as JSON takes five times as long as to look through it. */
const pagesAtOnce = { read: 4, searched: 16 };
const changesAtOnce = 500;
const idsAtOnce = 100;

/** The records of one generation, changes included. */
export interface MirrorSource {
  /** All records of a table, some hundred at a time, others having their turn in between. */
  records(table: TableName): AsyncGenerator<readonly SourceRecord[]>;
  /** Some records of a table by their ids, others having their turn in between; one that is not there is absent. */
  find(table: TableName, ids: readonly string[]): Promise<ReadonlyMap<string, SourceRecord>>;
}

export function createMirrorSource(db: Kysely<Schema>, generation: number): MirrorSource {
  return {
    records: async function* (table) {
      const changes = await readChanges(db, generation, table);
      for await (const body of readPages(db, generation, table, pagesAtOnce.read)) {
        const page = parsePage(body);
        yield changes.size === 0 ? page : page.map((record) => takeFrom(changes, record.id) ?? record);
      }
      const added = [...changes.values()];
      for (let from = 0; from < added.length; from += changesAtOnce) {
        await yieldToOthers();
        yield added.slice(from, from + changesAtOnce).map(parseRecord);
      }
    },
    find: async (table, ids) => {
      const found = await findChanges(db, generation, table, ids);
      const left = new Set(ids.filter((id) => !found.has(id)).map((id) => JSON.stringify(id)));
      for await (const body of readPages(db, generation, table, pagesAtOnce.searched)) {
        if (left.size === 0) break;
        for (const record of namesOne(body, left) ? parsePage(body) : []) {
          if (left.delete(JSON.stringify(record.id))) found.set(record.id, record);
        }
      }
      return found;
    },
  };
}

/**
 * Whether a page may hold a record of one of these ids, as JSON writes them. To look for ids takes a fifth of the time
 * of reading the page as JSON, and few pages hold what is looked for.
 */
function namesOne(body: string, ids: ReadonlySet<string>): boolean {
  for (const [, id = ''] of body.matchAll(/"id":("(?:[^"\\]|\\.)*")/g)) if (ids.has(id)) return true;
  return false;
}

async function* readPages(db: Kysely<Schema>, generation: number, table: TableName, atOnce: number) {
  let last = -1;
  for (;;) {
    const pages = await db
      .selectFrom('mirror_pages')
      .select(['page', 'body'])
      .where('generation', '=', generation)
      .where('table_name', '=', table)
      .where('page', '>', last)
      .orderBy('page')
      .limit(atOnce)
      .execute();
    for (const { page, body } of pages) {
      last = page;
      yield body;
    }
    if (pages.length < atOnce) return;
    await yieldToOthers();
  }
}

/** Kept as text until their turn comes: most readers meet each of them once. */
async function readChanges(db: Kysely<Schema>, generation: number, table: TableName) {
  const changes = new Map<string, string>();
  let last = '';
  for (;;) {
    const rows = await db
      .selectFrom('mirror_changes')
      .select(['id', 'body'])
      .where('generation', '=', generation)
      .where('table_name', '=', table)
      .where('id', '>', last)
      .orderBy('id')
      .limit(changesAtOnce)
      .execute();
    for (const { id, body } of rows) {
      last = id;
      changes.set(id, body);
    }
    if (rows.length < changesAtOnce) return changes;
    await yieldToOthers();
  }
}

async function findChanges(
  db: Kysely<Schema>,
  generation: number,
  table: TableName,
  ids: readonly string[],
): Promise<Map<string, SourceRecord>> {
  const found = new Map<string, SourceRecord>();
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    if (from > 0) await yieldToOthers();
    const rows = await db
      .selectFrom('mirror_changes')
      .select(['id', 'body'])
      .where('generation', '=', generation)
      .where('table_name', '=', table)
      .where('id', 'in', ids.slice(from, from + idsAtOnce))
      .execute();
    for (const { id, body } of rows) found.set(id, parseRecord(body));
  }
  return found;
}

function takeFrom(changes: Map<string, string>, id: string): SourceRecord | undefined {
  const body = changes.get(id);
  if (body === undefined) return undefined;
  changes.delete(id);
  return parseRecord(body);
}

function parsePage(body: string): readonly SourceRecord[] {
  return JSON.parse(body);
}

function parseRecord(body: string): SourceRecord {
  return JSON.parse(body);
}
