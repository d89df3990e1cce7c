import { describe, expect, test } from 'vitest';
import { ask } from '../../src/ask.ts';
import type { Dataset } from '../../src/deals/dataset.ts';
import type { Deal } from '../../src/deals/deal.ts';
import { buildWeekly, type Weekly } from '../../src/report/weekly.ts';
import { build, deal, exampleDataset, exampleDeals, exampleReference } from '../support/example.ts';

const asOf = '2024-08-12T06:59:00Z';
const weeklyOf = (dataset: Dataset, today: string): Weekly =>
  buildWeekly({ dataset, calendar: { today, fiscalStart: 1 }, asOf });
/** The digest of Monday 12 August 2024, over deals that the test writes down. */
const monday = '2024-08-12';
const of = (deals: readonly Deal[], today = monday) => weeklyOf(build(deals, exampleReference), today);
const won = (id: number, agent: string, close: string, value: number | null, engage = '2024-07-01') =>
  deal(id, agent, 'Alpha', 'Acme', 'won', engage, close, value);
const open = (id: number, agent: string, engage: string, value: number | null = null) =>
  deal(id, agent, 'Alpha', 'Acme', 'engaging', engage, '—', value);

function answerTo(line: string, dataset: Dataset, today: string) {
  const ground = {
    dataset,
    calendar: { today, fiscalStart: 1 },
    defaultPeriod: { type: 'all' },
    asOf,
  } as const;
  const asked = ask(line, 'en', ground);
  if (asked.kind !== 'report') throw new Error(`not understood: ${line}`);
  return asked.report;
}

describe('the weeks', () => {
  test.each([
    ['a Monday', '2024-08-12', '2024-W32', '2024-W31'],
    ['the Wednesday after', '2024-08-14', '2024-W32', '2024-W31'],
    ['the Sunday after', '2024-08-18', '2024-W32', '2024-W31'],
    ['the next Monday', '2024-08-19', '2024-W33', '2024-W32'],
    ['a Monday after New Year', '2025-01-06', '2025-W01', '2024-W52'],
  ])('of %s are the last whole one and the one before it', (_, day, week, before) => {
    const { period, comparedWith } = weeklyOf(exampleDataset, day);
    expect([period.id, comparedWith.id, period.running]).toEqual([week, before, false]);
  });

  test('of the chart are twelve, the last of them the week of the digest', () => {
    const { chart } = weeklyOf(exampleDataset, monday);
    expect(chart.points.map(({ head }) => head.key)).toEqual(
      Array.from({ length: 12 }, (_, i) => `2024-W${21 + i}`),
    );
    expect(chart.points.map(({ value }) => value)).toEqual([0, 0, 0, 0, 0, 600, 700, 1100, 0, 0, 0, 300]);
  });
});

describe('every figure is the one that /kpi gives', () => {
  test.each(['2024-08-12', '2024-07-15', '2024-07-08', '2024-05-20', '2023-01-01', '2026-11-22'])(
    'on %s',
    (today) => {
      const weekly = weeklyOf(exampleDataset, today);
      const overview = answerTo('overview last week', exampleDataset, today);
      expect(weekly.headline).toEqual(overview.headline);
      expect(weekly.comparedWith).toEqual(overview.comparedWith);
      const [agents] = answerTo('agents last week', exampleDataset, today).tables;
      const byName = (table: typeof agents) =>
        table?.rows.toSorted((a, b) => String(a.head.key).localeCompare(String(b.head.key)));
      expect(weekly.leaderboard.columns).toEqual(agents?.columns);
      expect(byName(weekly.leaderboard)).toEqual(byName(agents));
      const [weeks] = answerTo('revenue by week last 12 weeks', exampleDataset, today).tables;
      expect(weekly.chart.points).toEqual(
        weeks?.rows.map(({ head, cells }) => ({ head, value: cells[0]?.value })),
      );
    },
  );

  test('those of a slot in the past count its own weeks, whenever they are built', () => {
    const before = of([won(1, 'Ana', '2024-08-06', 100)]);
    const later = of([won(1, 'Ana', '2024-08-06', 100), won(2, 'Ana', '2024-08-20', 900)]);
    expect(later.headline.map(({ figure }) => figure.value).slice(0, 2)).toEqual([100, 1]);
    expect(later.wins).toEqual(before.wins);
  });
});

describe('the biggest wins', () => {
  test('are five, by value, the earlier first of equal ones, those without a value last', () => {
    const { wins } = of([
      won(1, 'Ana', '2024-08-05', 200),
      won(2, 'Bob', '2024-08-11', 900),
      won(3, 'Cléo', '2024-08-07', 500),
      won(4, 'Dan', '2024-08-06', 500),
      won(5, 'Ana', '2024-08-06', null),
      won(6, 'Bob', '2024-08-06', 0),
      // before and after the week
      won(7, 'Ana', '2024-08-04', 9999),
      won(8, 'Ana', '2024-08-12', 9999),
    ]);
    expect(wins.map(({ agent, value, closed }) => [agent, value, closed])).toEqual([
      ['Bob', 900, '2024-08-11'],
      ['Dan', 500, '2024-08-06'],
      ['Cléo', 500, '2024-08-07'],
      ['Ana', 200, '2024-08-05'],
      ['Bob', 0, '2024-08-06'],
    ]);
    expect(wins[0]).toMatchObject({ account: 'Acme', product: 'Alpha' });
  });

  test('do not depend on the order of the base', () => {
    const deals = ['Dan', 'Ana', 'Cléo', 'Bob', 'Zed', 'Ida', '—'].map((agent, id) =>
      won(id, agent, '2024-08-06', 100),
    );
    expect(of(deals.toReversed()).wins).toEqual(of(deals).wins);
    expect(of(deals).wins.map(({ agent }) => agent)).toEqual(['Ana', 'Bob', 'Cléo', 'Dan', 'Ida']);
  });

  test('name what is not set as null', () => {
    const { wins } = of([deal(1, '—', '—', '—', 'won', '—', '2024-08-06', 100)]);
    expect(wins).toEqual([{ agent: null, account: null, product: null, value: 100, closed: '2024-08-06' }]);
  });
});

