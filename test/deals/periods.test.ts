import { describe, expect, it } from 'vitest';
import type { CalendarUnit, PeriodSpec } from '../../src/deals/period.ts';
import {
  buckets,
  comparedPeriod,
  periodBefore,
  periodOfSameKind,
  resolvePeriod,
} from '../../src/deals/periods.ts';

const relative = (unit: CalendarUnit, offset: 0 | -1 = 0): PeriodSpec => ({ type: 'relative', unit, offset });
const last = (n: number, unit: CalendarUnit): PeriodSpec => ({ type: 'last', unit, n });
const quarter = (number: number, year?: number): PeriodSpec =>
  year === undefined ? { type: 'quarter', quarter: number } : { type: 'quarter', quarter: number, year };
const month = (number: number, year?: number): PeriodSpec =>
  year === undefined ? { type: 'month', month: number } : { type: 'month', month: number, year };
const year = (number: number): PeriodSpec => ({ type: 'year', year: number });
const week = (number: number, of: number): PeriodSpec => ({ type: 'week', week: number, year: of });
const range = (first: string, end?: string): PeriodSpec =>
  end === undefined ? { type: 'range', first } : { type: 'range', first, last: end };

const on = (today: string, fiscalStart = 1) => ({ today, fiscalStart });

/** `id: first day – last day`, a star for a running one */
function days(spec: PeriodSpec, today: string, fiscalStart = 1): string {
  return written(resolvePeriod(spec, on(today, fiscalStart)));
}

function compared(spec: PeriodSpec, today: string, versus?: 'last_year', fiscalStart = 1): string {
  const period = comparedPeriod(spec, on(today, fiscalStart), versus);
  return period ? `${period.from} until ${period.to}` : 'nothing';
}

function written(period: ReturnType<typeof resolvePeriod> | null): string {
  if (!period) return 'none';
  return `${period.id}: ${period.from} until ${period.to}${period.running ? ' *' : ''}`;
}

describe('the days of a period: [from, to)', () => {
  // Thursday
  const today = '2017-08-17';
  it.each<[string, PeriodSpec, string]>([
    ['all time', { type: 'all' }, 'all: null until null'],
    ['today', relative('day'), '2017-08-17: 2017-08-17 until 2017-08-18 *'],
    ['yesterday', relative('day', -1), '2017-08-16: 2017-08-16 until 2017-08-17'],
    ['this week, from Monday', relative('week'), '2017-W33: 2017-08-14 until 2017-08-21 *'],
    ['last week', relative('week', -1), '2017-W32: 2017-08-07 until 2017-08-14'],
    ['this month, to its calendar end', relative('month'), '2017-08: 2017-08-01 until 2017-09-01 *'],
    ['last month', relative('month', -1), '2017-07: 2017-07-01 until 2017-08-01'],
    ['this quarter', relative('quarter'), '2017-Q3: 2017-07-01 until 2017-10-01 *'],
    ['last quarter', relative('quarter', -1), '2017-Q2: 2017-04-01 until 2017-07-01'],
    ['this year', relative('year'), '2017: 2017-01-01 until 2018-01-01 *'],
    ['last year', relative('year', -1), '2016: 2016-01-01 until 2017-01-01'],
    ['last 3 days', last(3, 'day'), '2017-08-14..2017-08-16: 2017-08-14 until 2017-08-17'],
    ['last 2 weeks', last(2, 'week'), '2017-07-31..2017-08-13: 2017-07-31 until 2017-08-14'],
    ['last 1 month', last(1, 'month'), '2017-07: 2017-07-01 until 2017-08-01'],
    ['last 6 months', last(6, 'month'), '2017-02-01..2017-07-31: 2017-02-01 until 2017-08-01'],
    ['last 2 quarters', last(2, 'quarter'), '2017-01-01..2017-06-30: 2017-01-01 until 2017-07-01'],
    ['2017', year(2017), '2017: 2017-01-01 until 2018-01-01 *'],
    ['Q1 2016', quarter(1, 2016), '2016-Q1: 2016-01-01 until 2016-04-01'],
    ['Q3, which has begun', quarter(3), '2017-Q3: 2017-07-01 until 2017-10-01 *'],
    ['Q4, which has not', quarter(4), '2016-Q4: 2016-10-01 until 2017-01-01'],
    ['Q4 2017, to come', quarter(4, 2017), '2017-Q4: 2017-10-01 until 2018-01-01'],
    ['february 2016', month(2, 2016), '2016-02: 2016-02-01 until 2016-03-01'],
    ['august, which has begun', month(8), '2017-08: 2017-08-01 until 2017-09-01 *'],
    ['september, which has not', month(9), '2016-09: 2016-09-01 until 2016-10-01'],
    ['week 27 of 2017', week(27, 2017), '2017-W27: 2017-07-03 until 2017-07-10'],
    [
      'a range, both ends included',
      range('2017-01-15', '2017-03-31'),
      '2017-01-15..2017-03-31: 2017-01-15 until 2017-04-01',
    ],
    ['a range to today', range('2017-06-01'), '2017-06-01..2017-08-17: 2017-06-01 until 2017-08-18 *'],
    ['a range of a day', range('2017-07-15', '2017-07-15'), '2017-07-15: 2017-07-15 until 2017-07-16'],
    ['a range that is a quarter', range('2017-01-01', '2017-03-31'), '2017-Q1: 2017-01-01 until 2017-04-01'],
  ])('%s', (_, spec, expected) => {
    expect(days(spec, today)).toBe(expected);
  });

  it.each([
    ['the first day of a period is in it', '2017-07-01', true],
    ['so is its last', '2017-09-30', true],
    ['the day before is not', '2017-06-30', false],
    ['nor the day after', '2017-10-01', false],
  ] as const)('running: %s', (_, today, running) => {
    expect(resolvePeriod(quarter(3, 2017), on(today)).running).toBe(running);
  });

  it.each([
    ['on its first day', '2017-09-01', '2017-09'],
    ['a day before', '2017-08-31', '2016-09'],
  ])('a month without a year has begun %s', (_, today, id) => {
    expect(resolvePeriod(month(9), on(today)).id).toBe(id);
  });
});

