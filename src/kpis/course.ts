import { addUnits, dayNumber, isoDay, startOf } from '../deals/calendar.ts';
import { noDay } from '../deals/dataset.ts';
import { stages } from '../deals/deal.ts';
import type { IsoDay, TimeUnit } from '../deals/period.ts';
import { type Bucket, buckets, type Calendar } from '../deals/periods.ts';
import { counts, countsWhole, type Selection } from './selection.ts';
import { emptyTally, stageCount, type Tally } from './tally.ts';

const [prospecting, engaging, won] = [0, 1, 2];

/** The steps of a course, and the tally of each. */
export interface Course {
  readonly steps: readonly Bucket[];
  readonly tally: Tally;
  /** the step of a day, or -1 */
  readonly stepOf: (day: number) => number;
}

/**
 * Tallies the course of a selection over time: won and lost deals in the step they closed in and, where `open` is
 * asked for, engaging ones in every step at whose end they were in progress, prospecting ones in the step that
 * contains today. Steps of a period begin no later than today; those of all time are whole, and go from the first to
 * the last with a won deal. The selection must not be filtered by stage: a deal passes through several on its way.
 * @param asked the selection with its stage filter, whose won deals settle the steps of all time
 */
export function tallyCourse(
  selection: Selection,
  unit: TimeUnit,
  { today, fiscalStart }: Calendar,
  open: boolean,
  asked: Selection = selection,
): Course {
  const { period, dataset } = selection;
  const all = period.from === null || period.to === null;
  const bounds = all ? wonSpan(asked, unit, fiscalStart) : { from: period.from, to: period.to };
  const steps = bounds
    ? buckets(bounds.from, bounds.to, unit, fiscalStart).filter((step) => all || step.from <= today)
    : [];
  const tally = emptyTally(steps.length);
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return { steps, tally, stepOf: () => -1 };
  const firstDay = dayNumber(first.from);
  const endDay = dayNumber(last.to);
  const stepOfDay = new Int32Array(endDay - firstDay);
  for (const [at, step] of steps.entries()) {
    stepOfDay.fill(at, dayNumber(step.from) - firstDay, dayNumber(step.to) - firstDay);
  }
  const stepOf = (day: number) =>
    day < firstDay || day >= endDay ? -1 : (stepOfDay[day - firstDay] as number);
  const add = (step: number, stage: number, amount: number, sign: 1 | -1) => {
    const cell = step * stageCount + stage;
    tally.count[cell] = (tally.count[cell] as number) + sign;
    if (Number.isNaN(amount)) tally.missing[cell] = (tally.missing[cell] as number) + sign;
    else tally.money[cell] = (tally.money[cell] as number) + sign * amount;
  };
  const todayStep = stepOf(dayNumber(today));
  // In progress: from the step a deal was engaged in up to the one before it closed. Written as where that begins and
  // ends, and summed up below, so that a deal costs two additions however long it lasted.
  const addOpen = (from: number, to: number, amount: number) => {
    if (from >= to) return;
    add(from, engaging, amount, 1);
    if (to < steps.length) add(to, engaging, amount, -1);
  };
  const { engage, close, value, potential } = dataset;
  for (const segment of selection.segments) {
    const whole = countsWhole(selection, segment);
    const { stage } = segment;
    const closed = stage !== prospecting && (stage !== engaging || segment.engagedBefore !== null);
    if (!open && (stage === prospecting || stage === engaging)) continue;
    const amounts = stage === won ? value : potential;
    for (let deal = segment.start; deal < segment.end; deal++) {
      if (!whole && !counts(selection, segment, deal)) continue;
      if (stage === prospecting) {
        if (todayStep >= 0) add(todayStep, prospecting, potential[deal] as number, 1);
        continue;
      }
      const closeDay = closed ? (close[deal] as number) : noDay;
      if (stage !== engaging) {
        const step = stepOf(closeDay);
        if (step >= 0) add(step, stage, amounts[deal] as number, 1);
      }
      if (!open) continue;
      const engageDay = engage[deal] as number;
      const amount = potential[deal] as number;
      if (engageDay === noDay) {
        if (!closed && todayStep >= 0) addOpen(todayStep, todayStep + 1, amount);
      } else if (engageDay < endDay && !(closed && (closeDay === noDay || closeDay <= engageDay))) {
        const from = Math.max(0, stepOf(engageDay));
        const to = !closed || closeDay >= endDay ? steps.length : Math.max(0, stepOf(closeDay));
        addOpen(from, to, amount);
      }
    }
  }
  for (let cell = stageCount + engaging; cell < tally.count.length; cell += stageCount) {
    for (const numbers of [tally.count, tally.money, tally.missing]) {
      numbers[cell] = (numbers[cell] as number) + (numbers[cell - stageCount] as number);
    }
    // What was added and taken off again leaves a rest in the last bits.
    if (tally.count[cell] === tally.missing[cell]) tally.money[cell] = 0;
  }
  return { steps, tally, stepOf };
}

/** From the first day of the first step with a won deal to the last of the last. */
function wonSpan(
  selection: Selection,
  unit: TimeUnit,
  fiscalStart: number,
): { from: IsoDay; to: IsoDay } | null {
  const { close } = selection.dataset;
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const segment of selection.segments) {
    if (stages[segment.stage] !== 'won') continue;
    const whole = countsWhole(selection, segment);
    for (let deal = segment.start; deal < segment.end; deal++) {
      const day = close[deal] as number;
      if (day === noDay || (!whole && !counts(selection, segment, deal))) continue;
      if (day < first) first = day;
      if (day > last) last = day;
    }
  }
  if (first > last) return null;
  const lastStep = startOf(isoDay(last), unit, fiscalStart);
  return { from: startOf(isoDay(first), unit, fiscalStart), to: addUnits(lastStep, unit, 1) };
}
