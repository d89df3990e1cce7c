import type { Kysely } from 'kysely';
import { type SourceRecord, type TableName, tables } from '../deals/deal.ts';
import { createGenerationWriter, deleteTable, type GenerationWriter, writeChanges } from './generation.ts';
import { createMirrorSource, type MirrorSource } from './mirror-source.ts';
import { nothingRead, type Reading } from './reading.ts';
import type { Schema } from './schema.ts';

/** What a mirror holds at a moment. `revision` differs where its records may. */
export interface MirrorState {
  /** null before the first whole read */
  readonly generation: number | null;
  readonly revision: number;
  readonly reading: Reading;
}

export type TableRecords = ReadonlyMap<TableName, readonly SourceRecord[]>;

/**
 * The records of the base, by generation: a whole read writes a new one beside the one in force, and one small
 * transaction puts it in its place. A mirror belongs to a fingerprint (endpoint, base and mapping).
 */
export interface Mirror {
  /** Of a fingerprint that was never read: nothing, at revision 0. */
  state(fingerprint: string): Promise<MirrorState>;
  source(generation: number): MirrorSource;
  /** Begins a new generation; one at a time (whoever writes holds the lease). */
  begin(): Promise<GenerationWriter>;
  /** Puts a generation in force, instead of any other, and says what is known of the reading of it. */
  adopt(fingerprint: string, generation: number, reading: Reading): Promise<void>;
  /** Applies changed and new records to the generation in force, all at once, with what is known of the reading. */
  change(fingerprint: string, records: TableRecords, reading: Reading): Promise<void>;
  /** Notes what is known of the reading where no record changed. */
  note(fingerprint: string, reading: Reading): Promise<void>;
  /** Records that changes have put in front of the pages of a generation. */
  countChanges(generation: number): Promise<number>;
  /** Records by table of the newest generation, be it in force or not. */
  countNewest(): Promise<Partial<Record<TableName, number>>>;
  /** Deletes every generation that is not in force, little by little; only for whoever holds the lease. */
  sweep(): Promise<void>;
}

export function createMirror(db: Kysely<Schema>): Mirror {
  const put = async (
    on: Kysely<Schema>,
    row: { fingerprint: string; generation: number | null; reading: Reading; step: number },
  ) => {
    const reading = JSON.stringify(row.reading);
    const generation = row.generation === null ? {} : { generation: row.generation };
    await on
      .insertInto('mirrors')
      .values({ fingerprint: row.fingerprint, generation: row.generation, revision: row.step, reading })
      .onConflict((conflict) =>
        conflict
          .column('fingerprint')
          .doUpdateSet((eb) => ({ reading, ...generation, revision: eb('mirrors.revision', '+', row.step) })),
      )
      .execute();
  };
  return {
    state: async (fingerprint) => {
      const row = await db
        .selectFrom('mirrors')
        .select(['generation', 'revision', 'reading'])
        .where('fingerprint', '=', fingerprint)
        .executeTakeFirst();
      if (!row) return { generation: null, revision: 0, reading: nothingRead };
      return { ...row, reading: parseReading(row.reading) };
    },
    source: (generation) => createMirrorSource(db, generation),
    begin: async () => createGenerationWriter(db, (await newestGeneration(db)) + 1),
    adopt: async (fingerprint, generation, reading) => {
      await db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('mirrors').where('fingerprint', '!=', fingerprint).execute();
        await put(transaction, { fingerprint, generation, reading, step: 1 });
      });
    },
    change: async (fingerprint, records, reading) => {
      await db.transaction().execute(async (transaction) => {
        const { generation } = await transaction
          .selectFrom('mirrors')
          .select('generation')
          .where('fingerprint', '=', fingerprint)
          .executeTakeFirstOrThrow();
        if (generation === null) throw new Error('changes were read before the whole base was');
        for (const [table, changed] of records) await writeChanges(transaction, generation, table, changed);
        await put(transaction, { fingerprint, generation, reading, step: 1 });
      });
    },
    note: (fingerprint, reading) => put(db, { fingerprint, generation: null, reading, step: 0 }),
    countChanges: async (generation) => {
      const { changes } = await db
        .selectFrom('mirror_changes')
        .select((eb) => eb.fn.countAll<number>().as('changes'))
        .where('generation', '=', generation)
        .executeTakeFirstOrThrow();
      return Number(changes);
    },
    countNewest: async () => {
      const rows = await db
        .selectFrom('mirror_pages')
        .select((eb) => ['table_name', eb.fn.sum<number>('records').as('records')])
        .where('generation', '=', await newestGeneration(db))
        .groupBy('table_name')
        .execute();
      return Object.fromEntries(rows.map((row) => [row.table_name, Number(row.records)]));
    },
    sweep: async () => {
      const inForce = await db.selectFrom('mirrors').select('generation').execute();
      const kept = new Set(inForce.map((row) => row.generation));
      const pages = db.selectFrom('mirror_pages').select('generation').distinct();
      const changes = db.selectFrom('mirror_changes').select('generation').distinct();
      for (const { generation } of await pages.union(changes).execute()) {
        if (kept.has(generation)) continue;
        for (const table of Object.keys(tables)) await deleteTable(db, generation, table);
      }
    },
  };
}

async function newestGeneration(db: Kysely<Schema>): Promise<number> {
  const newest = await Promise.all([
    db
      .selectFrom('mirror_pages')
      .select((eb) => eb.fn.max('generation').as('newest'))
      .execute(),
    db
      .selectFrom('mirrors')
      .select((eb) => eb.fn.max('generation').as('newest'))
      .execute(),
  ]);
  return Math.max(0, ...newest.flat().map((row) => Number(row.newest ?? 0)));
}

function parseReading(text: string): Reading {
  return { ...nothingRead, ...JSON.parse(text) };
}
