import { describe, expect, test } from 'vitest';
import type { Ground } from '../../../src/answer.ts';
import { ask } from '../../../src/ask.ts';
import type { Finding } from '../../../src/deals/dataset.ts';
import type { FindingKind } from '../../../src/deals/deal.ts';
import { type Locale, locales } from '../../../src/i18n/locale.ts';
import { receiptMessages } from '../../../src/i18n/receipt-messages.ts';
import { catalogue, type KpiId } from '../../../src/kpis/catalogue.ts';
import { validateBlocks } from '../../../src/playground/slack/block-kit/validate.ts';
import { quoteName } from '../../../src/query/print.ts';
import { buildReceipt, type Receipt } from '../../../src/report/receipt.ts';
import type { Message } from '../../../src/slack/blocks.ts';
import { escapeName } from '../../../src/slack/escape.ts';
import { fit } from '../../../src/slack/fit.ts';
import { renderReceipt } from '../../../src/slack/views/receipt.ts';
import { build, deal, exampleReference } from '../../support/example.ts';
import { largeGround, oddGround, oddNames } from './odd-base.ts';
import { exampleGround, voicesOf } from './say.ts';
import { transcript } from './transcript.ts';

/** The receipts of a line, one for each KPI. */
function receiptsOf(line: string, kpis: readonly KpiId[], ground: Ground): Receipt[] {
  const asked = ask(line, 'en', ground);
  if (asked.kind !== 'report') throw new Error(`not understood: ${line}`);
  return kpis.map((kpi) => buildReceipt(asked.sources, asked.report, kpi));
}

function shown(line: string, kpi: KpiId, locale: Locale, ground: Ground = exampleGround): Message {
  const [receipt] = receiptsOf(line, [kpi], ground);
  if (!receipt) throw new Error('no receipt');
  return renderReceipt(receipt, voicesOf(locale), 'UTC');
}

const withFindings: Ground = {
  ...exampleGround,
  dataset: {
    ...exampleGround.dataset,
    findings: (['won_without_value', 'unknown_stage', 'dangling_reference'] as readonly FindingKind[]).map(
      (kind, at): Finding => ({ kind, table: 'sales_pipeline', count: 1 + at * 1200, examples: ['rec1'] }),
    ),
  },
};
const emptyBase: Ground = {
  ...exampleGround,
  dataset: build([], { products: [], agents: [], accounts: [] }),
};
const later: Ground = { ...exampleGround, calendar: { today: '2026-11-22', fiscalStart: 1 } };
const oneDeal: Ground = {
  ...exampleGround,
  dataset: build(
    [deal(1, 'Ana', 'Gamma', 'Acme', 'won', '2024-07-01', '2024-07-02', null)],
    exampleReference,
  ),
};

const golden: readonly [line: string, kpi: KpiId, ground?: Ground][] = [
  ['revenue last quarter', 'total_revenue', withFindings],
  ['overview office:north,south sector:retail', 'open_pipeline_revenue'],
  ['overview all time', 'total_sales'],
  ['total_sales', 'total_sales'],
  ['win rate last quarter', 'win_rate'],
  ['overview stage:won', 'win_rate'],
  ['average_revenue_per_agent last quarter', 'average_revenue_per_agent', withFindings],
  ['average_revenue_per_product last quarter', 'average_revenue_per_product'],
  ['average_sales_cycle all time', 'average_sales_cycle'],
  ['top agent last quarter', 'highest_revenue_agent'],
  ['total_products', 'total_products'],
  ['prospects last quarter', 'total_prospecting_sales'],
  ['engagement_rate last quarter', 'engagement_rate'],
  ['pipeline last quarter', 'total_engaging_revenue'],
  ['agent ana last quarter sector:retail', 'total_revenue'],
  ['revenue today', 'total_revenue'],
  ['', 'total_revenue', later],
  ['', 'total_revenue', emptyBase],
  ['', 'average_revenue_per_product', emptyBase],
  ['', 'average_revenue_per_sale', oneDeal],
];

describe.each(locales)('a receipt in %s', (locale) => {
  test.each(golden)('/kpi %s: %s', (line, kpi, ground) => {
    expect(transcript(shown(line, kpi, locale, ground))).toMatchSnapshot();
  });

  test.each([
    ['the worked example', exampleGround, ['', 'office North', 'me']],
    ['odd names', oddGround(), oddNames.map((name) => `overview agent:${quoteName(name)}`)],
    ['500 agents of 60 characters', largeGround(), ['', `overview agent:${manyAgents()}`]],
  ] as const)('of every KPI is whole, harmless and within what Slack takes: %s', (_, ground, lines) => {
    const asker = { agent: ground.dataset.columns.agent.members[0]?.label ?? '', manager: null };
    const periods = ['', 'all time', 'last quarter'];
    const questions = lines.flatMap((line) => periods.map((period) => `${line} ${period}`.trim()));
    const everyKpi = catalogue.map(({ id }) => id);
    const problems = questions.flatMap((line) =>
      receiptsOf(line, everyKpi, { ...ground, asker }).flatMap((receipt) =>
        problemsOf(renderReceipt(receipt, voicesOf(locale), 'UTC')).map(
          (problem) => `${line}, ${receipt.kpi}: ${problem}`,
        ),
      ),
    );
    expect(problems.slice(0, 5)).toEqual([]);
  });
});

