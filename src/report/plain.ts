import type { Dimension } from '../deals/deal.ts';
import type { Period } from '../deals/period.ts';
import type { KpiId } from '../kpis/catalogue.ts';
import type { Computation } from '../kpis/compute.ts';
import { type Body, best, courseTable, isTime, type Sources } from './body.ts';
import { barChart, courseChart } from './charts.ts';
import { buildTable, column } from './columns.ts';
import { breakdowns, hasToday, headlines, leaderboardColumns, pipelineColumns, stepsOf } from './contents.ts';
import type { Note, Row, Table, Title } from './report.ts';

export function overview({ question: { period }, figures }: Sources): Body {
  const steps = stepsOf(period);
  const tables = [courseTable(figures, steps, ['total_revenue', 'total_won_sales'])];
  return {
    title: { kind: 'report', report: 'overview' },
    headline: headlines.overview(period),
    best: [...best(figures, 'agent'), ...best(figures, 'product')],
    tables,
    chart: courseChart(tables[0]),
  };
}

export function trend({ question: { query }, figures }: Sources): Body {
  const steps = isTime(query.by) ? query.by : 'month';
  const table = courseTable(figures, steps, ['total_revenue', 'total_won_sales', 'average_revenue_per_sale']);
  return {
    title: { kind: 'report', report: 'trend', by: steps },
    headline: headlines.trend(),
    tables: [table],
    chart: courseChart(table),
  };
}

const accountsShown = 20;

export function leaderboard({ question, figures }: Sources, by: Dimension, title: Title): Body {
  const { limit } = question.query;
  const table = buildTable(figures, {
    by,
    columns: leaderboardColumns(question.period),
    sortBy: 'total_revenue',
    ...(limit ? { limit } : by === 'account' ? { limit: { end: 'top', n: accountsShown } } : {}),
  });
  return {
    title,
    headline: headlines.leaderboard(),
    tables: [table],
    chart: barChart(table, 'total_revenue'),
  };
}

export function pipeline(sources: Sources): Body {
  const { question, figures } = sources;
  const { by, limit } = question.query;
  const headline = headlines.pipeline(question.period);
  if (by === undefined || by === 'stage') {
    const table = stageTable(figures, question.period);
    const title = { kind: 'report', report: 'pipeline' } as const;
    const notes: readonly Note[] = hasToday(question.period) ? [] : [{ kind: 'undated' }];
    return { title, headline, tables: [table], chart: barChart(table, 'total_sales'), notes };
  }
  const columns = pipelineColumns(question.period);
  const sortBy = columns[0] ?? 'total_engaging_revenue';
  const table = buildTable(figures, { by, columns, sortBy, ...(limit ? { limit } : {}) });
  const title = { kind: 'report', report: 'pipeline', by } as const;
  return {
    title,
    headline,
    tables: [table],
    chart: isTime(by) ? courseChart(table) : barChart(table, sortBy),
  };
}

/** Deals and money by stage: won deals at their value, the others at their potential. */
function stageTable(figures: Computation, period: Period): Table {
  const values = {
    prospecting: 'prospecting_value',
    engaging: 'engaging_value',
    won: 'revenue',
    lost: 'lost_value',
  } as const;
  const counts = figures.rows('sales', 'stage');
  const rows = counts.flatMap(({ key, figure }): Row[] => {
    if (key === null || (key === 'prospecting' && !hasToday(period))) return [];
    return [{ head: { key }, cells: [figure, figures.total(values[key as keyof typeof values])] }];
  });
  return { by: 'stage', columns: [column('total_sales'), column('stage_value')], rows, hidden: 0 };
}

export function kpis({ question: { period }, figures }: Sources): Body {
  const tables = (['sector', 'office', 'manager', 'agent'] as const).map((by) => {
    const columns = (breakdowns[by] ?? []).map(({ id }) => id);
    // Counts over all stages stand beside won (products_per_sector counts the won ones already).
    const withWon: readonly KpiId[] = by === 'sector' ? columns : ['total_won_sales', ...columns];
    return buildTable(figures, { by, columns: withWon, sortBy: `total_revenue_per_${by}` });
  });
  const table = courseTable(figures, 'month', ['revenue_per_month', 'sales_per_month']);
  return {
    title: { kind: 'report', report: 'kpis' },
    headline: headlines.kpis(period),
    best: best(figures, 'agent'),
    tables: [...tables, table],
    chart: courseChart(table),
  };
}
