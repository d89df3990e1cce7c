import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../src/answer.ts';
import type { Dataset } from '../../src/deals/dataset.ts';
import { catalogue, type KpiId } from '../../src/kpis/catalogue.ts';
import type { Query } from '../../src/query/query.ts';
import { type Behind, dealsBehind, kpisWithDeals, leadKpi, pageOf } from '../../src/report/behind.ts';
import {
  build,
  deal,
  exampleCalendar,
  exampleDataset,
  exampleDeals,
  exampleReference,
} from '../support/example.ts';
import { allTime, secondQuarter } from '../support/shown.ts';

const thisQuarter = { type: 'relative', unit: 'quarter', offset: 0 } as const;

/** As the words of a question are answered: the subject of a profile and whoever asks included. */
function answered(
  query: Pick<Query, 'ask'> & Partial<Query>,
  dataset: Dataset = exampleDataset,
): Extract<Answer, { kind: 'report' }> {
  const found = answer(
    { filters: {}, ...query },
    {
      dataset,
      calendar: exampleCalendar,
      defaultPeriod: thisQuarter,
      asOf: '2024-08-15T10:00:00.000Z',
      asker: { agent: 'Ana', manager: null },
    },
  );
  if (found.kind !== 'report') throw new Error(found.problem.kind);
  return found;
}

function behindOf(kpi: KpiId, query: Partial<Query> = {}): Behind {
  const behind = dealsBehind(answered({ ask: { report: 'overview' }, ...query }).sources, kpi);
  if (!behind) throw new Error('no deals');
  return behind;
}

const everyDeal = (behind: Behind) => pageOf(behind, 1, Math.max(1, behind.count)).deals;
const ids = (behind: Behind) => everyDeal(behind).map(({ id }) => Number(id));

