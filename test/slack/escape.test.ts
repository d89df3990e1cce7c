import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeName, escapeText } from '../../src/slack/escape.ts';

const shown = (escaped: string) =>
  escaped.replaceAll('\u200b', '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

test.each([
  '<!channel>',
  '<@U123>',
  '<https://evil.example|click>',
  '@here',
  '#sales',
  'https://evil.example',
  '*bold*',
  '_x_',
  '~y~',
  '`z`',
  ':tada:',
  '> quote',
  '1. list',
  '- item',
  'AT&T',
  'R&amp;D',
])('%s as a name is shown as it is', (name) => {
  expect(shown(escapeName(name))).toBe(name);
});

test('no name can ping, link or format', () => {
  const sign = fc.constantFrom(
    '<',
    '>',
    '&',
    '!',
    '@',
    '*',
    '_',
    '~',
    '`',
    ':',
    'channel',
    'https://',
    ' ',
    'a',
    '|',
    '#',
    '\n',
    '-',
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 20 }), (parts) => {
      const escaped = escapeName(parts.join(''));
      expect(escaped).not.toMatch(/[<>]/);
      expect(escaped).not.toMatch(/&(?!amp;|lt;|gt;)/);
      expect(escaped).not.toMatch(/[*_~`](?!\u200b)/);
      expect(escaped).not.toMatch(/[@#](?=\S)(?!\u200b)/);
      expect(escaped).not.toMatch(/https?:\/\//);
      expect(escaped).not.toMatch(/\n/);
    }),
  );
});

test('text of ours keeps its marks, and only Slack’s three signs are escaped', () => {
  expect(escapeText('*5 < 6* & `x` > 1')).toBe('*5 &lt; 6* &amp; `x` &gt; 1');
});
