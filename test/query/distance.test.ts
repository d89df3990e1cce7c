import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differingBits, distance, signature } from '../../src/query/distance.ts';

test.each([
  ['darcel', 'darcell', 1],
  ['darcel', 'dracel', 1],
  ['darcel', 'darsel', 1],
  ['darcel', 'arcel', 1],
  ['schlecht', 'shclehct', 2],
  ['agents', 'agents', 0],
  ['agents', 'offices', 4],
])('%s and %s are %i apart, or too far', (a, b, errors) => {
  expect(distance(a, b, 3)).toBe(Math.min(errors, 4));
  expect(distance(b, a, 3)).toBe(Math.min(errors, 4));
});

test('words whose sets of letters differ too much are never near, so they may be skipped', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdé'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const errors = distance(a, b, 8);
      expect(differingBits(signature(a), signature(b))).toBeLessThanOrEqual(2 * errors);
    }),
  );
});
