import { describe, expect, it } from 'vitest';
import type { Deal } from '../../src/deals/deal.ts';
import type { PeriodSpec } from '../../src/deals/period.ts';
import { plainReports } from '../../src/query/query.ts';
import { build, deal, exampleDeals, exampleReference } from '../support/example.ts';
import { allTime, headlineOf, reportOf, rowsOf, secondQuarter } from '../support/shown.ts';

const kinds = (report: ReturnType<typeof reportOf>) => report.notes.map(({ kind }) => kind);
const base = (...deals: Deal[]) => ({ dataset: build(deals, exampleReference) });

describe('how many rows', () => {
  const manyAccounts = base(
    ...Array.from({ length: 25 }, (_, at) =>
      deal(
        at,
        'Ana',
        'Alpha',
        `Client ${String(at).padStart(2, '0')}`,
        'won',
        '2024-07-01',
        '2024-07-10',
        100 + at,
      ),
    ),
  );

  it('accounts: the first twenty, and how many are left out', () => {
    const [table] = reportOf({ ask: { report: 'accounts' } }, manyAccounts).tables;
    expect(table?.rows).toHaveLength(20);
    expect(table?.rows[0]?.head.key).toBe('Client 24');
    expect(table?.hidden).toBe(5);
  });

  it('accounts: as many as were asked for', () => {
    const limit = { end: 'top', n: 25 } as const;
    expect(reportOf({ ask: { report: 'accounts' }, limit }, manyAccounts).tables[0]?.hidden).toBe(0);
  });

  it('top 2', () => {
    const limit = { end: 'top', n: 2 } as const;
    const [table] = reportOf({ ask: { report: 'agents' }, limit, period: secondQuarter }).tables;
    expect(table?.rows.map(({ head }) => head.key)).toEqual(['Ana', 'Bob']);
    expect(table?.hidden).toBe(2);
  });

  it('bottom 2 leaves out what has no figure, and "(not set)"', () => {
    const limit = { end: 'bottom', n: 2 } as const;
    const agents = reportOf({ ask: { report: 'agents' }, limit }).tables[0];
    expect(agents?.rows.map(({ head }) => head.key)).toEqual(['Dan', 'Zed']);
    const ask = { report: 'kpi', kpi: 'average_revenue_per_agent' } as const;
    const averages = reportOf({ ask, limit, period: secondQuarter }).tables[0];
    expect(averages?.rows.map(({ head }) => head.key)).toEqual(['Ana', 'Cléo']);
  });

  it('what is drawn is what is listed', () => {
    const limit = { end: 'top', n: 2 } as const;
    const { chart } = reportOf({ ask: { report: 'agents' }, limit, period: secondQuarter });
    expect(chart?.points.map(({ head, value }) => [head.key, value])).toEqual([
      ['Ana', 1650],
      ['Bob', 900],
    ]);
  });
});

describe('rank', () => {
  const rankOf = (of: 'agent' | 'manager' | 'product', name: string, period: PeriodSpec, ground = {}) =>
    reportOf({ ask: { report: 'profile', of, name }, period }, ground).notes.find(
      ({ kind }) => kind === 'rank',
    );

  it('is by revenue, among all', () => {
    expect(rankOf('agent', 'Bob', secondQuarter)).toEqual({ kind: 'rank', of: 'agent', rank: 2, among: 4 });
    expect(rankOf('manager', 'Max', secondQuarter)).toEqual({
      kind: 'rank',
      of: 'manager',
      rank: 2,
      among: 2,
    });
    expect(rankOf('product', 'Alpha', allTime)).toEqual({ kind: 'rank', of: 'product', rank: 1, among: 3 });
  });

  it('is there only with a won deal', () => {
    expect(rankOf('agent', 'Dan', secondQuarter)).toBeUndefined();
    expect(rankOf('agent', 'Zed', allTime)).toBeUndefined();
  });

  it('is shared by those of one revenue', () => {
    const won = (id: number, agent: string, value: number) =>
      deal(id, agent, 'Alpha', 'Acme', 'won', '2024-04-01', '2024-05-01', value);
    const ground = base(won(1, 'Ana', 100), won(2, 'Bob', 100), won(3, 'Cléo', 50));
    expect(rankOf('agent', 'Ana', secondQuarter, ground)).toMatchObject({ rank: 1 });
    expect(rankOf('agent', 'Bob', secondQuarter, ground)).toMatchObject({ rank: 1 });
    expect(rankOf('agent', 'Cléo', secondQuarter, ground)).toMatchObject({ rank: 3 });
    expect(reportOf({ ask: { report: 'overview' }, period: secondQuarter }, ground).best[0]).toEqual({
      of: 'agent',
      names: ['Ana', 'Bob'],
      revenue: 100,
    });
  });

  it('keeps to the other filters', () => {
    const ask = { report: 'profile', of: 'agent', name: 'Cléo' } as const;
    const { notes } = reportOf({ ask, filters: { product: ['Beta'] }, period: secondQuarter });
    // under Beta: Cléo 600, Ana 450, and Bob, who has one in progress
    expect(notes).toContainEqual({ kind: 'rank', of: 'agent', rank: 1, among: 3 });
  });
});

