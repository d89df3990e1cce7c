import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { StoreProblem } from './problem.ts';

/** How long a statement waits, on the one thread, for another process to finish writing. */
const busyTimeout = 2_000;
const statementsKept = 100;

/** The path of the file that a `DATABASE_URL` names, or `:memory:`. */
export function parseDatabaseUrl(url: string): string {
  if (url === ':memory:' || url === 'file::memory:') return ':memory:';
  if (url.startsWith('file://')) return fileURLToPath(url);
  if (url.startsWith('file:') && url.length > 'file:'.length) return resolve(url.slice('file:'.length));
  // A database address may hold a password: only its scheme is repeated.
  const scheme = /^[a-z][a-z0-9+]*(?=:)/i.exec(url)?.[0];
  throw new StoreProblem(
    `DATABASE_URL must name a file, as in file:./data/kpi.db${scheme ? `; "${scheme}:" is not supported` : ''}.`,
  );
}

/** A Kysely dialect on Node's own SQLite; the file and its folder are created where they do not exist. */
export function openSqlite(path: string): SqliteDialect {
  try {
    if (path !== ':memory:') makeFolder(dirname(path));
    const database = new DatabaseSync(path, { timeout: busyTimeout });
    database.exec('pragma journal_mode = wal');
    // In WAL, a power cut may then cost the last transactions but never damages the file.
    database.exec('pragma synchronous = normal');
    return new SqliteDialect({ database: adapt(database) });
  } catch (error) {
    throw new StoreProblem(describeFailure(path, error), { cause: error });
  }
}

/** One sentence for the operator: which file, what went wrong, what to do. */
export function describeFailure(path: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `The database file ${path} could not be opened or written (${reason}). Check that its folder exists, may be written and has room, or set DATABASE_URL to another file.`;
}

function adapt(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => {
      statements.clear();
      database.close();
    },
    prepare: (sql) => {
      const known = statements.get(sql);
      if (known) return known;
      if (statements.size >= statementsKept) statements.clear();
      // A transaction that reads before it writes would be refused at once where another process wrote in
      // between (SQLite: SQLITE_BUSY_SNAPSHOT); one that takes the write lock first waits for its turn.
      const statement = adaptStatement(database.prepare(sql === 'begin' ? 'begin immediate' : sql));
      statements.set(sql, statement);
      return statement;
    },
  };
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(toSqlite)),
    run: (parameters) => statement.run(...parameters.map(toSqlite)),
    iterate: (parameters) => statement.iterate(...parameters.map(toSqlite)),
  };
}

function toSqlite(value: unknown): SQLInputValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string') return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`a value of type ${typeof value} cannot be kept in the database`);
}

/** Like `mkdir -p`; Node's own recursive form never ends below /proc, where nothing can be made (Node 24). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path);
}
