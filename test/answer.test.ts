import { describe, expect, it } from 'vitest';
import { answer, computeAsked, type Ground } from '../src/answer.ts';
import type { Deal } from '../src/deals/deal.ts';
import type { PeriodSpec } from '../src/deals/period.ts';
import { catalogue, type KpiId } from '../src/kpis/catalogue.ts';
import { plainReports, type Query } from '../src/query/query.ts';
import type { Report } from '../src/report/report.ts';
import { build, deal, exampleCalendar, exampleDataset, exampleReference } from './support/example.ts';

const thisQuarter: PeriodSpec = { type: 'relative', unit: 'quarter', offset: 0 };
const overview: Query = { ask: { report: 'overview' }, filters: {} };
const ground: Ground = {
  dataset: exampleDataset,
  calendar: exampleCalendar,
  defaultPeriod: thisQuarter,
  asOf: '2024-08-15T10:00:00.000Z',
};

function reportOf(query: Query, on: Ground): Report {
  const answered = answer(query, on);
  if (answered.kind !== 'report') throw new Error(JSON.stringify(answered));
  return answered.report;
}

/** A base of deals closed on these days. */
function closedOn(...days: string[]): Ground {
  const won = (day: string, at: number): Deal =>
    deal(at, 'Ana', 'Alpha', 'Acme', 'won', '2020-01-01', day, 100);
  return { ...ground, dataset: build(days.map(won), exampleReference) };
}

/** The period answered, and the one that was empty. */
function settled(on: Ground, query: Query = overview): string {
  const { period, notes } = reportOf(query, on);
  const [note] = notes.flatMap((each) => (each.kind === 'default_period_empty' ? [each.asked.id] : []));
  return note === undefined ? period.id : `${period.id} instead of ${note}`;
}

