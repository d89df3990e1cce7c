import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay } from '../../src/deals/calendar.ts';
import { type Stage, stages } from '../../src/deals/deal.ts';
import { catalogue, type Kpi, type MeasureId } from '../../src/kpis/catalogue.ts';
import { compute } from '../../src/kpis/compute.ts';
import { type Behind, dealsBehind, pageOf } from '../../src/report/behind.ts';
import type { BehindDeal } from '../../src/report/behind-deal.ts';
import { type Asked, anyQuestion } from '../support/any-question.ts';
import { productsInCatalogue } from '../support/arbitrary.ts';
import { countedDeals } from '../support/naive.ts';

const check = (property: (asked: Asked) => void, runs = 300) =>
  fc.assert(fc.property(anyQuestion, property), { numRuns: runs });

/** The stages that a measure is made of, from the words of the catalogue. */
const madeOf: Readonly<Record<Exclude<MeasureId, 'products'>, readonly Stage[]>> = {
  revenue: ['won'],
  revenue_per_product: ['won'],
  top_agent: ['won'],
  sales: stages,
  average_deal: ['won'],
  won: ['won'],
  won_revenue: ['won'],
  engaging: ['engaging'],
  engaging_value: ['engaging'],
  lost: ['lost'],
  lost_value: ['lost'],
  prospecting: ['prospecting'],
  prospecting_value: ['prospecting'],
  win_rate: ['won', 'lost'],
  loss_rate: ['won', 'lost'],
  engagement_rate: stages,
  average_cycle: ['won'],
  median_cycle: ['won'],
  open: ['engaging', 'prospecting'],
  open_value: ['engaging', 'prospecting'],
};

function figureOf({ sources: { figures } }: Asked, { of }: Kpi) {
  return of === 'top_agent' ? figures.topAgents() : figures.total(of);
}

const everyDeal = (behind: Behind) => pageOf(behind, 1, Math.max(1, behind.count)).deals;
const sumOf = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

function middle(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2;
}

/** A figure once more, of nothing but the deals that are listed behind it. */
function recount(of: MeasureId, listed: readonly BehindDeal[], agents: number): number | null {
  const under = (stage: Stage) => listed.filter((each) => each.stage === stage).length;
  const amounts = listed.flatMap(({ amount }) => amount ?? []);
  const ages = listed.flatMap(({ age }) => age ?? []);
  const share = (part: number) => (listed.length === 0 ? null : part / listed.length);
  switch (of) {
    case 'products':
      return null;
    case 'revenue':
    case 'won_revenue':
      return sumOf(amounts);
    case 'revenue_per_product':
      return sumOf(amounts) / productsInCatalogue;
    case 'average_deal':
      return share(sumOf(amounts));
    case 'top_agent':
      return agents === 0 ? null : sumOf(amounts) / agents;
    case 'engaging_value':
    case 'lost_value':
    case 'prospecting_value':
    case 'open_value':
      return listed.length > 0 && amounts.length === 0 ? null : sumOf(amounts);
    case 'win_rate':
      return share(under('won'));
    case 'loss_rate':
      return share(under('lost'));
    case 'engagement_rate':
      return share(under('engaging'));
    case 'average_cycle':
      return share(sumOf(ages));
    case 'median_cycle':
      return listed.length === 0 ? null : middle(ages);
    default:
      return listed.length;
  }
}

