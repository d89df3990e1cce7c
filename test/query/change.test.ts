import { describe, expect, it, test } from 'vitest';
import { namesOf } from '../../src/ask.ts';
import { vocabularies, vocabularyOf } from '../../src/i18n/grammar/vocabulary.ts';
import { breakdownOf, drillInto, groupings, withBreakdown, withPeriod } from '../../src/query/change.ts';
import { parse } from '../../src/query/parse.ts';
import { print } from '../../src/query/print.ts';
import type { Query } from '../../src/query/query.ts';
import { exampleDataset } from '../support/example.ts';

const names = namesOf(exampleDataset);
const [label = ''] = names.agent.map((member) => member.label);

function read(line: string): Query {
  const parsed = parse(line, { vocabularies, names, vocabularyOfAsker: vocabularyOf.en });
  if (parsed.kind !== 'query') throw new Error(`${line}: ${JSON.stringify(parsed)}`);
  return parsed.query;
}
const say = (query: Query | null) => query && print(query, vocabularyOf.en);

const everyReport = [
  'overview',
  'agents',
  'managers',
  'products',
  'sectors',
  'offices',
  'locations',
  'accounts',
  'pipeline',
  'pipeline by agent',
  'trend',
  'trend by week',
  'kpis',
  'me',
  'team',
  'me by sector',
  `agent "${label}"`,
  'revenue',
  'revenue by sector',
  'revenue by month',
  'win rate',
  'win rate by agent',
  'won deals by stage',
  'top agent',
  'total_products',
  'agents top 3 last month',
  'revenue office:north last quarter vs last year',
] as const;

test('another period leaves all else as it was', () => {
  const query = withPeriod(read('agents top 3 office:north last month'), { type: 'all' });
  expect(say(query)).toBe(say(read('agents all time top 3 office:north')));
});

describe('broken down otherwise', () => {
  it.each([
    ['agents last month', 'product', 'products last month'],
    ['agents last month top 3', 'office', 'offices last month'],
    ['overview office:north', 'month', 'trend office:north'],
    ['trend by week', 'month', 'trend'],
    ['pipeline', 'agent', 'agents'],
    ['revenue by sector', 'agent', 'revenue by agent'],
    ['revenue by month', 'stage', 'revenue by stage'],
    ['win rate', 'agent', 'win rate by agent'],
    ['me', 'sector', 'me by sector'],
  ] as const)('%s by %s is %s', (line, by, other) => {
    expect(say(withBreakdown(read(line), by))).toBe(say(read(other)));
  });

  it.each([
    ['win rate', 'stage'],
    ['total_products', 'agent'],
    ['top agent', 'month'],
    ['kpis', 'agent'],
  ] as const)('%s cannot be by %s', (line, by) => expect(withBreakdown(read(line), by)).toBeNull());

  it.each(everyReport)('whatever %s can be broken down by is a question that is understood', (line) => {
    for (const by of groupings) {
      const query = withBreakdown(read(line), by);
      if (query === null) continue;
      expect(read(print(query, vocabularyOf.en)), by).toEqual(query);
      expect(read(print(query, vocabularyOf.fr)), by).toEqual(query);
    }
  });
});

describe('looked into', () => {
  it.each([
    ['agents last month office:north', 'agent', label, `agent "${label}" last month office:north`],
    [`agents agent:"${label}"`, 'agent', label, `agent "${label}"`],
    ['trend', 'month', '2024-06', 'overview 2024-06'],
    ['trend by week', 'week', '2024-W23', 'overview 2024-W23'],
    ['revenue by quarter', 'quarter', '2024-Q2', 'revenue Q2 2024'],
    ['revenue by month', 'month', '2024-06', 'revenue 2024-06'],
    ['pipeline', 'stage', 'won', 'total_sales stage:won'],
    ['won deals by stage', 'stage', 'lost', 'won deals stage:lost'],
    ['win rate', 'stage', 'won', 'total_sales stage:won'],
  ] as const)('%s, the %s %s is %s', (line, by, row, other) => {
    expect(say(drillInto(read(line), by, row))).toBe(say(read(other)));
  });

  it.each([
    ['month', '2024-13x'],
    ['month', ''],
    ['stage', 'won; drop'],
    ['quarter', 'Q2'],
  ] as const)('no row of %s is called "%s"', (by, row) =>
    expect(drillInto(read('trend'), by, row)).toBeNull(),
  );
});

test('every report knows what its rows are', () => {
  expect(everyReport.map((line) => breakdownOf(read(line)))).toMatchInlineSnapshot(`
    [
      null,
      "agent",
      "manager",
      "product",
      "sector",
      "office",
      "location",
      "account",
      "stage",
      "agent",
      "month",
      "week",
      null,
      null,
      null,
      "sector",
      null,
      null,
      "sector",
      "month",
      null,
      "agent",
      "stage",
      null,
      null,
      "agent",
      null,
    ]
  `);
});
