import { describe, expect, it } from 'vitest';
import { computeRunState } from '../../src/digests/state.ts';
import {
  configure,
  createHarness,
  hour,
  leaders,
  minute,
  monday,
  nextMonday,
  sales,
  statesOf,
} from './harness.ts';

const daily = { schedule: 'daily 09:00', zone: 'Europe/Paris', destinations: [sales] };

async function slotsOf(harness: Awaited<ReturnType<typeof createHarness>>) {
  const runs = await harness.store.deliveries.latest('env', 100);
  const found: string[] = [];
  for (const { slot, late } of runs.toSorted((a, b) => a.instant - b.instant)) {
    const [row] = await harness.store.deliveries.ofRun('env', slot);
    found.push(`${slot.slice(0, 16)} ${row?.state}${late ? ' late' : ''}`);
  }
  return found;
}

describe('after a week of downtime', () => {
  it('the last slot is sent late, where it is within six hours, and the rest are missed', async () => {
    const harness = await createHarness({ start: '2026-11-16T12:00:00Z' });
    await harness.engine.configure('env', daily);
    await harness.runAt('2026-11-23T13:59:00Z');
    expect(await slotsOf(harness)).toEqual([
      '2026-11-17T08:00 missed',
      '2026-11-18T08:00 missed',
      '2026-11-19T08:00 missed',
      '2026-11-20T08:00 missed',
      '2026-11-21T08:00 missed',
      '2026-11-22T08:00 missed',
      '2026-11-23T08:00 delivered late',
    ]);
    expect(harness.texts(sales)).toEqual(['Digest of 2026-11-23T08:00:00.000Z, late']);
    expect(harness.built).toEqual([Date.parse('2026-11-23T08:00:00Z')]);
  });

  it('all are missed where the last is older', async () => {
    const harness = await createHarness({ start: '2026-11-20T12:00:00Z' });
    await harness.engine.configure('env', daily);
    await harness.runAt('2026-11-23T14:01:00Z');
    expect((await slotsOf(harness)).every((line) => line.endsWith(' missed'))).toBe(true);
    expect(harness.texts(sales)).toEqual([]);
    expect((await harness.engine.status())[0]?.last?.state).toBe('missed');
    await harness.runAt('2026-11-24T08:00:00Z');
    expect(harness.texts(sales)).toEqual(['Digest of 2026-11-24T08:00:00.000Z']);
  });

  it('a year of it costs little', async () => {
    const harness = await createHarness({ start: '2025-11-23T12:00:00Z' });
    await harness.engine.configure('env', { ...daily, schedule: '*/5 * * * *' });
    const began = performance.now();
    await harness.runAt('2026-11-23T14:00:00Z');
    expect(performance.now() - began).toBeLessThan(2000);
    expect(harness.texts(sales)).toHaveLength(1);
  });
});

describe('across clock changes', () => {
  it.each([
    [
      'Europe/Paris',
      '2026-03-27T12:00Z',
      '2026-03-31T12:00Z',
      ['03-28T01:30', '03-29T01:30', '03-30T00:30', '03-31T00:30'],
    ],
    [
      'Europe/Paris',
      '2026-10-23T12:00Z',
      '2026-10-27T12:00Z',
      ['10-24T00:30', '10-25T00:30', '10-26T01:30', '10-27T01:30'],
    ],
    [
      'America/New_York',
      '2026-03-06T12:00Z',
      '2026-03-10T12:00Z',
      ['03-07T07:30', '03-08T07:30', '03-09T06:30', '03-10T06:30'],
    ],
    [
      'America/New_York',
      '2026-10-30T12:00Z',
      '2026-11-03T12:00Z',
      ['10-31T06:30', '11-01T07:30', '11-02T07:30', '11-03T07:30'],
    ],
  ])(
    'one digest a day arrives in %s, ticking every quarter of an hour from %s',
    async (zone, from, until, slots) => {
      const harness = await createHarness({ start: from });
      await harness.engine.configure('env', { schedule: 'daily 02:30', zone, destinations: [sales] });
      for (let now = Date.parse(from); now <= Date.parse(until); now += 15 * minute) {
        // a digest takes seconds, which may carry the clock past the next tick
        await harness.runAt(Math.max(now, harness.clock.now()));
      }
      expect(harness.texts(sales).map((text) => text.slice(15, 26))).toEqual(slots);
    },
  );
});

