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
  const order = new Int32Array(size);
  for (let at = 0; at < size; at++) order[at] = (keys[at] as number) % indexes;
  return { order, ranges: { prospecting, engaging, won, lost } };
}

/** A column in an order of its deals: at `n` what it has of deal `order[n]`. */
export function gather<T extends Int32Array | Float64Array>(order: Int32Array, column: T): T {
  // A loop, since `from` with a function asks an iterator for each of half a million deals.
  const gathered = column.slice(0, order.length) as T;
  for (let at = 0; at < order.length; at++) gathered[at] = column[order[at] as number] as number;
  return gathered;
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

/**
 * What stands in `[from, to)` once all `deals` are in an order, itself in order; the others are left in none. Much
 * cheaper than to sort them all, where few are looked at. `deals` is changed.
 */
export function sortPart(
  deals: Int32Array,
  from: number,
  to: number,
  compare: (a: number, b: number) => number,
): Int32Array {
  // Quicksort that leaves alone what does not reach into the part. Deals come in runs that are sorted already, of
  // which any fixed place may be the worst to divide them at: so it is another each time, though never by chance.
  let place = 1;
  const sort = (low: number, high: number): void => {
    if (low >= high || high < from || low >= to) return;
    place = (Math.imul(place, 1_664_525) + 1_013_904_223) >>> 0;
    const pivot = deals[low + Math.floor((place / 2 ** 32) * (high - low + 1))] as number;
    let [left, right] = [low, high];
    while (left <= right) {
      while (compare(deals[left] as number, pivot) < 0) left++;
      while (compare(deals[right] as number, pivot) > 0) right--;
      if (left > right) break;
      const moved = deals[left] as number;
      deals[left++] = deals[right] as number;
      deals[right--] = moved;
    }
    sort(low, right);
    sort(left, high);
  };
  sort(0, deals.length - 1);
  return deals.subarray(from, to);
}
