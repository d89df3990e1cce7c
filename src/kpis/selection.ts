import { dayNumber } from '../deals/calendar.ts';
import { type Dataset, noDay, noStage } from '../deals/dataset.ts';
import { type Dimension, dimensions, stages } from '../deals/deal.ts';
import { foldName } from '../deals/fold.ts';
import type { Period } from '../deals/period.ts';

/** Filters of a question, by dimension the labels of members, by `stage` the stages counted under. */
export type SelectionFilters = { readonly [D in Dimension | 'stage']?: readonly string[] };

const [prospecting, engaging, won, lost] = [0, 1, 2, 3];

/** The deals that count in a period under filters, and the stage that each counts under there. */
export interface Selection {
  readonly dataset: Dataset;
  /** indexes of deals, and beside each its stage (an index into `stages`) */
  readonly deals: Int32Array;
  readonly stage: Uint8Array;
  readonly period: Period;
  /** prospecting deals carry no date: they count for all time and in periods that contain today */
  readonly undated: boolean;
  readonly filtered: boolean;
  readonly stageFiltered: boolean;
}

/**
 * The deals that count in `period`: won and lost by close date, engaging as of the period's end, prospecting
 * where the period contains today. All time takes every deal under its present stage. Labels that no member
 * bears match nothing.
 */
export function select(dataset: Dataset, period: Period, filters: SelectionFilters): Selection {
  const masks = dimensions.flatMap((dimension) => {
    const labels = filters[dimension];
    return labels ? [{ of: dataset.columns[dimension].of, mask: maskOf(dataset, dimension, labels) }] : [];
  });
  const stageFiltered = filters.stage !== undefined;
  const wanted = Uint8Array.from(stages, (stage) =>
    !filters.stage || filters.stage.includes(stage) ? 1 : 0,
  );
  const all = period.from === null || period.to === null;
  const [from, to] = all ? [0, 0] : [dayNumber(period.from ?? ''), dayNumber(period.to ?? '')];
  const containsToday = all || period.running;
  const { size, stage, engage, close } = dataset;
  const deals = new Int32Array(size);
  const counted = new Uint8Array(size);
  let count = 0;
  for (let deal = 0; deal < size; deal++) {
    let as = stage[deal] as number;
    if (as === noStage) continue;
    if (!all) {
      if (as === won || as === lost) {
        const closed = close[deal] as number;
        if (closed < from) continue;
        if (closed >= to) {
          const engaged = engage[deal] as number;
          if (engaged === noDay || engaged >= to) continue;
          as = engaging;
        }
      } else if (as === engaging) {
        const engaged = engage[deal] as number;
        if (engaged === noDay ? !containsToday : engaged >= to) continue;
      } else if (as === prospecting && !containsToday) continue;
    }
    if (wanted[as] === 0) continue;
    if (masks.length > 0 && !masks.every(({ of, mask }) => mask[(of[deal] as number) + 1] === 1)) continue;
    deals[count] = deal;
    counted[count] = as;
    count++;
  }
  return {
    dataset,
    deals: deals.subarray(0, count),
    stage: counted.subarray(0, count),
    period,
    undated: !containsToday,
    filtered: masks.length > 0 || stageFiltered,
    stageFiltered,
  };
}

/** Of each member, and first of "(not set)", whether one of the labels is its own. */
function maskOf(dataset: Dataset, dimension: Dimension, labels: readonly string[]): Uint8Array {
  const { members } = dataset.columns[dimension];
  const wanted = new Set(labels.map(foldName));
  const mask = new Uint8Array(members.length + 1);
  for (const [at, { label }] of members.entries()) if (wanted.has(foldName(label))) mask[at + 1] = 1;
  return mask;
}
