import { noDay } from '../deals/dataset.ts';
import type { Selection } from './selection.ts';

const won = 2;

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
  const { dataset, deals, stage } = selection;
  const { engage, close } = dataset;
  const cycles: number[][] = Array.from({ length: groups }, () => []);
  for (let at = 0; at < deals.length; at++) {
    if (stage[at] !== won) continue;
    const deal = deals[at] as number;
    const engaged = engage[deal] as number;
    const closed = close[deal] as number;
    if (engaged !== noDay && closed !== noDay && closed >= engaged)
      cycles[groupOf(deal)]?.push(closed - engaged);
  }
  return cycles;
}
