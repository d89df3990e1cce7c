import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../../src/answer.ts';
import { dayNumber } from '../../src/deals/calendar.ts';
import type { Dataset, Finding } from '../../src/deals/dataset.ts';
import type { Dimension, FindingKind, Stage, TableName } from '../../src/deals/deal.ts';
import { catalogue, type Kpi, type KpiId } from '../../src/kpis/catalogue.ts';
import type { Query } from '../../src/query/query.ts';
import { dealsBehind } from '../../src/report/behind.ts';
import type { Sources } from '../../src/report/body.ts';
import { buildReport } from '../../src/report/build.ts';
import { buildReceipt, type Receipt } from '../../src/report/receipt.ts';
import { type Asked, anyQuestion } from '../support/any-question.ts';
import { productsInCatalogue } from '../support/arbitrary.ts';
import { build, deal, exampleCalendar, exampleDataset, exampleReference } from '../support/example.ts';
import { countedDeals, type PlainDeal } from '../support/naive.ts';
import { allTime, secondQuarter } from '../support/shown.ts';

function receiptOf({ sources }: Asked, kpi: KpiId): Receipt {
  return buildReceipt(sources, buildReport(sources, '2024-08-15T10:00:00.000Z'), kpi);
}

/** `reason` or `reason stage`, and how many. */
function leftOutOf({ leftOut }: Receipt): Record<string, number> {
  return Object.fromEntries(
    leftOut.map((left) => ['stage' in left ? `${left.reason} ${left.stage}` : left.reason, left.deals]),
  );
}

/** Why a figure does not count a deal, from what the reasons say; `in progress` tells whether such deals matter to it. */
function whyNot(deal: PlainDeal, { question, calendar }: Sources, { of }: Kpi): string {
  const { period, filters } = question;
  const { stage: _, ...named } = filters;
  const stageUnder = (under: typeof filters) => countedDeals([deal], period, under, calendar.today)[0]?.stage;
  const wanted = Object.entries(named).every(([key, labels]) =>
    labels.includes(deal.attributes[key as Dimension] ?? '(not set)'),
  );
  if (of === 'products') return 'no_deals';
  if (deal.stage === null) return 'unknown_stage';
  if (!wanted) return 'filtered';
  const stage = stageUnder({});
  if (!stage) {
    if (deal.stage === 'prospecting') return 'undated';
    if (deal.stage === 'engaging') return deal.engage === null ? 'without_engage_date' : 'outside_period';
    if (deal.close === null) return `without_close_date ${deal.stage}`;
    const openThen = deal.close >= dayNumber(period.to ?? '');
    const matters = /^(sales|engag|prospect|open)/.test(of);
    return openThen && matters && deal.engage === null ? 'without_engage_date' : 'outside_period';
  }
  if (!stageUnder(filters)) return 'filtered';
  if (stage === 'won' && of === 'top_agent') return 'other_agents';
  if (stage === 'won' && of.endsWith('_cycle')) return 'no_cycle';
  return `stage ${stage}`;
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

describe('a receipt adds up, of every base, period and filter', () => {
  it.each(catalogue as readonly Kpi[])('$id', (entry) => {
    const { id, of } = entry;
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const receipt = receiptOf(asked, id);
        const { counted, leftOut, figure, quotient, mean } = receipt;
        const behind = dealsBehind(asked.sources, id);

        expect(receipt.base).toBe(asked.deals.length);
        expect(counted.deals + sumOf(leftOut.map(({ deals }) => deals))).toBe(receipt.base);
        expect(leftOut.every(({ deals }) => deals > 0)).toBe(true);
        expect(counted.deals).toBe(behind?.count ?? 0);
        if (figure.reason !== 'not_shown') expect(counted.deals).toBe(figure.n);
        expect(sumOf(counted.byStage.map(({ deals }) => deals))).toBe(counted.deals);
        if (counted.sum !== null)
          expect(sumOf(counted.byStage.map(({ amount }) => amount ?? 0))).toBe(counted.sum);

        // every deal that is left out, word for word
        const countedIds = new Set(
          Array.from(behind?.deals ?? [], (at) => asked.sources.dataset.recordIds.of(at)),
        );
        const reasons = asked.deals.flatMap((each, at) =>
          countedIds.has(String(at)) ? [] : [whyNot(each, asked.sources, entry)],
        );
        const expected = Object.groupBy(reasons, (reason) => reason);
        expect(leftOutOf(receipt)).toEqual(
          Object.fromEntries(Object.entries(expected).map(([reason, each]) => [reason, each?.length])),
        );

        // the figure is what was done with them
        if (quotient) expect(quotient.dividend / quotient.divisor).toBe(figure.value);
        if (quotient?.by === 'products') expect(quotient.divisor).toBe(productsInCatalogue);
        if (mean) expect(mean.revenue / mean.rows).toBeCloseTo(mean.value, 6);
        if (of === 'average_deal' && entry.by) expect(mean === null).toBe(figure.value === null);
        if (receipt.before?.figure && of !== 'top_agent')
          expect(receipt.before.figure.value).toBe(figure.previous);
      }),
      { numRuns: 200 },
    );
  });
});

