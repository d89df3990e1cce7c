import { describe, expect, test } from 'vitest';
import type { Ground } from '../../../src/answer.ts';
import { type Asked, ask } from '../../../src/ask.ts';
import { vocabularyOf } from '../../../src/i18n/grammar/vocabulary.ts';
import { type Locale, locales } from '../../../src/i18n/locale.ts';
import { catalogue } from '../../../src/kpis/catalogue.ts';
import { validateBlocks } from '../../../src/playground/slack/block-kit/validate.ts';
import { quoteName } from '../../../src/query/print.ts';
import { leaderboards, profileDimensions } from '../../../src/query/query.ts';
import type { Message } from '../../../src/slack/blocks.ts';
import { escapeName } from '../../../src/slack/escape.ts';
import { fit } from '../../../src/slack/fit.ts';
import { largeGround, oddGround, oddNames } from './odd-base.ts';
import { exampleGround, messageOf, type Picture, voicesOf } from './say.ts';

const groupings = [
  'agent',
  'manager',
  'office',
  'product',
  'sector',
  'account',
  'country',
  'stage',
  'week',
  'month',
  'quarter',
];
const kpiLines = catalogue.flatMap(({ id }) => [id, ...groupings.map((by) => `${id} by ${by}`)]);
const reportLines = [
  'overview',
  ...Object.keys(leaderboards),
  'pipeline',
  'trend',
  'trend by week',
  'kpis',
].flatMap((report) => [report, `${report} all time`, `${report} last quarter`, `${report} 2019`]);
const moreLines = [
  ...groupings.map((by) => `pipeline by ${by}`),
  'accounts top 5000 all time',
  'agents top 500 all time',
  'agents bottom 500 all time',
  'overview stage:won',
  'agents 2017-13',
  'agents top 0',
  'agents today yesterday',
  'win rate stage:won',
  'revenus',
  'nothing like it',
  'help',
  'aide',
];
const largeLines = catalogue.flatMap(({ id }) => [`${id} by agent`, `${id} by account`]);

/** Every profile of a base, and everything filtered by its names. */
function namedLines({ dataset }: Ground, most: number): string[] {
  return profileDimensions.flatMap((dimension) =>
    dataset.columns[dimension].members
      .slice(0, most)
      .flatMap(({ label }) => [
        `${dimension} ${quoteName(label)}`,
        `overview ${dimension}:${quoteName(label)}`,
      ]),
  );
}

/** Everything that a message shows, by whether Slack reads markup in it. */
function textsOf(message: Message): {
  readonly markup: readonly string[];
  readonly plain: readonly string[];
} {
  const texts = { markup: [message.text], plain: [] as string[] };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (typeof value !== 'object' || value === null) return;
    const entries = Object.entries(value);
    const markup = 'type' in value && value.type === 'mrkdwn';
    for (const [key, item] of entries) {
      if (typeof item !== 'string') visit(item);
      else if (markup && key === 'text') texts.markup.push(item);
      else if (['text', 'alt_text', 'caption', 'title', 'label', 'name'].includes(key))
        texts.plain.push(item);
    }
  };
  visit(message.blocks);
  return texts;
}

