import type { Grouping } from '../deals/deal.ts';
import type { TimeUnit } from '../deals/period.ts';
import { type KpiId, kpi, type MeasureId } from '../kpis/catalogue.ts';
import { type Computation, type FigureRow, ordered } from '../kpis/compute.ts';
import type { Figure } from '../kpis/figure.ts';
import type { Query } from '../query/query.ts';
import type { Cell, Column, ColumnId, Row, Table } from './report.ts';

export function column(id: ColumnId): Column {
  if (id === 'stage_value') return { id, unit: 'money', estimate: true };
  if (id === 'distinct_products') return { id, unit: 'count', estimate: false };
  const { unit, estimate } = kpi(id);
  return { id, unit, estimate: estimate ?? false };
}

/** One headline figure of a KPI. */
export function cell(id: KpiId, figure: Figure): Cell {
  const { unit, estimate } = kpi(id);
  return { kpi: id, unit, estimate: estimate ?? false, figure };
}

/** What a table shows and in which order. */
export interface TableSpec {
  readonly by: Grouping | TimeUnit;
  readonly columns: readonly KpiId[];
  /** the column that orders the rows, highest first; times and stages keep their own order */
  readonly sortBy: KpiId;
  readonly limit?: Query['limit'];
  /** members that are rows even without a sale */
  readonly listed?: (member: number) => boolean;
}

/** A table of one row for each member, stage or step, one figure for each column. */
export function buildTable(computation: Computation, spec: TableSpec): Table {
  const { by } = spec;
  const rowsOf = (measure: MeasureId): FigureRow[] =>
    by === 'week' || by === 'month' || by === 'quarter'
      ? computation.course(measure, by)
      : computation.rows(measure, by, spec.listed);
  const columns = spec.columns.map((id) => rowsOf(kpi(id).of));
  const sorting = columns[spec.columns.indexOf(spec.sortBy)] ?? [];
  const withCells = sorting.map(({ key, label, figure }, at) => ({
    key,
    ...(label === undefined ? {} : { label }),
    figure,
    cells: columns.flatMap((rows) => rows[at]?.figure ?? []),
  }));
  const all = isCourse(by) ? withCells : ordered(withCells);
  const shown = limited(all, spec.limit);
  return {
    by,
    columns: spec.columns.map(column),
    rows: shown.map(({ key, label, cells }) => rowOf(key, label, cells)),
    hidden: all.length - shown.length,
  };
}

/** The first or last rows; those without a figure, and "(not set)", are never among the last. */
export function limited<R extends FigureRow>(rows: readonly R[], limit: Query['limit']): readonly R[] {
  if (!limit) return rows;
  if (limit.end === 'top') return rows.slice(0, limit.n);
  return rows.filter(({ key, figure }) => key !== null && figure.value !== null).slice(-limit.n);
}

export function isCourse(by: Grouping | TimeUnit): by is TimeUnit | 'stage' {
  return by === 'week' || by === 'month' || by === 'quarter' || by === 'stage';
}

function rowOf(key: string | null, label: string | undefined, cells: readonly Figure[]): Row {
  return { head: label === undefined ? { key } : { key, label }, cells };
}
