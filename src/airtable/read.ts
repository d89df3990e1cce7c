import { setTimeout as wait } from 'node:timers/promises';
import type { TableName } from '../deals/deal.ts';
import { type AirtableLog, createClient } from './client.ts';
import { defaultMapping, type Mapping } from './mapping.ts';
import { mergeProducers, type Push } from './merge.ts';
import type { ReadPage } from './page.ts';
import { AirtableProblem } from './problem.ts';
import { readTable } from './table.ts';

export interface AirtableBase {
  /** Every record of the tables (of all four), page by page; throws an `AirtableProblem`. */
  readWhole(tables?: readonly TableName[]): AsyncGenerator<ReadPage>;
  /** The records changed or added after that moment; deletions show only in a whole read. */
  readChanges(table: TableName, since: Date): AsyncGenerator<ReadPage>;
}

export interface BaseOptions {
  readonly token: string;
  readonly baseId: string;
  /** without `/v0` */
  readonly endpointUrl?: string;
  readonly mapping?: Mapping;
  readonly log: AirtableLog;
  /** every HTTP request, just before it is sent */
  readonly onCall?: () => void;
  /** a monotonic clock in milliseconds */
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** milliseconds until an answer must be there whole */
  readonly deadline?: number;
}

const airtableUrl = 'https://api.airtable.com';

// The pipeline first: nearly all pages are its own, and its chain of offsets sets the time of the whole.
const allTables: readonly TableName[] = ['sales_pipeline', 'products', 'sales_teams', 'accounts'];
const pagesAhead = 8;

/** One for each base and process: it holds the limiter that all reads of the base share. */
export function openBase(options: BaseOptions): AirtableBase {
  const { mapping = defaultMapping, log } = options;
  const client = createClient({
    token: options.token,
    baseId: options.baseId,
    endpointUrl: (options.endpointUrl ?? airtableUrl).replace(/\/+$/, '').replace(/\/v0$/, ''),
    log,
    clock: {
      now: options.now ?? (() => performance.now()),
      sleep: options.sleep ?? (async (milliseconds) => wait(milliseconds)),
    },
    deadline: options.deadline ?? 15_000,
    onCall: options.onCall ?? (() => {}),
  });
  const refused = new Map<TableName, ReadonlySet<string>>();

  return {
    async *readWhole(tables = allTables) {
      // A field that was missing may have been added since.
      for (const table of tables) refused.delete(table);
      const started = new Map(tables.map((table) => [table, Promise.withResolvers<boolean>()]));
      const inOrder = allTables.filter((table) => tables.includes(table));
      yield* mergeProducers(
        inOrder.map((table) => async (push: Push<ReadPage>, signal: AbortSignal) => {
          const outcome = started.get(table);
          try {
            await readTable({ client, mapping, log, refused, table, signal }, (page) => {
              outcome?.resolve(true);
              return push(page);
            });
          } catch (error) {
            outcome?.resolve(false);
            const others = inOrder.filter((other) => other !== table);
            throw await blame(
              error,
              table,
              mapping,
              options.baseId,
              others.map((other) => started.get(other)?.promise),
            );
          }
        }),
        pagesAhead,
      );
    },
    readChanges(table, since) {
      // As above; to know it costs two calls for as long as the field is missing.
      refused.delete(table);
      const formula = `IS_AFTER(LAST_MODIFIED_TIME(), '${since.toISOString()}')`;
      return mergeProducers<ReadPage>(
        [(push, signal) => readTable({ client, mapping, log, refused, table, signal, formula }, push)],
        pagesAhead,
      );
    },
  };
}

/**
 * Airtable refuses a wrong base, a wrong table and a missing right in the same words. Where another table
 * of the base answers, it is the table; where none does, the base or the token.
 */
async function blame(
  error: unknown,
  table: TableName,
  mapping: Mapping,
  baseId: string,
  others: readonly (Promise<boolean> | undefined)[],
): Promise<unknown> {
  if (!(error instanceof AirtableProblem) || others.length === 0) return error;
  if (error.kind !== 'no_access' && error.kind !== 'no_base') return error;
  const status = error.status === undefined ? {} : { status: error.status };
  const answered = await Promise.all(others);
  return answered.some((one) => one === true)
    ? new AirtableProblem('no_table', { table, named: mapping.tables[table], ...status })
    : new AirtableProblem(error.kind, { baseId, ...status });
}
