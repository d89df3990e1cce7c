import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateBlocks } from '../../src/playground/slack/block-kit/validate.ts';
import type { MessageBlock } from '../../src/slack/blocks.ts';
import { cutText } from '../../src/slack/cut-text.ts';
import { fit, textLength } from '../../src/slack/fit.ts';
import { withoutNativeBlocks } from '../../src/slack/plainer.ts';

const section = (text: string): MessageBlock => ({ type: 'section', text: { type: 'mrkdwn', text } });
const cell = (text: string) => ({ type: 'raw_text' as const, text });
const table = (rows: number, columns: number, text = 'x'): MessageBlock => ({
  type: 'data_table',
  caption: 'Agents',
  rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => cell(text))),
});
const buttons = (count: number): MessageBlock => ({
  type: 'actions',
  elements: Array.from({ length: count }, (_, n) => ({
    type: 'button' as const,
    action_id: `ask:${n}`,
    text: { type: 'plain_text' as const, text: `Button ${n}` },
    value: `line ${n}`,
  })),
});
const fitted = (...blocks: MessageBlock[]) => fit({ text: 'text', blocks });

test('a message within the limits comes back as it was', () => {
  const blocks = [section('hello'), table(101, 5), buttons(25)];
  const result = fitted(...blocks);
  expect(result).toEqual({ text: 'text', blocks, cuts: [] });
});

test('a text of more than 4,000 characters is cut, and the cut is told', () => {
  const result = fit({ text: 'a'.repeat(5000), blocks: [] });
  expect(result.text).toHaveLength(4000);
  expect(result.cuts).toEqual([{ what: 'text', block: null, lost: 1000 }]);
});

test('of more than 50 blocks the last ones go', () => {
  const result = fitted(...Array.from({ length: 53 }, (_, n) => section(`block ${n}`)));
  expect(result.blocks).toHaveLength(50);
  expect(result.cuts.map(({ what, block }) => [what, block])).toEqual([
    ['block', 52],
    ['block', 51],
    ['block', 50],
  ]);
});

test.each<[string, MessageBlock, string]>([
  ['a section has 3,000 characters', section('b'.repeat(3001)), 'text'],
  ['a header has 150', { type: 'header', text: { type: 'plain_text', text: 'h'.repeat(151) } }, 'text'],
  [
    'a section has 10 fields',
    { type: 'section', fields: Array.from({ length: 11 }, () => ({ type: 'mrkdwn', text: 'f' })) },
    'field',
  ],
  [
    'a field has 2,000 characters',
    { type: 'section', fields: [{ type: 'mrkdwn', text: 'f'.repeat(2001) }] },
    'text',
  ],
  [
    'a context has 10 elements',
    { type: 'context', elements: Array.from({ length: 11 }, () => ({ type: 'mrkdwn', text: 'e' })) },
    'element',
  ],
  ['actions have 25 elements', buttons(26), 'element'],
  ['a table has 100 rows below its head', table(102, 2), 'row'],
  ['a table has 20 columns', table(3, 21), 'column'],
  [
    'an alternative text has 2,000 characters',
    { type: 'image', image_url: 'https://p.example/1.png', alt_text: 'a'.repeat(2001) },
    'text',
  ],
])('%s at most', (_, block, what) => {
  const result = fitted(block);
  expect(result.cuts.map((cut) => cut.what)).toEqual([what]);
  expect(validateBlocks(result.blocks, 'message')).toEqual([]);
  expect(fit(result).cuts).toEqual([]);
});

test('a button whose line is too long goes, as a shorter line would ask something else', () => {
  const long: MessageBlock = {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: 'ask',
        text: { type: 'plain_text', text: 'Ask' },
        value: 'v'.repeat(2001),
      },
    ],
  };
  expect(fitted(section('a'), long).blocks).toEqual([section('a')]);
});

test('an image whose address is too long goes', () => {
  expect(
    fitted(section('a'), { type: 'image', image_url: `https://p.example/${'u'.repeat(3000)}`, alt_text: 'x' })
      .blocks,
  ).toHaveLength(1);
});

