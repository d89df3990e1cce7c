import { dayNumber, isoDay } from '../deals/calendar.ts';
import { type Dataset, noDay } from '../deals/dataset.ts';
import { type Dimension, type Stage, stages } from '../deals/deal.ts';
import type { IsoDay } from '../deals/period.ts';
import type { Selection } from '../kpis/selection.ts';
import type { DealNames } from './deals.ts';

/** A deal as it counts in a figure. */
export interface BehindDeal extends DealNames {
  /** the Airtable record id */
  readonly id: string;
  /** that it counts under in the period: `engaging` also where it was closed after it */
  readonly stage: Stage;
  /** of a won deal its value, of others their potential, in the currency of the base; null where it is not known */
  readonly amount: number | null;
  /** the amount is a potential */
  readonly estimate: boolean;
  readonly engaged: IsoDay | null;
  /** when it was won or lost, be it after the period; null of a deal that is open today */
  readonly closed: IsoDay | null;
  /** whole days from when it was engaged until it was closed, or until today where it is open */
  readonly age: number | null;
}

/** One deal of a selection, by its index in the dataset. */
export function describeDeal(selection: Selection, deal: number, today: IsoDay): BehindDeal {
  const { dataset, segments } = selection;
  const { columns, recordIds } = dataset;
  const segment = segments.find(({ start, end }) => start <= deal && deal < end);
  const stage = segment && stages[segment.stage];
  if (!stage) throw new Error('a deal that does not count in its selection');
  const label = (dimension: Dimension) => {
    const { members, of } = columns[dimension];
    return members[of[deal] as number]?.label ?? null;
  };
  const engaged = dataset.engage[deal] as number;
  // Airtable lets people fill in a close date on a deal that nobody has won or lost yet.
  const isClosed = stage === 'won' || stage === 'lost' || segment.engagedBefore !== null;
  const closed = isClosed ? (dataset.close[deal] as number) : noDay;
  const amount = amountsUnder(stage, dataset)[deal] as number;
  return {
    id: recordIds.of(deal),
    stage,
    agent: label('agent'),
    account: label('account'),
    product: label('product'),
    amount: Number.isNaN(amount) ? null : amount,
    estimate: stage !== 'won',
    engaged: dayOf(engaged),
    closed: dayOf(closed),
    age: daysBetween(engaged, isClosed ? closed : dayNumber(today)),
  };
}

/** What the deals of a stage are worth, by their index: NaN where that is not known. */
export function amountsUnder(stage: Stage, { value, potential }: Dataset): Float64Array {
  return stage === 'won' ? value : potential;
}

/** Null where one of the days is not known, or the first is the later. */
export function daysBetween(engaged: number, until: number): number | null {
  return engaged === noDay || until === noDay || until < engaged ? null : until - engaged;
}

function dayOf(day: number): IsoDay | null {
  return day === noDay ? null : isoDay(day);
}
