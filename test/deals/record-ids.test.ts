import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stages } from '../../src/deals/deal.ts';
import { PackedIds } from '../../src/deals/record-ids.ts';
import { build, deal, exampleReference } from '../support/example.ts';

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
const airtableId = fc
  .array(fc.constantFrom(...alphabet), { minLength: 14, maxLength: 14 })
  .map((letters) => `rec${letters.join('')}`);
const anyId = fc.oneof(
  { weight: 3, arbitrary: airtableId },
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', 'rec', '7', 'recAAAAAAAAAAAAA', 'recAAAAAAAAAAAAAAA', 'REC AAAAAAAAAAAAA'),
  // of the right length, and odd in one place
  fc.constantFrom(
    'recAAAAAAAAAAAAAé',
    'recAAAAAAAAAAAAAĀ',
    'recAAAAAAAAAAAAA\u0000',
    'rec\u0000AAAAAAAAAAAAA',
    'recAAAAAA世AAAAAAA',
  ),
);
const packed = (ids: readonly string[]) => {
  const column = new PackedIds(0);
  column.grow(ids.length);
  for (const [deal, id] of ids.entries()) column.set(deal, id);
  return column;
};

describe('record ids', () => {
  it('come out as they were put in, whatever their form', () => {
    fc.assert(
      fc.property(fc.array(anyId), (ids) => {
        const column = packed(ids);
        expect(ids.map((_, deal) => column.of(deal))).toEqual(ids);
      }),
    );
  });

  it('follow another order', () => {
    const shuffled = fc
      .array(anyId, { minLength: 1 })
      .chain((ids) =>
        fc.tuple(fc.constant(ids), fc.shuffledSubarray([...ids.keys()], { minLength: ids.length })),
      );
    fc.assert(
      fc.property(shuffled, ([ids, order]) => {
        const column = packed(ids).inOrder(Int32Array.from(order));
        expect(ids.map((_, deal) => column.of(deal))).toEqual(order.map((deal) => ids[deal]));
      }),
    );
  });

  it('compare as texts do', () => {
    fc.assert(
      fc.property(fc.tuple(anyId, anyId), ([one, other]) => {
        const column = packed([one, other]);
        expect(Math.sign(column.compare(0, 1))).toBe(one < other ? -1 : Number(one > other));
        expect(column.compare(0, 0)).toBe(0);
      }),
    );
  });
});

describe('the record ids of a dataset', () => {
  const anyBase = fc.uniqueArray(
    fc.record({
      id: anyId,
      stage: fc.constantFrom(...stages, null),
      day: fc.constantFrom('—', '2024-07-01', '2024-08-01'),
    }),
    { selector: ({ id }) => id, maxLength: 40 },
  );

  it('stay with their deals, however these are ordered', () => {
    fc.assert(
      fc.property(anyBase, (base) => {
        // the value says which deal it is
        const dataset = build(
          base.map(({ id, stage, day }, at) => deal(id, 'Ana', 'Alpha', 'Acme', stage, day, day, at + 1)),
          exampleReference,
        );
        const found = [...dataset.value].map((value, at) => [value, dataset.recordIds.of(at)]);
        expect(found.toSorted(([a], [b]) => Number(a) - Number(b))).toEqual(
          base.map(({ id }, at) => [at + 1, id]),
        );
      }),
    );
  });

  it('of more deals than there was room for at first', () => {
    const ids = Array.from({ length: 3000 }, (_, at) => `recDea${String(at).padStart(11, '0')}`);
    const dataset = build(
      ids.map((id, at) => deal(id, 'Ana', 'Alpha', 'Acme', 'won', '2024-07-01', '2024-07-02', at)),
      exampleReference,
    );
    expect(ids.map((_, at) => dataset.recordIds.of(at))).toEqual(ids);
  });
});
