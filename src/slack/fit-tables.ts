import type { DataTableBlock } from '@slack/types';
import type { MessageBlock } from './blocks.ts';
import { limits } from './limits.ts';

type Cell = DataTableBlock['rows'][number][number];
type Lost = (block: number, what: 'row' | 'column', lost: number) => void;

// Slack refuses a cell without text.
const emptyCell: Cell = { type: 'raw_text', text: '—' };

/**
 * Cuts the tables of a message to 101 rows, 20 columns and the `characters` that all of them share (captions
 * included), from the last row upwards, and gives every row as many cells as its head has. A table of which nothing but the
 * head would be left goes.
 */
export function fitTables(
  blocks: readonly (MessageBlock | null)[],
  characters: number,
  lost: Lost,
): (MessageBlock | null)[] {
  let room = characters;
  return blocks.map((block, at) => {
    if (block?.type !== 'data_table') return block;
    const table: DataTableBlock = block;
    const columns = Math.min(table.rows[0]?.length ?? 0, limits.tableColumns);
    if ((table.rows[0]?.length ?? 0) > columns) lost(at, 'column', (table.rows[0]?.length ?? 0) - columns);
    const rows: Cell[][] = [];
    room -= table.caption.length;
    for (const row of table.rows.slice(0, limits.tableRows)) {
      const cells = Array.from({ length: columns }, (_, i) => filled(row[i]));
      const length = cells.reduce((sum, cell) => sum + cellText(cell).length, 0);
      if (length > room) break;
      room -= length;
      rows.push(cells);
    }
    if (table.rows.length > rows.length) lost(at, 'row', table.rows.length - rows.length);
    if (rows.length < 2) return null;
    const page_size = Math.max(1, Math.min(table.page_size ?? 5, limits.tablePage));
    return { ...table, rows, ...(table.page_size === undefined ? {} : { page_size }) };
  });
}

function filled(cell: Cell | undefined): Cell {
  if (cell === undefined) return emptyCell;
  return cell.type === 'raw_text' && cell.text.trim() === '' ? emptyCell : cell;
}

/** What a cell shows; of rich text, which no view of ours uses, its JSON. */
export function cellText(cell: Cell): string {
  if (cell.type === 'rich_text') return JSON.stringify(cell.elements);
  return cell.text ?? ('value' in cell ? String(cell.value) : '');
}

/** Characters in all cells and captions. */
export function lengthOfTables(tables: readonly DataTableBlock[]): number {
  return tables.reduce(
    (sum, table) =>
      sum + table.caption.length + table.rows.flat().reduce((n, cell) => n + cellText(cell).length, 0),
    0,
  );
}
