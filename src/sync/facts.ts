import { isoDay } from '../deals/calendar.ts';
import type { Dataset } from '../deals/dataset.ts';
import type { TableName } from '../deals/deal.ts';
import type { BaseFacts, StatusFacts } from '../report/page.ts';
import type { SyncState } from './state.ts';

const msPerMinute = 60_000;
const iso = (instant: number) => new Date(instant).toISOString();

/** What `/kpi data` tells; `now` in epoch milliseconds. */
export function buildBaseFacts(dataset: Dataset, state: SyncState, now: number): BaseFacts {
  const asOf = state.asOf ?? now;
  const tables = Object.entries(state.reading.tables ?? {});
  return {
    counts: dataset.counts,
    asOf: iso(asOf),
    ageMinutes: minutesSince(asOf, now),
    findings: dataset.findings,
    withoutFields: tables.flatMap(([table, { withoutFields }]) =>
      withoutFields.map((field) => `${table}.${field}`),
    ),
    closed: closedSpan(dataset),
  };
}

/** What `/kpi status` tells of the reading; `now` in epoch milliseconds. */
export function buildStatusFacts(
  state: SyncState,
  version: string,
  now: number,
): Omit<StatusFacts, 'digests'> {
  const { reading, progress } = state;
  const sum = (records: Readonly<Record<TableName, number>>) =>
    Object.values(records).reduce((a, b) => a + b, 0);
  return {
    version,
    lastRead: state.asOf === null ? null : iso(state.asOf),
    ageMinutes: state.asOf === null ? null : minutesSince(state.asOf, now),
    lastWholeRead: reading.wholeBegan === null ? null : iso(reading.wholeBegan),
    next: state.next === null ? null : iso(state.next.at),
    calls: state.calls,
    problem: reading.problem && { ...reading.problem, since: iso(reading.problem.since) },
    refused: reading.refused?.tables ?? [],
    progress: progress && { read: sum(progress.records), of: progress.expected && sum(progress.expected) },
  };
}

export function minutesSince(instant: number, now: number): number {
  return Math.max(0, Math.floor((now - instant) / msPerMinute));
}

function closedSpan({ ranges, close }: Dataset): BaseFacts['closed'] {
  const dated = [ranges.won, ranges.lost].filter(({ dated, end }) => dated < end);
  if (dated.length === 0) return null;
  return {
    first: isoDay(Math.min(...dated.map((range) => close[range.dated] as number))),
    last: isoDay(Math.max(...dated.map((range) => close[range.end - 1] as number))),
  };
}
