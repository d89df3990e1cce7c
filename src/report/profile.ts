import { Computation, ordered } from '../kpis/compute.ts';
import type { ProfileDimension } from '../query/query.ts';
import { type Body, best, courseTable, isTime, type Sources } from './body.ts';
import { barChart, courseChart } from './charts.ts';
import { buildTable } from './columns.ts';
import { below, headlines, leaderboardColumns, stepsOf } from './contents.ts';
import { buildOwnPart, rankInTeam } from './people.ts';
import type { Note } from './report.ts';

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

/** One member: headline figures, rank, course, and what lies below. */
export function profile(sources: Sources, of: ProfileDimension, name: string): Body {
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
export function own(sources: Sources): Body {
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
