import type { Dimension } from '../deals/deal.ts';

const units = ['count', 'money', 'rate', 'days', 'agent'] as const;
export type Unit = (typeof units)[number];

/** A KPI as data: everything about it but its words (`i18n`) and its arithmetic (`measures.ts`). */
export interface KpiEntry {
  readonly id: string;
  /** its number in the list of the dashboard that this replaces; null for those beyond it */
  readonly number: number | null;
  readonly unit: Unit;
  /** the figure of which this is one; a KPI that is not a breakdown is its own */
  readonly of: MeasureId;
  /** a breakdown: one row for each member, or for each month */
  readonly by?: Dimension | 'month';
  /** a sum in which potentials stand in for money not earned */
  readonly estimate?: true;
  /** a fall is good news */
  readonly better?: 'lower';
}

/** The figures that can be computed for any set of deals. */
export const measureIds = [
  'products',
  'revenue',
  'revenue_per_product',
  'top_agent',
  'sales',
  'average_deal',
  'won',
  'won_revenue',
  'engaging',
  'engaging_value',
  'lost',
  'lost_value',
  'prospecting',
  'prospecting_value',
  'win_rate',
  'loss_rate',
  'engagement_rate',
  'average_cycle',
  'median_cycle',
  'open',
  'open_value',
] as const;
export type MeasureId = (typeof measureIds)[number];

/** Every KPI, in the order in which they are shown. Adding one is one entry here and its words. */
export const catalogue = [
  { id: 'total_products', number: 1, unit: 'count', of: 'products' },
  { id: 'total_revenue', number: 2, unit: 'money', of: 'revenue' },
  { id: 'average_revenue_per_product', number: 3, unit: 'money', of: 'revenue_per_product' },
  { id: 'products_per_sector', number: 4, unit: 'count', of: 'won', by: 'sector' },
  { id: 'highest_revenue_agent', number: 5, unit: 'agent', of: 'top_agent' },
  { id: 'total_sales', number: 6, unit: 'count', of: 'sales' },
  { id: 'average_revenue_per_sale', number: 7, unit: 'money', of: 'average_deal' },
  { id: 'total_revenue_per_sector', number: 8, unit: 'money', of: 'revenue', by: 'sector' },
  { id: 'average_revenue_per_sector', number: 9, unit: 'money', of: 'average_deal', by: 'sector' },
  { id: 'total_won_sales', number: 10, unit: 'count', of: 'won' },
  { id: 'total_won_revenue', number: 11, unit: 'money', of: 'won_revenue' },
  { id: 'total_engaging_sales', number: 12, unit: 'count', of: 'engaging' },
  { id: 'total_engaging_revenue', number: 13, unit: 'money', of: 'engaging_value', estimate: true },
  { id: 'total_lost_sales', number: 14, unit: 'count', of: 'lost', better: 'lower' },
  { id: 'total_lost_revenue', number: 15, unit: 'money', of: 'lost_value', estimate: true, better: 'lower' },
  { id: 'total_prospecting_sales', number: 16, unit: 'count', of: 'prospecting' },
  { id: 'total_prospecting_revenue', number: 17, unit: 'money', of: 'prospecting_value', estimate: true },
  { id: 'total_sales_per_office', number: 18, unit: 'count', of: 'sales', by: 'office' },
  { id: 'total_revenue_per_office', number: 19, unit: 'money', of: 'revenue', by: 'office' },
  { id: 'average_revenue_per_office', number: 20, unit: 'money', of: 'average_deal', by: 'office' },
  { id: 'total_sales_per_agent', number: 21, unit: 'count', of: 'sales', by: 'agent' },
  { id: 'total_revenue_per_agent', number: 22, unit: 'money', of: 'revenue', by: 'agent' },
  { id: 'average_revenue_per_agent', number: 23, unit: 'money', of: 'average_deal', by: 'agent' },
  { id: 'total_sales_per_manager', number: 24, unit: 'count', of: 'sales', by: 'manager' },
  { id: 'total_revenue_per_manager', number: 25, unit: 'money', of: 'revenue', by: 'manager' },
  { id: 'average_revenue_per_manager', number: 26, unit: 'money', of: 'average_deal', by: 'manager' },
  { id: 'win_rate', number: null, unit: 'rate', of: 'win_rate' },
  { id: 'loss_rate', number: null, unit: 'rate', of: 'loss_rate', better: 'lower' },
  { id: 'engagement_rate', number: null, unit: 'rate', of: 'engagement_rate' },
  { id: 'average_sales_cycle', number: null, unit: 'days', of: 'average_cycle', better: 'lower' },
  { id: 'median_sales_cycle', number: null, unit: 'days', of: 'median_cycle', better: 'lower' },
  { id: 'open_pipeline_sales', number: null, unit: 'count', of: 'open' },
  { id: 'open_pipeline_revenue', number: null, unit: 'money', of: 'open_value', estimate: true },
  { id: 'revenue_per_month', number: null, unit: 'money', of: 'revenue', by: 'month' },
  { id: 'sales_per_month', number: null, unit: 'count', of: 'won', by: 'month' },
] as const satisfies readonly KpiEntry[];

export type KpiId = (typeof catalogue)[number]['id'];
export type Kpi = KpiEntry & { readonly id: KpiId };

const byId = new Map<string, Kpi>(catalogue.map((kpi) => [kpi.id, kpi]));

/** The entry of a KPI; throws on an id that is none (a fault of ours: words are checked by the grammar). */
export function kpi(id: KpiId): Kpi {
  const entry = byId.get(id);
  if (!entry) throw new Error(`no such KPI: ${id}`);
  return entry;
}
