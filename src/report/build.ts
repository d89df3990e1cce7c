import type { Dataset } from '../deals/dataset.ts';
import type { Dimension } from '../deals/deal.ts';
import type { Period, TimeUnit } from '../deals/period.ts';
import type { Calendar } from '../deals/periods.ts';
import { kpi as entryOf, type KpiId } from '../kpis/catalogue.ts';
import { Computation, ordered } from '../kpis/compute.ts';
import type { Figure } from '../kpis/figure.ts';
import { type Filters, leaderboards, type ProfileDimension, type Query } from '../query/query.ts';
import { barChart, courseChart, type Drawing } from './charts.ts';
import { buildTable, cell, column, isCourse } from './columns.ts';
import {
  below,
  breakdowns,
  hasToday,
  headlines,
  leaderboardColumns,
  pipelineColumns,
  stepsOf,
} from './contents.ts';
import { notesOf } from './notes.ts';
import { buildOwnPart, type OwnPart, type OwnSubject, rankInTeam } from './people.ts';
import type { Best, Note, Report, Row, Table, Title } from './report.ts';

/** A question with its days settled. */
export interface Question {
  readonly query: Query;
  readonly period: Period;
  readonly comparedWith: Period | null;
  /** those of the query, and the subject of a profile */
  readonly filters: Filters;
  /** whose figures a report about the asker shows */
  readonly own?: OwnSubject;
}

/** What a report is built from: the figures of its question, and of the same without its subject. */
export interface Sources {
  readonly question: Question;
  readonly calendar: Calendar;
  readonly dataset: Dataset;
  readonly figures: Computation;
}

interface Body {
  readonly title: Title;
  readonly headline: readonly KpiId[];
  readonly tables: readonly Table[];
  readonly chart: Drawing | null;
  readonly best?: readonly Best[];
  readonly notes?: readonly Note[];
  readonly own?: OwnPart;
}

/** What to show for a question, before any words. */
export function buildReport(sources: Sources, asOf: string): Report {
  const { question, figures } = sources;
  const body = buildBody(sources);
  const stageFiltered = question.filters.stage !== undefined;
  const headline = body.headline
    .filter((id) => !stageFiltered || entryOf(id).unit !== 'rate')
    .map((id) =>
      cell(id, entryOf(id).of === 'top_agent' ? figures.topAgents() : figures.total(entryOf(id).of)),
    )
    .map((each) => (isShown(each.kpi, question.period) ? each : { ...each, figure: notShown }));
  return {
    query: question.query,
    title: body.title,
    period: question.period,
    comparedWith: question.comparedWith,
    filters: question.filters,
    asOf,
    headline,
    best: body.best ?? [],
    tables: body.tables
      .filter((table) => table.rows.length > 0)
      .map((table) => withoutRates(table, stageFiltered)),
    chart: body.chart && { ...body.chart, title: body.title, period: question.period },
    notes: [...notesOf(sources, headline, body.tables), ...(body.notes ?? [])],
    ...(body.own ? { own: body.own } : {}),
  };
}

function buildBody(sources: Sources): Body {
  const { ask, by } = sources.question.query;
  switch (ask.report) {
    case 'overview':
    case 'trend':
      return ask.report === 'trend' || isTime(by) ? trend(sources) : overview(sources);
    case 'pipeline':
      return pipeline(sources);
    case 'kpis':
      return kpis(sources);
    case 'kpi':
      return oneKpi(sources, ask.kpi);
    case 'profile':
      return profile(sources, ask.of, ask.name);
    case 'me':
    case 'team':
      return own(sources);
    default:
      return leaderboard(sources, leaderboards[ask.report], { kind: 'report', report: ask.report });
  }
}

