import { type Grouping, stages } from '../deals/deal.ts';
import { counts, countsWhole, type Selection } from './selection.ts';

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

export const stageCount = stages.length;
const won = stages.indexOf('won');

export function emptyTally(groups: number): Tally {
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
  const { dataset, segments } = selection;
  const column = by === 'stage' ? null : dataset.columns[by];
  const tally = emptyTally((column?.members.length ?? stageCount) + 1);
  const { count, money, missing } = tally;
  for (const segment of segments) {
    const { stage, start, end } = segment;
    const amounts = stage === won ? dataset.value : dataset.potential;
    const of = column?.of;
    const own = (stage + 1) * stageCount + stage;
    // A whole base passes here deal by deal, so that nothing is asked of a deal that holds for all of them.
    if (of && countsWhole(selection, segment)) {
      for (let deal = start; deal < end; deal++) {
        const cell = ((of[deal] as number) + 1) * stageCount + stage;
        const amount = amounts[deal] as number;
        (count[cell] as number)++;
        if (Number.isNaN(amount)) (missing[cell] as number)++;
        else money[cell] = (money[cell] as number) + amount;
      }
      continue;
    }
    for (let deal = start; deal < end; deal++) {
      if (!counts(selection, segment, deal)) continue;
      const cell = of ? ((of[deal] as number) + 1) * stageCount + stage : own;
      const amount = amounts[deal] as number;
      (count[cell] as number)++;
      if (Number.isNaN(amount)) (missing[cell] as number)++;
      else money[cell] = (money[cell] as number) + amount;
    }
  }
  return tally;
}

/** All groups of a tally as one. */
export function total(tally: Tally): Tally {
  const sum = emptyTally(1);
  for (let cell = 0; cell < tally.count.length; cell++) {
    const stage = cell % stageCount;
    sum.count[stage] = (sum.count[stage] as number) + (tally.count[cell] as number);
    sum.money[stage] = (sum.money[stage] as number) + (tally.money[cell] as number);
    sum.missing[stage] = (sum.missing[stage] as number) + (tally.missing[cell] as number);
  }
  return sum;
}

/** A tally in which only the deals of some stages are left. */
export function onlyStages(tally: Tally, kept: (stage: number) => boolean): Tally {
  const keep = <T extends Int32Array | Float64Array>(numbers: T): T =>
    numbers.map((number, cell) => (kept(cell % stageCount) ? number : 0)) as T;
  return {
    groups: tally.groups,
    count: keep(tally.count),
    money: keep(tally.money),
    missing: keep(tally.missing),
  };
}
