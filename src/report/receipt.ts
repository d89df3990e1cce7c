import type { Finding } from '../deals/dataset.ts';
import type { Dimension, Stage } from '../deals/deal.ts';
import type { Period } from '../deals/period.ts';
import { kpi as entryOf, type KpiId, type MeasureId, type Unit } from '../kpis/catalogue.ts';
import { Computation } from '../kpis/compute.ts';
import type { Figure, Reason } from '../kpis/figure.ts';
import { measures } from '../kpis/measures.ts';
import type { Filters } from '../query/query.ts';
import { type Behind, dealsBehind } from './behind.ts';
import { daysBetween } from './behind-deal.ts';
import { isTime, type Sources } from './body.ts';
import { buildTable } from './columns.ts';
import { type CountedDeals, countedDeals } from './counted-deals.ts';
import { type LeftOut, leftOut } from './left-out.ts';
import { isShown } from './one-kpi.ts';
import type { Report, Table } from './report.ts';
import { touchingFindings } from './touching-findings.ts';

/** The last step of a figure that is a share: `dividend` ÷ `divisor`. */
export interface Quotient {
  readonly dividend: number;
  readonly divisor: number;
  readonly of: 'revenue' | 'cycle_days' | Stage;
  readonly by: 'won' | 'closed' | 'all' | 'products';
}

/** The same figure in the period compared with. */
interface Before {
  readonly period: Period;
  /** of it `value`, `names` and the reason why there is none; null where the two cannot be compared at all */
  readonly figure: Pick<Figure, 'value' | 'reason' | 'names'> | null;
}

/** The other average of a group: revenue ÷ the rows that have a won deal. */
interface Mean {
  readonly by: Dimension;
  readonly value: number;
  readonly revenue: number;
  readonly rows: number;
}

/** How a figure came about, before any words. */
export interface Receipt {
  readonly kpi: KpiId;
  /** what is measured; the definition in words is that of the KPI */
  readonly measure: MeasureId;
  readonly unit: Unit;
  readonly estimate: boolean;
  /** of a breakdown that of all its rows together */
  readonly figure: Figure;
  /** what the rows of a breakdown are; null of a single figure, and where the rows are stages or times */
  readonly by: Dimension | null;
  readonly period: Period;
  /** the usual period, where nothing in it made another be shown; else null */
  readonly usualPeriod: Period | null;
  /** null where nothing is compared: all time, and figures that no period changes */
  readonly before: Before | null;
  /** whom or what the report is about; its filter is not among `filters` */
  readonly subject: { readonly of: Dimension; readonly name: string } | null;
  readonly filters: Filters;
  /** all deals of the base: those counted and those left out */
  readonly base: number;
  readonly counted: CountedDeals;
  /** why the others are not counted: each deal once, most first */
  readonly leftOut: readonly LeftOut[];
  readonly quotient: Quotient | null;
  readonly mean: Mean | null;
  /** the revenue of each product, where the figure is shared among them; else null */
  readonly products: Table | null;
  /** agents, managers or offices matter, and those of a deal are today's */
  readonly todaysTeams: boolean;
  /** when the last successful read of the base began, an ISO instant */
  readonly asOf: string;
  /** what could not be read in the whole base and may touch this figure, most first */
  readonly findings: readonly Pick<Finding, 'kind' | 'table' | 'count'>[];
}

