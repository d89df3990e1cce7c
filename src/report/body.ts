import type { Dataset } from '../deals/dataset.ts';
import type { Period, TimeUnit } from '../deals/period.ts';
import type { Calendar } from '../deals/periods.ts';
import type { KpiId } from '../kpis/catalogue.ts';
import { type Computation, ordered } from '../kpis/compute.ts';
import type { Filters, Query } from '../query/query.ts';
import type { Drawing } from './charts.ts';
import { buildTable } from './columns.ts';
import type { OwnPart, OwnSubject } from './own.ts';
import type { Best, Note, Table, Title } from './report.ts';

/** A question with its days settled. */
export interface Question {
  readonly query: Query;
  readonly period: Period;
  readonly comparedWith: Period | null;
  /** those of the query, and the subject of a profile */
  readonly filters: Filters;
  /** whose figures a report about the asker shows */
  readonly own?: OwnSubject;
}

/** What a report is built from: the figures of its question, and of the same without its subject. */
export interface Sources {
  readonly question: Question;
  readonly calendar: Calendar;
  readonly dataset: Dataset;
  readonly figures: Computation;
}

/** A report before its figures are looked up. */
export interface Body {
  readonly title: Title;
  readonly headline: readonly KpiId[];
  readonly tables: readonly Table[];
  readonly chart: Drawing | null;
  readonly best?: readonly Best[];
  readonly notes?: readonly Note[];
  readonly own?: OwnPart;
}

/** Who or what earned most. */
export function best(figures: Computation, of: 'agent' | 'product'): readonly Best[] {
  const rows = ordered(figures.rows('revenue', of)).filter(({ key }) => key !== null);
  const revenue = rows[0]?.figure.value ?? 0;
  if (revenue <= 0) return [];
  const names = rows
    .filter(({ figure }) => figure.value === revenue)
    .map(({ key, label }) => label ?? key ?? '');
  return [{ of, names, revenue }];
}

/** A table of steps of time. */
export function courseTable(figures: Computation, by: TimeUnit, columns: readonly KpiId[]): Table {
  return buildTable(figures, { by, columns, sortBy: columns[0] ?? 'total_revenue' });
}

export function isTime(by: Query['by']): by is TimeUnit {
  return by === 'week' || by === 'month' || by === 'quarter';
}
