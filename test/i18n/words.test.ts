import { describe, expect, test } from 'vitest';
import { ask, helpExamples } from '../../src/ask.ts';
import type { PeriodSpec } from '../../src/deals/period.ts';
import { resolvePeriod } from '../../src/deals/periods.ts';
import { en } from '../../src/i18n/en.ts';
import { fr } from '../../src/i18n/fr.ts';
import { vocabularyOf } from '../../src/i18n/grammar/vocabulary.ts';
import { linkWords } from '../../src/i18n/link-words.ts';
import { locales } from '../../src/i18n/locale.ts';
import type { Messages } from '../../src/i18n/messages.ts';
import { buildHelp } from '../../src/i18n/pages.ts';
import { createWords } from '../../src/i18n/words.ts';
import { parse } from '../../src/query/parse.ts';
import { exampleCalendar, exampleDataset } from '../support/example.ts';

const settings = { currency: 'EUR', zone: 'UTC' };
const english = createWords('en', settings);
const french = createWords('fr', settings);
const ground = {
  dataset: exampleDataset,
  calendar: exampleCalendar,
  defaultPeriod: { type: 'relative', unit: 'quarter', offset: 0 },
  asOf: '2024-08-15T08:55:00Z',
} as const;

describe('periods are named as people name them', () => {
  test.each<[PeriodSpec, string, string]>([
    [{ type: 'all' }, 'all time', 'depuis le début'],
    [{ type: 'relative', unit: 'day', offset: -1 }, '14 Aug 2024', '14 août 2024'],
    [{ type: 'relative', unit: 'day', offset: 0 }, '15 Aug 2024 so far', '15 août 2024 (en cours)'],
    [{ type: 'relative', unit: 'week', offset: -1 }, 'week of 5 Aug 2024', 'semaine du 5 août 2024'],
    [{ type: 'week', week: 1, year: 2024 }, 'week of 1 Jan 2024', 'semaine du 1er janv. 2024'],
    [{ type: 'relative', unit: 'month', offset: 0 }, 'August 2024 so far', 'août 2024 (en cours)'],
    [{ type: 'month', month: 2, year: 2024 }, 'February 2024', 'février 2024'],
    [{ type: 'relative', unit: 'quarter', offset: 0 }, 'Q3 2024 so far', 'T3 2024 (en cours)'],
    [{ type: 'quarter', quarter: 4, year: 2023 }, 'Q4 2023', 'T4 2023'],
    [{ type: 'year', year: 2023 }, '2023', '2023'],
    [
      { type: 'range', first: '2024-04-01', last: '2024-05-16' },
      '1 Apr – 16 May 2024',
      '1er avr. – 16 mai 2024',
    ],
    [{ type: 'last', unit: 'month', n: 3 }, '1 May – 31 Jul 2024', '1er mai – 31 juil. 2024'],
  ])('%j', (spec, inEnglish, inFrench) => {
    const period = resolvePeriod(spec, exampleCalendar);
    const plain = (text: string) => text.replace(/[\u2009\u202f\u00a0]/g, ' ');
    expect([plain(english.periodSoFar(period)), plain(french.periodSoFar(period))]).toEqual([
      inEnglish,
      inFrench,
    ]);
  });
});

