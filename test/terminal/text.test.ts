import { describe, expect, test } from 'vitest';
import type { Ground } from '../../src/answer.ts';
import { ask } from '../../src/ask.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { buildHelp } from '../../src/i18n/pages.ts';
import { createWords } from '../../src/i18n/words.ts';
import {
  alignColumns,
  plainStyle,
  renderPageText,
  renderProblemText,
  renderText,
  type Style,
  terminalName,
} from '../../src/terminal/text.ts';
import { agent, build, exampleCalendar, exampleDataset, exampleReference } from '../support/example.ts';

const ground: Ground = {
  dataset: exampleDataset,
  calendar: exampleCalendar,
  defaultPeriod: { type: 'relative', unit: 'quarter', offset: 0 },
  asOf: '2024-08-15T08:55:00Z',
};

function shown(line: string, locale: Locale, style: Style = plainStyle, on: Ground = ground): string {
  const words = createWords(locale, { currency: 'EUR', zone: 'UTC' }, terminalName);
  const asked = ask(line, locale, on);
  if (asked.kind === 'problem') return renderProblemText(asked.problem, words);
  if (asked.kind !== 'report') throw new Error(`${line} is no question`);
  const about = { zone: 'UTC', ageMinutes: 3, readings: asked.readings };
  return renderText(asked.report, words, about, style);
}

describe('an answer in the terminal', () => {
  test.each<[Locale, string]>([
    ['en', ''],
    ['fr', ''],
    ['en', 'agents last quarter'],
    ['fr', 'commerciaux trimestre dernier'],
    ['en', 'pipeline'],
    ['en', 'accounts top 2 all time office:north'],
    ['fr', 'clients les 2 premiers tout bureau:north'],
    ['en', 'kpis last quarter'],
    ['en', 'product alpha last quarter'],
    ['en', 'products last quarter'],
    ['en', 'agents 2019'],
    ['fr', 'chifre'],
    ['en', 'xyzzy'],
  ])('in %s: %s', (locale, line) => {
    expect(shown(line, locale).replace(/[\u00a0\u202f]/g, ' ')).toMatchSnapshot();
  });

  test('help', () => {
    const words = createWords('en', { currency: 'EUR', zone: 'UTC' });
    const page = buildHelp(words, { agent: 'Ana', office: null, product: null, sector: null }, 'kpi');
    expect(renderPageText(page, words, plainStyle)).toMatchSnapshot();
  });

  test('ends with one line feed, and no line with a space', () => {
    for (const line of ['', 'agents', 'kpis', 'pipeline', 'xyzzy']) {
      expect(shown(line, 'en')).toMatch(/[^\n]\n$/);
      expect(shown(line, 'en')).not.toMatch(/[ \t]\n/);
    }
  });

  test('is without colours where none are given', () => {
    expect(shown('agents', 'en')).not.toContain('\u001b');
  });

  test('is coloured by whether the news is good: more lost deals are bad', () => {
    const style = {
      title: (text: string) => `<b>${text}</b>`,
      faint: (text: string) => text,
      good: (text: string) => `<good>${text}</good>`,
      bad: (text: string) => `<bad>${text}</bad>`,
    };
    const text = shown('overview last quarter', 'en', style);
    expect(text).toContain('<b>Overview</b>');
    expect(text).toMatch(/Revenue .*<good>▲ \+75\.0%<\/good>/);
    expect(text).toMatch(/Average deal .*<bad>▼ -12\.5%<\/bad>/);
    expect(text).toMatch(/Lost deals .*<bad>▲ \+100\.0%<\/bad>/);
    expect(text).toMatch(/Win rate .* ▬ 0\.0\u00a0pts\n/);
  });

  test('obeys no control character in a name, and breaks no line for one', () => {
    const name = 'Eve\u001b[31m\n\u0007 Red\u2028X';
    const dataset = build([], { ...exampleReference, agents: [agent(name, 'Mia', 'North')] });
    const text = shown('agents', 'en', plainStyle, { ...ground, dataset });
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u0007');
    expect(text).toContain('Eve [31m Red X  ');
  });
});

describe('columns line up', () => {
  const widths = (rows: string[][]) =>
    alignColumns(rows, ['left', 'right'], 'en').map((line) => line.indexOf('|'));

  test.each([
    ['accents', ['Cléo', 'Noe\u0308l', 'Bob'], [4, 4, 4]],
    ['ideographs, two columns each', ['李雷', 'Anna', 'Bob'], [0, 0, 0]],
    ['emoji, two columns each', ['🦊x', '👩‍👩‍👧', 'Bob'], [0, 0, 0]],
  ])('with %s', (_, names) => {
    const cells = alignColumns(
      names.map((name) => [name, '|']),
      ['left', 'left'],
      'en',
    );
    expect(cells.map((line) => columnsBefore(line))).toEqual(cells.map(() => columnsBefore(cells[0] ?? '')));
  });

  test('to the left and to the right', () => {
    expect(
      alignColumns(
        [
          ['a', '1'],
          ['bbb', '22'],
        ],
        ['left', 'right'],
        'en',
      ),
    ).toEqual(['a     1', 'bbb  22']);
    expect(
      widths([
        ['a', '|'],
        ['bbb', '|'],
      ]),
    ).toEqual([5, 5]);
  });

  test('with colours, which take no room', () => {
    const red = (text: string) => `\u001b[31m${text}\u001b[39m`;
    expect(
      alignColumns(
        [
          [red('a'), '|'],
          ['bb', '|'],
        ],
        ['left', 'left'],
        'en',
      ),
    ).toEqual([`${red('a')}   |`, 'bb  |']);
  });
});

/** Columns of a terminal before the bar: what `wcwidth` says of the few characters used here. */
function columnsBefore(line: string): number {
  const before = line.slice(0, line.indexOf('|')).replaceAll('👩‍👩‍👧', 'WW').replaceAll('🦊', 'WW');
  return [...before.normalize('NFC')].reduce((sum, each) => sum + (/[李雷]/.test(each) ? 2 : 1), 0);
}