describe('ISO weeks at the turn of the year', () => {
  it.each([
    ['2016-01-03', '2015-W53: 2015-12-28 until 2016-01-04 *'],
    ['2018-12-31', '2019-W01: 2018-12-31 until 2019-01-07 *'],
    ['2021-01-01', '2020-W53: 2020-12-28 until 2021-01-04 *'],
    ['2023-01-01', '2022-W52: 2022-12-26 until 2023-01-02 *'],
  ])('%s lies in week %s', (today, expected) => {
    expect(days(relative('week'), today)).toBe(expected);
  });

  it.each([
    [week(1, 2019), '2019-W01: 2018-12-31 until 2019-01-07'],
    [week(53, 2020), '2020-W53: 2020-12-28 until 2021-01-04'],
    [week(1, 2021), '2021-W01: 2021-01-04 until 2021-01-11'],
  ])('%j', (spec, expected) => {
    expect(days(spec, '2024-06-01')).toBe(expected);
  });
});

describe('fiscal years: quarters and years belong to the year that they end in, months and weeks never are', () => {
  it.each<[number, PeriodSpec, string]>([
    [4, quarter(3, 2017), '2017-Q3: 2016-10-01 until 2017-01-01'],
    [4, quarter(1, 2017), '2017-Q1: 2016-04-01 until 2016-07-01'],
    [4, quarter(4, 2017), '2017-Q4: 2017-01-01 until 2017-04-01'],
    [4, year(2017), '2017: 2016-04-01 until 2017-04-01'],
    [4, relative('quarter'), '2018-Q2: 2017-07-01 until 2017-10-01 *'],
    [4, relative('year'), '2018: 2017-04-01 until 2018-04-01 *'],
    [4, quarter(2), '2018-Q2: 2017-07-01 until 2017-10-01 *'],
    [4, quarter(3), '2017-Q3: 2016-10-01 until 2017-01-01'],
    [4, month(3, 2017), '2017-03: 2017-03-01 until 2017-04-01'],
    [4, month(8), '2017-08: 2017-08-01 until 2017-09-01 *'],
    [4, month(9), '2016-09: 2016-09-01 until 2016-10-01'],
    [4, week(27, 2017), '2017-W27: 2017-07-03 until 2017-07-10'],
    [10, quarter(3, 2017), '2017-Q3: 2017-04-01 until 2017-07-01'],
    [10, quarter(1, 2017), '2017-Q1: 2016-10-01 until 2017-01-01'],
    [10, relative('quarter'), '2017-Q4: 2017-07-01 until 2017-10-01 *'],
    [10, relative('quarter', -1), '2017-Q3: 2017-04-01 until 2017-07-01'],
    [10, relative('year', -1), '2016: 2015-10-01 until 2016-10-01'],
    [2, quarter(4, 2017), '2017-Q4: 2016-11-01 until 2017-02-01'],
    [2, last(2, 'quarter'), '2017-02-01..2017-07-31: 2017-02-01 until 2017-08-01'],
  ])('starting in month %i: %j', (fiscalStart, spec, expected) => {
    expect(days(spec, '2017-08-17', fiscalStart)).toBe(expected);
  });
});

