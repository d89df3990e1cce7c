import { expect, test } from 'vitest';
import { writeAsSlack } from '../../../src/playground/web/typed-text.ts';

const people = [{ id: 'U1', name: 'rosa' }];
const channels = [{ id: 'C1', name: 'deal-desk' }];

test.each([
  ['agents last month', 'agents last month'],
  ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
  ['link @rosa Daphne', 'link <@U1|rosa> Daphne'],
  ['@Rosa', '<@U1|rosa>'],
  ['rosa@example.com', 'rosa@example.com'],
  ['@nobody', '@nobody'],
  ['Ask @rosa.', 'Ask <@U1|rosa>.'],
  ['@rosa: hello', '<@U1|rosa>: hello'],
  ['in #deal-desk', 'in <#C1|deal-desk>'],
  ['<!channel>', '&lt;!channel&gt;'],
])('%s reaches the bot as %s', (typed, sent) => expect(writeAsSlack(typed, people, channels)).toBe(sent));
