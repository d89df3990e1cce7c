import { describe, expect, test } from 'vitest';
import { formatDate } from '../../../src/playground/page/blocks/date-format.ts';
import { parseMarkdown } from '../../../src/playground/page/blocks/markdown.ts';
import { readRichText } from '../../../src/playground/page/blocks/rich-text.ts';
import { plainText, readText } from '../../../src/playground/page/blocks/text-object.ts';
import { told } from './blocks-told.ts';

describe('rich text', () => {
  const section = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
  const text = (words: string, style?: object) => ({ type: 'text', text: words, ...(style && { style }) });
  const read = (...elements: unknown[]) => {
    const flows = readRichText({ type: 'rich_text', elements });
    return flows && told(flows);
  };

  test.each<[what: string, elements: unknown[], read: string]>([
    ['text and line breaks', [section(text('a\nb *c*'))], 'a↵b *c*'],
    [
      'styles',
      [
        section(
          text('a', { bold: true, italic: true }),
          text('b', { code: true }),
          text('c', { strike: true }),
        ),
      ],
      '[b [i a]][code b][s c]',
    ],
    [
      'links, of which only those that are safe',
      [
        section(
          { type: 'link', url: 'https://example.com' },
          { type: 'link', url: 'javascript:alert(1)', text: 'no' },
        ),
      ],
      '[a https://example.com/ https://example.com]no',
    ],
    [
      'mentions',
      [
        section(
          { type: 'user', user_id: 'U1' },
          { type: 'channel', channel_id: 'C1' },
          { type: 'broadcast', range: 'here' },
          { type: 'usergroup', usergroup_id: 'S1' },
        ),
      ],
      '[user U1][channel C1][@here][group S1]',
    ],
    [
      'emoji by code points, by name, else as written',
      [
        section(
          { type: 'emoji', name: 'technologist', unicode: '1f468-200d-1f4bb' },
          { type: 'emoji', name: 'tada' },
          { type: 'emoji', name: 'ours', unicode: 'zz' },
        ),
      ],
      '👨‍💻🎉:ours:',
    ],
    [
      'lists, quotes, code',
      [
        { type: 'rich_text_list', style: 'bullet', elements: [section(text('a')), section(text('b'))] },
        { type: 'rich_text_list', style: 'ordered', indent: 1, offset: 2, elements: [section(text('c'))] },
        { type: 'rich_text_quote', elements: [text('d')] },
        { type: 'rich_text_preformatted', elements: [text('e')] },
      ],
      '[ul 0: a, b]|[ol 3 1: c]|[quote d]|[pre e]',
    ],
    [
      'what is unknown is left out',
      [{ type: 'rich_text_dream' }, section({ type: 'scent' }, null, text('a'))],
      'a',
    ],
  ])('%s', (_, elements, expected) => {
    expect(read(...elements)).toBe(expected);
  });

  test('without elements it is none', () => {
    expect(readRichText({ type: 'rich_text' })).toBeNull();
  });
});

describe('markdown', () => {
  test.each([
    ['# Title #\ntext', '[heading Title]|text'],
    ['**b** __b__ *i* _i_ ~~s~~ `c`', '[b b] [b b] [i i] [i i] [s s] [code c]'],
    ['**bold *and italic***', '[b bold [i and italic]]'],
    ['snake_case_name 2*3*4 \\*no\\*', 'snake_case_name 2[i 3]4 *no*'],
    [
      '[label](https://example.com) ![x](https://example.com/p.png)',
      '[a https://example.com/ label] [a https://example.com/p.png x]',
    ],
    ['[no](javascript:alert(1))', '[no](javascript:alert(1))'],
    ['[no](data:text/html,x)', 'no'],
    ['see https://example.com.', 'see [a https://example.com/ https://example.com].'],
    ['- a\n- b\n  - c\n\n3. d', '[ul 0: a, b]|[ul 1: c]|[ol 3 0: d]'],
    ['> a\n> **b**\nc', '[quote a↵[b b]]|c'],
    ['```ts\n**x**\n```\nafter', '[pre **x**]|after'],
    ['```open', '[pre ]'],
    ['a\n\n---\nb\nc', 'a|[rule]|b↵c'],
    ['<b>&amp;', '<b>&amp;'],
    ['', ''],
  ])('%j', (text, read) => {
    expect(told(parseMarkdown(text))).toBe(read);
  });
});

describe('a text object', () => {
  test('of plain text is shown to the letter, its emoji as signs unless the app says no', () => {
    const text = '*a* <@U1> &amp; :tada:\nb';
    expect(told(readText({ type: 'plain_text', text }) ?? [])).toBe('*a* <@U1> &amp; 🎉↵b');
    expect(plainText({ type: 'plain_text', text: ':tada:', emoji: false })).toBe(':tada:');
  });

  test.each([undefined, null, 'text', [], {}, { type: 'mrkdwn' }, { type: 'html', text: 'a' }])(
    'is not %j',
    (object) => {
      expect(readText(object)).toBeNull();
    },
  );
});

describe('a date', () => {
  const seconds = Date.parse('2024-08-15T22:30:00Z') / 1000;
  test.each([
    ['{date} at {time}', 'en-GB', 'UTC', '15 August 2024 at 22:30'],
    ['{date_long}', 'fr-FR', 'Europe/Paris', 'vendredi 16 août 2024'],
    ['{date_short}', 'fr-FR', 'Europe/Paris', '16 août 2024'],
    ['{date_num} {nothing}', 'en-GB', 'UTC', '15/08/2024 {nothing}'],
    ['no tokens', 'en-GB', 'UTC', 'no tokens'],
  ])('%s in %s, %s', (format, tag, zone, shown) => {
    expect(formatDate(seconds, format, tag, zone)).toBe(shown);
  });

  test('that is none, or in a zone that is none, leaves the fallback', () => {
    expect(formatDate(Number.NaN, '{date}', 'en-GB', 'UTC')).toBeNull();
    expect(formatDate(seconds, '{date}', 'en-GB', 'Nowhere/Else')).toBeNull();
  });
});
