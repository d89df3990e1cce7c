import { expect, test } from 'vitest';
import { parseDay } from '../../../src/airtable/decode/day.ts';

const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

test.each([
  ['1970-01-01'],
  ['1969-12-31'],
  ['2016-02-29'],
  ['2000-02-29'],
  ['2017-03-01'],
  ['1900-02-28'],
  ['9999-12-31'],
])('%s is a day', (iso) => {
  expect(parseDay(iso, 'UTC')).toBe(dayOf(iso));
});

test('every day of a century is the one after the day before', () => {
  for (let day = dayOf('1950-01-01'); day < dayOf('2050-01-01'); day++) {
    const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
    if (parseDay(iso, 'UTC') !== day) expect.fail(iso);
  }
});

test.each([
  ['2017-02-31'],
  ['2017-02-29'],
  ['1900-02-29'],
  ['2017-13-01'],
  ['2017-00-10'],
  ['2017-1-1'],
  ['01/02/2017'],
  ['2017-02-3x'],
  ['2017-02-31T10:00:00Z'],
  ['2017-02-28T25:00:00Z'],
  ['soon'],
  [''],
])('%j is no day', (text) => {
  expect(parseDay(text, 'Europe/Paris')).toBeNull();
});

test.each([
  ['2017-03-01T23:30:00.000Z', 'UTC', '2017-03-01'],
  ['2017-03-01T23:30:00.000Z', 'Europe/Paris', '2017-03-02'],
  ['2017-07-01T22:30:00.000Z', 'Europe/Paris', '2017-07-02'],
  ['2017-03-01T22:30:00.000Z', 'Europe/Paris', '2017-03-01'],
  ['2017-03-01T03:00:00Z', 'America/New_York', '2017-02-28'],
  ['2017-03-01T18:14:59Z', 'Asia/Kathmandu', '2017-03-01'],
  ['2017-03-01T18:15:00Z', 'Asia/Kathmandu', '2017-03-02'],
  ['2017-03-01T01:00:00+02:00', 'UTC', '2017-02-28'],
  ['2017-03-01T01:00:00+0200', 'UTC', '2017-02-28'],
  ['2017-03-01 23:30', 'Europe/Paris', '2017-03-01'],
])('%s is in %s the day %s', (moment, zone, day) => {
  expect(parseDay(moment, zone)).toBe(dayOf(day));
});
