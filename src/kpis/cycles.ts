import { noDay } from '../deals/dataset.ts';
import { stages } from '../deals/deal.ts';
import { counts, countsWhole, type Selection } from './selection.ts';

/**
 * The sales cycles of a selection: for each group the days from engage to close of its won deals. Deals
 * without both days, or closed before they were engaged, have none.
 * @param groupOf the group of a deal, or -1 for none
 */
export function cyclesBy(
  selection: Selection,
  groups: number,
  groupOf: (deal: number) => number,
): number[][] {
  const { engage, close } = selection.dataset;
  const cycles: number[][] = Array.from({ length: groups }, () => []);
  for (const segment of selection.segments) {
    if (stages[segment.stage] !== 'won') continue;
    const whole = countsWhole(selection, segment);
    for (let deal = segment.start; deal < segment.end; deal++) {
      if (!whole && !counts(selection, segment, deal)) continue;
      const engaged = engage[deal] as number;
      const closed = close[deal] as number;
      if (engaged !== noDay && closed !== noDay && closed >= engaged)
        cycles[groupOf(deal)]?.push(closed - engaged);
    }
  }
  return cycles;
}

/** The number in the middle, or between the two in the middle; the numbers are whole, and not negative. */
export function median(days: readonly number[]): number {
  const longest = days.reduce((most, each) => Math.max(most, each), 0);
  const of = new Uint32Array(longest + 1);
  for (const each of days) of[each] = (of[each] as number) + 1;
  // Counted rather than sorted: a whole base has hundreds of thousands of cycles of a few hundred lengths.
  const nth = (n: number) => {
    let [day, before] = [0, of[0] as number];
    while (before <= n) before += of[++day] as number;
    return day;
  };
  return (nth((days.length - 1) >> 1) + nth(days.length >> 1)) / 2;
}
