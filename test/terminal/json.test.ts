import { describe, expect, test } from 'vitest';
import { computeAsked, type Ground } from '../../src/answer.ts';
import { ask } from '../../src/ask.ts';
import { vocabularyOf } from '../../src/i18n/grammar/vocabulary.ts';
import { catalogue } from '../../src/kpis/catalogue.ts';
import { reasons } from '../../src/kpis/figure.ts';
import { print } from '../../src/query/print.ts';
import { type Json, renderJson, renderProblemJson } from '../../src/terminal/json.ts';
import { agent, build, deal, exampleCalendar, exampleDataset, exampleReference } from '../support/example.ts';

const ground: Ground = {
  dataset: exampleDataset,
  calendar: exampleCalendar,
  defaultPeriod: { type: 'relative', unit: 'quarter', offset: 0 },
  asOf: '2024-08-15T08:55:00.123Z',
};

interface Printed {
  readonly kpis: {
    readonly [id: string]: { readonly [key: string]: unknown; readonly rows?: readonly Json[] };
  };
}

function printed(line: string, on: Ground = ground) {
  const asked = ask(line, 'en', on);
  if (asked.kind !== 'report') throw new Error(`${line} is no question`);
  const query = print(asked.report.query, vocabularyOf.en);
  const about = { query, currency: 'EUR', notSet: '(not set)', dataset: on.dataset };
  return renderJson(asked.report, computeAsked(asked.sources), about) as Json & Printed;
}

test('one object, its keys in the order of the contract', () => {
  const json = printed('kpis Q2 2024');
  expect({ ...(json as object), kpis: null }).toEqual({
    report: 'kpis',
    query: 'kpis Q2 2024',
    period: { id: '2024-Q2', from: '2024-04-01', to: '2024-07-01' },
    compared_with: { id: '2024-Q1', from: '2024-01-01', to: '2024-04-01' },
    filters: {},
    as_of: '2024-08-15T08:55:00Z',
    currency: 'EUR',
    kpis: null,
    findings: { total: 1, by_kind: { unknown_name: 1 } },
  });
  expect(Object.keys(json as object)).toEqual([
    'report',
    'query',
    'period',
    'compared_with',
    'filters',
    'as_of',
    'currency',
    'kpis',
    'findings',
  ]);
});

test('`kpis` answers with all of them, in the order of the catalogue', () => {
  expect(Object.keys(printed('kpis').kpis)).toEqual(catalogue.map(({ id }) => id));
});

describe('a figure', () => {
  const { kpis } = printed('kpis Q2 2024');

  test.each([
    ['total_revenue', { unit: 'money', value: 3150, n: 4, previous: 1800, change: 0.75 }],
    ['total_prospecting_sales', { unit: 'count', value: null, reason: 'undated' }],
    ['win_rate', { unit: 'rate', value: 4 / 6, n: 6, previous: 2 / 3, change: 0 }],
    ['highest_revenue_agent', { unit: 'agent', value: ['Ana'], amount: 1650 }],
  ])('%s', (id, figure) => {
    expect(kpis[id]).toEqual(figure);
    expect(Object.keys(kpis[id] ?? {})).toEqual(Object.keys(figure));
  });

  test('that a change does not refer to as it stands says what it refers to: total sales without prospects', () => {
    expect(printed('kpis').kpis.total_sales).toMatchObject({ value: 10, compared_value: 8, previous: 6 });
  });

  test('is null with a reason, and never null without', () => {
    const seen = new Set<unknown>();
    const look = (value: unknown): void => {
      if (Array.isArray(value)) for (const item of value) look(item);
      if (typeof value !== 'object' || value === null) return;
      if ('value' in value && value.value === null) {
        seen.add('reason' in value && value.reason);
        expect(value).not.toHaveProperty('n');
      } else if ('value' in value) expect(value).not.toHaveProperty('reason');
      for (const item of Object.values(value)) look(item);
    };
    for (const line of ['kpis Q2 2024', 'kpis 2019', 'kpis all time', 'kpis stage:won', 'kpis today'])
      look(printed(line).kpis);
    expect([...seen].filter((reason) => !(reasons as readonly unknown[]).includes(reason))).toEqual([]);
    expect([...seen]).toEqual(
      expect.arrayContaining(['undated', 'no_won_sale', 'no_closed_sale', 'stage_filter']),
    );
  });

  test('of an agent where nothing was won names nobody', () => {
    expect(printed('top agent 2019').kpis).toEqual({
      highest_revenue_agent: { unit: 'agent', value: null, reason: 'no_won_sale' },
    });
  });

  test('of two agents with the same revenue names both', () => {
    const deals = ['Bob', 'Ana'].map((name, at) =>
      deal(at, name, 'Alpha', 'Acme', 'won', '2024-07-01', '2024-07-02', 700),
    );
    const json = printed('top agent', { ...ground, dataset: build(deals, exampleReference) });
    expect(json.kpis.highest_revenue_agent).toEqual({ unit: 'agent', value: ['Ana', 'Bob'], amount: 700 });
  });
});

