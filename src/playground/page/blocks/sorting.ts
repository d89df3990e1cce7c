import { isFigures, type TableRow } from './cells.ts';

export interface Sorting {
  readonly column: number;
  readonly direction: 'ascending' | 'descending';
}

/** What a press on a column's head leads to: ascending, descending, then as it was sent (null). */
export function nextSorting(now: Sorting | null, column: number): Sorting | null {
  if (now?.column !== column) return { column, direction: 'ascending' };
  return now.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

/** Rows in their order: figures by value, with those that have none last, anything else by the language's alphabet. */
export function sortRows(
  rows: readonly TableRow[],
  sorting: Sorting | null,
  tag: string,
): readonly TableRow[] {
  if (sorting === null) return rows;
  const { column, direction } = sorting;
  const sign = direction === 'ascending' ? 1 : -1;
  if (isFigures(rows, column)) {
    const figureOf = (row: TableRow) => row[column]?.value ?? null;
    return rows.toSorted((a, b) => {
      const [left, right] = [figureOf(a), figureOf(b)];
      if (left === null || right === null) return Number(left === null) - Number(right === null);
      return sign * (left - right);
    });
  }
  const { compare } = new Intl.Collator(tag, { numeric: true });
  const textOf = (row: TableRow) => row[column]?.text ?? '';
  return rows.toSorted((a, b) => sign * compare(textOf(a), textOf(b)));
}
