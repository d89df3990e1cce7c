import { type Dimension, dimensions, type Grouping, type Stage, stages } from '../deals/deal.ts';
import type { PeriodSpec, TimeUnit } from '../deals/period.ts';
import { catalogue, kpi } from '../kpis/catalogue.ts';
import { type Asked, normalForm } from './normal-form.ts';
import { type Ask, leaderboards, type ProfileDimension, profileDimensions, type Query } from './query.ts';

type By = Grouping | TimeUnit;

/** Everything that a question may be broken down by, in the order in which it is offered. */
export const groupings: readonly By[] = [...dimensions, 'stage', 'week', 'month', 'quarter'];

/** The same question about another period. */
export function withPeriod(query: Query, period: PeriodSpec): Query {
  return { ...query, period };
}

/** The same question broken down otherwise; null where it cannot be. `top N` belongs to the rows of before. */
export function withBreakdown(query: Query, by: By): Query | null {
  const asked = breakDown(query.ask, by);
  if (asked === null) return null;
  const { by: _, limit: __, ...rest } = query;
  if (asked.ask.report === 'kpi' && kpi(asked.ask.kpi).unit === 'rate' && query.filters.stage) return null;
  return { ...rest, ...asked };
}

function breakDown(ask: Ask, by: By): Asked | null {
  if (ask.report === 'kpi') {
    const { by: has, of } = kpi(ask.kpi);
    if (has === undefined || has === by) return normalForm(ask, by);
    const plain = catalogue.find((one) => one.of === of && !('by' in one));
    return plain ? normalForm({ report: 'kpi', kpi: plain.id }, by) : null;
  }
  return ask.report in leaderboards || ask.report === 'trend' || ask.report === 'pipeline'
    ? normalForm({ report: 'overview' }, by)
    : normalForm(ask, by);
}

/** What the rows of a question are, in the words of `groupings`; null where it has none of its own. */
export function breakdownOf({ ask, by }: Query): By | null {
  if (by) return by;
  if (ask.report === 'kpi') return kpi(ask.kpi).by ?? null;
  if (ask.report in leaderboards) return leaderboards[ask.report as keyof typeof leaderboards];
  if (ask.report === 'pipeline') return 'stage';
  return ask.report === 'trend' ? 'month' : null;
}

/**
 * What lies behind a row: of an agent, a manager, a product and the like their profile, of a step of time the same
 * question about it, of anything else the question filtered by it. `row` is the label of a member, the key of a stage
 * (`won`) or of a step (`2026-10`, `2026-W43`, `2026-Q3`); null for what is none.
 */
export function drillInto(query: Query, by: By, row: string): Query | null {
  const { by: _, limit: __, ...rest } = query;
  const ask = undivided(query.ask);
  if (by === 'week' || by === 'month' || by === 'quarter') {
    const period = parseStep(row);
    return period && { ...rest, ask, period };
  }
  if (by === 'stage') {
    const stage = stages.find((one) => one === row);
    return stage ? ofStage({ ...rest, ask }, stage) : null;
  }
  if (isProfile(by)) {
    const { [by]: ___, ...filters } = query.filters;
    return { ...rest, ask: { report: 'profile', of: by, name: row }, filters };
  }
  return { ...rest, ask, filters: { ...query.filters, [by]: [row] } };
}

/** The question without its rows: a leaderboard becomes the overview, a KPI by something the KPI. */
function undivided(ask: Ask): Ask {
  if (ask.report === 'kpi') {
    const { by, of } = kpi(ask.kpi);
    const plain = by && catalogue.find((one) => one.of === of && !('by' in one));
    return plain ? { report: 'kpi', kpi: plain.id } : ask;
  }
  const hasRows = ask.report in leaderboards || ask.report === 'trend' || ask.report === 'pipeline';
  return hasRows ? { report: 'overview' } : ask;
}

/** A rate of one stage alone says nothing: the deals of the stage are counted instead. */
function ofStage(query: Query, stage: Stage): Query {
  const { ask } = query;
  const counts = ask.report === 'kpi' && kpi(ask.kpi).unit !== 'rate';
  return {
    ...query,
    ask: counts ? ask : { report: 'kpi', kpi: 'total_sales' },
    filters: { ...query.filters, stage: [stage] },
  };
}

function parseStep(key: string): PeriodSpec | null {
  const [, year, letter, number] = /^(\d{4})-([QW]?)(\d{1,2})$/.exec(key) ?? [];
  if (year === undefined || number === undefined) return null;
  const value = { year: Number(year) };
  if (letter === 'Q') return { type: 'quarter', quarter: Number(number), ...value };
  if (letter === 'W') return { type: 'week', week: Number(number), ...value };
  return { type: 'month', month: Number(number), ...value };
}

function isProfile(dimension: Dimension): dimension is Dimension & ProfileDimension {
  return profileDimensions.some((one) => one === dimension);
}
