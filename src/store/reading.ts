import type { TableName } from '../deals/deal.ts';

/** What is known about the reading of one table. Airtable's clock and ours are not mixed. */
export interface TableReading {
  /** records in the mirror */
  readonly records: number;
  /** by Airtable's `Date` header: when the last successful read of this table began */
  readonly since: number;
  /** by our clock: the same moment */
  readonly readAt: number;
  /** optional fields that the base does not have */
  readonly withoutFields: readonly string[];
}

/** A whole read that was not believed, because tables lost more than half of their records. */
export interface Refusal {
  readonly at: number;
  readonly tables: readonly { readonly table: TableName; readonly before: number; readonly after: number }[];
}

/** What keeps the data from being read; `kind` is that of an `AirtableProblem`, or `fault` for one of ours. */
export interface ReadProblem {
  readonly kind: string;
  /** one sentence for whoever runs the bot, without secrets */
  readonly message: string;
  /** when it first came up, without a successful read in between */
  readonly since: number;
}

/** What is remembered about reading the base, beside its records. Times are ours unless said otherwise. */
export interface Reading {
  /** null before the first whole read */
  readonly tables: Readonly<Record<TableName, TableReading>> | null;
  /** when the whole read in force began and ended */
  readonly wholeBegan: number | null;
  readonly wholeEnded: number | null;
  /** when a whole read last began and ended, be it accepted or refused */
  readonly wholeTried: number | null;
  readonly refused: Refusal | null;
  readonly problem: ReadProblem | null;
  /** the monthly cap: Airtable is not called before this moment unless somebody asks */
  readonly noCallsUntil: number | null;
}

export const nothingRead: Reading = {
  tables: null,
  wholeBegan: null,
  wholeEnded: null,
  wholeTried: null,
  refused: null,
  problem: null,
  noCallsUntil: null,
};
