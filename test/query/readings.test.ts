import { describe, expect, test } from 'vitest';
import { vocabularies } from '../../src/i18n/grammar/vocabulary.ts';
import type { Names } from '../../src/query/names.ts';
import { parse } from '../../src/query/parse.ts';
import { sampleNames } from './sample-names.ts';

function read(text: string, names: Names) {
  const parsed = parse(text, { vocabularies, names });
  if (parsed.kind !== 'query') throw new Error(`${text}: ${JSON.stringify(parsed)}`);
  return parsed;
}

describe('a word that could be read two ways', () => {
  const q3 = sampleNames({ product: ['Q3'] });

  test('a product called Q3: the period is believed, the product offered', () => {
    expect(read('Q3', q3)).toMatchObject({
      query: { ask: { report: 'overview' }, period: { type: 'quarter', quarter: 3 } },
      readings: [
        {
          word: 'Q3',
          as: { type: 'period', text: 'Q3' },
          other: { type: 'name', dimension: 'product', text: 'Q3' },
          line: 'product "Q3"',
        },
      ],
    });
    expect(read('agents Q3', q3).readings[0]?.line).toBe('agents product:Q3');
    expect(read('product "Q3"', q3)).toMatchObject({
      query: { ask: { report: 'profile', name: 'Q3' } },
      readings: [],
    });
    expect(read('agents product:Q3', q3)).toMatchObject({
      query: { filters: { product: ['Q3'] } },
      readings: [],
    });
  });

  test('a name of two dimensions: the first is believed, the other offered', () => {
    const names = sampleNames({ account: ['West'] });
    expect(read('west', names)).toMatchObject({
      query: { ask: { report: 'profile', of: 'office' } },
      readings: [
        { word: 'west', other: { type: 'name', dimension: 'account', text: 'West' }, line: 'account "West"' },
      ],
    });
    expect(read('agents west', names).readings[0]?.line).toBe('agents account:West');
    expect(read('account west', names)).toMatchObject({ query: { ask: { of: 'account' } }, readings: [] });
  });

  test('what can be no date is a name where there is one', () => {
    expect(read('Q5', sampleNames({ product: ['Q5'] }))).toMatchObject({
      query: { ask: { report: 'profile', name: 'Q5' } },
    });
  });

  test('an agent named like a report', () => {
    const names = sampleNames({ agent: ['Trend'] });
    expect(read('trend last month', names)).toMatchObject({
      query: { ask: { report: 'trend' } },
      readings: [{ as: { type: 'report', text: 'trend' }, line: 'agent "Trend" last month' }],
    });
  });

  test('products is the report; that it is the label of a count as well is not worth a word', () => {
    expect(read('products Q3 2017', sampleNames()).readings).toEqual([]);
  });

  test('the longer name goes before the shorter period', () => {
    const names = sampleNames({ product: ['Q3 2017 Edition'] });
    expect(read('q3 2017 edition', names)).toMatchObject({
      query: { ask: { report: 'profile', of: 'product' } },
      readings: [],
    });
  });

  test('every other way is a line that is understood without a doubt', () => {
    const names = sampleNames({ product: ['Q3', 'agents', 'revenue'], account: ['West', 'may'] });
    for (const text of ['Q3', 'agents', 'revenue by agent', 'west', 'agents may', 'agent west']) {
      for (const { line, other } of read(text, names).readings) {
        const again = read(line, names);
        expect(JSON.stringify(again.query)).toContain(other.text);
        expect(again.readings.map((reading) => reading.line)).not.toContain(line);
      }
    }
  });
});

test('plain questions are read one way', () => {
  for (const text of ['agents last month', 'darcel', 'revenue by sector', 'pipeline west', 'kpis Q3 2017']) {
    expect(read(text, sampleNames()).readings).toEqual([]);
  }
});
