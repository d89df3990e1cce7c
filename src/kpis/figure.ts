import type { Grouping } from '../deals/deal.ts';
import type { TimeUnit } from '../deals/period.ts';
import type { Unit } from './catalogue.ts';

/** Why a figure is null. */
export const reasons = [
  'undated',
  'no_sale',
  'no_won_sale',
  'no_closed_sale',
  'no_list_price',
  'stage_filter',
  'not_shown',
] as const;
export type Reason = (typeof reasons)[number];

/**
 * One figure. Money in the currency of the base, rates as fractions, cycles in days; nothing is rounded.
 * `n` is the number of deals behind it. `agent` figures name the agents in `names`, and `value` is their
 * revenue.
 */
export interface Figure {
  readonly value: number | null;
  readonly reason?: Reason;
  readonly n: number;
  readonly names?: readonly string[];
  /** deals that count but whose potential is not known */
  readonly missing?: number;
  /** units won: how many different products */
  readonly distinct?: number;
  /** the same figure in the period compared with; absent where the two cannot be compared */
  readonly previous?: number | null;
  /** what `change` compares, where it is not `value`: the figure without prospecting */
  readonly comparedValue?: number;
  /** a fraction of `previous`; for a rate the difference. Absent from null or 0 */
  readonly change?: number;
}

/** What JSON shows of one KPI: a figure, or rows of figures. */
export type KpiResult =
  | { readonly unit: Unit; readonly figure: Figure }
  | {
      readonly unit: Unit;
      readonly by: Grouping | TimeUnit;
      readonly rows: readonly {
        readonly key: string | null;
        readonly label?: string;
        readonly figure: Figure;
      }[];
      /** revenue divided by the rows with a won sale */
      readonly mean?: number | null;
    };
