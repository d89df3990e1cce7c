import type { Finding } from '../deals/dataset.ts';
import type { Dimension, FindingKind, TableName } from '../deals/deal.ts';
import type { Period } from '../deals/period.ts';
import type { MeasureId } from '../kpis/catalogue.ts';

/** What of a question decides which findings may touch its figure. */
interface Use {
  readonly period: Period;
  /** what the figure is filtered or broken down by */
  readonly used: readonly (Dimension | 'stage')[];
  /** its rows are steps of time */
  readonly byMonth: boolean;
}

const revenue: readonly MeasureId[] = [
  'revenue',
  'won_revenue',
  'revenue_per_product',
  'average_deal',
  'top_agent',
];
const potential: readonly MeasureId[] = ['engaging_value', 'lost_value', 'prospecting_value', 'open_value'];
const cycles: readonly MeasureId[] = ['average_cycle', 'median_cycle'];
const inProgress: readonly MeasureId[] = [
  'sales',
  'engaging',
  'engaging_value',
  'engagement_rate',
  'open',
  'open_value',
];
const prospects: readonly MeasureId[] = ['prospecting', 'prospecting_value'];

/** The dimensions that each table of the base gives. */
const givenBy: Readonly<Record<TableName, readonly Dimension[]>> = {
  sales_pipeline: ['agent', 'manager', 'office', 'product', 'sector', 'account', 'location'],
  products: ['product'],
  sales_teams: ['agent', 'manager', 'office'],
  accounts: ['sector', 'account', 'location'],
};

/**
 * The findings of the base that may touch a figure, most first. A finding does not say in which field it is, so one
 * that may stand in a field the figure uses is among them.
 */
export function touchingFindings(
  findings: readonly Finding[],
  of: MeasureId,
  use: Use,
): Pick<Finding, 'kind' | 'table' | 'count'>[] {
  return findings
    .filter(({ kind, table }) => touches(kind, table, of, use))
    .map(({ kind, table, count }) => ({ kind, table, count }))
    .sort((a, b) => b.count - a.count);
}

function touches(
  kind: FindingKind,
  table: TableName,
  of: MeasureId,
  { period, used, byMonth }: Use,
): boolean {
  const isAllTime = period.from === null;
  const ofCatalogue = of === 'products' || of === 'revenue_per_product';
  const ofDeals = of !== 'products';
  const priced = potential.includes(of);
  const namesMatter =
    ofDeals &&
    (used.some((each) => each !== 'stage' && givenBy[table].includes(each)) ||
      // for the list price
      (priced && (table === 'sales_pipeline' || table === 'products')));
  switch (kind) {
    case 'unknown_stage':
      return ofDeals;
    case 'won_without_value':
      return revenue.includes(of);
    case 'close_before_engage':
      return cycles.includes(of);
    case 'closed_without_close_date':
      if (cycles.includes(of) || (byMonth && ofDeals)) return true;
      if (!ofDeals || isAllTime || prospects.includes(of)) return false;
      // Today it is not in progress, whenever it was closed; at the end of a past period it may have been.
      return !(period.running && (of === 'open' || of === 'open_value' || of.startsWith('engaging')));
    case 'engaging_without_engage_date':
      return inProgress.includes(of) && !isAllTime && !period.running;
    case 'unknown_name':
    case 'ambiguous_name':
    case 'dangling_reference':
      return namesMatter;
    case 'number_as_text':
      return table === 'products' ? priced : ofDeals && (revenue.includes(of) || priced);
    case 'formula_error':
      return table === 'sales_pipeline' ? ofDeals : namesMatter || (table === 'products' && ofCatalogue);
    case 'nameless_record':
      return namesMatter || (table === 'products' && ofCatalogue);
  }
}
