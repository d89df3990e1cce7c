import { describe, expect, it } from 'vitest';
import type { PeriodSpec } from '../../src/deals/period.ts';
import { comparedPeriod, resolvePeriod } from '../../src/deals/periods.ts';
import { catalogue, type KpiId } from '../../src/kpis/catalogue.ts';
import { Computation, compute } from '../../src/kpis/compute.ts';
import type { SelectionFilters } from '../../src/kpis/selection.ts';
import { exampleCalendar, exampleDataset } from '../support/example.ts';

function ask(id: KpiId, spec: PeriodSpec, filters: SelectionFilters = {}) {
  const period = resolvePeriod(spec, exampleCalendar);
  const comparedWith = comparedPeriod(spec, exampleCalendar);
  return compute(id, new Computation(exampleDataset, { period, comparedWith, filters }, exampleCalendar));
}

function figure(id: KpiId, spec: PeriodSpec, filters?: SelectionFilters) {
  const result = ask(id, spec, filters);
  if (!('figure' in result)) throw new Error(`${id} has rows`);
  return result.figure;
}

/** Rows as `name: value (deals)`. */
function rows(id: KpiId, spec: PeriodSpec, filters?: SelectionFilters) {
  const result = ask(id, spec, filters);
  if (!('rows' in result)) throw new Error(`${id} has no rows`);
  return result.rows.map((row) => `${row.key}: ${row.figure.value} (${row.figure.n})`);
}

const secondQuarter: PeriodSpec = { type: 'quarter', quarter: 2, year: 2024 };
const thirdQuarter: PeriodSpec = { type: 'quarter', quarter: 3, year: 2024 };
const allTime: PeriodSpec = { type: 'all' };

// [KPI, second quarter, first quarter, all time]; undefined where the two quarters are not compared
const figures: readonly (readonly [KpiId, number | null, number | null | undefined, number | null])[] = [
  ['total_products', 3, undefined, 3],
  ['total_revenue', 1200 + 450 + 900 + 600, 1000 + 800, 7550],
  ['average_revenue_per_product', 3150 / 3, 1800 / 3, 7550 / 3],
  ['total_sales', 4 + 2 + 4, 2 + 1 + 2, 20],
  ['average_revenue_per_sale', 3150 / 4, 1800 / 2, 755],
  ['total_won_sales', 4, 2, 10],
  ['total_won_revenue', 3150, 1800, 7550],
  ['total_engaging_sales', 4, 2, 3],
  ['total_engaging_revenue', 1100 + 500 + 500, 1200 + 450, 500 + 1000],
  ['total_lost_sales', 2, 1, 5],
  ['total_lost_revenue', 1000, 500, 1000 + 500 + 500 + 1000],
  ['total_prospecting_sales', null, undefined, 2],
  ['total_prospecting_revenue', null, undefined, 1500],
  ['win_rate', 4 / 6, 2 / 3, 10 / 15],
  ['loss_rate', 2 / 6, 1 / 3, 5 / 15],
  ['engagement_rate', 4 / 10, 2 / 5, 3 / 20],
  [
    'average_sales_cycle',
    (86 + 50 + 44 + 56) / 4,
    (19 + 76) / 2,
    (19 + 76 + 86 + 50 + 44 + 56 + 39 + 8 + 0) / 9,
  ],
  ['median_sales_cycle', (50 + 56) / 2, (19 + 76) / 2, 44],
  ['open_pipeline_sales', null, undefined, 5],
  ['open_pipeline_revenue', null, undefined, 3000],
];

