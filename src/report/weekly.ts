import { addDays, dayNumber, isoDay } from '../deals/calendar.ts';
import type { Dataset, Finding } from '../deals/dataset.ts';
import { firstNotBefore } from '../deals/order.ts';
import type { IsoDay, Period, PeriodSpec } from '../deals/period.ts';
import { type Calendar, comparedPeriod, resolvePeriod } from '../deals/periods.ts';
import { kpi as entryOf } from '../kpis/catalogue.ts';
import { Computation } from '../kpis/compute.ts';
import { select } from '../kpis/selection.ts';
import { pointsOf } from './charts.ts';
import { buildTable, cell } from './columns.ts';
import { headlines, leaderboardColumns } from './contents.ts';
import { biggestWins, longestWaiting, type OpenDeal, type WonDeal } from './deals.ts';
import type { Cell, Chart, Table } from './report.ts';

/** What the weekly digest says, before any words: the last whole week against the one before. */
export interface Weekly {
  readonly period: Period;
  readonly comparedWith: Period;
  /** the day of the slot that it stands for: what is open, and for how long, is told as of this day */
  readonly day: IsoDay;
  /** when the last successful read of the base began, an ISO instant */
  readonly asOf: string;
  readonly headline: readonly Cell[];
  /** revenue of the last twelve weeks, the week of the digest the last; drawn also where all are 0 */
  readonly chart: Chart;
  /** by revenue; in a week in which nothing was won, by deals in progress. Without agents, no rows. */
  readonly leaderboard: Table;
  /** how many agents won a deal, of all that are rows */
  readonly sellers: { readonly won: number; readonly of: number };
  readonly wins: readonly WonDeal[];
  /** where nothing was won in the week: the latest deal won before it, if there is one */
  readonly lastWin: WonDeal | null;
  readonly waiting: readonly OpenDeal[];
  readonly attention: {
    /** most frequent first */
    readonly findings: readonly Finding[];
    /** deals in progress of which no potential is known */
    readonly withoutPrice: number;
  };
  readonly emptyBase: boolean;
}

const lastWeek: PeriodSpec = { type: 'relative', unit: 'week', offset: -1 };
const twelveWeeks: PeriodSpec = { type: 'last', unit: 'week', n: 12 };
const dealsShown = 5;
/** A data_table of Slack holds 100 rows below its head. */
const agentsShown = 100;

/**
 * The weekly digest of one slot.
 * @param calendar its `today` is the day of the slot, whenever this runs
 */
export function buildWeekly({
  dataset,
  calendar,
  asOf,
}: {
  readonly dataset: Dataset;
  readonly calendar: Calendar;
  readonly asOf: string;
}): Weekly {
  const period = resolvePeriod(lastWeek, calendar);
  const comparedWith = comparedPeriod(lastWeek, calendar);
  if (period.from === null || comparedWith === null) throw new Error('a week has days');
  const day = calendar.today;
  const filters = {};
  const figures = new Computation(dataset, { period, comparedWith, filters }, calendar);
  const wins = biggestWins(select(dataset, period, filters), dealsShown);
  const agents = figures.rows('won', 'agent').filter(({ key }) => key !== null);
  // "Engaging as of the end of the period", of the day itself: what closed since the week is not waiting any more.
  const asOfDay = select(dataset, { id: day, from: day, to: addDays(day, 1), running: true }, filters);
  return {
    period,
    comparedWith,
    day,
    asOf,
    headline: headlines.overview(period).map((id) => cell(id, figures.total(entryOf(id).of))),
    chart: courseOfRevenue(dataset, calendar),
    leaderboard: buildTable(figures, {
      by: 'agent',
      columns: leaderboardColumns(period),
      sortBy: wins.length > 0 ? 'total_revenue' : 'total_engaging_sales',
      limit: { end: 'top', n: agentsShown },
    }),
    sellers: { won: agents.filter(({ figure }) => (figure.value ?? 0) > 0).length, of: agents.length },
    wins,
    lastWin: wins.length > 0 ? null : lastWinBefore(dataset, period.from),
    waiting: longestWaiting(asOfDay, day, dealsShown),
    attention: {
      findings: dataset.findings.toSorted((a, b) => b.count - a.count),
      withoutPrice: figures.total('engaging_value').missing ?? 0,
    },
    emptyBase: dataset.size === 0,
  };
}

function courseOfRevenue(dataset: Dataset, calendar: Calendar): Chart {
  const period = resolvePeriod(twelveWeeks, calendar);
  const figures = new Computation(dataset, { period, comparedWith: null, filters: {} }, calendar);
  const table = buildTable(figures, { by: 'week', columns: ['total_revenue'], sortBy: 'total_revenue' });
  const drawn = pointsOf(table, 'total_revenue');
  if (!drawn) throw new Error('revenue has a column');
  return { kind: 'line', ...drawn, title: { kind: 'kpi', kpi: 'total_revenue', by: 'week' }, period };
}

/** The biggest of the latest day before `day` on which a deal was won. */
function lastWinBefore(dataset: Dataset, day: IsoDay): WonDeal | null {
  const { won } = dataset.ranges;
  const after = firstNotBefore(dataset.close, won.dated, won.end, dayNumber(day));
  if (after <= won.dated) return null;
  const closed = isoDay(dataset.close[after - 1] as number);
  const on: Period = { id: closed, from: closed, to: addDays(closed, 1), running: false };
  return biggestWins(select(dataset, on, {}), 1)[0] ?? null;
}
