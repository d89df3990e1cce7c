import { noDay } from '../deals/dataset.ts';
import { type Stage, stages } from '../deals/deal.ts';
import { sortPart } from '../deals/order.ts';
import type { IsoDay } from '../deals/period.ts';
import { kpi as entryOf, type KpiId, type MeasureId } from '../kpis/catalogue.ts';
import { counts, type Selection, select } from '../kpis/selection.ts';
import { amountsUnder, type BehindDeal, daysBetween, describeDeal } from './behind-deal.ts';
import type { Sources } from './body.ts';
import type { Report } from './report.ts';

/** The deals that a figure counts, in its period and under its filters. */
export interface Behind {
  readonly kpi: KpiId;
  readonly count: number;
  /** what `sum` adds up: won deals have a value, the others a potential; null where both kinds are among them */
  readonly of: 'value' | 'potential' | null;
  /** in the currency of the base; null where there is nothing to add up, or of no deal a potential is known */
  readonly sum: number | null;
  /** deals that count and have no amount */
  readonly missing: number;
  /** indexes of the dataset, in its order: `pageOf` has them newest first */
  readonly deals: Int32Array;
  /** of each of them, by its index in the dataset, the day that it counts by: the newest has the highest */
  readonly newness: Int32Array;
  readonly selection: Selection;
  readonly today: IsoDay;
}

/** Some of the deals behind a figure. */
export interface BehindPage {
  /** from 1 to `pages`, which is at least 1 */
  readonly page: number;
  readonly pages: number;
  /** places of the first and the last deal shown, from 1; both 0 where there is none */
  readonly first: number;
  readonly last: number;
  readonly deals: readonly BehindDeal[];
}

/** The deals that stand behind a measure. `cycles`: won, and it is known how long they took. */
type Counted = Stage | 'closed' | 'open' | 'all' | 'cycles' | 'top_agents';

const countedBy: Readonly<Record<MeasureId, Counted | null>> = {
  products: null,
  revenue: 'won',
  revenue_per_product: 'won',
  top_agent: 'top_agents',
  sales: 'all',
  average_deal: 'won',
  won: 'won',
  won_revenue: 'won',
  engaging: 'engaging',
  engaging_value: 'engaging',
  lost: 'lost',
  lost_value: 'lost',
  prospecting: 'prospecting',
  prospecting_value: 'prospecting',
  win_rate: 'closed',
  loss_rate: 'closed',
  engagement_rate: 'all',
  average_cycle: 'cycles',
  median_cycle: 'cycles',
  open: 'open',
  open_value: 'open',
};

const stagesOf: Readonly<Record<Counted, readonly Stage[]>> = {
  prospecting: ['prospecting'],
  engaging: ['engaging'],
  won: ['won'],
  lost: ['lost'],
  closed: ['won', 'lost'],
  open: ['prospecting', 'engaging'],
  all: stages,
  cycles: ['won'],
  top_agents: ['won'],
};

/**
 * The deals that the figure of a KPI counts, each under its stage in the period; of a breakdown those of all its rows,
 * of a rate those that it is a share of, of the top agents those that they won. Null where none can stand behind it:
 * products are no deals, and prospects are not known for a period without today.
 */
export function dealsBehind({ question, calendar, dataset, figures }: Sources, kpi: KpiId): Behind | null {
  const counted = countedBy[entryOf(kpi).of];
  if (counted === null) return null;
  const top = counted === 'top_agents' ? { agent: figures.topAgents().names ?? [] } : {};
  const selection = select(dataset, question.period, { ...question.filters, ...top });
  if (selection.undated && (counted === 'prospecting' || counted === 'open')) return null;
  const { engage, close } = dataset;
  const wanted = stagesOf[counted];
  const deals = new Int32Array(dataset.size);
  const newness = new Int32Array(dataset.size);
  // Added up by stage, as the figure was: so the two are the same to the last bit.
  const sums = new Float64Array(stages.length);
  let [count, missing] = [0, 0];
  for (const segment of selection.segments) {
    const stage = stages[segment.stage];
    if (!stage || !wanted.includes(stage)) continue;
    const amounts = amountsUnder(stage, dataset);
    const days = stage === 'engaging' ? engage : close;
    for (let deal = segment.start; deal < segment.end; deal++) {
      if (!counts(selection, segment, deal)) continue;
      if (counted === 'cycles' && daysBetween(engage[deal] as number, close[deal] as number) === null)
        continue;
      deals[count++] = deal;
      // Prospects stand last, behind those of which only the day is not known.
      newness[deal] = stage === 'prospecting' ? noDay : Math.max(days[deal] as number, noDay + 1);
      const amount = amounts[deal] as number;
      if (Number.isNaN(amount)) missing++;
      else sums[segment.stage] = (sums[segment.stage] as number) + amount;
    }
  }
  const won = wanted.includes('won');
  const of = won && wanted.length > 1 ? null : won ? 'value' : 'potential';
  const unknown = of === null || (of === 'potential' && count > 0 && missing === count);
  return {
    kpi,
    count,
    of,
    sum: unknown ? null : sums.reduce((all, each) => all + each),
    missing,
    deals: deals.subarray(0, count),
    newness,
    selection,
    today: calendar.today,
  };
}

/**
 * One page of the deals behind a figure: newest first by the day they count by, prospects last, deals of one day by
 * record id. A page that is not there gives the nearest.
 * @param size deals of a page, at least 1
 */
export function pageOf(behind: Behind, page: number, size: number): BehindPage {
  const { count, newness, selection, today } = behind;
  const { recordIds } = selection.dataset;
  const pages = Math.max(1, Math.ceil(count / size));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const [from, to] = [(shown - 1) * size, Math.min(shown * size, count)];
  const newestFirst = (a: number, b: number) =>
    (newness[b] as number) - (newness[a] as number) || recordIds.compare(a, b) || a - b;
  const deals = sortPart(behind.deals.slice(), from, to, newestFirst);
  return {
    page: shown,
    pages,
    first: count === 0 ? 0 : from + 1,
    last: to,
    deals: Array.from(deals, (deal) => describeDeal(selection, deal, today)),
  };
}

/**
 * The headline KPIs of a report that have deals behind them, of those with the same deals the first; in the report of
 * one KPI that one comes first, where there is a choice.
 */
export function kpisWithDeals({ query, headline }: Report): KpiId[] {
  const own = query.ask.report === 'kpi' ? query.ask.kpi : null;
  const known = headline.flatMap(({ kpi, figure }) =>
    figure.reason === 'undated' || figure.reason === 'not_shown' ? [] : kpi,
  );
  const firsts = new Map<Counted, KpiId>();
  const countedOf = (kpi: KpiId) => countedBy[entryOf(kpi).of];
  // A breakdown is not among the headline figures, but the total of its rows is.
  const isKnown = own !== null && known.some((kpi) => countedOf(kpi) === countedOf(own));
  for (const kpi of isKnown ? [own, ...known] : known) {
    const counted = countedOf(kpi);
    if (counted !== null && !firsts.has(counted)) firsts.set(counted, kpi);
  }
  return [...firsts.values()];
}

/** The KPI whose deals a report shows first; null where none of its figures has any. */
export function leadKpi(report: Report): KpiId | null {
  return kpisWithDeals(report)[0] ?? null;
}
