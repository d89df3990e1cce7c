import type { Words } from '../../i18n/words.ts';
import type { ColumnId, Table } from '../../report/report.ts';
import type { Voices } from './report.ts';

export interface RowsView {
  readonly table: Table;
  /** of the table's, as many as a phone shows in a line */
  readonly columns: readonly ColumnId[];
  readonly most: number;
}

/**
 * The rows of a table as text, for places that know no tables: the first, of a course over time the latest; and how
 * many are left out. Null for a table without rows.
 */
export function renderRows(
  { table, columns, most }: RowsView,
  { markup }: Pick<Voices, 'markup'>,
): string | null {
  const isCourse = table.by === 'week' || table.by === 'month' || table.by === 'quarter';
  const rows = isCourse ? table.rows.slice(-most) : table.rows.slice(0, most);
  if (rows.length === 0) return null;
  const shown = columns.flatMap((id) => {
    const at = table.columns.findIndex((column) => column.id === id);
    return at < 0 ? [] : [at];
  });
  const lines = rows.map((row) =>
    [`*${markup.head(row.head, table.by)}*`, ...shown.map((at) => markup.cell(table, row, at))].join(' · '),
  );
  const hidden = markup.notShown({ ...table, hidden: table.hidden + table.rows.length - rows.length });
  return [`_${headLine(table, shown, markup)}_`, ...lines, ...(hidden ? [`_${hidden}_`] : [])].join('\n');
}

function headLine({ by, columns }: Table, shown: readonly number[], markup: Words): string {
  const labels = shown.flatMap((at) => {
    const column = columns[at];
    return column ? [markup.column(column.id)] : [];
  });
  return [markup.rows(by), ...labels].join(' · ');
}
