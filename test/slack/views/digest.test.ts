import { describe, expect, test } from 'vitest';
import { ask } from '../../../src/ask.ts';
import type { Dataset } from '../../../src/deals/dataset.ts';
import type { DigestMessage } from '../../../src/digests/message.ts';
import { createDigestWords, type DigestFacts } from '../../../src/i18n/digest-words.ts';
import { type Locale, locales } from '../../../src/i18n/locale.ts';
import { validateBlocks } from '../../../src/playground/slack/block-kit/validate.ts';
import { buildWeekly } from '../../../src/report/weekly.ts';
import type { Message, MessageBlock } from '../../../src/slack/blocks.ts';
import { escapeName } from '../../../src/slack/escape.ts';
import { fit } from '../../../src/slack/fit.ts';
import { type DigestView, renderDigest } from '../../../src/slack/views/digest.ts';
import { renderDigestText } from '../../../src/terminal/digest.ts';
import { plainStyle } from '../../../src/terminal/text.ts';
import { agent, build, deal, exampleDataset, exampleReference } from '../../support/example.ts';
import { largeGround, oddGround, oddNames } from './odd-base.ts';
import { exampleGround, voicesOf } from './say.ts';
import { transcript } from './transcript.ts';

const asIs: DigestFacts = { zone: 'UTC', due: null, behind: null, test: false, owner: null };
const monday = '2024-08-12';
const blockId = 't:["overview W32 2024"]';
const weeklyOf = (dataset: Dataset, today = monday) =>
  buildWeekly({ dataset, calendar: { today, fiscalStart: 1 }, asOf: `${today}T06:59:00Z` });

function digestOf(
  locale: Locale,
  dataset: Dataset,
  view: Partial<DigestView> & { readonly today?: string } = {},
): DigestMessage {
  const { today, ...others } = view;
  const weekly = weeklyOf(dataset, today);
  return renderDigest({ weekly, voices: voicesOf(locale), facts: asIs, blockId, ...others });
}

/** The message as Slack shows it, its picture between its blocks. */
function shown({ text, before, after, picture }: DigestMessage): Message {
  const image: MessageBlock[] = picture
    ? [{ type: 'image', slack_file: { id: 'F0123456789' }, alt_text: picture.alt }]
    : [];
  return { text, blocks: [...before, ...image, ...after] };
}

const twoAgents = build(
  [
    deal(1, 'Ana', 'Alpha', 'Acme', 'won', '2024-07-01', '2024-08-06', 1200),
    deal(2, 'Ana', 'Beta', 'Bolt', 'won', '2024-07-01', '2024-08-07', null),
    deal(3, 'Bob', 'Beta', 'Bolt', 'won', '2024-07-01', '2024-08-08', 450.5),
    deal(4, 'Bob', 'Beta', 'Bolt', 'won', '2024-07-01', '2024-08-01', 800),
    deal(5, 'Bob', 'Gamma', '—', 'engaging', '2024-08-11', '—', null),
  ],
  exampleReference,
);
const sameAgain = build(
  ['2024-08-01', '2024-08-08'].map((day, id) =>
    deal(id, 'Ana', 'Alpha', 'Acme', 'won', '2024-07-01', day, 100),
  ),
  exampleReference,
);
const nothingWon = build(
  [
    deal(1, 'Ana', 'Alpha', 'Acme', 'won', '2024-06-01', '2024-07-10', 1100),
    deal(2, 'Cléo', 'Beta', 'Core', 'engaging', '2024-05-20', '—', null),
    deal(3, 'Bob', 'Beta', 'Core', 'lost', '2024-05-20', '2024-08-07', 0),
  ],
  exampleReference,
);
const neverWon = build(
  [deal(1, 'Ana', 'Alpha', 'Acme', 'engaging', '2024-08-01', '—', null)],
  exampleReference,
);
const emptyBase = build([], { products: [], agents: [], accounts: [] });
const findings = (
  ['won_without_value', 'unknown_name', 'formula_error', 'nameless_record', 'unknown_stage'] as const
).map((kind, at) => ({ kind, table: 'sales_pipeline', count: 1200 - 300 * at, examples: ['rec1'] }) as const);
const inDisorder: Dataset = { ...twoAgents, findings };
const oneFindingMore: Dataset = {
  ...twoAgents,
  findings: [...findings, { kind: 'ambiguous_name', table: 'sales_teams', count: 1, examples: [] }],
};
const late = { ...asIs, zone: 'Europe/Paris', due: '2024-08-12T07:00:00Z' };
const behind = { ageMinutes: 300, problem: 'monthly_cap' };

const digests: Readonly<Record<string, (locale: Locale) => DigestMessage>> = {
  'the worked example': (locale) => digestOf(locale, exampleDataset),
  'several wins, one without a value': (locale) => digestOf(locale, twoAgents),
  'the same revenue as in the week before': (locale) => digestOf(locale, sameAgain),
  'a week with nothing won': (locale) => digestOf(locale, nothingWon),
  'nothing ever won': (locale) => digestOf(locale, neverWon),
  'an empty base': (locale) => digestOf(locale, emptyBase),
  'a base in disorder': (locale) => digestOf(locale, inDisorder),
  'a base in more disorder': (locale) => digestOf(locale, oneFindingMore),
  'late, with a base that could not be read': (locale) =>
    digestOf(locale, twoAgents, { facts: { ...late, behind } }),
  'a test, of somebody': (locale) =>
    digestOf(locale, twoAgents, { facts: { ...asIs, test: true, owner: '<@U1>' } }),
};