describe('rows', () => {
  test('have the name of the reference table as key, and null for (not set), last', () => {
    const { rows } = printed('total_revenue_per_agent').kpis.total_revenue_per_agent ?? {};
    expect(rows?.map((row) => (row as { key: string | null }).key)).toEqual([
      'Ana',
      'Bob',
      'Cléo',
      'Dan',
      'Zed',
      null,
    ]);
    expect(rows?.at(-1)).toEqual({ key: null, label: '(not set)', value: 700, n: 1 });
    expect(rows?.[0]).toMatchObject({ key: 'Ana', value: 1100, n: 1 });
  });

  test('of two members that share a name carry the label that tells them apart', () => {
    const agents = [agent('Ana', 'Mia', 'North'), { ...agent('Ana', 'Max', 'South'), id: 'agent Ana 2' }];
    const dataset = build([], { ...exampleReference, agents });
    const { rows } =
      printed('total_revenue_per_agent', { ...ground, dataset }).kpis.total_revenue_per_agent ?? {};
    const two = (rows ?? []).filter((row) => (row as { key: string | null }).key === 'Ana');
    expect(two).toHaveLength(2);
    const labels = two.map((row) => (row as { label?: string }).label);
    expect(new Set(labels).size).toBe(2);
    expect(labels.every((label) => label?.startsWith('Ana'))).toBe(true);
  });

  test('of months are keyed by month, of weeks and quarters likewise', () => {
    const keys = (line: string, id: string) =>
      printed(line).kpis[id]?.rows?.map((row) => (row as { key: string | null }).key);
    expect(keys('revenue_per_month Q2 2024', 'revenue_per_month')).toEqual(['2024-04', '2024-05', '2024-06']);
    expect(keys('revenue by quarter 2024', 'total_revenue')).toEqual(['2024-Q1', '2024-Q2', '2024-Q3']);
    expect(keys('revenue by week 2024-07-01..2024-07-14', 'total_revenue')).toEqual(['2024-W27', '2024-W28']);
  });

  test('of units by sector say how many different products, averages by group carry the mean besides', () => {
    const { kpis } = printed('kpis Q2 2024');
    expect(kpis.products_per_sector?.rows?.[0]).toMatchObject({ key: 'retail', value: 3, n: 3, distinct: 2 });
    expect(kpis.average_revenue_per_agent?.mean).toBe(1050);
    expect(kpis.total_revenue_per_agent).not.toHaveProperty('mean');
  });
});

test('all time has no ends and nothing to compare with', () => {
  expect(printed('revenue all time')).toMatchObject({
    report: 'kpi',
    period: { id: 'all', from: null, to: null },
    compared_with: null,
  });
});

test('filters are told, by their names', () => {
  expect(printed('agents office:north stage:won,lost')).toMatchObject({
    report: 'agents',
    filters: { office: ['North'], stage: ['won', 'lost'] },
  });
});

test('one KPI answers with that one, agents with those by agent, a profile with its headline figures', () => {
  expect(Object.keys(printed('win rate').kpis)).toEqual(['win_rate']);
  expect(Object.keys(printed('agents').kpis)).toEqual(
    expect.arrayContaining(['total_sales_per_agent', 'total_revenue_per_agent', 'average_revenue_per_agent']),
  );
  const profile = printed('agent ana');
  expect(profile).toMatchObject({ report: 'agent', query: 'agent "Ana"', filters: { agent: ['Ana'] } });
});

test('what was not understood is a problem, with lines to ask instead', () => {
  const asked = ask('agents 2017-13', 'en', ground);
  if (asked.kind !== 'problem') throw new Error('was understood');
  expect(renderProblemJson(asked.problem)).toEqual({
    problem: { kind: 'impossible_date', word: '2017-13', suggestions: ['agents 2017-12'] },
  });
});
