import { expect, test } from 'vitest';
import { parseDefaultPeriod } from '../src/default-period.ts';

test.each([
  ['this quarter', { type: 'relative', unit: 'quarter', offset: 0 }],
  ['mois dernier', { type: 'relative', unit: 'month', offset: -1 }],
  ['2017-Q3', { type: 'quarter', quarter: 3, year: 2017 }],
  ['all time', { type: 'all' }],
])('%s is a period', (text, period) => {
  expect(parseDefaultPeriod(text)).toEqual(period);
});

test.each([
  '',
  'agents',
  'agents this month',
  'this month share',
  'someday',
  'help',
  'this month vs last year',
])('"%s" is none', (text) => {
  expect(parseDefaultPeriod(text)).toBeNull();
});