describe('a stage filter', () => {
  it.each([...plainReports, 'agents', 'products'] as const)('leaves the rates out of %s', (report) => {
    const { headline, tables } = reportOf({
      ask: { report },
      filters: { stage: ['won'] },
      period: secondQuarter,
    });
    expect(headline.filter(({ unit }) => unit === 'rate')).toEqual([]);
    for (const { columns, rows } of tables) {
      expect(columns.filter(({ unit }) => unit === 'rate')).toEqual([]);
      for (const { cells } of rows) {
        expect(cells).toHaveLength(columns.length);
        expect(cells.filter(({ reason }) => reason === 'stage_filter')).toEqual([]);
      }
    }
  });

  it('keeps figures under their own columns', () => {
    const [table] = reportOf({
      ask: { report: 'agents' },
      filters: { stage: ['won'] },
      period: secondQuarter,
    }).tables;
    expect(rowsOf(table)).toEqual(['Ana: 1650 2 0 0 825', 'Bob: 900 1 0 0 900', 'Cléo: 600 1 0 0 600']);
  });
});

describe('notes', () => {
  it('an empty base says so, and nothing throws', () => {
    const empty = { dataset: build([], { products: [], agents: [], accounts: [] }) };
    for (const report of [...plainReports, 'agents', 'accounts'] as const) {
      const shown = reportOf({ ask: { report } }, empty);
      expect(kinds(shown)).toContain('empty_base');
      expect(shown.chart).toBeNull();
      expect(shown.best).toEqual([]);
    }
    expect(headlineOf(reportOf({ ask: { report: 'overview' } }, empty))).toEqual([
      'total_revenue: 0',
      'total_won_sales: 0',
      'win_rate: no_closed_sale',
      'average_revenue_per_sale: no_won_sale',
      'total_lost_sales: 0',
      'open_pipeline_sales: 0',
      'open_pipeline_revenue: 0',
    ]);
  });

  it('a running period in which nothing has been closed yet says so', () => {
    const ground = base(...exampleDeals.filter(({ id }) => !['10', '11', '17', '18', '20'].includes(id)));
    expect(kinds(reportOf({ ask: { report: 'overview' } }, ground))).toContain('nothing_yet');
    expect(kinds(reportOf({ ask: { report: 'overview' } }))).not.toContain('nothing_yet');
    const day = { type: 'relative', unit: 'day', offset: 0 } as const;
    expect(kinds(reportOf({ ask: { report: 'agents' }, period: day }))).toContain('nothing_yet');
  });

  it('a finished period without a deal says that there is nothing', () => {
    const shown = kinds(reportOf({ ask: { report: 'overview' }, period: { type: 'year', year: 2020 } }));
    expect(shown).toContain('nothing');
    expect(shown).not.toContain('nothing_yet');
    expect(kinds(reportOf({ ask: { report: 'overview' }, period: secondQuarter }))).not.toContain('nothing');
  });

  it('prospects of a period without today are said to be undated', () => {
    const ask = { report: 'kpi', kpi: 'total_prospecting_sales' } as const;
    expect(kinds(reportOf({ ask, period: secondQuarter }))).toContain('undated');
    expect(kinds(reportOf({ ask }))).not.toContain('undated');
    expect(kinds(reportOf({ ask: { report: 'kpis' }, period: secondQuarter }))).toContain('undated');
  });

  it('potentials are marked as estimates, and money earned is not', () => {
    expect(kinds(reportOf({ ask: { report: 'overview' } }))).toContain('estimates');
    expect(kinds(reportOf({ ask: { report: 'pipeline' } }))).toContain('estimates');
    expect(kinds(reportOf({ ask: { report: 'trend' } }))).not.toContain('estimates');
    expect(kinds(reportOf({ ask: { report: 'agents' } }))).not.toContain('estimates');
  });

  it('deals whose potential is not known are counted', () => {
    const { notes } = reportOf({ ask: { report: 'overview' } });
    expect(notes).toContainEqual({ kind: 'no_list_price', deals: 1 });
    expect(kinds(reportOf({ ask: { report: 'overview' }, filters: { agent: ['Ana'] } }))).not.toContain(
      'no_list_price',
    );
  });

  it('findings are counted wherever they lie', () => {
    expect(reportOf({ ask: { report: 'trend' } }).notes).toContainEqual({ kind: 'findings', total: 1 });
    const [ana] = exampleDeals;
    const clean = base(...(ana ? [ana] : []));
    expect(kinds(reportOf({ ask: { report: 'trend' }, period: allTime }, clean))).not.toContain('findings');
  });
});
