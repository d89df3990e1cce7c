import { describe, expect, test } from 'vitest';
import { parseMrkdwn } from '../../../src/playground/page/blocks/mrkdwn.ts';
import { escapeName } from '../../../src/slack/escape.ts';
import { oddNames } from '../../slack/views/odd-base.ts';
import { told } from './blocks-told.ts';

describe.each<[what: string, cases: readonly (readonly [text: string, read: string])[]]>([
  [
    'styles',
    [
      ['*bold* _italic_ ~strike~ `code`', '[b bold] [i italic] [s strike] [code code]'],
      ['*_both_* _*both*_', '[b [i both]] [i [b both]]'],
      ['*two words*, (*inside*) "_said_"', '[b two words], ([b inside]) "[i said]"'],
      ['*Revenue*\n€3   ▲', '[b Revenue]↵€3   ▲'],
      ['*€5* · ~old~', '[b €5] · [s old]'],
    ],
  ],
  [
    'signs that are no style',
    [
      ['2*3*4', '2*3*4'],
      ['snake_case_name', 'snake_case_name'],
      ['a*b* c', 'a*b* c'],
      ['*open', '*open'],
      ['* space*', '* space*'],
      ['*space *', '*space *'],
      ['*a\nb*', '*a↵b*'],
      ['**bold**', '**bold**'],
      ['** _ ~ `', '** _ ~ `'],
      ['_a_b', '_a_b'],
      ['_snake_case_', '[i snake_case]'],
      ['*\u200bno*', '*\u200bno*'],
      ['été*gras*', 'été*gras*'],
    ],
  ],
  [
    'code',
    [
      ['`*not bold*`', '[code *not bold*]'],
      ['*a `b*` c*', '[b a [code b*] c]'],
      ['`&lt;b&gt; <https://example.com|x>`', '[code <b> [a https://example.com/ x]]'],
      ['``', '``'],
      ['a```one\n two```b', 'a|[pre one↵ two]|b'.replace('↵', '\n')],
      ['before\n```\n*x*\n```\nafter', 'before|[pre *x*]|after'],
      ['```open', '```open'],
      ['``` ```', '``` ```'],
    ],
  ],
  [
    'quotes',
    [
      ['&gt; one\n&gt; *two*\nthree', '[quote one↵[b two]]|three'],
      ['> plain sign', '[quote plain sign]'],
      ['a\n&gt;&gt;&gt;all\nthe rest', 'a|[quote all↵the rest]'],
      ['a &gt; b', 'a > b'],
      ['• a\n- b\n1. c', '• a↵- b↵1. c'],
    ],
  ],
  [
    'links',
    [
      ['<https://example.com/a?b=1&amp;c=2|the *label*>', '[a https://example.com/a?b=1&c=2 the *label*]'],
      ['<https://example.com>', '[a https://example.com/ https://example.com]'],
      ['<mailto:ana@example.com|Ana>', '[a mailto:ana@example.com Ana]'],
      ['<mailto:ana@example.com>', '[a mailto:ana@example.com ana@example.com]'],
      ['*<https://example.com|x>*', '[b [a https://example.com/ x]]'],
      ['see https://example.com/a_b_.', 'see [a https://example.com/a_b https://example.com/a_b]_.'],
      ['*https://example.com*', '[b [a https://example.com/ https://example.com]]'],
      ['(http://example.com/x)', '([a http://example.com/x http://example.com/x])'],
      ['xhttps://example.com', 'xhttps://example.com'],
      ['https:\u200b//example.com', 'https:\u200b//example.com'],
    ],
  ],
  [
    'what could do harm',
    [
      ['<javascript:alert(1)|click>', '<javascript:alert(1)|click>'],
      ['<data:text/html,x|click>', '<data:text/html,x|click>'],
      ['< javascript:alert(1)|click>', '< javascript:alert(1)|click>'],
      ['<script>alert(1)</script>', '<script>alert(1)</script>'],
      ['&lt;img src=x onerror=alert(1)&gt;', '<img src=x onerror=alert(1)>'],
    ],
  ],
  [
    'mentions',
    [
      ['<@U1> <@U2|ana> <#C1> <#C2|sales>', '[user U1] [user U2 ana] [channel C1] [channel C2 sales]'],
      ['<!here> <!channel> <!everyone|all>', '[@here] [@channel] [@everyone]'],
      ['<!subteam^S1|@team>', '[group S1 @team]'],
      ['<!date^1723712100^{date} at {time}|then>', '[date 1723712100 {date} at {time} null then]'],
      [
        '<!date^1723712100^{date}^https://example.com/|then>',
        '[date 1723712100 {date} https://example.com/ then]',
      ],
      ['<!date^x^{date}|then> <!nothing> <@> <', '<!date^x^{date}|then> <!nothing> <@> <'],
      ['@here', '@here'],
    ],
  ],
  [
    'signs that were escaped, and emoji',
    [
      ['&amp; &lt; &gt;', '& < >'],
      ['&amp;lt; &quot;', '&lt; &quot;'],
      [':tada: :nobody_knows: 10:30:45', '🎉 :nobody_knows: 10:30:45'],
      ['', ''],
      ['\n', '↵'],
    ],
  ],
])('in mrkdwn, %s', (_, cases) => {
  test.each(cases)('%j', (text, read) => {
    expect(told(parseMrkdwn(text))).toBe(read);
  });
});

test('a text that is verbatim has no links but those that are marked', () => {
  const read = parseMrkdwn('https://a.example <https://b.example>', { verbatim: true });
  expect(told(read)).toBe('https://a.example [a https://b.example/ https://b.example]');
});

test.each(oddNames)('the name %j, escaped by the bot, is shown as text', (name) => {
  const [flow, ...others] = parseMrkdwn(escapeName(name));
  expect(others).toEqual([]);
  expect(flow?.kind === 'lines' && flow.children.every(({ kind }) => kind === 'text')).toBe(true);
});

test.each(['*a ', '*_~`', '<', '&gt;', '`a', '_*a', 'https://', '<@U1> *x* '])(
  'three thousand characters of %j are read without delay',
  (part) => {
    const started = performance.now();
    parseMrkdwn(part.repeat(Math.ceil(3000 / part.length)));
    expect(performance.now() - started).toBeLessThan(1000);
  },
);
