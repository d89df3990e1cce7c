import { describe, expect, it } from 'vitest';
import { allTime, columnsOf, headlineOf, reportOf, rowsOf, secondQuarter } from '../support/shown.ts';

const lookup = <T>(found: T | null): T => {
  if (found === null) throw new Error('nothing is drawn');
  return found;
};

describe('overview', () => {
  const past = reportOf({ ask: { report: 'overview' }, period: secondQuarter });
  const running = reportOf({ ask: { report: 'overview' } });

  it('shows the headline KPIs, of a past period the deals in progress at its end', () => {
    expect(headlineOf(past)).toEqual([
      'total_revenue: 3150',
      'total_won_sales: 4',
      'win_rate: 0.667',
      'average_revenue_per_sale: 787.5',
      'total_lost_sales: 2',
      'total_engaging_sales: 4',
      'total_engaging_revenue: 2100',
    ]);
    expect(past.headline[0]?.figure).toMatchObject({ previous: 1800, change: 0.75 });
  });

  it('of a running period, and of all time, shows the open pipeline', () => {
    expect(headlineOf(running).slice(-2)).toEqual(['open_pipeline_sales: 5', 'open_pipeline_revenue: 3000']);
    expect(headlineOf(reportOf({ ask: { report: 'overview' }, period: allTime })).slice(-2)).toEqual([
      'open_pipeline_sales: 5',
      'open_pipeline_revenue: 3000',
    ]);
  });

  it('names the best agent and the best product', () => {
    expect(past.best).toEqual([
      { of: 'agent', names: ['Ana'], revenue: 1650 },
      { of: 'product', names: ['Alpha'], revenue: 2100 },
    ]);
    expect(reportOf({ ask: { report: 'overview' }, period: { type: 'year', year: 2020 } }).best).toEqual([]);
  });

  it('draws the revenue: by week of a quarter, by month of more', () => {
    expect(past.chart).toMatchObject({ kind: 'line', by: 'week', kpi: 'total_revenue', unit: 'money' });
    expect(past.chart?.points.find(({ value }) => value === 900)?.head.key).toBe('2024-W20');
    const year = reportOf({ ask: { report: 'overview' }, period: { type: 'year', year: 2024 } });
    expect(year.chart?.points.map(({ value }) => value)).toEqual([0, 1000, 800, 1650, 900, 600, 1800, 300]);
  });

  it('by quarter is its course in quarters', () => {
    const table = reportOf({ ask: { report: 'overview' }, by: 'quarter', period: allTime }).tables[0];
    expect(rowsOf(table)).toEqual(['2024-Q1: 1800 2 900', '2024-Q2: 3150 4 787.5', '2024-Q3: 2100 3 700']);
  });
});

describe('trend', () => {
  it('is won deals and revenue by month', () => {
    const report = reportOf({ ask: { report: 'trend' }, period: secondQuarter });
    expect(report.title).toEqual({ kind: 'report', report: 'trend', by: 'month' });
    expect(columnsOf(report.tables[0])).toEqual([
      'total_revenue',
      'total_won_sales',
      'average_revenue_per_sale',
    ]);
    expect(rowsOf(report.tables[0])).toEqual([
      '2024-04: 1650 2 825',
      '2024-05: 900 1 900',
      '2024-06: 600 1 600',
    ]);
    expect(report.chart).toMatchObject({ kind: 'line', by: 'month', kpi: 'total_revenue' });
  });

  it('of a single step is not drawn', () => {
    const report = reportOf({ ask: { report: 'trend' }, period: { type: 'month', month: 5, year: 2024 } });
    expect(report.tables[0]?.rows).toHaveLength(1);
    expect(report.chart).toBeNull();
  });
});