describe('the worked example', () => {
  const quarter = { period: secondQuarter };

  it('revenue of a quarter: what was won in it', () => {
    const behind = behindOf('total_revenue', quarter);
    expect(behind).toMatchObject({ count: 4, of: 'value', sum: 3150, missing: 0 });
    expect(everyDeal(behind).map((each) => `${each.id} ${each.closed} ${each.amount} ${each.age}`)).toEqual([
      '5 2024-06-30 600 56',
      '3 2024-05-15 900 44',
      '2 2024-04-20 450 50',
      '1 2024-04-05 1200 86',
    ]);
    expect(everyDeal(behind)[1]).toEqual({
      id: '3',
      stage: 'won',
      agent: 'Bob',
      account: 'Bolt',
      product: 'Alpha',
      amount: 900,
      estimate: false,
      engaged: '2024-04-01',
      closed: '2024-05-15',
      age: 44,
    });
  });

  it('in progress at its end: also what was won or lost since, at what it is worth today', () => {
    const behind = behindOf('total_engaging_revenue', quarter);
    expect(behind).toMatchObject({ count: 4, of: 'potential', sum: 2100, missing: 1 });
    expect(
      everyDeal(behind).map(
        (each) => `${each.id} ${each.stage} ${each.engaged} ${each.closed} ${each.amount} ${each.age}`,
      ),
    ).toEqual([
      '13 engaging 2024-06-20 null null 56',
      '11 engaging 2024-06-15 2024-08-01 500 47',
      '10 engaging 2024-06-01 2024-07-10 1100 39',
      '12 engaging 2024-05-20 null 500 87',
    ]);
    expect(everyDeal(behind).every(({ estimate }) => estimate)).toBe(true);
  });

  it('the win rate: won and lost', () => {
    const behind = behindOf('win_rate', quarter);
    expect(behind).toMatchObject({ count: 6, of: null, sum: null });
    expect(everyDeal(behind).map(({ id, stage }) => `${id} ${stage}`)).toEqual([
      '5 won',
      '6 lost',
      '3 won',
      '4 lost',
      '2 won',
      '1 won',
    ]);
  });

  it('the open pipeline today: prospects behind the deals in progress', () => {
    expect(ids(behindOf('open_pipeline_sales'))).toEqual([14, 13, 12, 15, 16]);
    expect(behindOf('open_pipeline_revenue')).toMatchObject({ of: 'potential', sum: 3000, missing: 1 });
    expect(everyDeal(behindOf('total_prospecting_sales'))[0]).toMatchObject({
      id: '15',
      engaged: null,
      closed: null,
      age: null,
    });
  });

  it('all time: a deal of which nobody knows when it was won is the last of them', () => {
    expect(ids(behindOf('total_won_sales', { period: allTime }))).toEqual([17, 10, 18, 5, 3, 2, 1, 9, 7, 19]);
    // it has no sales cycle either
    expect(ids(behindOf('median_sales_cycle', { period: allTime }))).not.toContain(19);
    expect(behindOf('average_sales_cycle', { period: allTime }).count).toBe(9);
  });

  it('the top agent: their won deals alone', () => {
    expect(ids(behindOf('highest_revenue_agent', quarter))).toEqual([2, 1]);
    expect(behindOf('highest_revenue_agent', quarter).sum).toBe(1650);
    const none = behindOf('highest_revenue_agent', { ...quarter, filters: { agent: ['Dan'] } });
    expect(none).toMatchObject({ count: 0, sum: 0 });
  });

  it('agents who share the first place: the deals of all of them', () => {
    const dataset = build(
      [...exampleDeals, deal(21, 'Cléo', 'Beta', 'Core', 'won', '2024-05-05', '2024-05-05', 1050)],
      exampleReference,
    );
    const { sources } = answered({ ask: { report: 'overview' }, ...quarter }, dataset);
    const behind = dealsBehind(sources, 'highest_revenue_agent');
    expect(behind && ids(behind)).toEqual([5, 21, 2, 1]);
    expect(behind?.sum).toBe(2 * 1650);
  });

  it('under filters, of the subject of a profile, and of whoever asks', () => {
    expect(ids(behindOf('total_revenue', { ...quarter, filters: { product: ['Beta'] } }))).toEqual([5, 2]);
    const bob: Partial<Query> = { ...quarter, ask: { report: 'profile', of: 'agent', name: 'Bob' } };
    expect(ids(behindOf('total_sales', bob))).toEqual([11, 3, 4]);
    expect(ids(behindOf('total_sales', { ...quarter, ask: { report: 'me' } }))).toEqual([10, 12, 2, 1]);
    expect(ids(behindOf('total_sales', { ...quarter, filters: { stage: ['lost'] } }))).toEqual([6, 4]);
  });

  it.each<[KpiId, Partial<Query>]>([
    ['total_products', {}],
    ['total_prospecting_sales', quarter],
    ['total_prospecting_revenue', quarter],
    ['open_pipeline_sales', quarter],
    ['open_pipeline_revenue', quarter],
  ])('%s: no deals where none can stand behind it', (kpi, query) => {
    const { sources } = answered({ ask: { report: 'overview' }, ...query });
    expect(dealsBehind(sources, kpi)).toBeNull();
  });

  it('a page that is not there gives the nearest', () => {
    const behind = behindOf('total_sales', { period: allTime });
    const shown = (page: number) => {
      const { page: at, pages, first, last, deals } = pageOf(behind, page, 8);
      return `${at} of ${pages}: ${first} to ${last}, ${deals.length}`;
    };
    expect([1, 2, 3].map(shown)).toEqual(['1 of 3: 1 to 8, 8', '2 of 3: 9 to 16, 8', '3 of 3: 17 to 20, 4']);
    expect([99, Number.POSITIVE_INFINITY].map(shown)).toEqual(Array(2).fill(shown(3)));
    expect([0, -3, Number.NaN].map(shown)).toEqual(Array(3).fill(shown(1)));
    expect(shown(2.7)).toBe(shown(2));
    const empty = behindOf('total_revenue', { period: { type: 'year', year: 1999 } });
    expect(pageOf(empty, 4, 8)).toEqual({ page: 1, pages: 1, first: 0, last: 0, deals: [] });
  });
});