describe('the deals behind a figure make it, of every base, period and filter', () => {
  it.each(catalogue as readonly Kpi[])('$id', (entry) => {
    const { id, of, by } = entry;
    check((asked) => {
      const { question, calendar, figures } = asked.sources;
      const behind = dealsBehind(asked.sources, id);
      const figure = figureOf(asked, entry);
      if (behind === null || of === 'products') {
        expect(behind).toBeNull();
        expect(figure.reason ?? of).toMatch(/^(undated|products)$/);
        return;
      }
      expect(behind.kpi).toBe(id);
      const listed = everyDeal(behind);
      const amounts = listed.flatMap(({ amount }) => amount ?? []);

      // count, sum and what is missing
      expect([behind.count, listed.length]).toEqual([figure.n, figure.n]);
      expect(behind.missing).toBe(listed.length - amounts.length);
      if (of.endsWith('_value')) expect(behind.missing).toBe(figure.missing ?? 0);
      const unknown = behind.of === 'potential' && listed.length > 0 && amounts.length === 0;
      expect(behind.sum).toBe(behind.of === null || unknown ? null : sumOf(amounts));
      if (entry.unit === 'count') expect(behind.count).toBe(figure.value);
      if (/^(revenue|won_revenue|\w+_value)$/.test(of)) expect(behind.sum).toBe(figure.value);

      // the figure itself
      if (figure.reason === 'stage_filter') expect(question.filters).toHaveProperty('stage');
      else expect(recount(of, listed, figure.names?.length ?? 0)).toBe(figure.value);

      // the deals, word for word
      const counted = countedDeals(asked.deals, question.period, question.filters, calendar.today);
      const expected = counted.filter(
        ({ deal: { attributes, engage, close }, stage }) =>
          madeOf[of].includes(stage) &&
          (of !== 'top_agent' || figure.names?.includes(attributes.agent ?? '(not set)')) &&
          (!of.endsWith('_cycle') || (engage !== null && close !== null && engage <= close)),
      );
      expect(listed.map(({ id: at, stage }) => `${at} ${stage}`).toSorted()).toEqual(
        expected.map(({ deal: each, stage }) => `${asked.deals.indexOf(each)} ${stage}`).toSorted(),
      );

      // rows of a breakdown are made of the same deals
      const result = compute(id, figures);
      if ('rows' in result && by !== 'month')
        expect(sumOf(result.rows.map((row) => row.figure.n))).toBe(behind.count);
    });
  });
});

describe('the deals behind a figure', () => {
  const anyListed = (property: (listed: readonly BehindDeal[], asked: Asked, behind: Behind) => void) =>
    check((asked) => {
      for (const kpi of ['total_sales', 'total_engaging_sales', 'win_rate'] as const) {
        const behind = dealsBehind(asked.sources, kpi);
        if (behind) property(everyDeal(behind), asked, behind);
      }
    });

  it('come newest first by the day they count by, prospects last, of one day by record id', () => {
    anyListed((listed) => {
      const rank = ({ stage, engaged, closed }: BehindDeal) => {
        if (stage === 'prospecting') return '0';
        return (stage === 'engaging' ? engaged : closed) ?? '1';
      };
      expect(listed).toEqual(
        listed.toSorted((a, b) => {
          const [left, right] = [rank(a), rank(b)];
          if (left !== right) return left < right ? 1 : -1;
          return a.id < b.id ? -1 : 1;
        }),
      );
    });
  });

  it('say what the base says of them', () => {
    anyListed((listed, { deals, sources }) => {
      const today = dayNumber(sources.calendar.today);
      for (const shown of listed) {
        const plain = deals[Number(shown.id)];
        if (!plain) throw new Error(shown.id);
        const { attributes, value, price, engage } = plain;
        const close = plain.stage === 'won' || plain.stage === 'lost' ? plain.close : null;
        const until = plain.stage === 'won' || plain.stage === 'lost' ? close : today;
        const potential = value !== null && value > 0 ? value : price;
        expect(shown).toEqual({
          id: shown.id,
          stage: shown.stage,
          agent: attributes.agent,
          account: attributes.account,
          product: attributes.product,
          amount: shown.stage === 'won' ? value : potential,
          estimate: shown.stage !== 'won',
          engaged: engage === null ? null : isoDay(engage),
          closed: close === null ? null : isoDay(close),
          age: engage === null || until === null || until < engage ? null : until - engage,
        });
      }
    });
  });

  it('come in pages that are the whole list, cut', () => {
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 1, max: 12 }), ({ sources }, size) => {
        const behind = dealsBehind(sources, 'total_sales');
        if (!behind) throw new Error('sales have deals');
        const untouched = [...behind.deals];
        const all = everyDeal(behind);
        const { pages } = pageOf(behind, 1, size);
        const each = Array.from({ length: pages }, (_, at) => pageOf(behind, at + 1, size));
        expect(each.flatMap(({ deals }) => deals)).toEqual(all);
        expect(each.map(({ page }) => page)).toEqual(Array.from({ length: pages }, (_, at) => at + 1));
        for (const { first, last, deals } of each) {
          expect(all.slice(Math.max(0, first - 1), last)).toEqual(deals);
          expect(deals.length > 0 || all.length === 0).toBe(true);
          expect(deals.length).toBeLessThanOrEqual(size);
        }
        expect([...behind.deals]).toEqual(untouched);
      }),
    );
  });
});
