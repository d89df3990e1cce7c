import { describe, expect, it } from 'vitest';
import type { Plainness, Shown } from '../../../src/digests/courier.ts';
import { composeDigest } from '../../../src/slack/deliver/compose.ts';
import { buildMessage } from '../../digests/message.ts';

const file: Shown = { way: 'file', file: 'F0123456789', lost: false };
const typesOf = (shown: Shown, plainness: Plainness) =>
  composeDigest({ message: buildMessage(0, false), shown, plainness }, 'en').blocks.map(({ type }) => type);

describe('a digest as it is posted', () => {
  it.each<[string, Shown, Plainness, string[]]>([
    ['shows its picture as a file', file, 0, ['section', 'data_table', 'image', 'section']],
    [
      'or by Slack’s own chart',
      file,
      1,
      ['section', 'data_table', 'data_visualization', 'section', 'context'],
    ],
    ['or without pictures and tables', file, 2, ['section', 'section', 'section', 'context']],
    ['or as text alone', file, 3, []],
    [
      'with a word at its foot where the picture is lost',
      { way: 'native', lost: true },
      0,
      ['section', 'data_table', 'data_visualization', 'section', 'context'],
    ],
    [
      'and without where none was meant',
      { way: 'text', lost: false },
      0,
      ['section', 'data_table', 'section'],
    ],
  ])('%s', (_, shown, plainness, types) => {
    expect(typesOf(shown, plainness)).toEqual(types);
  });

  it('says in its language and in its text what is missing', () => {
    const message = buildMessage(0, false);
    const { text } = composeDigest({ message, shown: { way: 'text', lost: true }, plainness: 0 }, 'fr');
    expect(text).toContain('Le graphique n’a pas pu être affiché');
    expect(text.startsWith(message.text)).toBe(true);
  });

  it('stays within Slack’s limits, however long it is', () => {
    const section = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'x'.repeat(2900) } };
    const message = { ...buildMessage(0, false), before: Array.from({ length: 60 }, () => section) };
    const { blocks } = composeDigest({ message, shown: file, plainness: 0 }, 'en');
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(blocks).length).toBeLessThan(13_000);
  });
});
