import type { KpiId } from '../kpis/catalogue.ts';
import type { Chart, Table } from './report.ts';

/** What is drawn, before it is said of what. */
export type Drawing = Omit<Chart, 'title' | 'period'>;

/** A line through at least two steps, of which one has something to show. */
export function courseChart(table: Table | undefined, id?: KpiId): Drawing | null {
  const drawn = table && pointsOf(table, id);
  const moves = drawn?.points.some(({ value }) => value !== null && value !== 0);
  return drawn && moves && drawn.points.length > 1 ? { kind: 'line', ...drawn } : null;
}

/** Bars for rows with a figure above 0; "(not set)" is drawn last, as in the table. */
export function barChart(table: Table | undefined, id: KpiId): Drawing | null {
  const drawn = table && pointsOf(table, id);
  return drawn?.points.some(({ value }) => value !== null && value > 0) ? { kind: 'bars', ...drawn } : null;
}

/** The points of a column, the first where none is named; null for one that has no KPI of its own. */
export function pointsOf(table: Table, id?: KpiId): Omit<Drawing, 'kind'> | null {
  const at = id === undefined ? 0 : table.columns.findIndex((each) => each.id === id);
  const drawn = table.columns[at];
  if (!drawn || drawn.id === 'stage_value' || drawn.id === 'distinct_products') return null;
  const points = table.rows.map(({ head, cells }) => ({ head, value: cells[at]?.value ?? null }));
  return { by: table.by, kpi: drawn.id, unit: drawn.unit, estimate: drawn.estimate, points };
}
