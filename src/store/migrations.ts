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
  '011-digests': {
    up: (db) =>
      db.schema
        .createTable('digests')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('schedule', 'text', (column) => column.notNull())
        .addColumn('zone', 'text', (column) => column.notNull())
        .addColumn('destinations', 'text', (column) => column.notNull())
        .addColumn('last_slot', 'bigint', (column) => column.notNull())
        .addColumn('active', 'integer', (column) => column.notNull())
        .execute(),
  },
  '012-digest-destinations': {
    up: (db) =>
      db.schema
        .createTable('digest_destinations')
        .addColumn('digest', 'text', (column) => column.notNull())
        .addColumn('destination', 'text', (column) => column.notNull())
        .addColumn('paused', 'text')
        .addColumn('paused_at', 'bigint')
        .addColumn('failing_since', 'bigint')
        .addPrimaryKeyConstraint('digest_destinations_key', ['digest', 'destination'])
        .execute(),
  },
  '013-digest-runs': {
    up: (db) =>
      db.schema
        .createTable('digest_runs')
        .addColumn('digest', 'text', (column) => column.notNull())
        .addColumn('slot', 'text', (column) => column.notNull())
        .addColumn('instant', 'bigint', (column) => column.notNull())
        .addColumn('late', 'integer', (column) => column.notNull())
        .addColumn('made', 'bigint', (column) => column.notNull())
        .addColumn('message', 'text')
        .addColumn('picture', 'text')
        .addPrimaryKeyConstraint('digest_runs_key', ['digest', 'slot'])
        .execute(),
  },
  '014-deliveries': {
    up: (db) =>
      db.schema
        .createTable('deliveries')
        .addColumn('digest', 'text', (column) => column.notNull())
        .addColumn('slot', 'text', (column) => column.notNull())
        .addColumn('destination', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('settled', 'integer', (column) => column.notNull())
        .addColumn('owner', 'text', (column) => column.notNull())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('first_try', 'bigint')
        .addColumn('next_try', 'bigint')
        .addColumn('error', 'text')
        .addColumn('changed', 'bigint', (column) => column.notNull())
        .addColumn('channel', 'text')
        .addColumn('ts', 'text')
        .addPrimaryKeyConstraint('deliveries_key', ['digest', 'slot', 'destination'])
        .execute(),
  },
  '015-deliveries-under-way': {
    up: (db) =>
      db.schema.createIndex('deliveries_under_way').on('deliveries').columns(['settled', 'until']).execute(),
  },
  '021-people-name': { up: (db) => db.schema.alterTable('people').addColumn('name', 'text').execute() },
  '022-people-handle': { up: (db) => db.schema.alterTable('people').addColumn('handle', 'text').execute() },
  '023-people-email': { up: (db) => db.schema.alterTable('people').addColumn('email', 'text').execute() },
  '024-people-standing': {
    up: (db) => db.schema.alterTable('people').addColumn('standing', 'text').execute(),
  },
  '025-links': {
    up: (db) =>
      db.schema
        .createTable('links')
        .addColumn('slack_user', 'text', (column) => column.notNull())
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('trust', 'text', (column) => column.notNull())
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('team', 'text', (column) => column.notNull())
        .addColumn('peers', 'text', (column) => column.notNull())
        .addColumn('made_by', 'text', (column) => column.notNull())
        .addColumn('made', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('links_key', ['slack_user', 'role'])
        .execute(),
  },
  '026-links-by-subject': {
    up: (db) =>
      db.schema.createIndex('links_by_subject').unique().on('links').columns(['role', 'subject']).execute(),
  },
  '027-trails': {
    up: (db) =>
      db.schema
        .createTable('trails')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('trail', 'text', (column) => column.notNull())
        .addColumn('expires', 'bigint', (column) => column.notNull())
        .execute(),
  },
  '028-threads': {
    up: (db) =>
      db.schema
        .createTable('threads')
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('thread', 'text', (column) => column.notNull())
        .addColumn('line', 'text', (column) => column.notNull())
        .addColumn('asked', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('threads_key', ['channel', 'thread'])
        .execute(),
  },
  '029-once': {
    up: (db) =>
      db.schema
        .createTable('once')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('expires', 'bigint', (column) => column.notNull())
        .execute(),
  },
  '030-once-by-expiry': {
    up: (db) => db.schema.createIndex('once_by_expiry').on('once').column('expires').execute(),
  },
  '031-settings': {
    up: (db) =>
      db.schema
        .createTable('settings')
        .addColumn('slack_user', 'text', (column) => column.primaryKey())
        .addColumn('locale', 'text')
        .addColumn('period', 'text')
        .execute(),
  },
};

/** Brings the database to the newest schema. Throws what the database said where that fails. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  // SQLite has no lock around migrations: where two processes start on a new file, one of them fails at a step that
  // the other has just made, at worst at each.
  for (let left = Object.keys(migrations).length; ; left--) {
    const { error } = await migrator.migrateToLatest();
    if (error === undefined) return;
    if (left === 0) throw error;
  }
}