describe('the deals that have waited longest', () => {
  test('are five of those in progress, by the days since they were engaged', () => {
    const { waiting } = of([
      open(1, 'Ana', '2024-08-01'),
      open(2, 'Bob', '2024-01-01', 50),
      open(3, 'Cléo', '2024-02-01'),
      open(4, 'Dan', '2024-03-01'),
      open(5, 'Ana', '2024-04-01'),
      open(6, 'Bob', '2024-05-01'),
      open(7, 'Ana', '—'),
      open(8, 'Ana', '2024-09-01'),
      deal(9, 'Ana', 'Alpha', 'Acme', 'prospecting', '2023-01-01', '—', null),
    ]);
    expect(waiting.map(({ agent, days }) => [agent, days])).toEqual([
      ['Bob', 224],
      ['Cléo', 193],
      ['Dan', 164],
      ['Ana', 133],
      ['Bob', 103],
    ]);
    expect(waiting.map(({ potential }) => potential)).toEqual([50, 1000, 1000, 1000, 1000]);
  });

  test('are those of the day of the slot: not one that was closed on it, but one that was closed since', () => {
    const closedOn = (close: string) => of([won(1, 'Ana', close, 100)]).waiting.length;
    expect(closedOn('2024-08-12')).toBe(0);
    expect(closedOn('2024-08-13')).toBe(1);
    expect(of([won(1, 'Ana', '2024-09-01', 100, '2024-08-13')]).waiting).toEqual([]);
  });

  test('have no potential where there is neither a value nor a list price', () => {
    const { waiting, attention } = of([
      deal(1, 'Ana', 'Gamma', '—', 'engaging', '2024-08-02', '—', null),
      open(2, 'Ana', '2024-08-02'),
    ]);
    expect(waiting.map(({ product, account, potential }) => [product, account, potential])).toEqual([
      ['Alpha', 'Acme', 1000],
      ['Gamma', null, null],
    ]);
    expect(attention.withoutPrice).toBe(1);
  });
});

describe('the agents', () => {
  test('stand by revenue, and how many of them won something is told', () => {
    const { leaderboard, sellers } = of([
      won(1, 'Bob', '2024-08-06', 100),
      won(2, 'Dan', '2024-08-06', 300),
      won(3, '—', '2024-08-06', 900),
    ]);
    expect(leaderboard.rows.map(({ head }) => head.key)).toEqual(['Dan', 'Bob', 'Ana', 'Cléo', null]);
    expect(sellers).toEqual({ won: 2, of: 4 });
  });

  test('stand by their deals in progress where nobody won anything', () => {
    const { leaderboard } = of([open(1, 'Cléo', '2024-08-01')]);
    expect(leaderboard.rows.map(({ head }) => head.key)).toEqual(['Cléo', 'Ana', 'Bob', 'Dan']);
  });

  test('are at most the hundred that a table of Slack holds, and the others are counted', () => {
    const { leaderboard, sellers } = of(
      Array.from({ length: 120 }, (_, id) => won(id, `Agent ${id}`, '2024-08-06', id)),
    );
    expect([leaderboard.rows.length, leaderboard.hidden]).toEqual([100, 24]);
    expect(sellers).toEqual({ won: 120, of: 124 });
  });
});

describe('a week in which nothing was won', () => {
  test('names the biggest of the latest wins before it', () => {
    const { wins, lastWin } = of([
      won(1, 'Ana', '2024-07-30', 100),
      won(2, 'Bob', '2024-07-30', 300),
      won(3, 'Cléo', '2024-07-29', 900),
      won(4, 'Dan', '2024-08-12', 900),
      won(5, 'Dan', '—', 900),
    ]);
    expect(wins).toEqual([]);
    expect(lastWin).toMatchObject({ agent: 'Bob', value: 300, closed: '2024-07-30' });
  });

  test('has no such deal where nothing was ever won, nor where there was a win', () => {
    expect(of([open(1, 'Ana', '2024-08-01')]).lastWin).toBeNull();
    expect(of([won(1, 'Ana', '2024-08-06', 1), won(2, 'Ana', '2024-07-06', 1)]).lastWin).toBeNull();
  });

  test('draws its twelve weeks also where all of them are 0', () => {
    const empty = weeklyOf(build([], { products: [], agents: [], accounts: [] }), monday);
    expect(empty.chart).toMatchObject({ kind: 'line', by: 'week', kpi: 'total_revenue' });
    expect(empty.chart.points.map(({ value }) => value)).toEqual(Array.from({ length: 12 }, () => 0));
    expect([empty.emptyBase, empty.leaderboard.rows, empty.waiting]).toEqual([true, [], []]);
  });
});

test('what could not be read comes with the most frequent first', () => {
  const unknown = { ...won(1, 'Zed', '2024-08-06', 1), findings: ['number_as_text'] as const };
  const both = [unknown, { ...unknown, id: '2' }, won(3, 'Yan', '2024-08-06', 1)];
  const { attention } = of([...both, ...exampleDeals.slice(0, 1)]);
  const counts = attention.findings.map(({ count }) => count);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(attention.findings.map(({ kind }) => kind)).toContain('number_as_text');
});
