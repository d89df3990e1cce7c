import { answer, type Ground } from '../../src/answer.ts';
import type { PeriodSpec } from '../../src/deals/period.ts';
import type { Figure } from '../../src/kpis/figure.ts';
import type { Query } from '../../src/query/query.ts';
import type { Report, Table } from '../../src/report/report.ts';
import { exampleCalendar, exampleDataset } from './example.ts';

export const secondQuarter: PeriodSpec = { type: 'quarter', quarter: 2, year: 2024 };
export const allTime: PeriodSpec = { type: 'all' };

/** The worked example on 15 August 2024, asked for this quarter unless told otherwise. */
const exampleGround: Ground = {
  dataset: exampleDataset,
  calendar: exampleCalendar,
  defaultPeriod: { type: 'relative', unit: 'quarter', offset: 0 },
  asOf: '2024-08-15T10:00:00.000Z',
};

/** The report of a question; throws where it is a problem. */
export function reportOf(query: Pick<Query, 'ask'> & Partial<Query>, ground: Partial<Ground> = {}): Report {
  const answered = answer({ filters: {}, ...query }, { ...exampleGround, ...ground });
  if (answered.kind !== 'report') throw new Error(JSON.stringify(answered.problem));
  return answered.report;
}

/** `total_revenue: 3150`, or the reason why there is nothing. */
export function headlineOf(report: Report): string[] {
  return report.headline.map(({ kpi, figure }) => `${kpi}: ${written(figure)}`);
}

/** `Ana: 1650 2`, and `(not set)` for what is */
export function rowsOf(table: Table | undefined): string[] {
  if (!table) return [];
  return table.rows.map(
    ({ head, cells }) => `${head.label ?? head.key ?? '(not set)'}: ${cells.map(written).join(' ')}`,
  );
}

export function columnsOf(table: Table | undefined): string[] {
  return table?.columns.map(({ id }) => id) ?? [];
}

function written({ value, reason, names }: Figure): string {
  if (value === null) return reason ?? 'nothing';
  return `${names ? `${names.join(' and ')} ` : ''}${Math.round(value * 1000) / 1000}`;
}