function manyAgents(): string {
  const { members } = largeGround().dataset.columns.agent;
  return members
    .slice(0, 6)
    .map(({ label }) => quoteName(label))
    .join(',');
}

/** What must never stand in markup: a mention, a link, a broadcast. */
const live = /<[!@#]|<https?:|<mailto:|https?:\/\/|(?<![\p{L}\d])@(?:here|channel|everyone)/iu;

/** What is wrong with a message; nothing of it may be cut, and whoever hears it hears all that others see. */
function problemsOf(message: Message): string[] {
  const { cuts, blocks } = fit(message);
  const seen = markupOf(message);
  const spoken = message.text.replaceAll('*', '');
  return [
    ...cuts.map((cut) => `cut: ${JSON.stringify(cut)}`),
    ...validateBlocks(blocks, 'message').map((problem) => JSON.stringify(problem)),
    ...[message.text, ...seen].filter((text) => live.test(text)).map((text) => `alive: ${text}`),
    ...[message.text, JSON.stringify(blocks)].filter((text) => /undefined|NaN|\[object/.test(text)),
    ...seen
      .flatMap((text) => text.replaceAll('*', '').split(/\n| {2,}/))
      .filter((line) => !spoken.includes(line))
      .map((line) => `not in the text: ${line}`),
    ...blocks.filter(({ type }) => type === 'actions').map(() => 'a control'),
  ];
}

function markupOf({ blocks }: Message): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'section') return block.text ? [block.text.text] : [];
    if (block.type !== 'context') return [];
    return block.elements.flatMap((element) => ('text' in element ? [element.text] : []));
  });
}

test.each(oddNames)('a name that would be markup is shown as it is: %j', (name) => {
  const message = shown(`agent ${quoteName(name)} all time`, 'total_revenue', 'en', oddGround());
  expect(message.text).toContain(escapeName(name));
  const top = shown('top agent all time', 'highest_revenue_agent', 'en', oddGround());
  expect(markupOf(top).filter((text) => live.test(text))).toEqual([]);
});

test('a catalogue of more products than Slack shows says how many are not shown', () => {
  const products = Array.from({ length: 140 }, (_, n) => ({
    ...exampleReference.products[0],
    id: `p${n}`,
    name: `Product ${n}`,
    price: 1,
    findings: [],
  }));
  const dataset = build([], { ...exampleReference, products });
  const message = shown('all time', 'average_revenue_per_product', 'en', { ...exampleGround, dataset });
  expect(message.text).toContain('40 other products are not shown.');
  expect(problemsOf(message)).toEqual([]);
});

test.each([
  ['en', 1, 'Left out: 1 deal'],
  ['en', 2, 'Left out: 2 deals'],
  ['fr', 1, 'Écartée\u00a0: 1 affaire'],
  ['fr', 2, 'Écartées\u00a0: 2 affaires'],
] as const)('%s: %d deals that are left out', (locale, n, head) => {
  const lost = (id: number) => deal(id, 'Ana', 'Alpha', 'Acme', 'lost', '2024-07-01', '2024-07-02', 0);
  const dataset = build(n === 1 ? [lost(1)] : [lost(1), lost(2)], exampleReference);
  expect(shown('', 'total_revenue', locale, { ...exampleGround, dataset }).text).toContain(head);
});

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function')
    return [
      ...[true, false].flatMap((one) => texts(value('3', one))),
      ...(['won', 'lost', 'engaging', 'prospecting'] as const).flatMap((stage) =>
        value.length === 4 ? texts(value(stage, '3', false, true)) : [],
      ),
    ];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

describe('French is written as the French write it', () => {
  const all = texts(receiptMessages.fr);

  test('no line can break before : ; ? ! » or after «', () => {
    expect(all.length).toBeGreaterThan(50);
    expect(
      all.filter((text) => /[^\u00a0\u202f][;?!»](?:\s|$)|[^\u00a0]:(?:\s|$)|«[^\u00a0]/u.test(text)),
    ).toEqual([]);
  });

  test('with typographic apostrophes', () => {
    expect([...all, ...texts(receiptMessages.en)].filter((text) => text.includes("'"))).toEqual([]);
  });
});