describe('leaderboards', () => {
  it('agents: won, lost, open, win rate, revenue, average deal', () => {
    const report = reportOf({ ask: { report: 'agents' } });
    expect(columnsOf(report.tables[0])).toEqual([
      'total_revenue',
      'total_won_sales',
      'total_lost_sales',
      'open_pipeline_sales',
      'win_rate',
      'average_revenue_per_sale',
    ]);
    expect(rowsOf(report.tables[0])).toEqual([
      'Ana: 1100 1 0 2 1 1100',
      'Bob: 300 1 1 1 0.5 300',
      'Cléo: 0 0 0 2 no_closed_sale no_won_sale',
      'Dan: 0 0 0 0 no_closed_sale no_won_sale',
      'Zed: 0 0 1 0 0 no_won_sale',
      '(not set): 700 1 0 0 1 700',
    ]);
    expect(headlineOf(report)).toEqual([
      'total_revenue: 2100',
      'total_won_sales: 3',
      'win_rate: 0.6',
      'average_revenue_per_sale: 700',
    ]);
  });

  it('of a past period show the deals in progress at its end in place of the open ones', () => {
    const [table] = reportOf({ ask: { report: 'agents' }, period: secondQuarter }).tables;
    expect(columnsOf(table)[3]).toBe('total_engaging_sales');
    expect(rowsOf(table)).toEqual([
      'Ana: 1650 2 0 2 1 825',
      'Bob: 900 1 1 1 0.5 900',
      'Cléo: 600 1 1 1 0.5 600',
      'Dan: 0 0 0 0 no_closed_sale no_won_sale',
    ]);
  });

  it.each([
    ['managers', 'manager', ['Mia', 'Max']],
    ['products', 'product', ['Alpha', 'Beta', 'Gamma']],
    ['sectors', 'sector', ['retail', 'finance']],
    ['offices', 'office', ['North', 'South']],
    ['locations', 'location', ['France', 'Kenya', null]],
    ['accounts', 'account', ['Acme', 'Bolt', 'Core', 'Dune']],
  ] as const)('%s', (report, by, keys) => {
    const { tables, chart, title } = reportOf({ ask: { report }, period: secondQuarter });
    expect(title).toEqual({ kind: 'report', report });
    expect(tables.map((table) => table.by)).toEqual([by]);
    expect(tables[0]?.rows.map(({ head }) => head.key)).toEqual(keys);
    expect(chart).toMatchObject({ kind: 'bars', by, kpi: 'total_revenue' });
    expect(chart?.points.map(({ head }) => head.key)).toEqual(keys);
  });

  it('without revenue are not drawn', () => {
    const report = reportOf({ ask: { report: 'agents' }, period: { type: 'year', year: 2020 } });
    expect(report.tables[0]?.rows).toHaveLength(4);
    expect(report.chart).toBeNull();
  });
});

describe('pipeline', () => {
  it('is deals and money by stage, and how they convert', () => {
    const report = reportOf({ ask: { report: 'pipeline' } });
    expect(rowsOf(report.tables[0])).toEqual([
      'prospecting: 2 1500',
      'engaging: 3 1500',
      'won: 3 2100',
      'lost: 2 1500',
    ]);
    expect(report.tables[0]?.columns).toEqual([
      { id: 'total_sales', unit: 'count', estimate: false },
      { id: 'stage_value', unit: 'money', estimate: true },
    ]);
    expect(headlineOf(report)).toEqual([
      'open_pipeline_sales: 5',
      'open_pipeline_revenue: 3000',
      'total_won_sales: 3',
      'total_lost_sales: 2',
      'win_rate: 0.6',
      'engagement_rate: 0.3',
      'median_sales_cycle: 8',
    ]);
    expect(report.chart).toMatchObject({ kind: 'bars', by: 'stage', kpi: 'total_sales' });
  });

  it('of a past period knows no prospects, nor a share of them', () => {
    const report = reportOf({ ask: { report: 'pipeline' }, period: secondQuarter });
    expect(rowsOf(report.tables[0])).toEqual(['engaging: 4 2100', 'won: 4 3150', 'lost: 2 1000']);
    expect(headlineOf(report)).toEqual([
      'total_engaging_sales: 4',
      'total_engaging_revenue: 2100',
      'total_won_sales: 4',
      'total_lost_sales: 2',
      'win_rate: 0.667',
      'median_sales_cycle: 53',
    ]);
  });

  it('by office, highest open value first', () => {
    const report = reportOf({ ask: { report: 'pipeline' }, by: 'office' });
    expect(columnsOf(report.tables[0])).toEqual([
      'open_pipeline_revenue',
      'total_engaging_sales',
      'total_prospecting_sales',
      'total_won_sales',
      'win_rate',
    ]);
    expect(rowsOf(report.tables[0])).toEqual([
      'North: 2500 2 1 2 0.667',
      'South: 500 1 1 0 no_closed_sale',
      '(not set): 0 0 0 1 0.5',
    ]);
    expect(report.chart).toMatchObject({
      kind: 'bars',
      by: 'office',
      kpi: 'open_pipeline_revenue',
      estimate: true,
    });
  });
});