const thisQuarter = { type: 'relative', unit: 'quarter', offset: 0 } as const;

/** The receipt of a question over the worked example, asked on 15 August 2024 by Ana. */
function receipt(
  kpi: KpiId,
  query: Partial<Query> = {},
  dataset: Dataset = exampleDataset,
  today = exampleCalendar.today,
): Receipt {
  const found = answer(
    { ask: { report: 'overview' }, filters: {}, ...query },
    {
      dataset,
      calendar: { ...exampleCalendar, today },
      defaultPeriod: thisQuarter,
      asOf: '2024-08-15T10:00:00.000Z',
      asker: { agent: 'Ana', manager: null },
    },
  );
  if (found.kind !== 'report') throw new Error(found.problem.kind);
  return buildReceipt(found.sources, found.report, kpi);
}

describe('the receipt of the worked example', () => {
  const quarter = { period: secondQuarter };

  it('revenue of a quarter', () => {
    expect(receipt('total_revenue', quarter)).toMatchObject({
      kpi: 'total_revenue',
      measure: 'revenue',
      unit: 'money',
      estimate: false,
      figure: { value: 3150, n: 4, previous: 1800 },
      by: null,
      period: { id: '2024-Q2' },
      usualPeriod: null,
      before: { period: { id: '2024-Q1' }, figure: { value: 1800 } },
      subject: null,
      filters: {},
      base: 20,
      counted: { deals: 4, byStage: [{ stage: 'won', deals: 4, amount: 3150 }], sum: 3150, missing: 0 },
      leftOut: [
        { reason: 'outside_period', deals: 7 },
        { reason: 'stage', stage: 'engaging', deals: 4 },
        { reason: 'undated', deals: 2 },
        { reason: 'stage', stage: 'lost', deals: 2 },
        { reason: 'without_close_date', stage: 'won', deals: 1 },
      ],
      quotient: null,
      mean: null,
      products: null,
      todaysTeams: false,
      asOf: '2024-08-15T10:00:00.000Z',
    });
  });

  it('the average deal by agent has the other average beside it', () => {
    const found = receipt('average_revenue_per_agent', {
      ...quarter,
      ask: { report: 'kpi', kpi: 'average_revenue_per_agent' },
    });
    expect(found).toMatchObject({
      by: 'agent',
      figure: { value: 787.5 },
      quotient: { dividend: 3150, divisor: 4, of: 'revenue', by: 'won' },
      mean: { by: 'agent', value: 1050, revenue: 3150, rows: 3 },
      todaysTeams: true,
    });
    expect(receipt('average_revenue_per_sale', quarter).mean).toBeNull();
    const asked = { ask: { report: 'kpi', kpi: 'average_revenue_per_sale' } } as const;
    expect(receipt('average_revenue_per_sale', { ...quarter, ...asked, by: 'office' })).toMatchObject({
      by: 'office',
      mean: { by: 'office', rows: 2, value: 1575 },
    });
    expect(receipt('average_revenue_per_sale', { ...quarter, ...asked, by: 'week' })).toMatchObject({
      by: null,
      mean: null,
    });
  });

  it('revenue per product lists what each earned, and divides by the whole catalogue', () => {
    const found = receipt('average_revenue_per_product', { ...quarter, filters: { office: ['North'] } });
    expect(found.quotient).toEqual({ dividend: 2550, divisor: 3, of: 'revenue', by: 'products' });
    expect(found.products?.rows.map(({ head, cells }) => `${head.key} ${cells[0]?.value}`)).toEqual([
      'Alpha 2100',
      'Beta 450',
    ]);
    expect(leftOutOf(found).filtered).toBe(7);
    expect(found.todaysTeams).toBe(true);
  });

  it('products are no deals', () => {
    expect(receipt('total_products', { filters: { office: ['North'] } })).toMatchObject({
      figure: { value: 3 },
      before: null,
      counted: { deals: 0, byStage: [], sum: null },
      leftOut: [{ reason: 'no_deals', deals: 20 }],
      todaysTeams: false,
    });
    expect(receipt('total_products', {}, build([], exampleReference)).leftOut).toEqual([]);
  });

  it('the top agent: what others won is left out, and who it was before', () => {
    const found = receipt('highest_revenue_agent', quarter);
    expect(found).toMatchObject({
      figure: { names: ['Ana'], value: 1650 },
      before: { period: { id: '2024-Q1' }, figure: { names: ['Ana'], value: 1000 } },
      counted: { deals: 2, sum: 1650 },
      todaysTeams: true,
    });
    expect(leftOutOf(found).other_agents).toBe(2);
  });

  it('estimates by stage, with what has neither value nor list price', () => {
    expect(receipt('open_pipeline_revenue')).toMatchObject({
      estimate: true,
      figure: { value: 3000, missing: 1 },
      before: { period: { id: '2024-04-01..2024-05-16' }, figure: null },
      counted: {
        deals: 5,
        byStage: [
          { stage: 'prospecting', deals: 2, amount: 1500 },
          { stage: 'engaging', deals: 3, amount: 1500 },
        ],
        sum: 3000,
        estimate: true,
        missing: 1,
      },
    });
  });

  it('a figure that a period without today cannot have says why, and still adds up', () => {
    const found = receipt('open_pipeline_sales', quarter);
    expect(found).toMatchObject({ figure: { value: null, reason: 'undated' }, counted: { deals: 0 } });
    expect(leftOutOf(found)).toEqual({
      outside_period: 7,
      'stage won': 4,
      'stage engaging': 4,
      'stage lost': 2,
      undated: 2,
      'without_close_date won': 1,
    });
    expect(receipt('engagement_rate', quarter)).toMatchObject({
      figure: { value: null, reason: 'not_shown' },
      before: null,
      quotient: null,
    });
  });

  it('sales are compared without prospects on both sides', () => {
    expect(receipt('total_sales')).toMatchObject({
      figure: { value: 10, comparedValue: 8 },
      before: { figure: { value: 6 } },
    });
  });

  it('why there was no figure before', () => {
    expect(receipt('win_rate', { period: { type: 'quarter', quarter: 1, year: 2024 } }).before).toMatchObject(
      { figure: { value: null, reason: 'no_closed_sale' } },
    );
    expect(receipt('total_revenue', { period: allTime }).before).toBeNull();
  });

  it('a rate under a stage filter has none, and nothing is divided', () => {
    expect(receipt('win_rate', { ...quarter, filters: { stage: ['won'] } })).toMatchObject({
      figure: { value: null, reason: 'stage_filter' },
      before: null,
      quotient: null,
      counted: { deals: 4 },
    });
  });

  it('whom it is about, beside what was filtered', () => {
    const profile = { report: 'profile', of: 'office', name: 'North' } as const;
    expect(
      receipt('total_revenue', { ...quarter, ask: profile, filters: { sector: ['retail'] } }),
    ).toMatchObject({
      subject: { of: 'office', name: 'North' },
      filters: { sector: ['retail'] },
      todaysTeams: true,
    });
    const own = receipt('total_revenue', { ...quarter, ask: { report: 'me' } });
    expect(own).toMatchObject({ subject: { of: 'agent', name: 'Ana' }, figure: { value: 1650 } });
    expect(own.subject).toEqual({ of: 'agent', name: 'Ana' });
  });

  it('the usual period, where it held nothing', () => {
    expect(receipt('total_revenue', {}, exampleDataset, '2026-11-22')).toMatchObject({
      usualPeriod: { id: '2026-Q4' },
      period: { id: '2024-Q3' },
    });
  });

  it('days of the average cycle', () => {
    expect(receipt('average_sales_cycle', quarter).quotient).toEqual({
      dividend: 86 + 50 + 44 + 56,
      divisor: 4,
      of: 'cycle_days',
      by: 'won',
    });
    const backwards = build(
      [deal(1, 'Ana', 'Alpha', 'Acme', 'won', '2024-05-02', '2024-05-01', 1)],
      exampleReference,
    );
    expect(receipt('median_sales_cycle', quarter, backwards)).toMatchObject({
      figure: { value: null, reason: 'no_won_sale' },
      leftOut: [{ reason: 'no_cycle', deals: 1 }],
    });
  });
});