describe('a slot', () => {
  it('is made once, whatever the clock does', async () => {
    const harness = await createHarness();
    await configure(harness);
    await harness.runAt(monday);
    await harness.runAt('2026-11-23T08:58:00Z');
    await harness.runAt('2026-11-23T09:00:30Z');
    expect(harness.texts(sales)).toHaveLength(1);
  });

  it('is late when a tick or two were lost, and says so', async () => {
    const harness = await createHarness();
    await configure(harness);
    await harness.runAt(Date.parse(monday) + 2 * minute);
    await harness.runAt(Date.parse(nextMonday) + 3 * minute);
    expect(harness.texts(sales)).toEqual([`Digest of ${monday}`, `Digest of ${nextMonday}, late`]);
  });

  it('from before the digest was made, changed or switched on again is owed to nobody', async () => {
    const harness = await createHarness({ start: '2026-11-23T10:00:00Z' });
    await configure(harness);
    await harness.run();
    expect(await harness.engine.configure('env', null)).toMatchObject({ schedule: 'mon 09:00' });
    await harness.runAt(Date.parse(nextMonday) + hour);
    expect(
      await harness.engine.configure('env', { schedule: 'mon 08:00', zone: 'UTC', destinations: [sales] }),
    ).toBeNull();
    await harness.run();
    expect(harness.texts(sales)).toEqual([]);
    await harness.runAt('2026-12-07T08:00:00Z');
    expect(harness.texts(sales)).toHaveLength(1);
  });

  it('goes where the digest goes now', async () => {
    const harness = await createHarness();
    await configure(harness);
    expect(
      await harness.engine.configure('env', { schedule: 'mon 09:00', zone: 'UTC', destinations: [leaders] }),
    ).toMatchObject({ destinations: [sales] });
    await harness.runAt(monday);
    expect([harness.texts(sales).length, harness.texts(leaders).length]).toEqual([0, 1]);
  });

  it('that was sent again by hand is a run of its own, for the same days, to the tester alone', async () => {
    const harness = await createHarness();
    await configure(harness);
    await harness.runAt(monday);
    const rows = await harness.drive(harness.engine.sendNow('env', ['U0AGENT001'], Date.parse(monday)));
    expect(rows).toMatchObject([{ state: 'delivered', channel: 'D0AGENT001' }]);
    expect(rows[0]?.slot).toMatch(/^manual:/);
    expect(harness.built).toEqual([Date.parse(monday), Date.parse(monday)]);
    expect(harness.texts(sales)).toHaveLength(1);
    expect(await statesOf(harness)).toEqual({ [sales]: 'delivered' });
    expect((await harness.engine.status())[0]?.last?.slot).toBe(monday);
  });
});

describe('the state of a run', () => {
  it.each([
    ['delivered', ['delivered', 'delivered']],
    ['partial', ['delivered', 'failed']],
    ['partial', ['delivered', 'unknown']],
    ['none', ['failed', 'unknown']],
    ['none', []],
    ['missed', ['missed', 'missed']],
    ['under_way', ['delivered', 'posting']],
    ['under_way', ['claimed']],
  ] as const)('is %s for deliveries that are %s', (state, states) => {
    expect(computeRunState(states.map((each) => ({ state: each })))).toBe(state);
  });
});

describe('a run that another process left behind', () => {
  it('is built anew and says that it is late, where its time is long past', async () => {
    const harness = await createHarness();
    await configure(harness);
    const instant = Date.parse(monday);
    const { deliveries } = harness.store;
    const run = { digest: 'env', slot: monday, instant, late: false, state: 'claimed' as const };
    await deliveries.make('env', [run], [sales], { owner: 'another', until: instant + minute }, instant);
    await deliveries.keepMessage(
      'env',
      monday,
      JSON.stringify({ text: 'old', before: [], after: [], picture: null }),
    );
    await harness.runAt(instant + 5 * hour);
    expect(harness.texts(sales)).toEqual([`Digest of ${monday}, late`]);
    expect(await slotsOf(harness)).toEqual(['2026-11-23T09:00 delivered late']);
  });
});