describe('numbers and nouns agree', () => {
  test.each([
    [0, 'just now', 'à l’instant'],
    [1, '1 minute ago', 'il y a 1 minute'],
    [2, '2 minutes ago', 'il y a 2 minutes'],
    [119, '119 minutes ago', 'il y a 119 minutes'],
    [120, '2 hours ago', 'il y a 2 heures'],
    [47 * 60, '47 hours ago', 'il y a 47 heures'],
    [48 * 60, '2 days ago', 'il y a 2 jours'],
    [400 * 24 * 60, '400 days ago', 'il y a 400 jours'],
  ])('data of %d minutes', (minutes, inEnglish, inFrench) => {
    expect([en.age(minutes), fr.age(minutes)]).toEqual([inEnglish, inFrench]);
  });

  test.each([
    [1, '1 other agent is not shown.', '1 autre commercial n’est pas affiché.'],
    [2, '2 other agents are not shown.', '2 autres commerciaux ne sont pas affichés.'],
  ])('%d rows that a table leaves out', (hidden, inEnglish, inFrench) => {
    const table = { by: 'agent', columns: [], rows: [], hidden } as const;
    expect([english.notShown(table), french.notShown(table)]).toEqual([inEnglish, inFrench]);
  });

  test('a table that leaves out nothing says nothing', () => {
    expect(english.notShown({ by: 'agent', columns: [], rows: [], hidden: 0 })).toBeNull();
  });

  test.each([
    [1, '1 entry in the base', '1 saisie de la base n’a pas pu être lue'],
    [2, '2 entries in the base', '2 saisies de la base n’ont pas pu être lues'],
    [1200, '1,200 entries in the base', '1\u202f200 saisies de la base n’ont pas pu être lues'],
  ])('%d findings', (total, inEnglish, inFrench) => {
    const asked = ask('agents', 'en', ground);
    if (asked.kind !== 'report') throw new Error('not understood');
    const note = { kind: 'findings', total } as const;
    expect(english.note(note, asked.report)).toContain(inEnglish);
    expect(french.note(note, asked.report)).toContain(inFrench);
  });

  test('a rank among one', () => {
    const asked = ask('agents', 'en', ground);
    if (asked.kind !== 'report') throw new Error('not understood');
    const note = { kind: 'rank', of: 'office', rank: 1, among: 1 } as const;
    expect(english.note(note, asked.report)).toBe('No. 1 of 1 office by revenue.');
    expect(french.note(note, asked.report)).toBe('N°\u00a01 sur 1 bureau par chiffre d’affaires.');
  });
});

/** Every sentence of a locale; functions are called with words in place of what they are given. */
function sentences({ problems, readAs, ...others }: Messages): string[] {
  const said = Object.values(problems).map((say: (problem: never, word: string) => string) =>
    say({ what: 'limit' } as never, 'x'),
  );
  const read = (['period', 'report', 'kpi', 'filter'] as const).map((type) => readAs({ type, text: 'x' }));
  return [...said, ...read, readAs({ type: 'name', dimension: 'agent', text: 'x' }), ...texts(others)];
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') {
    return [true, false].flatMap((plural) => texts(value('product', 'x', plural)));
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

describe('French is written as the French write it', () => {
  const all = [...sentences(fr), ...texts(linkWords.fr)];

  test('with enough sentences to look at', () => {
    expect(all.length).toBeGreaterThan(200);
  });

  test('no line can break before : ; ? ! » or after «', () => {
    expect(
      all.filter((text) =>
        /[^\u00a0\u202f] ?[;?!»](?:\s|$)|(?: |[^\s\u00a0]):(?:\s|$)|«[^\u00a0]/u.test(text),
      ),
    ).toEqual([]);
  });

  test('with typographic apostrophes, and none left out before a vowel', () => {
    const prose = all.filter((text) => !text.includes('vs l'));
    expect(prose.filter((text) => text.includes("'"))).toEqual([]);
    expect(
      all.filter((text) =>
        /(?<![\p{L}’])(?:le|la|de|que|ne|se|ce|je) (?:[aeiouéèê]|h(?:eure|ier))/iu.test(text),
      ),
    ).toEqual([]);
  });
});

test('English has no straight quotation marks around words', () => {
  expect(sentences(en).filter((text) => text.includes('"'))).toEqual([]);
});

describe.each(locales)('help in %s', (locale) => {
  const words = createWords(locale, settings);
  const page = buildHelp(words, helpExamples(exampleDataset), '/kpi');

  test('shows lines that are understood', () => {
    expect(page.lines.length).toBeGreaterThan(3);
    expect(page.lines.filter((line) => ask(line, locale, ground).kind !== 'report')).toEqual([]);
  });

  test('names only reports and commands that are understood, in the words of the language', () => {
    const names = (page.tables[0]?.rows ?? []).map(([name = '']) => name);
    expect(names).toHaveLength(19);
    const asked = { ...ground, asker: { agent: 'Ana', manager: null } };
    expect(names.filter((name) => !['report', 'command'].includes(ask(name, locale, asked).kind))).toEqual(
      [],
    );
  });

  test('shows periods that are understood without the other language', () => {
    const vocabularies = [vocabularyOf[locale]];
    const names = { agent: [], manager: [], office: [], product: [], sector: [], account: [], location: [] };
    const kinds = words.messages.help.periodExamples.map((text) => parse(text, { vocabularies, names }).kind);
    expect(new Set(kinds)).toEqual(new Set(['query']));
  });

  test('shows labels of KPIs that are understood', () => {
    const labels = Object.values(words.messages.kpis).map(({ label }) => label);
    expect(labels.filter((label) => ask(label, locale, ground).kind !== 'report')).toEqual([]);
  });
});