describe('kpis', () => {
  const report = reportOf({ ask: { report: 'kpis' }, period: secondQuarter });

  it('shows every KPI that is one figure; won revenue is the same money as revenue, and shown once', () => {
    const shown = report.headline.map(({ kpi }) => kpi);
    expect(shown).toHaveLength(18);
    expect(shown).not.toContain('total_won_revenue');
    expect(shown).not.toContain('engagement_rate');
    expect(headlineOf(report)).toContain('total_prospecting_sales: undated');
    const running = reportOf({ ask: { report: 'kpis' } }).headline.map(({ kpi }) => kpi);
    expect(running).toContain('engagement_rate');
  });

  it('shows every breakdown', () => {
    const shown = report.tables.flatMap((table) => table.columns.map(({ id }) => id));
    for (const of of ['sales', 'revenue']) {
      for (const by of ['office', 'agent', 'manager']) expect(shown).toContain(`total_${of}_per_${by}`);
    }
    for (const by of ['sector', 'office', 'agent', 'manager'])
      expect(shown).toContain(`average_revenue_per_${by}`);
    expect(shown).toEqual(
      expect.arrayContaining([
        'products_per_sector',
        'total_revenue_per_sector',
        'revenue_per_month',
        'sales_per_month',
      ]),
    );
    expect(report.best).toEqual([{ of: 'agent', names: ['Ana'], revenue: 1650 }]);
  });
});

describe('one KPI', () => {
  it('that is a figure: the figure and its course', () => {
    const report = reportOf({ ask: { report: 'kpi', kpi: 'total_lost_sales' }, period: secondQuarter });
    expect(headlineOf(report)).toEqual(['total_lost_sales: 2']);
    expect(lookup(report.chart)).toMatchObject({ kind: 'line', by: 'week', kpi: 'total_lost_sales' });
  });

  it('that is a breakdown: the total and its rows', () => {
    const report = reportOf({
      ask: { report: 'kpi', kpi: 'total_revenue_per_office' },
      period: secondQuarter,
    });
    expect(headlineOf(report)).toEqual(['total_revenue: 3150']);
    expect(rowsOf(report.tables[0])).toEqual(['North: 2550 3', 'South: 600 1']);
    expect(report.chart).toMatchObject({ kind: 'bars', by: 'office', kpi: 'total_revenue_per_office' });
  });

  it('by anything else', () => {
    const report = reportOf({
      ask: { report: 'kpi', kpi: 'win_rate' },
      by: 'product',
      period: secondQuarter,
    });
    expect(report.title).toEqual({ kind: 'kpi', kpi: 'win_rate', by: 'product' });
    expect(rowsOf(report.tables[0])).toEqual(['Beta: 1 2', 'Alpha: 0.667 2', 'Gamma: 0 0']);
  });

  it('the average revenue per product lists the revenue of each', () => {
    const ask = { report: 'kpi', kpi: 'average_revenue_per_product' } as const;
    const report = reportOf({ ask, period: secondQuarter });
    expect(headlineOf(report)).toEqual(['average_revenue_per_product: 1050']);
    expect(rowsOf(report.tables[0])).toEqual(['Alpha: 2100 2', 'Beta: 1050 2', 'Gamma: 0 0']);
  });

  it('the top agent stands before the others', () => {
    const report = reportOf({ ask: { report: 'kpi', kpi: 'highest_revenue_agent' }, period: secondQuarter });
    expect(headlineOf(report)).toEqual(['highest_revenue_agent: Ana 1650', 'total_revenue: 3150']);
    expect(rowsOf(report.tables[0])[0]).toBe('Ana: 1650 2');
  });

  it('units by sector show how many different products were sold there', () => {
    const report = reportOf({ ask: { report: 'kpi', kpi: 'products_per_sector' }, period: secondQuarter });
    expect(columnsOf(report.tables[0])).toEqual(['products_per_sector', 'distinct_products']);
    expect(rowsOf(report.tables[0])).toEqual(['retail: 3 2', 'finance: 1 1']);
  });

  it('an average by group says the mean of the rows besides', () => {
    const report = reportOf({
      ask: { report: 'kpi', kpi: 'average_revenue_per_agent' },
      period: secondQuarter,
    });
    expect(headlineOf(report)).toEqual(['average_revenue_per_sale: 787.5']);
    expect(report.notes).toContainEqual({ kind: 'mean', kpi: 'average_revenue_per_agent', value: 1050 });
  });

  it('the engagement rate is shown for all time and running periods alone', () => {
    const ask = { report: 'kpi', kpi: 'engagement_rate' } as const;
    expect(headlineOf(reportOf({ ask }))).toEqual(['engagement_rate: 0.3']);
    expect(headlineOf(reportOf({ ask, period: allTime }))).toEqual(['engagement_rate: 0.15']);
    const past = reportOf({ ask, by: 'agent', period: secondQuarter });
    expect(headlineOf(past)).toEqual(['engagement_rate: not_shown']);
    expect([past.tables, past.chart]).toEqual([[], null]);
  });
});