describe('the worked example: figures', () => {
  it.each(figures)('%s', (id, value, previous, everything) => {
    const now = figure(id, secondQuarter);
    expect(now.value).toBe(value);
    expect(now.previous).toBe(previous);
    expect(figure(id, allTime).value).toBe(everything);
    expect(figure(id, allTime)).not.toHaveProperty('previous');
  });

  it('every KPI of the catalogue stands in a table of this file', () => {
    const tabled = [...figures.map(([id]) => id), ...breakdowns.map(([id]) => id), 'highest_revenue_agent'];
    expect(tabled.toSorted()).toEqual(catalogue.map(({ id }) => id).toSorted());
  });

  it('names the top agent with their revenue', () => {
    expect(figure('highest_revenue_agent', secondQuarter)).toMatchObject({ names: ['Ana'], value: 1650 });
    expect(figure('highest_revenue_agent', allTime)).toMatchObject({ names: ['Ana'], value: 4250 });
    expect(figure('highest_revenue_agent', { type: 'year', year: 2020 })).toMatchObject({
      value: null,
      reason: 'no_won_sale',
    });
  });

  it('says how much a figure changed: a fraction, for a rate the difference', () => {
    expect(figure('total_revenue', secondQuarter).change).toBe(0.75);
    expect(figure('win_rate', secondQuarter).change).toBeCloseTo(4 / 6 - 2 / 3, 12);
    expect(figure('total_revenue', { type: 'quarter', quarter: 1, year: 2024 })).not.toHaveProperty('change');
  });

  it('counts the deals whose potential nobody knows', () => {
    expect(figure('total_lost_revenue', secondQuarter)).toMatchObject({ n: 2, missing: 1 });
    expect(figure('total_engaging_revenue', secondQuarter, { account: ['Dune'] })).toEqual({
      value: null,
      reason: 'no_list_price',
      n: 1,
      missing: 1,
      previous: 0,
    });
  });

  it('gives a reason for a figure that is not there', () => {
    expect(figure('total_prospecting_sales', secondQuarter).reason).toBe('undated');
    expect(figure('open_pipeline_revenue', secondQuarter).reason).toBe('undated');
    const before: PeriodSpec = { type: 'year', year: 2020 };
    expect(figure('average_revenue_per_sale', before).reason).toBe('no_won_sale');
    expect(figure('win_rate', before).reason).toBe('no_closed_sale');
    expect(figure('engagement_rate', before).reason).toBe('no_sale');
    expect(figure('win_rate', secondQuarter, { stage: ['won'] }).reason).toBe('stage_filter');
  });
});

describe('the worked example: the running quarter, 46 days old', () => {
  it('is compared with the first 46 days of the one before', () => {
    expect(figure('total_revenue', thirdQuarter)).toMatchObject({ value: 2100, n: 3, previous: 2550 });
    expect(figure('total_lost_sales', thirdQuarter)).toMatchObject({ value: 2, previous: 1 });
    expect(figure('total_prospecting_sales', thirdQuarter)).toEqual({ value: 2, n: 2 });
  });

  it('compares total sales without prospecting on both sides', () => {
    expect(figure('total_sales', thirdQuarter)).toEqual({
      value: 10,
      n: 10,
      previous: 6,
      comparedValue: 8,
      change: (8 - 6) / 6,
    });
  });
});

const breakdowns: readonly (readonly [KpiId, readonly string[]])[] = [
  ['products_per_sector', ['retail: 3 (3)', 'finance: 1 (1)']],
  ['total_revenue_per_sector', ['retail: 2550 (3)', 'finance: 600 (1)']],
  ['average_revenue_per_sector', ['retail: 850 (3)', 'finance: 600 (1)']],
  ['total_sales_per_office', ['North: 7 (7)', 'South: 3 (3)']],
  ['total_revenue_per_office', ['North: 2550 (3)', 'South: 600 (1)']],
  ['average_revenue_per_office', ['North: 850 (3)', 'South: 600 (1)']],
  ['total_sales_per_agent', ['Ana: 4 (4)', 'Bob: 3 (3)', 'Cléo: 3 (3)', 'Dan: 0 (0)']],
  ['total_revenue_per_agent', ['Ana: 1650 (2)', 'Bob: 900 (1)', 'Cléo: 600 (1)', 'Dan: 0 (0)']],
  ['average_revenue_per_agent', ['Bob: 900 (1)', 'Ana: 825 (2)', 'Cléo: 600 (1)', 'Dan: null (0)']],
  ['total_sales_per_manager', ['Mia: 7 (7)', 'Max: 3 (3)']],
  ['total_revenue_per_manager', ['Mia: 2550 (3)', 'Max: 600 (1)']],
  ['average_revenue_per_manager', ['Mia: 850 (3)', 'Max: 600 (1)']],
  ['revenue_per_month', ['2024-04: 1650 (2)', '2024-05: 900 (1)', '2024-06: 600 (1)']],
  ['sales_per_month', ['2024-04: 2 (2)', '2024-05: 1 (1)', '2024-06: 1 (1)']],
];

