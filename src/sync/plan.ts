import type { TableName } from '../deals/deal.ts';
import type { Reading, TableReading } from '../store/reading.ts';
import { computeNextMonth } from './clock.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Airtable: at most 100 records a call. */
const recordsOfCall = 100;
const smallTables = ['products', 'sales_teams', 'accounts'] as const satisfies readonly TableName[];

/** How far apart reads are, in milliseconds; infinite where the calls of this month are used up. */
export interface Cadence {
  readonly pipeline: number;
  readonly small: number;
  readonly whole: number;
}

export interface Plan {
  /** when the next read is due */
  readonly at: number;
  readonly what: 'whole' | 'changes';
  /** whose changes are read then */
  readonly tables: readonly TableName[];
  readonly cadence: Cadence;
}

export interface PlanOptions {
  readonly now: number;
  readonly reading: Reading;
  /** shortest time between two reads, in milliseconds */
  readonly interval: number;
  /** calls made to Airtable in this month, and how many there may be */
  readonly used: number;
  readonly allowed: number;
  /** after a read that failed: when to try again, and when to try a whole read again */
  readonly retryAt?: number;
  readonly wholeRetryAt?: number;
}

/**
 * When to read what next: changes of the pipeline at the interval, those of the small tables every hour,
 * everything once a day; each less often where the calls of the month would not last otherwise. A whole read
 * gets at most half of what is left, the small tables at most half of the rest.
 */
export function computePlan(options: PlanOptions): Plan {
  const { now, reading, interval, used, allowed, retryAt = 0, wholeRetryAt = 0 } = options;
  const notBefore = Math.max(reading.noCallsUntil ?? 0, retryAt);
  const { tables } = reading;
  if (tables === null) {
    const cadence = { pipeline: interval, small: Math.max(hour, interval), whole: Math.max(day, interval) };
    return { at: notBefore, what: 'whole', tables: [], cadence };
  }
  const monthEnd = computeNextMonth(now);
  const left = Math.max(0, allowed - used);
  const wholeCost = countCalls(tables);
  const cadence = computeCadence({ left, time: monthEnd - now, interval, wholeCost });
  const due = (last: number, every: number, cost: number) => {
    const at = Number.isFinite(every) ? last + every : monthEnd;
    return Math.max(notBefore, left < cost ? Math.max(at, monthEnd) : at);
  };
  const wholeAt = Math.max(wholeRetryAt, due(reading.wholeTried ?? 0, cadence.whole, wholeCost));
  const pipelineAt = due(tables.sales_pipeline.readAt, cadence.pipeline, 1);
  if (wholeAt <= Math.max(now, pipelineAt)) return { at: wholeAt, what: 'whole', tables: [], cadence };
  const dueThen = smallTables.filter((table) => {
    return due(tables[table].readAt, cadence.small, 1 + smallTables.length) <= Math.max(now, pipelineAt);
  });
  return { at: pipelineAt, what: 'changes', tables: ['sales_pipeline', ...dueThen], cadence };
}

/** How many calls Airtable may get in a month: a Free workspace has 1,000 for everything it does. */
export function computeAllowedCalls(tables: Reading['tables'], configured: number | null): number {
  if (configured !== null) return configured;
  const records = tables === null ? 0 : Object.values(tables).reduce((sum, table) => sum + table.records, 0);
  return tables !== null && records <= 1_000 ? 600 : 20_000;
}

function computeCadence(options: {
  left: number;
  time: number;
  interval: number;
  wholeCost: number;
}): Cadence {
  const { left, time, interval, wholeCost } = options;
  const whole = Math.max(day, interval, (wholeCost * time) / (left / 2));
  const afterWhole = left - (wholeCost * time) / whole;
  const small = Math.max(hour, interval, (smallTables.length * time) / (afterWhole / 2));
  const rest = afterWhole - (smallTables.length * time) / small;
  return { pipeline: Math.max(interval, time / rest), small, whole };
}

function countCalls(tables: Readonly<Record<TableName, TableReading>>): number {
  return Object.values(tables).reduce(
    (calls, table) => calls + Math.max(1, Math.ceil(table.records / recordsOfCall)),
    0,
  );
}
