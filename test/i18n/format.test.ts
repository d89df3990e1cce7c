import { describe, expect, test } from 'vitest';
import { createFormats } from '../../src/i18n/format.ts';
import type { Locale } from '../../src/i18n/locale.ts';

const en = createFormats('en', 'EUR');
const fr = createFormats('fr', 'EUR');

// Narrow (U+202F) and plain (U+00A0) spaces that do not break, as Intl writes them, are shown as `⍽` and `␣`.
const seen = (text: string) => text.replaceAll('\u202f', '⍽').replaceAll('\u00a0', '␣');

describe('money', () => {
  test.each([
    [2_251_930, '€2,251,930', '2⍽251⍽930␣€'],
    [1_234_567_890.4, '€1,234,567,890', '1⍽234⍽567⍽890␣€'],
    [0, '€0', '0␣€'],
    [100.4, '€100', '100␣€'],
    [99.99, '€99.99', '99,99␣€'],
    [82, '€82', '82␣€'],
    [49.5, '€49.50', '49,50␣€'],
    [-1200, '-€1,200', '-1⍽200␣€'],
    [-0.001, '€0.00', '0,00␣€'],
  ])('%d is written in full, with cents only where it is small and has some', (value, english, french) => {
    expect([en.money(value), fr.money(value)].map(seen)).toEqual([english, french]);
  });

  test.each([
    ['USD', '$2,251,930', '2⍽251⍽930␣$'],
    ['JPY', '¥2,251,930', '2⍽251⍽930␣¥'],
    ['GBP', '£2,251,930', '2⍽251⍽930␣£'],
    ['CHF', 'CHF␣2,251,930', '2⍽251⍽930␣CHF'],
  ])('in %s', (currency, english, french) => {
    const shown = (locale: Locale) => seen(createFormats(locale, currency).money(2_251_930));
    expect([shown('en'), shown('fr')]).toEqual([english, french]);
  });

  test('in a currency without cents has none', () => {
    expect(createFormats('en', 'JPY').money(82.5)).toBe('¥83');
  });

  test('is compact for pictures', () => {
    expect([en.compact('money', 1_234_567), seen(fr.compact('money', 1_234_567))]).toEqual([
      '€1.2m',
      '1,2␣M␣€',
    ]);
  });
});

describe('rates and changes', () => {
  test.each([
    [0, '0.0%', '0,0␣%'],
    [2 / 3, '66.7%', '66,7␣%'],
    [1, '100.0%', '100,0␣%'],
  ])('the rate %d has one decimal', (value, english, french) => {
    expect([en.rate(value), fr.rate(value)].map(seen)).toEqual([english, french]);
  });

  test.each([
    [0.0341, '+3.4%', '+3,4␣%'],
    [-0.5, '-50.0%', '-50,0␣%'],
    [0, '0.0%', '0,0␣%'],
    [-0.0001, '0.0%', '0,0␣%'],
    [12.345, '+1,234.5%', '+1⍽234,5␣%'],
  ])('the change %d carries its sign', (value, english, french) => {
    expect([en.change('money', value), fr.change('money', value)].map(seen)).toEqual([english, french]);
  });

  test.each([
    [0.012, '+1.2␣pts', '+1,2␣pt'],
    [0.0199, '+2.0␣pts', '+2,0␣pts'],
    [-0.15, '-15.0␣pts', '-15,0␣pts'],
    [0, '0.0␣pts', '0,0␣pt'],
  ])('the change %d of a rate is in points', (value, english, french) => {
    expect([en.change('rate', value), fr.change('rate', value)].map(seen)).toEqual([english, french]);
  });
});

test.each([
  [0, '0␣days', '0␣jour'],
  [1, '1␣day', '1␣jour'],
  [1.04, '1␣day', '1␣jour'],
  [1.5, '1.5␣days', '1,5␣jour'],
  [1.96, '2␣days', '2␣jours'],
  [2, '2␣days', '2␣jours'],
  [47.25, '47.3␣days', '47,3␣jours'],
])('%d days agree in number with what is shown', (value, english, french) => {
  expect([en.days(value), fr.days(value)].map(seen)).toEqual([english, french]);
});

describe('dates', () => {
  test.each([
    ['2024-05-01', '1 May 2024', '1er mai 2024'],
    ['2024-05-11', '11 May 2024', '11 mai 2024'],
    ['2024-05-21', '21 May 2024', '21 mai 2024'],
    ['2024-12-31', '31 Dec 2024', '31 déc. 2024'],
  ])('the day %s', (day, english, french) => {
    expect([en.day(day), fr.day(day)]).toEqual([english, french]);
  });

  test.each([
    ['2024-04-01', '2024-05-16', '1 Apr – 16 May 2024', '1er avr. – 16 mai 2024'],
    ['2024-05-01', '2024-05-15', '1–15 May 2024', '1er–15 mai 2024'],
    ['2023-12-01', '2024-01-01', '1 Dec 2023 – 1 Jan 2024', '1er déc. 2023 – 1er janv. 2024'],
    ['2024-06-11', '2024-06-11', '11 Jun 2024', '11 juin 2024'],
  ])('the days from %s to %s, both included', (first, last, english, french) => {
    const plain = (text: string) =>
      text.replace(/[\u2009\u202f\u00a0]/g, ' ').replace(/(\d) – (\d+ May)/, '$1–$2');
    expect([plain(en.dayRange(first, last)), plain(fr.dayRange(first, last))]).toEqual([english, french]);
  });

  test('a month, in full and for an axis', () => {
    expect([en.month('2024-08'), fr.month('2024-08')]).toEqual(['August 2024', 'août 2024']);
    expect([en.shortMonth('2024-08'), fr.shortMonth('2024-07')]).toEqual(['Aug 2024', 'juil. 2024']);
    expect([en.shortDay('2024-07-01'), fr.shortDay('2024-07-01')]).toEqual(['1 Jul', '1er juil.']);
  });

  test('an instant is told in the zone of the base', () => {
    const instant = '2024-07-31T22:05:00Z';
    expect([en.instant(instant, 'UTC'), fr.instant(instant, 'UTC')]).toEqual([
      '31 Jul 2024, 22:05',
      '31 juil. 2024 à 22:05',
    ]);
    expect([en.instant(instant, 'Europe/Paris'), fr.instant(instant, 'Europe/Paris')]).toEqual([
      '1 Aug 2024, 00:05',
      '1er août 2024 à 00:05',
    ]);
  });
});

test.each([
  [[], '', ''],
  [['A'], 'A', 'A'],
  [['A', 'B'], 'A and B', 'A et B'],
  [['A', 'B', 'C'], 'A, B and C', 'A, B et C'],
])('the list of %j', (items, english, french) => {
  expect([en.list(items), fr.list(items)]).toEqual([english, french]);
});

test('a choice of several', () => {
  expect([en.either(['A', 'B', 'C']), fr.either(['A', 'B', 'C'])]).toEqual(['A, B or C', 'A, B ou C']);
});
