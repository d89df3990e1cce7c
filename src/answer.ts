import { dayNumber, isoDay } from './deals/calendar.ts';
import type { Dataset } from './deals/dataset.ts';
import { type Dimension, dimensions } from './deals/deal.ts';
import { firstNotBefore } from './deals/order.ts';
import type { Period, PeriodSpec } from './deals/period.ts';
import {
  type Calendar,
  comparedPeriod,
  periodBefore,
  periodOfSameKind,
  resolvePeriod,
} from './deals/periods.ts';
import { catalogue, type Kpi, type KpiId } from './kpis/catalogue.ts';
import { Computation, compute, type FigureRow, ordered } from './kpis/compute.ts';
import type { KpiResult } from './kpis/figure.ts';
import { type Filters, leaderboards, type Problem, type Query } from './query/query.ts';
import type { Question, Sources } from './report/body.ts';
import { buildReport } from './report/build.ts';
import { limited } from './report/columns.ts';
import { breakdowns, headlines, leaderboardColumns, pipelineColumns } from './report/contents.ts';
import type { OwnSubject } from './report/own.ts';
import { type AskerNames, ownSubject } from './report/people.ts';
import { listedAgents } from './report/profile.ts';
import type { Note, Report } from './report/report.ts';

/** What an answer needs besides the question. */
export interface Ground {
  readonly dataset: Dataset;
  readonly calendar: Calendar;
  readonly defaultPeriod: PeriodSpec;
  /** when the last successful read of the base began, an ISO instant */
  readonly asOf: string;
  /** saved questions keep their period even where it is empty */
  readonly keepDefaultPeriod?: boolean;
  /** who asks, as labels of the dataset; absent where that is not known */
  readonly asker?: AskerNames;
}

export type Answer =
  | { readonly kind: 'report'; readonly report: Report; readonly sources: Sources }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** The use case: a question over the base, answered as a report; a name that left the base is a problem. */
export function answer(query: Query, ground: Ground): Answer {
  const gone = missingName(query, ground.dataset);
  if (gone !== null)
    return { kind: 'problem', problem: { kind: 'unknown_word', word: gone, suggestions: [] } };
  const own = findOwn(query, ground);
  if (own && 'kind' in own) return { kind: 'problem', problem: own };
  const { notes, ...periods } = settlePeriods(query, ground);
  const { ask } = query;
  const subject = ask.report === 'profile' ? ask : own;
  const filters = subject ? restrict(query.filters, subject) : query.filters;
  const question: Question = {
    query,
    ...periods,
    filters,
    ...(own ? { own } : {}),
  };
  const figures = new Computation(ground.dataset, question, ground.calendar);
  const sources = { question, calendar: ground.calendar, dataset: ground.dataset, figures };
  const report = buildReport(sources, ground.asOf);
  return { kind: 'report', report: { ...report, notes: [...notes, ...report.notes] }, sources };
}

/** The filters and their subject; one that the filters leave out has no deals. */
function restrict(
  filters: Filters,
  { of, name }: { readonly of: Dimension; readonly name: string },
): Filters {
  const asked = filters[of];
  return { ...filters, [of]: !asked || asked.includes(name) ? [name] : [] };
}

/** The KPIs that the words asked for, by id: what JSON shows. */
export function computeAsked(sources: Sources): { readonly [K in KpiId]?: KpiResult } {
  const { question, figures } = sources;
  const { ask, limit } = question.query;
  const results: { [K in KpiId]?: KpiResult } = {};
  const add = (id: KpiId, by?: Query['by']) => {
    const result = compute(id, figures, by, by === 'agent' ? listedAgents(sources) : undefined);
    results[id] = limit && 'rows' in result ? { ...result, rows: cut(result.rows) } : result;
  };
  /** A leaderboard is cut once, by revenue: every KPI of it has the same rows. */
  const shown = ask.report in leaderboards && limit ? shownKeys(sources, limit) : null;
  const cut = (rows: readonly FigureRow[]) =>
    shown ? rows.filter(({ key, label }) => shown.has(label ?? key)) : limited(rows, limit);
  const { period, query } = question;
  switch (ask.report) {
    case 'kpi':
      add(ask.kpi, query.by);
      break;
    case 'kpis':
      for (const { id } of catalogue as readonly Kpi[]) add(id);
      break;
    case 'overview':
      for (const id of [...headlines.overview(period), 'highest_revenue_agent', 'revenue_per_month'] as const)
        add(id);
      break;
    case 'trend':
      if (query.by === undefined || query.by === 'month')
        for (const id of ['revenue_per_month', 'sales_per_month'] as const) add(id);
      else for (const id of ['total_revenue', 'total_won_sales'] as const) add(id, query.by);
      break;
    case 'pipeline':
      for (const id of query.by ? pipelineColumns(period) : pipelineKpis) add(id, query.by);
      break;
    case 'profile':
      for (const id of headlines.profile(period)) add(id, query.by);
      break;
    case 'me':
    case 'team':
      for (const id of headlines.profile(period)) add(id, query.by);
      if (question.own?.of === 'manager') for (const { id } of breakdowns.agent ?? []) add(id, 'agent');
      break;
    default: {
      const by: Dimension = leaderboards[ask.report];
      for (const { id } of breakdowns[by] ?? []) add(id);
      for (const id of leaderboardColumns(period)) add(id, by);
    }
  }
  return results;
}

