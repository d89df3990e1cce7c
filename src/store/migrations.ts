import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Schema } from './schema.ts';

/** In the order of their names; one that was released never changes. */
const migrations: Record<string, Migration> = {
  '001-mirrors': {
    up: (db) =>
      db.schema
        .createTable('mirrors')
        .addColumn('fingerprint', 'text', (column) => column.primaryKey())
        .addColumn('generation', 'bigint')
        .addColumn('revision', 'bigint', (column) => column.notNull())
        .addColumn('reading', 'text', (column) => column.notNull())
        .execute(),
  },
  '002-mirror-pages': {
    up: (db) =>
      db.schema
        .createTable('mirror_pages')
        .addColumn('generation', 'bigint', (column) => column.notNull())
        .addColumn('table_name', 'text', (column) => column.notNull())
        .addColumn('page', 'integer', (column) => column.notNull())
        .addColumn('records', 'integer', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('mirror_pages_key', ['generation', 'table_name', 'page'])
        .execute(),
  },
  '003-mirror-changes': {
    up: (db) =>
      db.schema
        .createTable('mirror_changes')
        .addColumn('generation', 'bigint', (column) => column.notNull())
        .addColumn('table_name', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('mirror_changes_key', ['generation', 'table_name', 'id'])
        .execute(),
  },
  '004-airtable-calls': {
    up: (db) =>
      db.schema
        .createTable('airtable_calls')
        .addColumn('month', 'text', (column) => column.primaryKey())
        .addColumn('calls', 'integer', (column) => column.notNull())
        .execute(),
  },
  '005-leases': {
    up: (db) =>
      db.schema
        .createTable('leases')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('owner', 'text', (column) => column.notNull())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute(),
  },
  '006-charts': {
    up: (db) =>
      db.schema
        .createTable('charts')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('config', 'text', (column) => column.notNull())
        .addColumn('alt', 'text', (column) => column.notNull())
        .addColumn('created', 'bigint', (column) => column.notNull())
        .addColumn('expires', 'bigint', (column) => column.notNull())
        .execute(),
  },
  '007-charts-by-expiry': {
    up: (db) => db.schema.createIndex('charts_by_expiry').on('charts').column('expires').execute(),
  },
  '008-people': {
    up: (db) =>
      db.schema
        .createTable('people')
        .addColumn('slack_user', 'text', (column) => column.primaryKey())
        .addColumn('locale', 'text')
        .addColumn('zone', 'text')
        .addColumn('fetched', 'bigint', (column) => column.notNull())
        .execute(),
  },
  '009-long-queries': {
    up: (db) =>
      db.schema
        .createTable('long_queries')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('expires', 'bigint', (column) => column.notNull())
        .execute(),
  },
  '010-long-queries-by-expiry': {
    up: (db) =>
      db.schema.createIndex('long_queries_by_expiry').on('long_queries').column('expires').execute(),
  },
};

/** Brings the database to the newest schema. Throws what the database said where that fails. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  // SQLite has no lock around migrations: where two processes start on a new file, one of them fails once.
  for (let attempt = 1; ; attempt++) {
    const { error } = await migrator.migrateToLatest();
    if (error === undefined) return;
    if (attempt === 3) throw error;
  }
}