describe('what a period is compared with', () => {
  it.each<[string, PeriodSpec, string]>([
    ['a finished quarter: the whole one before', quarter(2, 2017), '2017-01-01 until 2017-04-01'],
    ['a finished month: the whole one before, though shorter', month(3, 2017), '2017-02-01 until 2017-03-01'],
    ['a finished year', year(2016), '2015-01-01 until 2016-01-01'],
    ['a finished week', week(1, 2017), '2016-12-26 until 2017-01-02'],
    ['yesterday', relative('day', -1), '2017-08-15 until 2017-08-16'],
    ['a range: as many days just before', range('2017-03-01', '2017-03-10'), '2017-02-19 until 2017-03-01'],
    [
      'a range of a month: its number of days',
      range('2017-03-01', '2017-03-31'),
      '2017-01-29 until 2017-03-01',
    ],
    ['last 3 months: the three before', last(3, 'month'), '2017-02-01 until 2017-05-01'],
    ['last 10 days', last(10, 'day'), '2017-07-28 until 2017-08-07'],
    ['last 4 weeks', last(4, 'week'), '2017-06-19 until 2017-07-17'],
    ['a running quarter: the 48 days begun so far', relative('quarter'), '2017-04-01 until 2017-05-19'],
    ['a running month: 17 days', month(8), '2017-07-01 until 2017-07-18'],
    ['a running week: 4 days', relative('week'), '2017-08-07 until 2017-08-11'],
    ['today: yesterday', relative('day'), '2017-08-16 until 2017-08-17'],
    [
      'a running year: 229 days, the year before being a leap year',
      relative('year'),
      '2016-01-01 until 2016-08-17',
    ],
    ['a range to today: as many days', range('2017-08-01'), '2017-07-15 until 2017-08-01'],
    [
      'a running range: the days begun so far',
      range('2017-08-11', '2017-08-20'),
      '2017-08-01 until 2017-08-08',
    ],
    ['all time', { type: 'all' }, 'nothing'],
  ])('%s', (_, spec, expected) => {
    expect(compared(spec, '2017-08-17')).toBe(expected);
  });

  it.each([
    ['2023-03-30', '2023-02-01 until 2023-03-01'],
    ['2023-03-28', '2023-02-01 until 2023-03-01'],
    ['2023-03-27', '2023-02-01 until 2023-02-28'],
    ['2024-03-30', '2024-02-01 until 2024-03-01'],
    ['2024-03-28', '2024-02-01 until 2024-02-29'],
    ['2024-03-01', '2024-02-01 until 2024-02-02'],
  ])('on %s, the running March is cut at the end of February: %s', (today, expected) => {
    expect(compared(relative('month'), today)).toBe(expected);
  });

  it('the first days of a fiscal quarter match those of the fiscal quarter before', () => {
    expect(compared(relative('quarter'), '2017-02-02', undefined, 2)).toBe('2016-11-01 until 2016-11-03');
  });
});