function shownKeys({ question, figures }: Sources, limit: Query['limit']): ReadonlySet<string | null> {
  const { report } = question.query.ask;
  const rows = ordered(figures.rows('revenue', leaderboards[report as keyof typeof leaderboards]));
  return new Set(limited(rows, limit).map(({ key, label }) => label ?? key));
}

const pipelineKpis = [
  'total_sales',
  'total_prospecting_sales',
  'total_prospecting_revenue',
  'total_engaging_sales',
  'total_engaging_revenue',
  'open_pipeline_sales',
  'open_pipeline_revenue',
  'total_won_sales',
  'total_won_revenue',
  'total_lost_sales',
  'total_lost_revenue',
  'win_rate',
  'loss_rate',
  'engagement_rate',
] as const satisfies readonly KpiId[];

/** Whose figures a report about the asker shows; why there is none to show. */
function findOwn({ ask }: Query, { asker, dataset }: Ground): OwnSubject | Problem | null {
  if (ask.report !== 'me' && ask.report !== 'team') return null;
  const word = ask.report;
  if (!asker || (asker.agent === null && asker.manager === null))
    return { kind: 'no_asker', word, suggestions: [] };
  return ownSubject(ask.report, asker, dataset) ?? { kind: 'no_team', word, suggestions: [] };
}

function missingName({ ask, filters }: Query, dataset: Dataset): string | null {
  const asked = ask.report === 'profile' ? [{ dimension: ask.of as Dimension, label: ask.name }] : [];
  const filtered = dimensions.flatMap((dimension) =>
    (filters[dimension] ?? []).map((label) => ({ dimension, label })),
  );
  const gone = [...asked, ...filtered].find(
    ({ dimension, label }) => !dataset.columns[dimension].members.some((member) => member.label === label),
  );
  return gone?.label ?? null;
}

/**
 * The period asked for, or the default, and what it is compared with. A default in which, as in the one before it,
 * the whole base has no closed deal gives way to the latest of its kind, begun already, that has one: an old base
 * still answers with something.
 */
function settlePeriods(
  { period, versus }: Query,
  { dataset, calendar, defaultPeriod, keepDefaultPeriod }: Ground,
): { period: Period; comparedWith: Period | null; notes: readonly Note[] } {
  const spec = period ?? defaultPeriod;
  const asked = resolvePeriod(spec, calendar);
  const settled = { period: asked, comparedWith: comparedPeriod(spec, calendar, versus), notes: [] };
  if (period || keepDefaultPeriod) return settled;
  const before = periodBefore(spec, calendar);
  const begun = periodOfSameKind(spec, calendar.today, calendar)?.period;
  if (!begun?.to || !asked.to || !before?.from) return settled;
  const latestThere = lastClosed(dataset, asked.to);
  if (latestThere !== null && latestThere >= before.from) return settled;
  const latest = lastClosed(dataset, begun.to);
  const found = latest === null ? null : periodOfSameKind(spec, latest, calendar, versus);
  return found ? { ...found, notes: [{ kind: 'default_period_empty', asked }] } : settled;
}

/** The latest day before `end` on which a deal was won or lost. */
function lastClosed({ ranges, close }: Dataset, end: string): string | null {
  const days = [ranges.won, ranges.lost].flatMap((range) => {
    const after = firstNotBefore(close, range.dated, range.end, dayNumber(end));
    return after > range.dated ? [close[after - 1] as number] : [];
  });
  return days.length === 0 ? null : isoDay(Math.max(...days));
}