describe('the worked example: rows of the second quarter', () => {
  it.each(breakdowns)('%s', (id, expected) => {
    expect(rows(id, secondQuarter)).toEqual(expected);
  });

  it('counts different products beside units sold', () => {
    const result = ask('products_per_sector', secondQuarter);
    expect('rows' in result && result.rows.map(({ figure: { distinct } }) => distinct)).toEqual([2, 1]);
  });

  it.each([
    ['average_revenue_per_sector', 3150 / 2],
    ['average_revenue_per_agent', 3150 / 3],
    ['average_revenue_per_office', 3150 / 2],
    ['average_revenue_per_manager', 3150 / 2],
  ] as const)('%s carries the mean of the rows with a won deal', (id, mean) => {
    expect(ask(id, secondQuarter)).toMatchObject({ mean });
  });
});

describe('the worked example: which rows there are', () => {
  it('names that only deals know are rows of their own, and "(not set)" is the last', () => {
    expect(rows('total_revenue_per_agent', allTime)).toEqual([
      'Ana: 4250 (5)',
      'Cléo: 1400 (2)',
      'Bob: 1200 (2)',
      'Dan: 0 (0)',
      'Zed: 0 (0)',
      'null: 700 (1)',
    ]);
  });

  it('"(not set)" is a row where a deal of any stage falls in it, even where this KPI has nothing there', () => {
    expect(rows('total_revenue_per_sector', allTime).at(-1)).toBe('null: 0 (0)');
    expect(rows('total_revenue_per_sector', secondQuarter)).toHaveLength(2);
  });

  it('with a filter, members without a deal are left out', () => {
    expect(rows('total_revenue_per_agent', secondQuarter, { office: ['South'] })).toEqual(['Cléo: 600 (1)']);
    expect(
      rows('total_revenue_per_agent', secondQuarter, { office: ['South', 'North'], product: ['Alpha'] }),
    ).toEqual(['Ana: 1200 (1)', 'Bob: 900 (1)']);
  });

  it('a stage filter takes deals under the stage they count under in the period', () => {
    // deals 10 and 11 have been closed since, but were in progress at the end of June
    expect(rows('total_sales_per_agent', secondQuarter, { stage: ['engaging'] })).toEqual([
      'Ana: 2 (2)',
      'Bob: 1 (1)',
      'Cléo: 1 (1)',
    ]);
  });

  it('months of all time go from the first to the last with a won deal', () => {
    const months = rows('revenue_per_month', allTime);
    expect(months).toHaveLength(7);
    expect([months[0], months[1], months.at(-1)]).toEqual([
      '2024-02: 1000 (1)',
      '2024-03: 800 (1)',
      '2024-08: 300 (1)',
    ]);
  });

  it('a month without a won deal is a row with 0', () => {
    expect(rows('sales_per_month', { type: 'year', year: 2024 }).slice(0, 2)).toEqual([
      '2024-01: 0 (0)',
      '2024-02: 1 (1)',
    ]);
    expect(rows('sales_per_month', { type: 'year', year: 2024 })).toHaveLength(8);
  });
});
