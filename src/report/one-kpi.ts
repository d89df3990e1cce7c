import type { Period, TimeUnit } from '../deals/period.ts';
import { kpi as entryOf, type KpiId } from '../kpis/catalogue.ts';
import type { Figure } from '../kpis/figure.ts';
import type { Query } from '../query/query.ts';
import { type Body, courseTable, isTime, type Sources } from './body.ts';
import { barChart, courseChart } from './charts.ts';
import { buildTable, column, isCourse } from './columns.ts';
import { hasToday, stepsOf } from './contents.ts';
import type { Row, Table, Title } from './report.ts';

/** Of a period without today the prospects are not known, and a share of deals that lacks them says little. */
export function isShown(id: KpiId, period: Period): boolean {
  return entryOf(id).of !== 'engagement_rate' || hasToday(period);
}

/** One KPI: its figure and course, or its rows. */
export function oneKpi(sources: Sources, id: KpiId): Body {
  const { question, figures } = sources;
  const entry = entryOf(id);
  const by = entry.by ?? question.query.by;
  const title: Title = by && by !== entry.by ? { kind: 'kpi', kpi: id, by } : { kind: 'kpi', kpi: id };
  if (!isShown(id, question.period)) return { title, headline: [id], tables: [], chart: null };
  const total = totalOf(id);
  // A count over all stages never stands alone.
  const headline: readonly KpiId[] = entry.of === 'sales' ? ['total_won_sales', total] : [total];
  if (entry.of === 'products' || entry.of === 'revenue_per_product') {
    const table = rowsOf(sources, 'total_revenue', 'product');
    return { title, headline, tables: [table], chart: barChart(table, 'total_revenue') };
  }
  if (entry.of === 'top_agent') {
    const table = rowsOf(sources, 'total_revenue', 'agent');
    return {
      title,
      headline: [id, 'total_revenue'],
      tables: [table],
      chart: barChart(table, 'total_revenue'),
    };
  }
  const table =
    by && !isTime(by)
      ? rowsOf(sources, id, by)
      : courseTable(figures, by ?? stepsOf(question.period), withWon(id));
  const mean = entry.of === 'average_deal' && by && !isCourse(by) ? figures.mean(by) : null;
  return {
    title,
    headline,
    tables: [table],
    chart: isTime(table.by) ? courseChart(table, id) : barChart(table, id),
    notes: mean === null ? [] : [{ kind: 'mean', kpi: id, value: mean }],
  };
}

/** The KPI of the same measure that is one figure: what the rows of a breakdown add up to. */
function totalOf(id: KpiId): KpiId {
  const { of } = entryOf(id);
  const totals = {
    revenue: 'total_revenue',
    won: 'total_won_sales',
    sales: 'total_sales',
    average_deal: 'average_revenue_per_sale',
  } as const;
  return of in totals ? totals[of as keyof typeof totals] : id;
}

function withWon(id: KpiId): readonly KpiId[] {
  return entryOf(id).of === 'won' ? [id] : [id, 'total_won_sales'];
}

function rowsOf(
  { question, figures }: Sources,
  id: KpiId,
  by: Exclude<Query['by'], TimeUnit | undefined>,
): Table {
  const { limit } = question.query;
  const table = buildTable(figures, { by, columns: withWon(id), sortBy: id, ...(limit ? { limit } : {}) });
  if (id !== 'products_per_sector') return table;
  const distinct = (row: Row): Figure => ({ value: row.cells[0]?.distinct ?? null, n: row.cells[0]?.n ?? 0 });
  return {
    ...table,
    columns: [...table.columns, column('distinct_products')],
    rows: table.rows.map((row) => ({ ...row, cells: [...row.cells, distinct(row)] })),
  };
}
