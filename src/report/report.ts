import type { Dimension, Grouping } from '../deals/deal.ts';
import type { Period, TimeUnit } from '../deals/period.ts';
import type { KpiId, Unit } from '../kpis/catalogue.ts';
import type { Figure } from '../kpis/figure.ts';
import type {
  Filters,
  LeaderboardId,
  OwnReportId,
  PlainReportId,
  ProfileDimension,
  Query,
} from '../query/query.ts';
import type { OwnPart } from './own.ts';

/** What the report is about; renderers choose the words. */
export type Title =
  | {
      readonly kind: 'report';
      readonly report: PlainReportId | LeaderboardId;
      readonly by?: Grouping | TimeUnit;
    }
  | { readonly kind: 'kpi'; readonly kpi: KpiId; readonly by?: Grouping | TimeUnit }
  | {
      /** whoever asks, or their team; the name is the agent's or the manager's */
      readonly kind: 'own';
      readonly report: OwnReportId;
      readonly name: string;
      readonly by?: Grouping | TimeUnit;
    }
  | {
      readonly kind: 'profile';
      readonly of: ProfileDimension;
      readonly name: string;
      readonly by?: Grouping | TimeUnit;
    };

/** One headline figure. */
export interface Cell {
  readonly kpi: KpiId;
  readonly unit: Unit;
  readonly estimate: boolean;
  readonly figure: Figure;
}

/** The head of a row: `key` as in JSON, `label` as shown; both null for "(not set)". Stages and times have only a key. */
export interface RowHead {
  readonly key: string | null;
  readonly label?: string;
}

export interface Row {
  readonly head: RowHead;
  /** one figure for each column of the table */
  readonly cells: readonly Figure[];
}

/** What a column holds: a KPI of each row, or what has no KPI of its own. */
export type ColumnId = KpiId | 'stage_value' | 'distinct_products';

export interface Column {
  readonly id: ColumnId;
  readonly unit: Unit;
  readonly estimate: boolean;
}

export interface Table {
  readonly by: Grouping | TimeUnit;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** rows that `top`, `bottom` or the report's own limit left out */
  readonly hidden: number;
}

/** What to draw: one series of one KPI. Bars carry names (or stages), a line carries time. */
export interface Chart {
  readonly kind: 'bars' | 'line';
  readonly by: Grouping | TimeUnit;
  readonly kpi: KpiId;
  readonly unit: Unit;
  readonly estimate: boolean;
  readonly points: readonly { readonly head: RowHead; readonly value: number | null }[];
  readonly title: Title;
  readonly period: Period;
}

/** Who or what earned most, all of them where several share it. */
export interface Best {
  readonly of: 'agent' | 'product';
  readonly names: readonly string[];
  readonly revenue: number;
}

/** A word to the reader beside the figures. */
export type Note =
  /** the default period and the one before hold no closed deal, so the latest that has one is shown */
  | { readonly kind: 'default_period_empty'; readonly asked: Period }
  /** the period is running and nothing has happened in it yet */
  | { readonly kind: 'nothing_yet' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'empty_base' }
  /** deals that count, but whose potential is not known */
  | { readonly kind: 'no_list_price'; readonly deals: number }
  | { readonly kind: 'findings'; readonly total: number }
  /** prospects carry no date */
  | { readonly kind: 'undated' }
  | { readonly kind: 'estimates' }
  /** `mean` of an average by group, beside the average of the total */
  | { readonly kind: 'mean'; readonly kpi: KpiId; readonly value: number }
  /** by revenue; without a won deal there is none */
  | { readonly kind: 'rank'; readonly of: ProfileDimension; readonly rank: number; readonly among: number }
  /** the asker's, among all of their team */
  | {
      readonly kind: 'rank_in_team';
      readonly rank: number;
      readonly among: number;
      readonly manager: string;
    };

/** An answer before any words: what to show, in which units, and what to draw. */
export interface Report {
  readonly query: Query;
  readonly title: Title;
  readonly period: Period;
  readonly comparedWith: Period | null;
  readonly filters: Filters;
  /** when the last successful read of the base began, an ISO instant */
  readonly asOf: string;
  readonly headline: readonly Cell[];
  readonly best: readonly Best[];
  readonly tables: readonly Table[];
  readonly chart: Chart | null;
  readonly notes: readonly Note[];
  /** of a report about whoever asks */
  readonly own?: OwnPart;
}

/** The dimension whose members a grouping's rows are, or null for stages and times. */
export function dimensionOf(by: Grouping | TimeUnit): Dimension | null {
  return by === 'stage' || by === 'week' || by === 'month' || by === 'quarter' ? null : by;
}
