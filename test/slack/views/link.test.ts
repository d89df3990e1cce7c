import { describe, expect, it, test } from 'vitest';
import { linkWords } from '../../../src/i18n/link-words.ts';
import { locales } from '../../../src/i18n/locale.ts';
import { limits } from '../../../src/slack/limits.ts';
import { decodeClaim, encodeClaim, renderCandidate, renderLinkTalk } from '../../../src/slack/views/link.ts';

const claim = { user: 'U1', person: 'rec1', line: 'me "Q3" vs last year' };

describe('what a button claims', () => {
  it('is read back as it was written', () => {
    expect(decodeClaim(encodeClaim(claim))).toEqual(claim);
  });

  it('lets go of a line that no button can hold, but not of the claim', () => {
    const long = encodeClaim({ ...claim, line: 'x"'.repeat(1500) });
    expect(long.length).toBeLessThanOrEqual(limits.buttonValue);
    expect(decodeClaim(long)).toEqual({ ...claim, line: '' });
  });

  it.each(['', 'agents', '{}', '[]', '["U1"]', '["U1",2,""]', 'null', '[['])('%j is none', (value) => {
    expect(decodeClaim(value)).toBeNull();
  });
});

test.each(locales)('a candidate is asked in %s, with a button in the same words', (locale) => {
  const said = [linkWords[locale].unknown('me'), linkWords[locale].areYou('Ana')];
  const { text, blocks } = renderCandidate(said, claim, locale);
  expect(text).toBe(said.join(' '));
  expect(blocks.map(({ type }) => type)).toEqual(['section', 'actions']);
  expect(blocks[1]).toMatchObject({
    elements: [{ action_id: 'claim', text: { text: linkWords[locale].thatsMe }, value: encodeClaim(claim) }],
  });
});

test('what is said without a way on has no buttons', () => {
  expect(renderLinkTalk(['Done.']).blocks).toHaveLength(1);
  expect(renderLinkTalk(['Done.'], ['me', 'team']).blocks[1]).toMatchObject({
    elements: [{ value: 'me' }, { value: 'team' }],
  });
});