function overview({ question: { period }, figures }: Sources): Body {
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

function trend({ question: { query }, figures }: Sources): Body {
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

function leaderboard({ question, figures }: Sources, by: Dimension, title: Title): Body {
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

function pipeline(sources: Sources): Body {
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

function kpis({ question: { period }, figures }: Sources): Body {
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

const notShown: Figure = { value: null, reason: 'not_shown', n: 0 };

/** Of a period without today the prospects are not known, and a share of deals that lacks them says little. */
function isShown(id: KpiId, period: Period): boolean {
  return entryOf(id).of !== 'engagement_rate' || hasToday(period);
}

function oneKpi(sources: Sources, id: KpiId): Body {
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

/**
 * Agents that are rows even without a sale, by index: of a manager or an office that is shown all of theirs, else
 * none.
 */
export function listedAgents({ question, dataset }: Sources): (agent: number) => boolean {
  const { ask } = question.query;
  const shown = ask.report === 'profile' ? ask : question.own;
  if (!shown || (shown.of !== 'manager' && shown.of !== 'office')) return () => false;
  const subject = dataset.columns[shown.of].members.findIndex(({ label }) => label === shown.name);
  const above = shown.of === 'manager' ? dataset.managerOf : dataset.officeOf;
  return (agent) => above[agent] === subject;
}

function profile(sources: Sources, of: ProfileDimension, name: string): Body {
  const { question, figures } = sources;
  const { by, limit } = question.query;
  const headline = headlines.profile(question.period);
  const steps = isTime(by) ? by : stepsOf(question.period);
  const course = courseTable(figures, steps, ['total_revenue', 'total_won_sales']);
  const dimensions = by === undefined ? below[of] : isTime(by) ? [] : [by];
  const tables = dimensions.map((dimension) =>
    buildTable(figures, {
      by: dimension,
      columns: leaderboardColumns(question.period),
      sortBy: 'total_revenue',
      ...(dimension === 'agent' ? { listed: listedAgents(sources) } : {}),
      ...(limit ? { limit } : {}),
    }),
  );
  return {
    title: by ? { kind: 'profile', of, name, by } : { kind: 'profile', of, name },
    headline,
    tables: tables.length > 0 ? tables : [course],
    chart: by && !isTime(by) ? barChart(tables[0], 'total_revenue') : courseChart(course),
    notes: rankOf(sources, of, name),
  };
}

/** The profile of the asker, or of their team, with what only they care to see. */
function own(sources: Sources): Body {
  const { question, dataset, calendar, figures } = sources;
  const subject = question.own;
  if (!subject) throw new Error('nobody is known to ask');
  const { of, name } = subject;
  const { by } = question.query;
  const shown = profile(sources, of, name);
  return {
    ...shown,
    title: { kind: 'own', report: of === 'agent' ? 'me' : 'team', name, ...(by ? { by } : {}) },
    best: best(figures, 'product'),
    notes: [...(shown.notes ?? []), ...rankInTeam(subject, question, dataset, calendar)],
    own: buildOwnPart(subject, question, dataset, calendar),
  };
}

function rankOf(
  { question, calendar, dataset }: Sources,
  of: ProfileDimension,
  name: string,
): readonly Note[] {
  const { [of]: _, ...others } = question.filters;
  const rows = ordered(
    new Computation(dataset, { ...question, comparedWith: null, filters: others }, calendar).rows(
      'revenue',
      of,
    ),
  );
  const named = rows.filter(({ key }) => key !== null);
  const own = named.find(({ key, label }) => (label ?? key) === name);
  if (!own || own.figure.n === 0) return [];
  const rank = 1 + named.filter(({ figure }) => (figure.value ?? 0) > (own.figure.value ?? 0)).length;
  return [{ kind: 'rank', of, rank, among: named.length }];
}

function best(figures: Computation, of: 'agent' | 'product'): readonly Best[] {
  const rows = ordered(figures.rows('revenue', of)).filter(({ key }) => key !== null);
  const revenue = rows[0]?.figure.value ?? 0;
  if (revenue <= 0) return [];
  const names = rows
    .filter(({ figure }) => figure.value === revenue)
    .map(({ key, label }) => label ?? key ?? '');
  return [{ of, names, revenue }];
}

function withoutRates(table: Table, stageFiltered: boolean): Table {
  if (!stageFiltered) return table;
  const kept = table.columns.flatMap(({ unit }, at) => (unit === 'rate' ? [] : [at]));
  const pick = <T>(from: readonly T[]): T[] => kept.flatMap((at) => from[at] ?? []);
  return {
    ...table,
    columns: pick(table.columns),
    rows: table.rows.map((row) => ({ ...row, cells: pick(row.cells) })),
  };
}

function courseTable(figures: Computation, by: TimeUnit, columns: readonly KpiId[]): Table {
  return buildTable(figures, { by, columns, sortBy: columns[0] ?? 'total_revenue' });
}

function isTime(by: Query['by']): by is TimeUnit {
  return by === 'week' || by === 'month' || by === 'quarter';
}
