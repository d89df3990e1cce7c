import { noDay, type StageRange } from './dataset.ts';
import { type Stage, stages } from './deal.ts';

// A sort key holds stage, day and index in the 53 bits of a number: typed arrays sort numbers natively, ten times
// faster than by a comparison. Days of years 0 to 9999 are above -1,000,000 and below 3,000,000.
const indexes = 2 ** 25;
const days = 4_000_000;
const earliest = -1_000_000;

/**
 * The order in which a dataset keeps its deals: by stage, then without a day, then by day. `stage` holds indexes
 * into `stages`; a deal with any other number stands last, behind the ranges.
 */
export function orderDeals(
  size: number,
  stage: Uint8Array,
  engage: Int32Array,
  close: Int32Array,
): { readonly order: Int32Array; readonly ranges: Readonly<Record<Stage, StageRange>> } {
  const keys = new Float64Array(size);
  const counts = stages.map(() => ({ undated: 0, dated: 0 }));
  for (let deal = 0; deal < size; deal++) {
    const at = stage[deal] as number;
    const name = stages[at];
    const day =
      name === 'engaging'
        ? (engage[deal] as number)
        : name === 'prospecting'
          ? noDay
          : (close[deal] as number);
    const count = counts[at];
    if (count && day === noDay) count.undated++;
    else if (count) count.dated++;
    const rank = day === noDay ? 0 : day - earliest;
    keys[deal] = (at * days + rank) * indexes + deal;
  }
  keys.sort();
  let start = 0;
  const ranges = counts.map(({ undated, dated }): StageRange => {
    const range = { start, dated: start + undated, end: start + undated + dated };
    start = range.end;
    return range;
  });
  const [prospecting, engaging, won, lost] = ranges as [StageRange, StageRange, StageRange, StageRange];
  return {
    order: Int32Array.from(keys, (key) => key % indexes),
    ranges: { prospecting, engaging, won, lost },
  };
}

/** The first index in `[from, to)` whose day is not before `day`; the days ascend. */
export function firstNotBefore(days: Int32Array, from: number, to: number, day: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