test('tables share 10,000 characters, and give way to what stands beside them', () => {
  const alone = fitted(table(101, 10, 'x'.repeat(20)));
  expect(alone.cuts).toEqual([{ what: 'row', block: 0, lost: 52 }]);
  const beside = fitted(
    section('s'.repeat(3000)),
    section('s'.repeat(3000)),
    section('s'.repeat(3000)),
    table(101, 10, 'x'.repeat(20)),
    buttons(3),
  );
  expect(beside.blocks.map(({ type }) => type)).toEqual([
    'section',
    'section',
    'section',
    'data_table',
    'actions',
  ]);
  expect(beside.blocks.reduce((sum, block) => sum + textLength(block), 0)).toBeLessThanOrEqual(12_000);
});

test('a whole message has 12,000 characters of block text at most', () => {
  const result = fitted(...Array.from({ length: 6 }, () => section('s'.repeat(2900))));
  expect(result.blocks).toHaveLength(4);
});

test('empty cells and texts, which Slack refuses, are filled or left out', () => {
  const result = fitted(section(' '), table(2, 2, ''));
  expect(result.blocks).toEqual([{ ...table(2, 2, '—') }]);
});

test('a row that is shorter than its head is filled up', () => {
  const result = fitted({ type: 'data_table', caption: 'c', rows: [[cell('a'), cell('b')], [cell('1')]] });
  expect(result.blocks[0]).toMatchObject({
    rows: [
      [cell('a'), cell('b')],
      [cell('1'), cell('—')],
    ],
  });
});

test('a third native chart goes, and so does a block id that is used twice or too long', () => {
  const chart: MessageBlock = {
    type: 'data_visualization',
    title: 't',
    chart: { type: 'pie', segments: [{ label: 'a', value: 1 }] },
  };
  expect(fitted(chart, chart, chart).cuts).toEqual([{ what: 'chart', block: 2, lost: 1 }]);
  const result = fitted(
    { ...section('a'), block_id: 'q' },
    { ...section('b'), block_id: 'q' },
    { ...section('c'), block_id: 'i'.repeat(256) },
  );
  expect(result.blocks.map(({ block_id }) => block_id)).toEqual(['q', undefined, undefined]);
});

test('a cut falls in no character, entity or link, and ends in an ellipsis', () => {
  expect(cutText('abc😀def', 5)).toBe('abc…');
  expect(cutText('one &amp; two', 7)).toBe('one…');
  expect(cutText('see <https://a.example|this> now', 12)).toBe('see…');
  expect(cutText('short', 5)).toBe('short');
});

const anyText = fc
  .string({ maxLength: 60, unit: 'grapheme' })
  .map((text) => text.repeat(1 + (text.length % 80)));
const anyBlock: fc.Arbitrary<MessageBlock> = fc.oneof(
  anyText.map(section),
  anyText.map((text): MessageBlock => ({ type: 'header', text: { type: 'plain_text', text } })),
  fc
    .array(anyText, { minLength: 1, maxLength: 14 })
    .map(
      (texts): MessageBlock => ({ type: 'section', fields: texts.map((text) => ({ type: 'mrkdwn', text })) }),
    ),
  fc.array(anyText, { minLength: 1, maxLength: 14 }).map(
    (texts): MessageBlock => ({
      type: 'context',
      elements: texts.map((text) => ({ type: 'mrkdwn', text })),
    }),
  ),
  fc.integer({ min: 1, max: 30 }).map(buttons),
  fc
    .tuple(fc.integer({ min: 2, max: 130 }), fc.integer({ min: 1, max: 22 }), anyText)
    .map(([rows, columns, text]) => table(rows, columns, text.slice(0, 90))),
);

test('whatever goes in, what comes out is taken by Slack, and so is what is left without native blocks', () => {
  fc.assert(
    fc.property(fc.array(anyBlock, { maxLength: 60 }), anyText, (blocks, text) => {
      const result = fit({ text, blocks });
      expect(validateBlocks(result.blocks, 'message')).toEqual([]);
      expect(validateBlocks(withoutNativeBlocks(result.blocks), 'message')).toEqual([]);
      expect(result.blocks.reduce((sum, block) => sum + textLength(block), 0)).toBeLessThanOrEqual(12_000);
    }),
    { numRuns: 150 },
  );
});