describe('the findings that may touch a figure', () => {
  const everyFinding: readonly (readonly [FindingKind, TableName])[] = [
    ['unknown_stage', 'sales_pipeline'],
    ['won_without_value', 'sales_pipeline'],
    ['close_before_engage', 'sales_pipeline'],
    ['closed_without_close_date', 'sales_pipeline'],
    ['engaging_without_engage_date', 'sales_pipeline'],
    ['unknown_name', 'sales_pipeline'],
    ['ambiguous_name', 'sales_pipeline'],
    ['dangling_reference', 'sales_pipeline'],
    ['dangling_reference', 'sales_teams'],
    ['number_as_text', 'sales_pipeline'],
    ['number_as_text', 'products'],
    ['formula_error', 'sales_pipeline'],
    ['formula_error', 'products'],
    ['formula_error', 'sales_teams'],
    ['formula_error', 'accounts'],
    ['nameless_record', 'products'],
    ['nameless_record', 'sales_teams'],
    ['nameless_record', 'accounts'],
  ];
  const dataset: Dataset = {
    ...exampleDataset,
    findings: everyFinding.map(
      ([kind, table], at): Finding => ({ kind, table, count: 1 + at, examples: [] }),
    ),
  };
  const named = {
    sales_pipeline: 'deals',
    products: 'products',
    sales_teams: 'agents',
    accounts: 'accounts',
  };
  const touching = (kpi: KpiId, query: Partial<Query>) =>
    receipt(kpi, query, dataset)
      .findings.map(({ kind, table }) => `${kind} of ${named[table]}`)
      .toSorted();
  const past = { period: secondQuarter };
  const deals = ['unknown_stage', 'formula_error'];
  const names = ['unknown_name', 'ambiguous_name', 'dangling_reference'];
  const ofDeals = (...kinds: string[]) => kinds.map((kind) => `${kind} of deals`);

  it.each<[KpiId, Partial<Query>, readonly string[]]>([
    ['total_products', {}, ['formula_error of products', 'nameless_record of products']],
    ['total_won_sales', past, ofDeals(...deals, 'closed_without_close_date')],
    ['total_won_sales', { period: allTime }, ofDeals(...deals)],
    ['sales_per_month', { period: allTime }, ofDeals(...deals, 'closed_without_close_date')],
    [
      'total_revenue',
      past,
      ofDeals(...deals, 'closed_without_close_date', 'won_without_value', 'number_as_text'),
    ],
    [
      'average_revenue_per_product',
      { period: allTime },
      [
        ...ofDeals(...deals, ...names, 'won_without_value', 'number_as_text'),
        'formula_error of products',
        'nameless_record of products',
      ],
    ],
    [
      'average_sales_cycle',
      { period: allTime },
      ofDeals(...deals, 'closed_without_close_date', 'close_before_engage'),
    ],
    ['total_engaging_sales', {}, ofDeals(...deals)],
    [
      'total_engaging_sales',
      past,
      ofDeals(...deals, 'closed_without_close_date', 'engaging_without_engage_date'),
    ],
    [
      'total_lost_revenue',
      { period: allTime },
      [
        ...ofDeals(...deals, ...names, 'number_as_text'),
        ...['number_as_text', 'formula_error', 'nameless_record'].map((kind) => `${kind} of products`),
      ],
    ],
    [
      'total_sales_per_manager',
      { period: allTime },
      [
        ...ofDeals(...deals, ...names),
        ...['dangling_reference', 'formula_error', 'nameless_record'].map((kind) => `${kind} of agents`),
      ],
    ],
    [
      'total_won_sales',
      { period: allTime, filters: { sector: ['retail'] } },
      [
        ...ofDeals(...deals, ...names),
        ...['formula_error', 'nameless_record'].map((kind) => `${kind} of accounts`),
      ],
    ],
  ])('%s %o', (kpi, query, expected) => {
    expect(touching(kpi, query)).toEqual(expected.toSorted());
  });

  it('come most first', () => {
    const counts = receipt('highest_revenue_agent', past, dataset).findings.map(({ count }) => count);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts.length).toBeGreaterThan(5);
  });

  it('a stage filter is no name', () => {
    const stage: readonly Stage[] = ['won'];
    expect(touching('total_won_sales', { period: allTime, filters: { stage } })).toEqual(
      ofDeals(...deals).toSorted(),
    );
  });
});
