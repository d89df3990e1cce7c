import { expect, test } from 'vitest';
import { parseActRequest } from '../../../src/playground/web/act-schema.ts';

const parse = (act: unknown) => parseActRequest(JSON.stringify({ as: 'U1', act }));

test('an act of the page is read as it was sent', () => {
  const act = { act: 'press', where: { channel: 'C1', ts: '1.0' }, blockId: 'b', actionId: 'ask:1' };
  expect(parse(act)).toEqual({ as: 'U1', act });
  expect(parse({ act: 'start_over' })).toEqual({ as: 'U1', act: { act: 'start_over' } });
});

test.each([
  ['an unknown act', { act: 'shutdown' }],
  ['a missing field', { act: 'send', channel: 'C1' }],
  ['one field too many', { act: 'start_over', and: 1 }],
  ['a place that is neither', { act: 'press', where: {}, blockId: 'b', actionId: 'a' }],
  ['a negative amount', { act: 'win', deal: 'rec1', value: -1 }],
  ['an amount that is text', { act: 'win', deal: 'rec1', value: '5' }],
  ['a text without end', { act: 'send', channel: 'C1', text: 'x'.repeat(4001) }],
  [
    'a deal without a name',
    { act: 'add_deal', name: ' ', agent: '', product: '', account: '', stage: 'Won', value: 1 },
  ],
])('%s is none', (_, act) => expect(parse(act)).toBeNull());

test('what is no JSON is none', () => expect(parseActRequest('{')).toBeNull());
