import { type Stage, stages } from '../deals/deal.ts';
import type { Behind } from './behind.ts';
import { amountsUnder } from './behind-deal.ts';

/** Deals that a figure counts, of one stage that they count under in the period. */
interface CountedStage {
  readonly stage: Stage;
  readonly deals: number;
  /** of won deals their value, of others their potential, in the currency of the base; null where none is known */
  readonly amount: number | null;
}

export interface CountedDeals {
  readonly deals: number;
  /** the stages that have any, in the order a deal passes them */
  readonly byStage: readonly CountedStage[];
  /** what the deals add up to; null where values and potentials are among them, or nothing is known */
  readonly sum: number | null;
  /** the amounts are potentials */
  readonly estimate: boolean;
  /** deals that are counted and have no amount */
  readonly missing: number;
}

/** What a figure counts; nothing where no deals can stand behind it. */
export function countedDeals(behind: Behind | null): CountedDeals {
  if (!behind) return { deals: 0, byStage: [], sum: null, estimate: false, missing: 0 };
  const { count, sum, missing, of } = behind;
  return { deals: count, byStage: countedStages(behind), sum, estimate: of === 'potential', missing };
}

function countedStages({ deals, selection: { dataset, segments } }: Behind): CountedStage[] {
  const found = stages.map((stage) => ({ stage, deals: 0, known: 0, amount: 0 }));
  let next = 0;
  // Deals stand in the order of the segments that they were found in.
  for (const { stage, start, end } of segments) {
    const tally = found[stage];
    if (!tally) continue;
    const amounts = amountsUnder(tally.stage, dataset);
    for (; next < deals.length && within(deals[next] as number, start, end); next++) {
      const amount = amounts[deals[next] as number] as number;
      tally.deals++;
      if (Number.isNaN(amount)) continue;
      tally.known++;
      tally.amount += amount;
    }
  }
  return found.flatMap(({ known, amount, ...each }) =>
    each.deals === 0 ? [] : [{ ...each, amount: known === 0 ? null : amount }],
  );
}

function within(deal: number, start: number, end: number): boolean {
  return start <= deal && deal < end;
}