/** How the figure of a KPI came about under the period and the filters of a report. */
export function buildReceipt(sources: Sources, report: Report, kpi: KpiId): Receipt {
  const { question, dataset, figures } = sources;
  const { of, unit, estimate, by: ownBy } = entryOf(kpi);
  const { period } = question;
  const shown = isShown(kpi, period);
  const figure: Figure = shown ? figureOf(figures, of) : { value: null, reason: 'not_shown', n: 0 };
  const behind = dealsBehind(sources, kpi);
  const { ask, by: askedBy } = question.query;
  const by = ownBy ?? (ask.report === 'kpi' && ask.kpi === kpi ? askedBy : undefined);
  const subject = ask.report === 'profile' ? { of: ask.of, name: ask.name } : (question.own ?? null);
  const fallback = report.notes.find((note) => note.kind === 'default_period_empty');
  const dimension = by === undefined || by === 'stage' || isTime(by) ? null : by;
  const used = [
    ...(Object.keys(question.filters) as (Dimension | 'stage')[]),
    ...(dimension ? [dimension] : []),
    ...(of === 'top_agent' ? (['agent'] as const) : []),
    ...(of === 'revenue_per_product' ? (['product'] as const) : []),
  ];
  return {
    kpi,
    measure: of,
    unit,
    estimate: estimate ?? false,
    figure,
    by: dimension,
    period,
    usualPeriod: fallback?.asked ?? null,
    before: shown ? beforeOf(sources, of, figure) : null,
    subject: subject && { of: subject.of, name: subject.name },
    filters: question.query.filters,
    base: dataset.size,
    counted: countedDeals(behind),
    leftOut: leftOut(sources, of, behind),
    quotient: figure.value === null ? null : quotientOf(sources, of, behind),
    mean: of === 'average_deal' && dimension ? meanOf(figures, dimension) : null,
    products:
      of === 'revenue_per_product'
        ? buildTable(figures, {
            by: 'product',
            columns: ['total_revenue', 'total_won_sales'],
            sortBy: 'total_revenue',
          })
        : null,
    todaysTeams:
      of !== 'products' && used.some((each) => each === 'agent' || each === 'manager' || each === 'office'),
    asOf: report.asOf,
    findings: touchingFindings(dataset.findings, of, { period, used, byMonth: isTime(by) }),
  };
}

function figureOf(figures: Computation, of: MeasureId): Figure {
  return of === 'top_agent' ? figures.topAgents() : figures.total(of);
}

function beforeOf({ question, dataset, calendar }: Sources, of: MeasureId, now: Figure): Before | null {
  const { comparedWith: period, filters } = question;
  if (period === null || of === 'products' || now.reason === 'stage_filter') return null;
  if (of !== 'top_agent' && measures[of].compares === 'never') return { period, figure: null };
  const then = figureOf(new Computation(dataset, { period, comparedWith: null, filters }, calendar), of);
  if (of === 'top_agent') return { period, figure: then };
  // The answer's own word on it: where prospects are left aside on both sides, it is not the figure of then.
  const value = now.previous ?? null;
  const reason: Reason | undefined = value === null ? then.reason : undefined;
  return { period, figure: reason ? { value, reason } : { value } };
}

function quotientOf({ dataset, figures }: Sources, of: MeasureId, behind: Behind | null): Quotient | null {
  if (!behind) return null;
  const under = (stage: Stage) => figures.total(stage).n;
  const [revenue, divisor] = [behind.sum ?? 0, behind.count];
  switch (of) {
    case 'average_deal':
      return { dividend: revenue, divisor, of: 'revenue', by: 'won' };
    case 'revenue_per_product':
      return { dividend: revenue, divisor: dataset.counts.products, of: 'revenue', by: 'products' };
    case 'win_rate':
      return { dividend: under('won'), divisor, of: 'won', by: 'closed' };
    case 'loss_rate':
      return { dividend: under('lost'), divisor, of: 'lost', by: 'closed' };
    case 'engagement_rate':
      return { dividend: under('engaging'), divisor, of: 'engaging', by: 'all' };
    case 'average_cycle':
      return { dividend: daysOf(behind), divisor, of: 'cycle_days', by: 'won' };
    default:
      return null;
  }
}

function daysOf({ deals, selection }: Behind): number {
  const { engage, close } = selection.dataset;
  return deals.reduce(
    (sum, deal) => sum + (daysBetween(engage[deal] as number, close[deal] as number) ?? 0),
    0,
  );
}

function meanOf(figures: Computation, by: Dimension): Mean | null {
  const value = figures.mean(by);
  if (value === null) return null;
  const rows = figures.rows('won', by).filter(({ figure }) => figure.n > 0).length;
  return { by, value, revenue: figures.total('revenue').value ?? 0, rows };
}