describe('vs last year', () => {
  it.each<[string, PeriodSpec, string, string]>([
    ['a quarter', quarter(2, 2017), '2017-08-17', '2016-04-01 until 2016-07-01'],
    ['a year', year(2016), '2017-08-17', '2015-01-01 until 2016-01-01'],
    ['a week: 52 weeks back', week(27, 2017), '2017-08-17', '2016-07-04 until 2016-07-11'],
    ['a week 53: 52 weeks back', week(53, 2020), '2021-08-17', '2019-12-30 until 2020-01-06'],
    ['several weeks: 52 weeks back', last(2, 'week'), '2017-08-17', '2016-08-01 until 2016-08-15'],
    ['several months', last(3, 'month'), '2017-08-17', '2016-05-01 until 2016-08-01'],
    [
      'a February after a leap year: the whole of 29 days',
      month(2, 2017),
      '2017-08-17',
      '2016-02-01 until 2016-03-01',
    ],
    [
      'a February of a leap year: the whole of 28 days',
      month(2, 2016),
      '2017-08-17',
      '2015-02-01 until 2015-03-01',
    ],
    [
      '29 February is the 28th',
      range('2024-02-29', '2024-02-29'),
      '2024-08-17',
      '2023-02-28 until 2023-03-01',
    ],
    [
      'a range that ends on 29 February',
      range('2024-02-10', '2024-02-29'),
      '2024-08-17',
      '2023-02-10 until 2023-03-01',
    ],
    [
      'a range that begins on 29 February',
      range('2024-02-29', '2024-03-10'),
      '2024-08-17',
      '2023-02-28 until 2023-03-11',
    ],
    [
      'a range over the year: the same dates',
      range('2024-02-10', '2024-03-10'),
      '2024-08-17',
      '2023-02-10 until 2023-03-11',
    ],
    ['a running month: its first days', relative('month'), '2017-08-17', '2016-08-01 until 2016-08-18'],
    ['a running quarter', relative('quarter'), '2017-08-17', '2016-07-01 until 2016-08-18'],
    ['a running February, on the 29th', relative('month'), '2024-02-29', '2023-02-01 until 2023-03-01'],
    ['a running year', relative('year'), '2017-08-17', '2016-01-01 until 2016-08-17'],
    ['a running week', relative('week'), '2017-08-17', '2016-08-15 until 2016-08-19'],
    ['all time', { type: 'all' }, '2017-08-17', 'nothing'],
  ])('%s', (_, spec, today, expected) => {
    expect(compared(spec, today, 'last_year')).toBe(expected);
  });
});

describe('the period before and the periods of the same kind', () => {
  it.each<[PeriodSpec, string]>([
    [relative('quarter'), '2017-Q2: 2017-04-01 until 2017-07-01'],
    [month(1, 2017), '2016-12: 2016-12-01 until 2017-01-01'],
    [last(3, 'month'), '2017-02-01..2017-04-30: 2017-02-01 until 2017-05-01'],
    [{ type: 'all' }, 'none'],
  ])('the whole one before %j is %s', (spec, expected) => {
    expect(written(periodBefore(spec, on('2017-08-17')))).toBe(expected);
  });

  it.each<[PeriodSpec, string]>([
    [relative('day'), '2016-02-20: 2016-02-20 until 2016-02-21'],
    [relative('week'), '2016-W07: 2016-02-15 until 2016-02-22'],
    [month(7, 2017), '2016-02: 2016-02-01 until 2016-03-01'],
    [relative('quarter', -1), '2016-Q1: 2016-01-01 until 2016-04-01'],
    [year(2017), '2016: 2016-01-01 until 2017-01-01'],
    [last(2, 'month'), '2016-01-01..2016-02-29: 2016-01-01 until 2016-03-01'],
    [range('2017-01-01', '2017-01-09'), 'none'],
    [{ type: 'all' }, 'none'],
  ])('of the kind of %j, the latest that holds 20 February 2016 is %s', (spec, expected) => {
    expect(written(periodOfSameKind(spec, '2016-02-20', on('2017-08-17'))?.period ?? null)).toBe(expected);
  });
});

describe('the steps of a course', () => {
  const steps = (...[from, to, unit, fiscalStart]: [string, string, 'week' | 'month' | 'quarter', number?]) =>
    buckets(from, to, unit, fiscalStart ?? 1).map((step) => `${step.key}: ${step.from} until ${step.to}`);

  it('are weeks from Monday, the first and the last cut to the period', () => {
    expect(steps('2017-07-01', '2017-07-14', 'week')).toEqual([
      '2017-W26: 2017-07-01 until 2017-07-03',
      '2017-W27: 2017-07-03 until 2017-07-10',
      '2017-W28: 2017-07-10 until 2017-07-14',
    ]);
  });

  it('are months', () => {
    expect(steps('2016-12-15', '2017-02-01', 'month')).toEqual([
      '2016-12: 2016-12-15 until 2017-01-01',
      '2017-01: 2017-01-01 until 2017-02-01',
    ]);
  });

  it('are fiscal quarters', () => {
    expect(steps('2017-02-15', '2017-05-01', 'quarter', 4)).toEqual([
      '2017-Q4: 2017-02-15 until 2017-04-01',
      '2018-Q1: 2017-04-01 until 2017-05-01',
    ]);
  });

  it('bear the year of their week', () => {
    expect(steps('2020-12-31', '2021-01-05', 'week')).toEqual([
      '2020-W53: 2020-12-31 until 2021-01-04',
      '2021-W01: 2021-01-04 until 2021-01-05',
    ]);
  });
});
