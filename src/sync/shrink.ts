import { type TableName, tables } from '../deals/deal.ts';
import type { Reading, Refusal } from '../store/reading.ts';

type Lost = Refusal['tables'];

/** The tables that lost more than half of their records since the mirror's last whole read. */
export function findLostTables(
  before: Reading['tables'],
  after: Readonly<Record<TableName, { readonly records: number }>>,
): Lost {
  if (before === null) return [];
  return (Object.keys(tables) as TableName[])
    .map((table) => ({ table, before: before[table].records, after: after[table].records }))
    .filter((counts) => counts.after < counts.before / 2);
}

/** True where the whole read before this one had lost the same tables, and they have not lost half again since. */
export function isConfirmed(lost: Lost, refused: Refusal | null): boolean {
  return lost.every(({ table, after }) =>
    refused?.tables.some((known) => known.table === table && after >= known.after / 2),
  );
}