describe('which deals of a report can be looked at', () => {
  const of = (ask: Query['ask'], more: Partial<Query> = {}) =>
    answered({ ask, period: secondQuarter, ...more }).report;

  it.each<[string, Query['ask'], Partial<Query>, readonly KpiId[]]>([
    [
      'the overview of a past quarter: revenue first, each choice of deals once',
      { report: 'overview' },
      {},
      ['total_revenue', 'win_rate', 'total_lost_sales', 'total_engaging_sales'],
    ],
    [
      'of this one: the open pipeline',
      { report: 'overview' },
      { period: thisQuarter },
      ['total_revenue', 'win_rate', 'total_lost_sales', 'open_pipeline_sales'],
    ],
    [
      'the pipeline: what is open first',
      { report: 'pipeline' },
      { period: thisQuarter },
      [
        'open_pipeline_sales',
        'total_won_sales',
        'total_lost_sales',
        'win_rate',
        'engagement_rate',
        'median_sales_cycle',
      ],
    ],
    [
      'of a past quarter: what was in progress',
      { report: 'pipeline' },
      {},
      ['total_engaging_sales', 'total_won_sales', 'total_lost_sales', 'win_rate', 'median_sales_cycle'],
    ],
    ['a leaderboard', { report: 'agents' }, {}, ['total_revenue', 'win_rate']],
    ['one KPI', { report: 'kpi', kpi: 'win_rate' }, {}, ['win_rate']],
    [
      'a breakdown: its own name, not that of the total',
      { report: 'kpi', kpi: 'total_revenue_per_agent' },
      {},
      ['total_revenue_per_agent'],
    ],
    [
      'deals of all stages stand beside won ones, and come first where they were asked for',
      { report: 'kpi', kpi: 'total_sales_per_office' },
      {},
      ['total_sales_per_office', 'total_won_sales'],
    ],
    [
      'the top agent',
      { report: 'kpi', kpi: 'highest_revenue_agent' },
      {},
      ['highest_revenue_agent', 'total_revenue'],
    ],
    ['the catalogue', { report: 'kpi', kpi: 'total_products' }, {}, []],
    ['prospects of a past quarter', { report: 'kpi', kpi: 'total_prospecting_sales' }, {}, []],
    ['a rate that is not shown', { report: 'kpi', kpi: 'engagement_rate' }, {}, []],
    [
      'rates under a stage',
      { report: 'overview' },
      { filters: { stage: ['won'] } },
      ['total_revenue', 'total_lost_sales', 'total_engaging_sales'],
    ],
  ])('%s', (_, ask, more, expected) => {
    expect(kpisWithDeals(of(ask, more))).toEqual(expected);
    expect(leadKpi(of(ask, more))).toBe(expected[0] ?? null);
  });

  it('of every report and KPI: deals stand behind all that are offered', () => {
    const asks: readonly Query['ask'][] = [
      ...(['overview', 'pipeline', 'trend', 'kpis', 'me', 'team', 'offices', 'accounts'] as const).map(
        (report) => ({ report }),
      ),
      { report: 'profile', of: 'product', name: 'Alpha' },
      ...catalogue.map(({ id }) => ({ report: 'kpi', kpi: id }) as const),
    ];
    for (const ask of asks) {
      for (const period of [secondQuarter, allTime, thisQuarter]) {
        const { report, sources } = answered({ ask, period });
        for (const kpi of kpisWithDeals(report)) expect(dealsBehind(sources, kpi)).not.toBeNull();
        if (ask.report !== 'kpi') expect(kpisWithDeals(report).length).toBeGreaterThan(0);
        if (ask.report !== 'kpi' && ask.report !== 'pipeline') expect(leadKpi(report)).toBe('total_revenue');
      }
    }
  });
});
