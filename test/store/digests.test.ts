import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestChoices } from '../../src/store/digests.ts';
import { openStore, type Store } from '../../src/store/store.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore('file::memory:');
});
afterEach(() => store.close());

const mondays: DigestChoices = {
  schedule: 'mon 09:00',
  zone: 'Europe/Paris',
  destinations: ['C1', 'U1'],
  line: 'agents last week',
  locale: 'fr',
  charts: 'native',
};
const make = (key: string, now: number) => store.digests.create(key, { ...mondays, owner: 'U1' }, now);

describe('a digest that somebody made', () => {
  it('is kept as it was chosen, and owes nothing from before', async () => {
    await make('d1', 1000);
    expect(await store.digests.get('d1')).toEqual({
      ...mondays,
      ...{ key: 'd1', owner: 'U1', paused: null, made: 1000, version: 1, lastSlot: 1000 },
    });
    expect(await store.digests.get('d2')).toBeNull();
  });

  it('stands before older ones, paused or not, but only what is not paused is sent', async () => {
    await make('older', 1000);
    await make('newer', 2000);
    await store.digests.change('newer', 1, { paused: 'owner' }, 3000);
    expect((await store.digests.all()).map(({ key }) => key)).toEqual(['newer', 'older']);
    expect((await store.digests.list()).map(({ key }) => key)).toEqual(['older']);
  });

  it('changed by two people at once has the change of one, and the other is told', async () => {
    await make('d1', 1000);
    const changes = await Promise.all([
      store.digests.change('d1', 1, { destinations: ['C2'] }, 2000),
      store.digests.change('d1', 1, { destinations: ['C3'] }, 2000),
    ]);
    expect(changes).toEqual([true, false]);
    expect(await store.digests.get('d1')).toMatchObject({ destinations: ['C2'], version: 2 });
  });

  const changes = [
    ['other words', { line: 'products last week' }, 1000],
    ['another owner', { owner: 'U2' }, 1000],
    ['another hour', { schedule: 'mon 10:00' }, 5000],
    ['another time zone', { zone: 'UTC' }, 5000],
    ['a pause', { paused: 'owner' }, 1000],
  ] as const;
  it.each(changes)('with %s owes what came up since %j: %i', async (_, change, owedSince) => {
    await make('d1', 1000);
    expect(await store.digests.change('d1', 1, change, 5000)).toBe(true);
    expect(await store.digests.get('d1')).toMatchObject({ ...change, lastSlot: owedSince });
  });

  it('that goes on after a pause owes nothing from before it went on', async () => {
    await make('d1', 1000);
    await store.digests.change('d1', 1, { paused: 'owner' }, 2000);
    await store.digests.change('d1', 2, { paused: null }, 9000);
    expect(await store.digests.get('d1')).toMatchObject({ paused: null, lastSlot: 9000, version: 3 });
  });

  it('skips what comes up until then, and never less than before', async () => {
    await make('d1', 1000);
    await store.digests.skip('d1', 3000);
    await store.digests.skip('d1', 2000);
    expect((await store.digests.get('d1'))?.lastSlot).toBe(3000);
  });

  it('goes with what its destinations came to', async () => {
    await make('d1', 1000);
    await store.digests.pause('d1', 'C1', 'is_archived', 2000);
    await store.digests.remove('d1');
    expect(await store.digests.all()).toEqual([]);
    expect(await store.digests.paused()).toEqual([]);
    expect(await store.digests.change('d1', 1, { owner: 'U2' }, 3000)).toBe(false);
  });
});
