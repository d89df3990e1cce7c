import { type TableName, tables } from '../deals/deal.ts';

/** Airtable: at most 100 records a call, at most 5 calls a second for a base. */
const recordsOfCall = 100;
const shortestCall = 205;
/** Airtable's largest plan keeps some 500,000 records in a base, all tables together. */
const largestBase = 500_000;

/** How far a whole read is. */
export interface Progress {
  readonly began: number;
  /** records read so far; a table that was not begun has none */
  readonly records: Readonly<Record<TableName, number>>;
  /** tables read to their end */
  readonly done: readonly TableName[];
  /** what the previous whole read found; null where there was none */
  readonly expected: Readonly<Record<TableName, number>> | null;
}

export interface Estimate {
  /** when the read will be done, at its pace so far; null where nobody knows how many records there are */
  readonly at: number | null;
  /** when it will be done at the latest, were the base as large as Airtable allows */
  readonly latest: number;
}

export const noRecords: Readonly<Record<TableName, number>> = {
  sales_pipeline: 0,
  products: 0,
  sales_teams: 0,
  accounts: 0,
};

/** Foretells the end of a whole read from its pace so far. */
export function computeEstimate(progress: Progress, now: number): Estimate {
  const { expected, done, records } = progress;
  const names = Object.keys(tables) as TableName[];
  const read = names.reduce((sum, table) => sum + records[table], 0);
  const calls = names.reduce((sum, table) => sum + Math.ceil(records[table] / recordsOfCall), 0);
  const pace = calls === 0 ? shortestCall : Math.max(shortestCall, (now - progress.began) / calls);
  const callsFor = (left: number) => Math.ceil(Math.max(0, left) / recordsOfCall);
  const latest = now + pace * callsFor(largestBase - read);
  if (expected === null) return { at: null, latest };
  const ahead = names.filter((table) => !done.includes(table));
  const left = ahead.reduce((sum, table) => sum + callsFor(expected[table] - records[table]), 0);
  return { at: now + pace * left, latest };
}
