import { type Flow, wordsOf } from './flow.ts';
import { isJson, numberOf, stringOf } from './json.ts';
import { readRichText } from './rich-text.ts';

/** A cell of a table, read. */
export interface TableCell {
  readonly text: string;
  /** to sort by; null for what is no number */
  readonly value: number | null;
  /** rich text; null for plain text */
  readonly flows: readonly Flow[] | null;
}

export type TableRow = readonly TableCell[];

const empty: TableCell = { text: '', value: null, flows: null };

/** Rows of cells, each as wide as the first; null for what are no rows. */
export function readRows(rows: unknown): readonly TableRow[] | null {
  if (!Array.isArray(rows) || rows.length === 0) return null;
  const read = rows.map((row): TableRow => (Array.isArray(row) ? row.map(readCell) : []));
  const width = read[0]?.length ?? 0;
  return read.map((row) => Array.from({ length: width }, (_, n) => row[n] ?? empty));
}

function readCell(cell: unknown): TableCell {
  if (!isJson(cell)) return empty;
  if (cell.type === 'rich_text') {
    const flows = readRichText(cell) ?? [];
    return { text: wordsOf(flows), value: null, flows };
  }
  const value = cell.type === 'raw_number' ? numberOf(cell.value) : null;
  return { text: stringOf(cell.text) || (value?.toString() ?? ''), value, flows: null };
}

const wordSign = /[\p{L}\p{N}]/u;

/** Whether a column holds figures: numbers, and signs such as a dash where there is none. */
export function isFigures(rows: readonly TableRow[], column: number): boolean {
  const cells = rows.map((row) => row[column] ?? empty);
  return (
    cells.some(({ value }) => value !== null) &&
    cells.every(({ value, text }) => value !== null || !wordSign.test(text))
  );
}
