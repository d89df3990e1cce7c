import { dayNumber, isoDay } from '../deals/calendar.ts';
import { type Dataset, noDay } from '../deals/dataset.ts';
import { type Dimension, type Stage, stages } from '../deals/deal.ts';
import type { IsoDay } from '../deals/period.ts';
import { counts, type Selection } from '../kpis/selection.ts';

/** Whose deal it is, with whom and of what, by label; null where it is not set. */
export interface DealNames {
  readonly agent: string | null;
  readonly account: string | null;
  readonly product: string | null;
}

/** `value` is null where the base has none. */
export interface WonDeal extends DealNames {
  readonly value: number | null;
  readonly closed: IsoDay;
}

/** `days` since it was engaged; `potential` is an estimate, null where there is no list price either. */
export interface OpenDeal extends DealNames {
  readonly days: number;
  readonly potential: number | null;
}

/** The won deals of a selection with the highest values, at most `most`; of equal ones the first won. */
export function biggestWins(selection: Selection, most: number): WonDeal[] {
  const { dataset } = selection;
  const { value, close } = dataset;
  return firstOf(
    selection,
    'won',
    most,
    (deal) => (close[deal] as number) !== noDay,
    (a, b) => descending(value[a], value[b]) || (close[a] as number) - (close[b] as number),
  ).map((deal) => ({
    ...namesOf(dataset, deal),
    value: known(value[deal]),
    closed: isoDay(close[deal] as number),
  }));
}

/**
 * The deals in progress in a selection that were engaged first, at most `most`, with the days from then to `today`.
 * Those of which nobody knows when they were engaged are left out.
 */
export function longestWaiting(selection: Selection, today: IsoDay, most: number): OpenDeal[] {
  const { dataset } = selection;
  const { engage, potential } = dataset;
  return firstOf(
    selection,
    'engaging',
    most,
    (deal) => (engage[deal] as number) !== noDay,
    (a, b) => (engage[a] as number) - (engage[b] as number) || descending(potential[a], potential[b]),
  ).map((deal) => ({
    ...namesOf(dataset, deal),
    days: dayNumber(today) - (engage[deal] as number),
    potential: known(potential[deal]),
  }));
}

/** The first deals of one stage in an order; names settle what it leaves open, so that the base's order does not. */
function firstOf(
  selection: Selection,
  stage: Stage,
  most: number,
  passes: (deal: number) => boolean,
  order: (a: number, b: number) => number,
): number[] {
  const { dataset } = selection;
  const compare = (a: number, b: number) => order(a, b) || byNames(dataset, a, b);
  const first: number[] = [];
  for (const segment of selection.segments) {
    if (stages[segment.stage] !== stage) continue;
    for (let deal = segment.start; deal < segment.end; deal++) {
      const last = first.at(-1);
      if (!counts(selection, segment, deal) || !passes(deal)) continue;
      if (first.length === most && last !== undefined && compare(deal, last) >= 0) continue;
      first.push(deal);
      first.sort(compare);
      if (first.length > most) first.pop();
    }
  }
  return first;
}

function namesOf(dataset: Dataset, deal: number): DealNames {
  const label = (dimension: Dimension) => {
    const { members, of } = dataset.columns[dimension];
    return members[of[deal] as number]?.label ?? null;
  };
  return { agent: label('agent'), account: label('account'), product: label('product') };
}

const collator = new Intl.Collator('en');

function byNames(dataset: Dataset, a: number, b: number): number {
  const [left, right] = [namesOf(dataset, a), namesOf(dataset, b)];
  const compare = (one: string | null, other: string | null) =>
    one === null || other === null
      ? Number(one === null) - Number(other === null)
      : collator.compare(one, other);
  return (
    compare(left.agent, right.agent) ||
    compare(left.account, right.account) ||
    compare(left.product, right.product)
  );
}

/** Amounts that are not known stand last. */
function descending(a = Number.NaN, b = Number.NaN): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return b - a;
}

function known(amount = Number.NaN): number | null {
  return Number.isNaN(amount) ? null : amount;
}
