/** A calendar day, `YYYY-MM-DD`. */
export type IsoDay = string;

export const calendarUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type CalendarUnit = (typeof calendarUnits)[number];

/** The steps of a course over time. */
export type TimeUnit = 'week' | 'month' | 'quarter';

/** A period as it was asked for: relative ones stay relative when the question is kept. */
export type PeriodSpec =
  | { readonly type: 'all' }
  /** `this quarter` (offset 0), `last week`, `yesterday` (offset -1) */
  | { readonly type: 'relative'; readonly unit: CalendarUnit; readonly offset: 0 | -1 }
  /** the `n` whole units before the current one */
  | { readonly type: 'last'; readonly unit: CalendarUnit; readonly n: number }
  | { readonly type: 'year'; readonly year: number }
  /** without a year: the latest that has begun */
  | { readonly type: 'quarter'; readonly quarter: number; readonly year?: number }
  | { readonly type: 'month'; readonly month: number; readonly year?: number }
  | { readonly type: 'week'; readonly week: number; readonly year: number }
  /** both ends included; without a last day: to today */
  | { readonly type: 'range'; readonly first: IsoDay; readonly last?: IsoDay };

/** Whole days `[from, to)` of the base's time zone; all time has neither end. */
export interface Period {
  /** `2017-Q3`, `2017-07`, `2017`, `2017-W27`, `2017-07-15`, `2017-01-01..2017-03-31` or `all` */
  readonly id: string;
  readonly from: IsoDay | null;
  readonly to: IsoDay | null;
  /** it contains today */
  readonly running: boolean;
}
