import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readTrail, writeTrail } from '../../src/slack/kept-trail.ts';
import { decodeTrail, encodeTrail, goBack, goTo, type Place, type Trail } from '../../src/slack/place.ts';
import { openStore } from '../../src/store/store.ts';

const report = (line: string): Place => ({ show: 'report', line });
const line = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/^[#?]/.test(text));
const place: fc.Arbitrary<Place> = fc.oneof(
  line.map(report),
  fc.record({
    show: fc.constant('deals' as const),
    line,
    kpi: fc.constant('win_rate' as const),
    page: fc.integer({ min: 1, max: 99_999 }),
  }),
  fc.record({ show: fc.constant('receipt' as const), line, kpi: fc.constant('total_revenue' as const) }),
);

test('a trail is read as it was written', () => {
  fc.assert(
    fc.property(place, fc.array(place, { maxLength: 12 }), (here, back) => {
      expect(decodeTrail(encodeTrail({ here, back }))).toEqual({ here, back });
    }),
  );
});

test.each([
  '',
  '[]',
  '["agents',
  '{}',
  '[1]',
  '["#x total_revenue agents"]',
  '["#1 no_kpi agents"]',
  '["?"]',
  'null',
])('%s is no trail', (text) => expect(decodeTrail(text)).toBeNull());

test('a text cut anywhere is no trail', () => {
  const whole = encodeTrail({ here: report('agents last month'), back: [report('overview')] });
  for (let end = 0; end < whole.length; end++) expect(decodeTrail(whole.slice(0, end))).toBeNull();
});

describe('steps', () => {
  const start: Trail = { here: report('agents'), back: [] };

  it('lead on and back; to where one is already is none', () => {
    const next = goTo(start, report('products'));
    expect(next).toEqual({ here: report('products'), back: [report('agents')] });
    expect(goTo(next, report('products'))).toEqual(next);
    expect(goBack(next)).toEqual(start);
    expect(goBack(start)).toBeNull();
  });

  it('are forgotten after twelve', () => {
    let trail = start;
    for (let n = 0; n < 30; n++) trail = goTo(trail, report(`agents top ${n + 1}`));
    expect(trail.back).toHaveLength(12);
  });
});

test('a trail too long for a block id is kept under a short key, for ninety days', async () => {
  const store = await openStore(':memory:');
  const long: Trail = { here: report(`agents account:"${'x'.repeat(300)}"`), back: [] };
  const short: Trail = { here: report('agents'), back: [] };
  const day = 86_400_000;
  const [key, id] = [await writeTrail(store.trails, long, 0), await writeTrail(store.trails, short, 0)];
  expect(key.length).toBeLessThan(30);
  expect(id).toBe('t:["agents"]');
  expect(await writeTrail(store.trails, long, 5)).toBe(key);
  expect(await readTrail(store.trails, key, 89 * day)).toEqual(long);
  expect(await readTrail(store.trails, id, 900 * day)).toEqual(short);
  expect(await readTrail(store.trails, key, 91 * day)).toBeNull();
  expect(await readTrail(store.trails, 'b123', 0)).toBeNull();
  await store.close();
});