describe('the default period', () => {
  it('is the one configured', () => {
    expect(settled(ground)).toBe('2024-Q3');
    expect(settled({ ...ground, defaultPeriod: { type: 'all' } })).toBe('all');
  });

  it('gives way to a period that was asked for', () => {
    expect(settled(ground, { ...overview, period: { type: 'year', year: 2024 } })).toBe('2024');
  });

  it.each([
    ['a deal closed in it', '2024-08-01', '2024-Q3'],
    ['a deal closed in it, though later than today', '2024-09-30', '2024-Q3'],
    ['one closed in the period before', '2024-04-01', '2024-Q3'],
    ['none since the one before that', '2024-03-31', '2024-Q1 instead of 2024-Q3'],
    ['none for years', '2017-12-31', '2017-Q4 instead of 2024-Q3'],
    ['only one in a quarter to come', '2024-10-01', '2024-Q3'],
  ])('this quarter, of a base with %s', (_, day, expected) => {
    expect(settled(closedOn(day))).toBe(expected);
  });

  it('does not give way in an empty base', () => {
    expect(settled(closedOn())).toBe('2024-Q3');
  });

  it('takes lost deals for closed, and others not', () => {
    const dataset = build(
      [
        deal(1, 'Ana', 'Alpha', 'Acme', 'lost', '2022-01-01', '2022-02-01', 0),
        deal(2, 'Ana', 'Alpha', 'Acme', 'engaging', '2024-07-01', '2024-08-01', 0),
        deal(3, 'Ana', 'Alpha', 'Acme', 'won', '2024-07-01', '—', 5),
      ],
      exampleReference,
    );
    expect(settled({ ...ground, dataset })).toBe('2022-Q1 instead of 2024-Q3');
  });

  it.each<[PeriodSpec, string, string]>([
    [{ type: 'relative', unit: 'day', offset: 0 }, '2024-02-03', '2024-02-03 instead of 2024-08-15'],
    [{ type: 'relative', unit: 'week', offset: 0 }, '2024-02-03', '2024-W05 instead of 2024-W33'],
    [{ type: 'relative', unit: 'week', offset: -1 }, '2023-01-01', '2022-W52 instead of 2024-W32'],
    [{ type: 'relative', unit: 'month', offset: 0 }, '2024-02-03', '2024-02 instead of 2024-08'],
    [{ type: 'relative', unit: 'year', offset: 0 }, '2017-02-03', '2017 instead of 2024'],
    [
      { type: 'last', unit: 'month', n: 3 },
      '2023-02-03',
      '2022-12-01..2023-02-28 instead of 2024-05-01..2024-07-31',
    ],
    [
      { type: 'last', unit: 'quarter', n: 2 },
      '2023-02-03',
      '2022-10-01..2023-03-31 instead of 2024-01-01..2024-06-30',
    ],
    [{ type: 'month', month: 7 }, '2024-02-03', '2024-02 instead of 2024-07'],
    [{ type: 'quarter', quarter: 3, year: 2017 }, '2016-02-03', '2016-Q1 instead of 2017-Q3'],
    // begun already, however long after the default
    [{ type: 'quarter', quarter: 3, year: 2017 }, '2024-02-03', '2024-Q1 instead of 2017-Q3'],
    [{ type: 'relative', unit: 'month', offset: -1 }, '2024-08-02', '2024-08 instead of 2024-07'],
    [{ type: 'relative', unit: 'month', offset: -1 }, '2024-09-02', '2024-07'],
    // of these there is no other of the same kind
    [{ type: 'range', first: '2024-08-01' }, '2024-02-03', '2024-08-01..2024-08-15'],
    [{ type: 'all' }, '2024-02-03', 'all'],
  ])('%j, of a base last closed on %s, is %s', (defaultPeriod, day, expected) => {
    expect(settled({ ...closedOn(day), defaultPeriod })).toBe(expected);
  });

  it('becomes the latest quarter that has one', () => {
    expect(settled(closedOn('2017-03-01', '2019-05-01', '2018-06-01'))).toBe('2019-Q2 instead of 2024-Q3');
  });

  it('follows the fiscal year', () => {
    const on = { ...closedOn('2017-12-31'), calendar: { today: '2024-08-15', fiscalStart: 4 } };
    expect(settled(on)).toBe('2018-Q3 instead of 2025-Q2');
  });

  it('looks at the whole base, whatever the filters', () => {
    const filtered: Query = { ...overview, filters: { agent: ['Dan'] } };
    expect(settled(ground, filtered)).toBe('2024-Q3');
    expect(settled(closedOn('2017-12-31'), filtered)).toBe('2017-Q4 instead of 2024-Q3');
  });

  it('is kept by saved questions, and where a period was asked for', () => {
    expect(settled({ ...closedOn('2017-12-31'), keepDefaultPeriod: true })).toBe('2024-Q3');
    expect(settled(closedOn('2017-12-31'), { ...overview, period: thisQuarter })).toBe('2024-Q3');
  });

  it('that took its place is compared like any of its kind', () => {
    const of = (defaultPeriod: PeriodSpec, versus?: 'last_year') =>
      reportOf(
        { ...overview, ...(versus ? { versus } : {}) },
        { ...closedOn('2017-12-31', '2017-02-10'), defaultPeriod },
      ).comparedWith;
    expect(of(thisQuarter)).toMatchObject({ id: '2017-Q3' });
    expect(of(thisQuarter, 'last_year')).toMatchObject({ id: '2016-Q4' });
    // months, not as many days
    expect(of({ type: 'last', unit: 'month', n: 2 })).toMatchObject({ from: '2017-09-01', to: '2017-11-01' });
    const february = {
      ...closedOn('2017-02-10'),
      defaultPeriod: { type: 'last', unit: 'month', n: 2 },
    } as const;
    expect(reportOf(overview, february).comparedWith).toMatchObject({ from: '2016-11-01', to: '2017-01-01' });
  });
});

describe('the answer', () => {
  it('carries the question, its days, and when the base was read', () => {
    const report = reportOf({ ...overview, filters: { office: ['North'] } }, ground);
    expect(report).toMatchObject({
      query: { ask: { report: 'overview' }, filters: { office: ['North'] } },
      period: { from: '2024-07-01', to: '2024-10-01', running: true },
      comparedWith: { from: '2024-04-01', to: '2024-05-17' },
      filters: { office: ['North'] },
      asOf: '2024-08-15T10:00:00.000Z',
    });
  });

  it('compares with last year where that was asked for', () => {
    expect(reportOf({ ...overview, versus: 'last_year' }, ground).comparedWith).toMatchObject({
      from: '2023-07-01',
      to: '2023-08-16',
    });
  });

  it('on a name is filtered by it', () => {
    const ask = { report: 'profile', of: 'agent', name: 'Ana' } as const;
    const report = reportOf({ ask, filters: { product: ['Alpha'] }, period: { type: 'all' } }, ground);
    expect(report.filters).toEqual({ agent: ['Ana'], product: ['Alpha'] });
    expect(report.headline[0]?.figure).toMatchObject({ value: 1000 + 1200 + 1100, n: 3 });
  });
});

