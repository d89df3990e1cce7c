import { dayNumber } from '../deals/calendar.ts';
import type { Dimension } from '../deals/deal.ts';
import type { Period, TimeUnit } from '../deals/period.ts';
import { catalogue, type Kpi, type KpiId } from '../kpis/catalogue.ts';
import type { ProfileDimension } from '../query/query.ts';

/** Prospects carry no date: a period without today shows the deals in progress at its end instead. */
export function hasToday(period: Period): boolean {
  return period.from === null || period.running;
}

const open = (period: Period): readonly KpiId[] =>
  hasToday(period)
    ? ['open_pipeline_sales', 'open_pipeline_revenue']
    : ['total_engaging_sales', 'total_engaging_revenue'];

/** Headline figures of the reports, in the order in which they are shown. */
export const headlines = {
  overview: (period: Period): readonly KpiId[] => [
    'total_revenue',
    'total_won_sales',
    'win_rate',
    'average_revenue_per_sale',
    'total_lost_sales',
    ...open(period),
  ],
  leaderboard: (): readonly KpiId[] => [
    'total_revenue',
    'total_won_sales',
    'win_rate',
    'average_revenue_per_sale',
  ],
  pipeline: (period: Period): readonly KpiId[] => [
    ...open(period),
    'total_won_sales',
    'total_lost_sales',
    'win_rate',
    ...(hasToday(period) ? (['engagement_rate'] as const) : []),
    'median_sales_cycle',
  ],
  trend: (): readonly KpiId[] => ['total_revenue', 'total_won_sales', 'average_revenue_per_sale'],
  profile: (period: Period): readonly KpiId[] => [
    'total_revenue',
    'total_won_sales',
    'win_rate',
    'average_revenue_per_sale',
    'total_lost_sales',
    ...open(period),
    'median_sales_cycle',
  ],
  /** every KPI that is one figure; won revenue is the same money as revenue, and shown once */
  kpis: (period: Period): readonly KpiId[] =>
    (catalogue as readonly Kpi[])
      .filter(({ id, by, unit }) => !by && unit !== 'agent' && id !== 'total_won_revenue')
      .filter(({ id }) => id !== 'engagement_rate' || hasToday(period))
      .map(({ id }) => id),
} as const;

/** The columns of a leaderboard. */
export function leaderboardColumns(period: Period): readonly KpiId[] {
  const inProgress = hasToday(period) ? 'open_pipeline_sales' : 'total_engaging_sales';
  return [
    'total_revenue',
    'total_won_sales',
    'total_lost_sales',
    inProgress,
    'win_rate',
    'average_revenue_per_sale',
  ];
}

/** The columns of the pipeline by a dimension. */
export function pipelineColumns(period: Period): readonly KpiId[] {
  return hasToday(period)
    ? [
        'open_pipeline_revenue',
        'total_engaging_sales',
        'total_prospecting_sales',
        'total_won_sales',
        'win_rate',
      ]
    : ['total_engaging_revenue', 'total_engaging_sales', 'total_won_sales', 'total_lost_sales', 'win_rate'];
}

/** What lies below the subject of a profile. */
export const below: Readonly<Record<ProfileDimension, readonly Dimension[]>> = {
  agent: ['product'],
  manager: ['agent'],
  office: ['agent'],
  product: ['agent', 'sector'],
  sector: ['product'],
  account: ['product', 'agent'],
};

/** The breakdowns of the catalogue, by the dimension of their rows. */
export const breakdowns = Object.groupBy(
  (catalogue as readonly Kpi[]).filter((kpi) => kpi.by !== undefined && kpi.by !== 'month'),
  ({ by }) => by as Dimension,
);

const longestInWeeks = 100;

/** The steps in which a course reads best: weeks for up to a quarter, months for more. */
export function stepsOf(period: Period): TimeUnit {
  if (period.from === null || period.to === null) return 'month';
  return dayNumber(period.to) - dayNumber(period.from) > longestInWeeks ? 'month' : 'week';
}