describe.each(locales)('the weekly digest in %s', (locale) => {
  test.each(Object.entries(digests))('%s', (_, digest) => {
    const message = digest(locale);
    expect(transcript(shown(message))).toMatchSnapshot();
    expect(validateBlocks(shown(message).blocks, 'message')).toEqual([]);
    expect(fit(shown(message)).cuts).toEqual([]);
  });

  test('in the terminal says the same', () => {
    const facts = { ...late, behind };
    const said = renderDigestText(weeklyOf(inDisorder), facts, voicesOf(locale).plain, plainStyle);
    expect(said.replaceAll('\u202f', '⍽').replaceAll('\u00a0', '␣')).toMatchSnapshot();
  });

  test('points to a question that is understood', () => {
    const { example } = createDigestWords(voicesOf(locale).plain).messages;
    const asked = ask(example, locale, { ...exampleGround, calendar: { today: monday, fiscalStart: 1 } });
    expect(asked.kind === 'report' && [asked.report.title, asked.report.period.id]).toEqual([
      { kind: 'report', report: 'agents' },
      '2024-W32',
    ]);
  });

  test('has a text that holds every part of it', () => {
    const weekly = weeklyOf(inDisorder);
    const { markup } = voicesOf(locale);
    const { text } = renderDigest({
      weekly,
      voices: voicesOf(locale),
      facts: { ...late, behind },
      blockId,
    });
    const words = createDigestWords(markup);
    const parts = [
      ...words.warnings(weekly, { ...late, behind }),
      words.title(weekly),
      words.summary(weekly),
      ...weekly.headline.flatMap((cell) => [
        markup.kpi(cell.kpi),
        markup.figure(cell.unit, cell.figure, cell.estimate),
      ]),
      ...weekly.wins.map((win) => words.win(win).figure),
      ...weekly.waiting.map((deal) => words.waiting(deal).figure),
      ...words.footer(weekly, late, (line) => line),
    ];
    expect(parts.filter((part) => !text.includes(part))).toEqual([]);
    expect(text.length).toBeLessThan(4000);
  });

  test('can be drawn by Slack itself', () => {
    const { before, picture, after } = digestOf(locale, twoAgents);
    const native = picture?.native ? [picture.native] : [];
    expect(native).toHaveLength(1);
    expect(validateBlocks([...before, ...native, ...after], 'message')).toEqual([]);
  });

  test('begins with the age of data that could not be brought up to date', () => {
    const { text, before } = digestOf(locale, twoAgents, { facts: { ...late, behind } });
    const [first = ''] = createDigestWords(voicesOf(locale).markup).warnings(weeklyOf(twoAgents), {
      ...late,
      behind,
    });
    expect(text.startsWith(first)).toBe(true);
    const [, second] = before;
    expect(second?.type === 'section' && second.text?.text.startsWith(first)).toBe(true);
  });
});

describe('names of the base', () => {
  const live = /<[!@#]|<https?:|https?:\/\/|(?<![\p{L}\d])@(?:here|channel|everyone)/iu;
  const markupOf = ({ text, blocks }: Message): string[] => {
    const found = [text];
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('type' in value && value.type === 'mrkdwn' && 'text' in value) found.push(String(value.text));
      Object.values(value).forEach(visit);
    };
    visit(blocks);
    return found;
  };

  test.each(locales)('are harmless in %s, however odd', (locale) => {
    const { dataset } = oddGround();
    const message = fit(shown(digestOf(locale, dataset, { today: '2024-07-15' })));
    expect(markupOf(message).filter((text) => live.test(text))).toEqual([]);
    expect(validateBlocks(message.blocks, 'message')).toEqual([]);
  });

  test.each(oddNames)('%j is shown as it is', (name) => {
    const dataset = build([deal(1, name, name, name, 'won', '2024-07-01', '2024-08-06', 100)], {
      ...exampleReference,
      agents: [agent(name, null, null)],
    });
    const message = shown(digestOf('en', dataset));
    const wins = message.blocks.find(
      (block) => block.type === 'section' && block.text?.text.includes('Biggest wins'),
    );
    expect(wins?.type === 'section' && wins.text?.text).toContain(`• *€100* · ${escapeName(name)} · `);
    expect(message.text).toContain(escapeName(name));
  });

  test.each(locales)('of 60 characters, for 500 agents and 5,000 accounts, fit in %s', (locale) => {
    const { dataset } = largeGround();
    const message = shown(digestOf(locale, dataset, { today: '2024-08-15' }));
    const fitted = fit(message);
    expect(validateBlocks(fitted.blocks, 'message')).toEqual([]);
    expect(fitted.cuts).toEqual([]);
    expect(message.text.length).toBeLessThan(4000);
  });
});