describe('a name that has left the base', () => {
  it.each<[string, Query]>([
    ['as a subject', { ask: { report: 'profile', of: 'agent', name: 'Eve' }, filters: {} }],
    ['as a filter', { ...overview, filters: { agent: ['Ana', 'Eve'] } }],
    ['under another key', { ...overview, filters: { office: ['Eve'] } }],
  ])('%s is a problem that names it', (_, query) => {
    expect(answer(query, ground)).toEqual({
      kind: 'problem',
      problem: { kind: 'unknown_word', word: 'Eve', suggestions: [] },
    });
  });

  it('is not looked for among members of another kind', () => {
    const query: Query = { ask: { report: 'profile', of: 'product', name: 'Ana' }, filters: {} };
    expect(answer(query, ground).kind).toBe('problem');
  });

  it('that only deals know is a name like any', () => {
    const query: Query = { ask: { report: 'profile', of: 'agent', name: 'Zed' }, filters: {} };
    expect(answer(query, ground).kind).toBe('report');
  });
});

describe('the KPIs that were asked for', () => {
  function asked(query: Query) {
    const answered = answer(query, ground);
    if (answered.kind !== 'report') throw new Error('a problem');
    return computeAsked(answered.sources);
  }
  const lastQuarter: PeriodSpec = { type: 'quarter', quarter: 2, year: 2024 };

  it('`kpis`: all of them', () => {
    const results = asked({ ask: { report: 'kpis' }, filters: {}, period: lastQuarter });
    expect(Object.keys(results)).toEqual(catalogue.map(({ id }) => id));
    for (const { id, unit } of catalogue) expect(results[id]?.unit).toBe(unit);
    // in messages only for some periods, here always
    expect(results.engagement_rate).toMatchObject({ figure: { value: 0.4 } });
  });

  it.each(catalogue.map(({ id }) => id))('one KPI: %s and no other', (kpi) => {
    expect(Object.keys(asked({ ask: { report: 'kpi', kpi }, filters: {} }))).toEqual([kpi]);
  });

  it.each([
    ['agents', 'agent', ['total_sales_per_agent', 'total_revenue_per_agent', 'average_revenue_per_agent']],
    [
      'managers',
      'manager',
      ['total_sales_per_manager', 'total_revenue_per_manager', 'average_revenue_per_manager'],
    ],
    [
      'offices',
      'office',
      ['total_sales_per_office', 'total_revenue_per_office', 'average_revenue_per_office'],
    ],
    ['sectors', 'sector', ['products_per_sector', 'total_revenue_per_sector', 'average_revenue_per_sector']],
  ] as const)('`%s`: those by %s, and nothing that is not', (report, by, ids) => {
    const results = asked({ ask: { report }, filters: {}, period: lastQuarter });
    expect(Object.keys(results)).toEqual(expect.arrayContaining([...ids]));
    for (const result of Object.values(results)) expect(result).toMatchObject({ by });
  });

  it('a KPI by something has its rows', () => {
    const query: Query = {
      ask: { report: 'kpi', kpi: 'total_revenue' },
      by: 'product',
      filters: {},
      period: lastQuarter,
    };
    const { total_revenue: result } = asked(query);
    if (!result || !('rows' in result)) throw new Error('no rows');
    expect(result.rows.map(({ key, figure }) => [key, figure.value])).toEqual([
      ['Alpha', 2100],
      ['Beta', 1050],
      ['Gamma', 0],
    ]);
  });

  it('`top 1` leaves one row', () => {
    const query: Query = {
      ask: { report: 'kpi', kpi: 'total_revenue_per_agent' },
      limit: { end: 'top', n: 1 },
      filters: {},
      period: lastQuarter,
    };
    expect(asked(query).total_revenue_per_agent).toMatchObject({ rows: [{ key: 'Ana' }] });
  });

  it('under a stage filter rates are null, with the reason', () => {
    const results = asked({ ask: { report: 'kpis' }, filters: { stage: ['won'] }, period: lastQuarter });
    const rates: KpiId[] = ['win_rate', 'loss_rate', 'engagement_rate'];
    for (const id of rates) {
      expect(results[id]).toMatchObject({ figure: { value: null, reason: 'stage_filter' } });
    }
    expect(results.total_revenue).toMatchObject({ figure: { value: 3150 } });
  });

  it('every report answers with some', () => {
    for (const report of plainReports) expect(asked({ ask: { report }, filters: {} })).not.toEqual({});
    const profile = { report: 'profile', of: 'agent', name: 'Ana' } as const;
    expect(asked({ ask: profile, filters: {} })).toHaveProperty('total_revenue');
  });

  it('a profile of a manager by agent lists all of their agents', () => {
    const ask = { report: 'profile', of: 'manager', name: 'Max' } as const;
    const { total_revenue: result } = asked({ ask, by: 'agent', filters: {}, period: lastQuarter });
    expect(result).toMatchObject({ rows: [{ key: 'Cléo' }, { key: 'Dan' }] });
  });
});
