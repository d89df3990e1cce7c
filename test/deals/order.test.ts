import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortPart } from '../../src/deals/order.ts';

describe('a part of the deals in order', () => {
  it('is what stands there once all are sorted', () => {
    const anyPart = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 200 }).chain((deals) =>
      fc.record({
        deals: fc.constant(deals),
        from: fc.nat({ max: deals.length }),
        size: fc.nat({ max: 30 }),
      }),
    );
    fc.assert(
      fc.property(anyPart, ({ deals, from, size }) => {
        const shown = sortPart(Int32Array.from(deals), from, from + size, (a, b) => b - a);
        expect([...shown]).toEqual(deals.toSorted((a, b) => b - a).slice(from, from + size));
      }),
    );
  });

  const size = 50_000;
  it.each<[string, (at: number) => number]>([
    ['in order', (at) => -at],
    ['in the opposite order', (at) => at],
    ['all alike', () => 7],
    ['two runs of one length', (at) => at % (size / 2)],
    ['up and down again', (at) => Math.min(at, size - at)],
    ['many runs', (at) => at % 100],
  ])('takes few comparisons of deals that come %s', (_, nth) => {
    for (const from of [0, size / 2, size - 20]) {
      let comparisons = 0;
      sortPart(
        Int32Array.from({ length: size }, (_, at) => nth(at)),
        from,
        from + 20,
        (a, b) => {
          comparisons++;
          return b - a;
        },
      );
      expect(comparisons).toBeLessThan(10 * size);
    }
  });
});
