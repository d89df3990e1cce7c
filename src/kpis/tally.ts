import { dayNumber, isoDay } from '../deals/calendar.ts';
import { noDay } from '../deals/dataset.ts';
import { type Grouping, stages } from '../deals/deal.ts';
import type { IsoDay, TimeUnit } from '../deals/period.ts';
import { type Bucket, buckets } from '../deals/periods.ts';
import type { Selection } from './selection.ts';

/**
 * Deals and money of groups of deals, by stage: of group `g` and stage `s` at `g * 4 + s`. Money of won deals
 * is their value, of others their potential; `missing` counts the deals that have none.
 */
export interface Tally {
  readonly groups: number;
  readonly count: Int32Array;
  readonly money: Float64Array;
  readonly missing: Int32Array;
}

const stageCount = stages.length;
const [prospecting, engaging, won] = [0, 1, 2];

function emptyTally(groups: number): Tally {
  const cells = groups * stageCount;
  return {
    groups,
    count: new Int32Array(cells),
    money: new Float64Array(cells),
    missing: new Int32Array(cells),
  };
}

/**
 * Tallies a selection by a dimension or by stage. Group 0 is "(not set)", group `i + 1` the member or stage
 * `i`.
 */
export function tallyBy(selection: Selection, by: Grouping): Tally {
  const { dataset, deals, stage } = selection;
  const { value, potential } = dataset;
  const column = by === 'stage' ? null : dataset.columns[by];
  const of = column?.of ?? null;
  const tally = emptyTally((column?.members.length ?? stageCount) + 1);
  const { count, money, missing } = tally;
  for (let at = 0; at < deals.length; at++) {
    const deal = deals[at] as number;
    const as = stage[at] as number;
    const cell = ((of === null ? as : (of[deal] as number)) + 1) * stageCount + as;
    const amount = (as === won ? value[deal] : potential[deal]) as number;
    (count[cell] as number)++;
    // NaN is the only number that is not itself
    if (amount === amount) money[cell] = (money[cell] as number) + amount;
    else (missing[cell] as number)++;
  }
  return tally;
}

/** All groups of a tally as one. */
export function total(tally: Tally): Tally {
  const sum = emptyTally(1);
  for (let cell = 0; cell < tally.count.length; cell++) {
    const as = cell % stageCount;
    sum.count[as] = (sum.count[as] as number) + (tally.count[cell] as number);
    sum.money[as] = (sum.money[as] as number) + (tally.money[cell] as number);
    sum.missing[as] = (sum.missing[as] as number) + (tally.missing[cell] as number);
  }
  return sum;
}

/**
 * Tallies the course of a selection over time: won and lost deals in the step they closed in, engaging ones
 * in every step at whose end they were in progress. Steps begin no later than today; for all time they go
 * from the first to the last with a won deal. Prospecting deals count in the step that contains today.
 */
export function tallyOverTime(
  selection: Selection,
  unit: TimeUnit,
  { today, fiscalStart }: { readonly today: IsoDay; readonly fiscalStart: number },
): { readonly steps: readonly Bucket[]; readonly tally: Tally } {
  const { dataset, deals, stage, period } = selection;
  const bounds =
    period.from !== null && period.to !== null ? { from: period.from, to: period.to } : wonSpan(selection);
  const steps = bounds
    ? buckets(bounds.from, bounds.to, unit, fiscalStart).filter((step) => step.from <= today)
    : [];
  const tally = emptyTally(steps.length);
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return { steps, tally };
  const { close, engage, value, potential, stage: present } = dataset;
  const firstDay = dayNumber(first.from);
  const endDay = dayNumber(last.to);
  const stepOf = new Int32Array(endDay - firstDay);
  for (const [at, step] of steps.entries())
    stepOf.fill(at, dayNumber(step.from) - firstDay, dayNumber(step.to) - firstDay);
  const { count, money, missing } = tally;
  const add = (step: number, as: number, amount: number, sign: 1 | -1) => {
    const cell = step * stageCount + as;
    count[cell] = (count[cell] as number) + sign;
    if (amount === amount) money[cell] = (money[cell] as number) + sign * amount;
    else missing[cell] = (missing[cell] as number) + sign;
  };
  const todayStep = steps.findIndex((step) => step.from <= today && today < step.to);
  for (let at = 0; at < deals.length; at++) {
    const deal = deals[at] as number;
    const now = present[deal] as number;
    const estimate = potential[deal] as number;
    if (now === prospecting) {
      if (todayStep >= 0) add(todayStep, prospecting, estimate, 1);
      continue;
    }
    const closed = now === engaging ? noDay : (close[deal] as number);
    if (now !== engaging && closed >= firstDay && closed < endDay && stage[at] === now) {
      add(stepOf[closed - firstDay] as number, now, (now === won ? value[deal] : estimate) as number, 1);
    }
    // In progress: from the step it was engaged in up to the one before it closed. Written as where that
    // begins and ends, and summed up below, so that a deal costs two additions however long it lasted.
    const engaged = engage[deal] as number;
    if (engaged === noDay) {
      if (now === engaging && todayStep >= 0) {
        add(todayStep, engaging, estimate, 1);
        if (todayStep + 1 < steps.length) add(todayStep + 1, engaging, estimate, -1);
      }
      continue;
    }
    if (engaged >= endDay || (now !== engaging && (closed === noDay || closed <= engaged))) continue;
    const opens = engaged <= firstDay ? 0 : (stepOf[engaged - firstDay] as number);
    const closes =
      now === engaging || closed >= endDay
        ? steps.length
        : closed < firstDay
          ? 0
          : (stepOf[closed - firstDay] as number);
    if (opens >= closes) continue;
    add(opens, engaging, estimate, 1);
    if (closes < steps.length) add(closes, engaging, estimate, -1);
  }
  for (let cell = stageCount + engaging; cell < count.length; cell += stageCount) {
    count[cell] = (count[cell] as number) + (count[cell - stageCount] as number);
    money[cell] = (money[cell] as number) + (money[cell - stageCount] as number);
    missing[cell] = (missing[cell] as number) + (missing[cell - stageCount] as number);
  }
  return { steps, tally };
}

function wonSpan({ dataset, deals, stage }: Selection): { from: IsoDay; to: IsoDay } | null {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < deals.length; at++) {
    const closed = dataset.close[deals[at] as number] as number;
    if (stage[at] !== won || closed === noDay) continue;
    if (closed < first) first = closed;
    if (closed > last) last = closed;
  }
  if (first > last) return null;
  return { from: isoDay(first), to: isoDay(last + 1) };
}
