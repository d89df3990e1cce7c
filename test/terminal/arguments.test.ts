import { describe, expect, test } from 'vitest';
import { localeOfShell, parseArguments } from '../../src/terminal/arguments.ts';

const nothing = { words: [], json: false, sync: false, sample: false, chart: null, locale: null, as: null };

describe('a command line', () => {
  test.each([
    [[], nothing],
    [['agents', 'last', 'month'], { ...nothing, words: ['agents', 'last', 'month'] }],
    [['agents last month'], { ...nothing, words: ['agents last month'] }],
    [['--json', 'agents', '--sample'], { ...nothing, words: ['agents'], json: true, sample: true }],
    [['agents', '--sync'], { ...nothing, words: ['agents'], sync: true }],
    [['refresh', '--accept'], { ...nothing, words: ['refresh', '--accept'] }],
    [['--chart', 'a b.png', 'agents'], { ...nothing, words: ['agents'], chart: 'a b.png' }],
    [['--chart=x=y.png'], { ...nothing, chart: 'x=y.png' }],
    [['--locale', 'fr'], { ...nothing, locale: 'fr' }],
    [['--locale=EN'], { ...nothing, locale: 'en' }],
    [['--locale', 'fr_FR.UTF-8'], { ...nothing, locale: 'fr' }],
    [['me', '--as', 'Ana Marchand'], { ...nothing, words: ['me'], as: 'Ana Marchand' }],
    [['--as=ana', 'team'], { ...nothing, words: ['team'], as: 'ana' }],
    [['--help'], { ...nothing, words: ['help'] }],
    [['-h'], { ...nothing, words: ['help'] }],
  ])('%j', (argv, request) => {
    expect(parseArguments(argv)).toEqual(request);
  });

  test.each([
    [['--jsn'], /--jsn is no option.*--json/],
    [['--chart'], /needs the name of a PNG file/],
    [['--chart', '--json'], /needs the name of a PNG file/],
    [['--chart='], /needs the name of a PNG file/],
    [['--locale'], /--locale is en or fr/],
    [['--locale', 'de'], /--locale is en or fr/],
  ])('%j is answered with one sentence', (argv, sentence) => {
    const read = parseArguments(argv);
    expect('problem' in read && read.problem).toMatch(sentence);
    expect('problem' in read && read.problem).not.toContain('\n');
  });
});

test.each([
  [{ LANG: 'fr_FR.UTF-8' }, 'fr'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, null],
  [{ LANG: 'C.UTF-8' }, null],
  [{ LANG: 'en_US', LC_ALL: 'fr_CA' }, 'fr'],
  [{ LANG: 'en_US', LC_MESSAGES: 'fr_CA' }, 'fr'],
  [{ LANG: 'fr_FR', LC_ALL: '' }, 'fr'],
  [{}, null],
])('the language of a shell with %j', (environment, locale) => {
  expect(localeOfShell(environment)).toBe(locale);
});