/** What must never stand in markup: a mention, a link, a broadcast, an address that Slack would link by itself. */
const live = /<[!@#]|<https?:|<mailto:|https?:\/\/|(?<![\p{L}\d])@(?:here|channel|everyone)/iu;

function check(asked: Asked, locale: Locale, ground: Ground, as: Picture): string[] {
  const message = messageOf(asked, locale, ground, as);
  const fitted = fit(message);
  const problems = validateBlocks(fitted.blocks, 'message').map((problem) => JSON.stringify(problem));
  const { markup, plain } = textsOf(fitted);
  problems.push(...markup.filter((text) => live.test(text)).map((text) => `alive: ${text}`));
  problems.push(
    ...[...markup, ...plain]
      .filter((text) => /undefined|NaN|\[object/.test(text))
      .map((text) => `nonsense: ${text}`),
  );
  if (fitted.text.trim() === '' || message.text.length > 4000) problems.push(`text: ${message.text.length}`);
  for (const block of fitted.blocks) {
    if (block.type === 'image' && block.alt_text.trim() === '') problems.push('image without alt text');
    if (block.type !== 'actions') continue;
    for (const element of block.elements) {
      if (element.type !== 'button') problems.push(`${element.type} is no button`);
      else if (element.text.type !== 'plain_text') problems.push('a button that reads markup');
      else if (['problem', 'not_yet'].includes(ask(element.value ?? '', locale, ground).kind))
        problems.push(`a button that is not understood: ${element.value}`);
    }
  }
  if (asked.kind === 'report') {
    const { report } = asked;
    const words = voicesOf(locale).markup;
    const [cell] = report.headline;
    const parts = [
      words.title(report.title),
      words.periodSoFar(report.period),
      ...(cell ? [words.kpi(cell.kpi), words.figure(cell.unit, cell.figure, cell.estimate)] : []),
    ];
    problems.push(
      ...parts.filter((part) => !message.text.includes(part)).map((part) => `not in the text: ${part}`),
    );
  }
  return problems;
}

function checkAll(
  questions: readonly string[],
  locale: Locale,
  ground: Ground,
  pictures: readonly Picture[] = ['image', 'native'],
): string[] {
  return questions.flatMap((line) => {
    const asked = ask(line, locale, ground);
    return pictures.flatMap((as) =>
      check(asked, locale, ground, as).map((problem) => `${line} (${as}): ${problem}`),
    );
  });
}

const large = largeGround();

describe.each(locales)('every answer in %s', (locale) => {
  test('keeps within what Slack takes, and is complete: every KPI by every grouping, every report', () => {
    const lines = [...kpiLines, ...reportLines, ...moreLines, ...namedLines(exampleGround, 9)];
    expect(checkAll(lines, locale, exampleGround).slice(0, 5)).toEqual([]);
  });

  test('is harmless where everything in the base has an odd name', () => {
    const ground = oddGround();
    const lines = [...kpiLines, ...reportLines, ...moreLines, ...namedLines(ground, oddNames.length)];
    expect(checkAll(lines, locale, ground, ['image']).slice(0, 5)).toEqual([]);
    expect(checkAll(reportLines, locale, ground, ['native']).slice(0, 5)).toEqual([]);
  });

  test('fits with 500 agents and 5,000 accounts whose names have 60 characters', () => {
    const lines = [...largeLines, ...reportLines, ...moreLines, ...namedLines(large, 1)];
    expect(checkAll(lines, locale, large, ['native']).slice(0, 5)).toEqual([]);
  });

  test('is a report for every KPI by itself, in its own words and by id', () => {
    for (const { id } of catalogue) {
      for (const line of [id, vocabularyOf[locale].kpis[id][0]]) {
        const asked = ask(line, locale, exampleGround);
        expect(asked.kind === 'report' ? asked.report.query.ask : asked, line).toEqual({
          report: 'kpi',
          kpi: id,
        });
      }
    }
  });
});

describe('a name that would be markup', () => {
  const ground = oddGround();

  test.each(oddNames)('%j is shown as it is, where markup is read and where it is not', (name) => {
    const asked = ask(`agent ${quoteName(name)}`, 'en', ground);
    expect(asked.kind).toBe('report');
    const message = messageOf(asked, 'en', ground, 'image');
    expect(message.text).toContain(escapeName(name));
    const [header] = message.blocks;
    expect(header?.type === 'header' && header.text.text).toContain(name);
  });

  test('words that are not understood come back harmless', () => {
    const asked = ask('<!channel> <@U1> <https://evil.example|x> *zzz* `q`', 'en', ground);
    const message = messageOf(asked, 'en', ground, 'image');
    expect(textsOf(message).markup.filter((text) => live.test(text))).toEqual([]);
  });
});

test('a large table is cut, its first rows stay, and the reader is told', () => {
  const message = messageOf(ask('agents all time', 'en', large), 'en', large, 'image');
  const table = fit(message).blocks.find((block) => block.type === 'data_table');
  expect(table && 'rows' in table && table.rows.length).toBeLessThanOrEqual(101);
  expect(JSON.stringify(message.blocks)).toMatch(/40\d other agents are not shown/);
});
