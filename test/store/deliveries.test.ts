import { describe, expect, it } from 'vitest';
import type { NewRun } from '../../src/store/delivery.ts';
import { openStore } from '../../src/store/store.ts';

const at = Date.parse('2026-11-23T09:00:00Z');
const week = 7 * 86_400_000;
const run = (instant: number, state: NewRun['state'] = 'claimed'): NewRun => ({
  digest: 'env',
  slot: new Date(instant).toISOString(),
  instant,
  late: false,
  state,
});
const slot = run(at).slot;
const key = { digest: 'env', slot, destination: 'C1' };
const lease = (owner: string, now: number) => ({ owner, until: now + 60_000 });

async function setUp() {
  const store = await openStore(':memory:');
  await store.digests.configure('env', { schedule: 'mon 09:00', zone: 'UTC', destinations: ['C1'] }, at - 1);
  return store;
}

describe('the slots of a digest', () => {
  it('are made for all destinations at once, by one process', async () => {
    const { deliveries, digests } = await setUp();
    const [first, second] = await Promise.all([
      deliveries.make('env', [run(at)], ['C1', 'C2'], lease('a', at), at),
      deliveries.make('env', [run(at)], ['C1', 'C2'], lease('b', at), at),
    ]);
    expect([first, second].filter(Boolean)).toHaveLength(1);
    expect(await deliveries.ofRun('env', slot)).toHaveLength(2);
    expect((await digests.list())[0]?.lastSlot).toBe(at);
  });

  it('at or before the last one are refused, for other destinations as well', async () => {
    const { deliveries } = await setUp();
    expect(await deliveries.make('env', [run(at)], ['C1'], lease('a', at), at)).toBe(true);
    expect(await deliveries.make('env', [run(at)], ['C2'], lease('a', at), at)).toBe(false);
    expect(await deliveries.make('env', [run(at - week)], ['C1'], lease('a', at), at)).toBe(false);
    expect((await deliveries.ofRun('env', slot)).map(({ destination }) => destination)).toEqual(['C1']);
    expect(await deliveries.run('env', run(at - week).slot)).toBeNull();
  });
});

describe('a delivery', () => {
  it('is moved on by the owner of its lease alone', async () => {
    const { deliveries } = await setUp();
    await deliveries.make('env', [run(at)], ['C1'], lease('a', at), at);
    expect(await deliveries.move(key, ['claimed'], 'built', 'b', at)).toBe(false);
    expect(await deliveries.move(key, ['claimed'], 'built', 'a', at)).toBe(true);
    expect(await deliveries.move(key, ['claimed'], 'built', 'a', at)).toBe(false);
  });

  it('is posted only while the lease lasts, but what came of a post is noted later too', async () => {
    const { deliveries } = await setUp();
    await deliveries.make('env', [run(at)], ['C1'], lease('a', at), at);
    expect(await deliveries.move(key, ['claimed'], 'posting', 'a', at + 60_000)).toBe(false);
    expect(await deliveries.move(key, ['claimed'], 'posting', 'a', at + 59_999)).toBe(true);
    expect(await deliveries.move(key, ['posting'], 'failed', 'a', at + 90_000, { error: 'x' })).toBe(true);
  });

  it('is taken over when its lease is over, as it is, or as unknown where it was being posted', async () => {
    const { deliveries } = await setUp();
    await deliveries.make('env', [run(at)], ['C1', 'C2'], lease('a', at), at);
    await deliveries.move(key, ['claimed'], 'posting', 'a', at);
    await deliveries.renew(lease('a', at + 30_000), [{ digest: 'env', slot }]);
    expect(await deliveries.takeOver(lease('b', at), at + 60_000)).toEqual([]);
    expect(await deliveries.takeOver(lease('b', at + 90_000), at + 90_000)).toEqual([
      { digest: 'env', slot },
    ]);
    const states = (await deliveries.ofRun('env', slot)).map(({ state }) => state);
    expect(states).toEqual(['unknown', 'claimed']);
    expect(await deliveries.move({ ...key, destination: 'C2' }, ['claimed'], 'built', 'a', at + 91_000)).toBe(
      false,
    );
  });

  it('is given up at once by a process that ends in peace, unless it is being posted', async () => {
    const { deliveries } = await setUp();
    await deliveries.make('env', [run(at)], ['C1', 'C2'], lease('a', at), at);
    await deliveries.move(key, ['claimed'], 'posting', 'a', at);
    await deliveries.release('a', at + 1);
    await deliveries.takeOver(lease('b', at + 1), at + 1);
    expect((await deliveries.ofRun('env', slot)).map(({ state }) => state)).toEqual(['posting', 'claimed']);
  });

  it('whose message is in Slack after all is delivered, whoever had given it up', async () => {
    const { deliveries } = await setUp();
    await deliveries.make('env', [run(at)], ['C1'], lease('a', at), at);
    await deliveries.move(key, ['claimed'], 'posting', 'a', at);
    await deliveries.takeOver(lease('b', at + week), at + week);
    await deliveries.deliver(key, { channel: 'C1', ts: '1.2' }, at + week);
    expect(await deliveries.ofRun('env', slot)).toMatchObject([
      { state: 'delivered', settled: true, channel: 'C1', ts: '1.2', error: null },
    ]);
  });

  it('is forgotten with its run when it is old and done', async () => {
    const { deliveries } = await setUp();
    await deliveries.make('env', [run(at, 'missed')], ['C1'], lease('a', at), at);
    await deliveries.make('env', [run(at + week)], ['C1'], lease('a', at), at);
    expect(await deliveries.purge(at)).toBe(0);
    expect(await deliveries.purge(at + 1)).toBe(1);
    expect((await deliveries.latest('env', 9)).map(({ instant }) => instant)).toEqual([at + week]);
  });
});

describe('a digest', () => {
  it('tells its owner of a place once until it has recovered', async () => {
    const { digests } = await setUp();
    expect(await digests.beginFailing('env', 'C1', at)).toBe(true);
    expect(await digests.beginFailing('env', 'C1', at + week)).toBe(false);
    expect(await digests.beginFailing('env', 'C2', at)).toBe(true);
    await digests.endFailing('env', 'C1');
    expect(await digests.beginFailing('env', 'C1', at + 2 * week)).toBe(true);
  });
});
