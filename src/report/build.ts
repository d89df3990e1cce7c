import { kpi as entryOf } from '../kpis/catalogue.ts';
import type { Figure } from '../kpis/figure.ts';
import { leaderboards } from '../query/query.ts';
import { type Body, isTime, type Sources } from './body.ts';
import { cell } from './columns.ts';
import { notesOf } from './notes.ts';
import { isShown, oneKpi } from './one-kpi.ts';
import { kpis, leaderboard, overview, pipeline, trend } from './plain.ts';
import { own, profile } from './profile.ts';
import type { Report, Table } from './report.ts';

const notShown: Figure = { value: null, reason: 'not_shown', n: 0 };

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
