import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { SourceRecord, TableName } from '../deals/deal.ts';
import type { Schema } from './schema.ts';

const pagesAtOnce = 4;
const changesAtOnce = 500;

/** The records of one generation, changes included. */
export interface MirrorSource {
  /** All records of a table, some hundred at a time, others having their turn in between. */
  records(table: TableName): AsyncGenerator<readonly SourceRecord[]>;
}

export function createMirrorSource(db: Kysely<Schema>, generation: number): MirrorSource {
  return {
    records: async function* (table) {
      const changes = await readChanges(db, generation, table);
      for await (const page of readPages(db, generation, table)) {
        yield changes.size === 0 ? page : page.map((record) => takeFrom(changes, record.id) ?? record);
      }
      const added = [...changes.values()];
      for (let from = 0; from < added.length; from += changesAtOnce) {
        await yieldToOthers();
        yield added.slice(from, from + changesAtOnce).map(parseRecord);
      }
    },
  };
}

async function* readPages(db: Kysely<Schema>, generation: number, table: TableName) {
  let last = -1;
  for (;;) {
    const pages = await db
      .selectFrom('mirror_pages')
      .select(['page', 'body'])
      .where('generation', '=', generation)
      .where('table_name', '=', table)
      .where('page', '>', last)
      .orderBy('page')
      .limit(pagesAtOnce)
      .execute();
    for (const { page, body } of pages) {
      last = page;
      yield parsePage(body);
    }
    if (pages.length < pagesAtOnce) return;
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