describe('counts over all stages never stand alone', () => {
  it.each([
    ['total_sales', undefined],
    ['total_sales', 'month'],
    ['total_sales', 'account'],
    ['total_sales_per_office', undefined],
    ['total_sales_per_agent', undefined],
    ['total_sales_per_manager', undefined],
  ] as const)('%s by %s: won deals stand beside', (kpi, by) => {
    const report = reportOf({ ask: { report: 'kpi', kpi }, period: secondQuarter, ...(by ? { by } : {}) });
    expect(report.headline.map((cell) => cell.kpi)).toEqual(['total_won_sales', 'total_sales']);
    for (const table of report.tables) expect(columnsOf(table)).toContain('total_won_sales');
    expect(report.tables).toHaveLength(1);
  });

  it('in the list of all KPIs neither', () => {
    const { headline, tables } = reportOf({ ask: { report: 'kpis' } });
    expect(headline.map(({ kpi }) => kpi)).toContain('total_won_sales');
    const counting = tables.filter((table) =>
      columnsOf(table).some((id) => id.startsWith('total_sales_per')),
    );
    expect(counting).toHaveLength(3);
    for (const table of counting) expect(columnsOf(table)).toContain('total_won_sales');
  });
});

describe('profiles', () => {
  it('show the headline KPIs of their subject', () => {
    const ask = { report: 'profile', of: 'agent', name: 'Ana' } as const;
    expect(headlineOf(reportOf({ ask, period: secondQuarter }))).toEqual([
      'total_revenue: 1650',
      'total_won_sales: 2',
      'win_rate: 1',
      'average_revenue_per_sale: 825',
      'total_lost_sales: 0',
      'total_engaging_sales: 2',
      'total_engaging_revenue: 1600',
      'median_sales_cycle: 68',
    ]);
    expect(headlineOf(reportOf({ ask }))).toContain('open_pipeline_sales: 2');
    expect(reportOf({ ask }).chart).toMatchObject({ kind: 'line', by: 'week', kpi: 'total_revenue' });
  });

  it.each([
    ['agent', 'Ana', ['product']],
    ['manager', 'Mia', ['agent']],
    ['office', 'North', ['agent']],
    ['product', 'Alpha', ['agent', 'sector']],
    ['sector', 'retail', ['product']],
    ['account', 'Acme', ['product', 'agent']],
  ] as const)('of %s %s, what lies below: %s', (of, name, below) => {
    const report = reportOf({ ask: { report: 'profile', of, name }, period: secondQuarter });
    expect(report.tables.map(({ by }) => by)).toEqual(below);
  });

  it.each([
    ['manager', 'Max'],
    ['office', 'South'],
  ] as const)('of %s %s list all their agents, even without a sale', (of, name) => {
    const ask = { report: 'profile', of, name } as const;
    const [table] = reportOf({ ask, period: secondQuarter }).tables;
    expect(rowsOf(table)).toEqual(['Cléo: 600 1 1 1 0.5 600', 'Dan: 0 0 0 0 no_closed_sale no_won_sale']);
    const [filtered] = reportOf({ ask, filters: { product: ['Gamma'] }, period: secondQuarter }).tables;
    expect(filtered?.rows.map(({ head }) => head.key)).toEqual(['Cléo', 'Dan']);
  });

  it('of others list only agents with a sale', () => {
    const ask = { report: 'profile', of: 'product', name: 'Beta' } as const;
    const [table] = reportOf({ ask, period: secondQuarter }).tables;
    expect(table?.rows.map(({ head }) => head.key)).toEqual(['Cléo', 'Ana', 'Bob']);
  });

  it('by a dimension show that one, drawn as bars', () => {
    const ask = { report: 'profile', of: 'agent', name: 'Ana' } as const;
    const report = reportOf({ ask, by: 'account', period: allTime });
    expect(report.title).toEqual({ kind: 'profile', of: 'agent', name: 'Ana', by: 'account' });
    expect(report.tables.map(({ by }) => by)).toEqual(['account']);
    expect(report.chart).toMatchObject({ kind: 'bars', by: 'account' });
  });

  it('by month are a course', () => {
    const ask = { report: 'profile', of: 'agent', name: 'Ana' } as const;
    const report = reportOf({ ask, by: 'month', period: secondQuarter });
    expect(rowsOf(report.tables[0])).toEqual(['2024-04: 1650 2', '2024-05: 0 0', '2024-06: 0 0']);
  });
});
