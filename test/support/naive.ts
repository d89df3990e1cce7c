import { dayNumber } from '../../src/deals/calendar.ts';
import type { Dimension, Grouping, Stage } from '../../src/deals/deal.ts';
import type { IsoDay, Period } from '../../src/deals/period.ts';
import type { MeasureId } from '../../src/kpis/catalogue.ts';

/** A deal with its attributes at hand: what a base means, before anything is interned, sorted or tallied. */
export interface PlainDeal {
  readonly stage: Stage | null;
  readonly engage: number | null;
  readonly close: number | null;
  readonly value: number | null;
  /** the list price of its product */
  readonly price: number | null;
  readonly references: Readonly<Record<'agent' | 'product' | 'account', string | null>>;
  readonly attributes: Readonly<Record<Dimension, string | null>>;
}

export interface Counted {
  readonly deal: PlainDeal;
  readonly stage: Stage;
}

/** The stage that a deal counts under in a period, word for word; null where it does not count. */
function countedStage(
  deal: PlainDeal,
  { from, to }: Pick<Period, 'from' | 'to'>,
  today: IsoDay,
): Stage | null {
  if (deal.stage === null) return null;
  if (from === null || to === null) return deal.stage;
  const [first, end, now] = [dayNumber(from), dayNumber(to), dayNumber(today)];
  const containsToday = first <= now && now < end;
  if (deal.stage === 'prospecting') return containsToday ? 'prospecting' : null;
  const closed = deal.stage === 'won' || deal.stage === 'lost';
  if (closed && deal.close === null) return null;
  // a close date on a deal that is neither won nor lost is ignored
  const close = closed ? deal.close : null;
  if (close !== null && first <= close && close < end) return deal.stage;
  if (deal.engage === null) return !closed && containsToday ? 'engaging' : null;
  const engagedByTheEnd = deal.engage < end;
  const closedByTheEnd = close !== null && close < end;
  return engagedByTheEnd && !closedByTheEnd ? 'engaging' : null;
}

/** The deals that count, under the stage they count under. */
export function countedDeals(
  deals: readonly PlainDeal[],
  period: Pick<Period, 'from' | 'to'>,
  filters: { readonly [D in Grouping]?: readonly string[] },
  today: IsoDay,
): Counted[] {
  const counted: Counted[] = [];
  for (const deal of deals) {
    const stage = countedStage(deal, period, today);
    if (stage === null) continue;
    const passes = Object.entries(filters).every(([key, wanted]) =>
      wanted.includes((key === 'stage' ? stage : deal.attributes[key as Dimension]) ?? '(not set)'),
    );
    if (passes) counted.push({ deal, stage });
  }
  return counted;
}

export interface Expected {
  readonly value: number | null;
  readonly reason?: string;
  readonly missing?: number;
  /** the deals behind the figure; only told where there is one */
  readonly n?: number;
}

export interface Circumstances {
  /** neither all time, nor a period that contains today */
  readonly undated: boolean;
  readonly stageFilter: boolean;
  readonly products: number;
}

/** A measure of some deals, from its words; `top_agent` is a name and not here. */
export function naiveMeasure(
  id: Exclude<MeasureId, 'top_agent'>,
  counted: readonly Counted[],
  { undated, stageFilter, products }: Circumstances,
): Expected {
  const of = (...wanted: Stage[]) => counted.filter(({ stage }) => wanted.includes(stage));
  const won = of('won');
  const revenue = sum(won.map(({ deal }) => deal.value ?? 0));
  const closed = of('won', 'lost').length;
  const rate = (part: number, whole: number, reason: string): Expected => {
    if (stageFilter) return { value: null, reason: 'stage_filter' };
    return whole === 0 ? { value: null, reason } : { value: part / whole, n: whole };
  };
  const unlessUndated = (expected: Expected): Expected =>
    undated ? { value: null, reason: 'undated' } : expected;
  const cycles = won.flatMap(({ deal: { engage, close } }) =>
    engage !== null && close !== null && close >= engage ? [close - engage] : [],
  );
  switch (id) {
    case 'products':
      return { value: products, n: 0 };
    case 'revenue':
    case 'won_revenue':
      return { value: revenue, n: won.length };
    case 'revenue_per_product':
      return { value: revenue / products, n: won.length };
    case 'average_deal':
      return won.length === 0
        ? { value: null, reason: 'no_won_sale' }
        : { value: revenue / won.length, n: won.length };
    case 'sales':
      return countOf(counted);
    case 'won':
      return countOf(won);
    case 'lost':
      return countOf(of('lost'));
    case 'engaging':
      return countOf(of('engaging'));
    case 'prospecting':
      return unlessUndated(countOf(of('prospecting')));
    case 'open':
      return unlessUndated(countOf(of('engaging', 'prospecting')));
    case 'lost_value':
      return potentialOf(of('lost'));
    case 'engaging_value':
      return potentialOf(of('engaging'));
    case 'prospecting_value':
      return unlessUndated(potentialOf(of('prospecting')));
    case 'open_value':
      return unlessUndated(potentialOf(of('engaging', 'prospecting')));
    case 'win_rate':
      return rate(won.length, closed, 'no_closed_sale');
    case 'loss_rate':
      return rate(of('lost').length, closed, 'no_closed_sale');
    case 'engagement_rate':
      return rate(of('engaging').length, counted.length, 'no_sale');
    case 'average_cycle':
      return cycles.length === 0
        ? { value: null, reason: 'no_won_sale' }
        : { value: sum(cycles) / cycles.length, n: cycles.length };
    case 'median_cycle':
      return cycles.length === 0
        ? { value: null, reason: 'no_won_sale' }
        : { value: middle(cycles), n: cycles.length };
  }
}

function countOf(counted: readonly Counted[]): Expected {
  return { value: counted.length, n: counted.length };
}

function potentialOf(counted: readonly Counted[]): Expected {
  const potentials = counted.map(({ deal }) =>
    deal.value !== null && deal.value > 0 ? deal.value : deal.price,
  );
  const known = potentials.filter((potential) => potential !== null);
  const missing = potentials.length - known.length;
  if (missing > 0 && known.length === 0) return { value: null, reason: 'no_list_price', missing };
  const n = potentials.length;
  return missing > 0 ? { value: sum(known), missing, n } : { value: sum(known), n };
}

function middle(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
