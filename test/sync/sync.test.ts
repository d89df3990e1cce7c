import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createHarness, day, hour, minute } from './harness.ts';
import { deal, makeRecords } from './scripted-base.ts';

describe('the first start', () => {
  it('reads the whole base and tells of the dataset', async () => {
    const { sync, settle, sizes, base } = await createHarness({ records: makeRecords(250) });
    await sync.start();
    expect(sync.dataset()).toBeNull();
    await settle();
    expect(sizes).toEqual([250]);
    expect(base.asked).toEqual(['whole']);
    expect((await sync.ready()).size).toBe(250);
  });

  it('answers from an empty base too', async () => {
    const records = { sales_pipeline: [], products: [], sales_teams: [], accounts: [] };
    const { sync, settle, sizes } = await createHarness({ records });
    await sync.start();
    await settle();
    expect(sizes).toEqual([0]);
    expect(sync.state().reading.problem).toBeNull();
  });
});

describe('a restart', () => {
  it('answers from the mirror at once, with no call to Airtable', async () => {
    const before = await createHarness({ records: makeRecords(250) });
    await before.sync.start();
    await before.settle();
    await before.sync.stop();

    const after = before.another();
    await after.sync.start();
    expect(after.sizes).toEqual([250]);
    await after.settle();
    expect(after.base.calls).toBe(0);
  });

  it('takes the mirror of another base, endpoint or mapping for none', async () => {
    const before = await createHarness({ records: makeRecords(250) });
    await before.sync.start();
    await before.settle();
    await before.sync.stop();

    const after = before.another({ fingerprint: 'base two' });
    await after.sync.start();
    expect(after.sync.dataset()).toBeNull();
    await after.settle();
    expect(after.base.asked).toEqual(['whole']);
  });
});

describe('reading changes', () => {
  it('asks for those since the last read began, less two minutes, at the interval, in one call', async () => {
    const { sync, settle, pass, base, sizes } = await createHarness({ records: makeRecords(250) });
    await sync.start();
    await settle();
    base.calls = 0;
    await pass(5 * minute);
    await pass(5 * minute);
    expect(base.asked.slice(1)).toEqual([
      'sales_pipeline since 2026-03-10T09:58:00.000Z',
      'sales_pipeline since 2026-03-10T10:03:00.000Z',
    ]);
    expect(base.calls).toBe(2);
    expect(sizes).toEqual([250]);
  });

  it('puts changed and new deals in force, and keeps the dataset where nothing differs', async () => {
    const { sync, settle, pass, base, datasets, sizes } = await createHarness({ records: makeRecords(250) });
    await sync.start();
    await settle();
    base.changed = { sales_pipeline: [deal(3), deal(7, 5_000), deal(250)] };
    await pass(5 * minute);
    expect(sizes).toEqual([250, 251]);
    expect(datasets[1]?.value[7]).toBe(5_000);
    expect(datasets[1]?.value[3]).toBe(103);
    await pass(5 * minute);
    base.changed = { sales_pipeline: [deal(3)] };
    await pass(5 * minute);
    expect(sizes).toEqual([250, 251]);
    expect(sync.state().reading.tables?.sales_pipeline.records).toBe(251);
  });

  it('writes the pages anew where thousands of records changed', async () => {
    const { sync, settle, pass, base, datasets, store } = await createHarness({
      records: makeRecords(2_500),
    });
    await sync.start();
    await settle();
    base.changed = { sales_pipeline: Array.from({ length: 2_400 }, (_, at) => deal(at + 200, 9)) };
    await pass(5 * minute);
    expect(datasets[1]?.size).toBe(2_600);
    expect(datasets[1]?.value.filter((value) => value === 9).length).toBe(2_400);
    expect(await store.mirror.countChanges(2)).toBe(0);
  });

  it('reads the three small tables hourly, and everything once a day', async () => {
    const { sync, settle, pass, base } = await createHarness({
      records: makeRecords(250),
      monthlyCalls: 1e6,
    });
    await sync.start();
    await settle();
    for (let passed = 0; passed < 2 * hour; passed += 5 * minute) await pass(5 * minute);
    expect(base.asked.filter((asked) => asked.startsWith('accounts'))).toHaveLength(2);
    for (let passed = 0; passed < 2 * day; passed += 5 * minute) await pass(5 * minute);
    expect(base.asked.filter((asked) => asked === 'whole')).toHaveLength(3);
  });
});

describe('a table that shrank', () => {
  it('is refused when it lost more than half, until the next whole read confirms it', async () => {
    const { sync, settle, pass, base, sizes } = await createHarness({ records: makeRecords(250) });
    await sync.start();
    await settle();
    base.records = makeRecords(124);
    await pass(day + minute);
    expect(sizes).toEqual([250]);
    const { refused } = sync.state().reading;
    expect(refused?.tables).toEqual([{ table: 'sales_pipeline', before: 250, after: 124 }]);
    await pass(day + minute);
    expect(sizes).toEqual([250, 124]);
    expect(sync.state().reading.refused).toBeNull();
  });

  it('is taken when it lost half, or less', async () => {
    const { sync, settle, pass, base, sizes } = await createHarness({ records: makeRecords(250) });
    await sync.start();
    await settle();
    base.records = makeRecords(125);
    await pass(day + minute);
    expect(sizes).toEqual([250, 125]);
  });

  it('is forgotten when the next whole read has everything again', async () => {
    const { sync, settle, pass, base, sizes } = await createHarness({ records: makeRecords(250) });
    await sync.start();
    await settle();
    base.records = makeRecords(10);
    await pass(day + minute);
    base.records = makeRecords(251);
    await pass(day + minute);
    expect(sizes).toEqual([250, 251]);
    expect(sync.state().reading.refused).toBeNull();
  });

  it('is taken when the operator accepts it, without a minute of waiting', async () => {
    const { sync, settle, pass, base, sizes } = await createHarness({ records: makeRecords(250) });
    await sync.start();
    await settle();
    base.records = makeRecords(10);
    await pass(2 * minute);
    const asked = await sync.refresh();
    if (asked.kind !== 'reading') throw new Error('not read');
    expect(await asked.done).toMatchObject({ kind: 'refused' });
    const accepted = await sync.refresh({ accept: true });
    if (accepted.kind !== 'reading') throw new Error('not read');
    expect(await accepted.done).toEqual({ kind: 'read' });
    await settle();
    expect(sizes).toEqual([250, 10]);
  });
});

describe('refresh', () => {
  it('is refused within a minute of the last whole read, and says when to ask again', async () => {
    const { sync, settle, clock } = await createHarness({ records: makeRecords(250) });
    await sync.start();
    await settle();
    const read = clock.now();
    clock.advance(59_000);
    expect(await sync.refresh()).toEqual({ kind: 'too_young', read, again: read + minute });
  });

  it('reads everything, and whoever asks meanwhile waits for the same read', async () => {
    const { sync, settle, pass, base } = await createHarness({ records: makeRecords(250) });
    await sync.start();
    await settle();
    await pass(2 * minute);
    base.haltBefore = 2;
    const first = await sync.refresh();
    while (sync.state().progress?.records.sales_pipeline !== 200) await turn();
    const second = await sync.refresh();
    if (first.kind !== 'reading' || second.kind !== 'reading') throw new Error('not read');
    base.haltBefore = null;
    base.go();
    expect(await first.done).toEqual({ kind: 'read' });
    expect(await second.done).toEqual({ kind: 'read' });
    expect(base.asked).toEqual(['whole', 'whole']);
  });
});

describe('problems', () => {
  it('are kept with the moment they began, while the old data keeps answering, until a read succeeds', async () => {
    const { sync, settle, pass, base, clock } = await createHarness({ records: makeRecords(250) });
    await sync.start();
    await settle();
    base.fails = { kind: 'unreachable', after: 0 };
    await pass(5 * minute);
    const since = clock.now();
    await pass(5 * minute);
    expect(sync.state().reading.problem).toMatchObject({ kind: 'unreachable', since });
    expect(sync.dataset()?.size).toBe(250);
    base.fails = null;
    await pass(5 * minute);
    expect(sync.state().reading.problem).toBeNull();
  });

  it('leave the old mirror in force when a whole read fails on its way, and changes go on', async () => {
    const { sync, settle, pass, base, sizes } = await createHarness({ records: makeRecords(250) });
    await sync.start();
    await settle();
    base.fails = { kind: 'bad_answer', after: 2 };
    base.records = makeRecords(300);
    await pass(day + minute);
    expect(sync.state().reading.problem?.kind).toBe('bad_answer');
    base.fails = null;
    await pass(5 * minute);
    expect(base.asked.at(-1)).toMatch(/since/);
    expect(sizes).toEqual([250]);
    await pass(hour);
    expect(sizes).toEqual([250, 300]);
  });

  it('of the first read are tried again within a minute', async () => {
    const { sync, settle, pass, base, sizes } = await createHarness({ records: makeRecords(250) });
    base.fails = { kind: 'unreachable', after: 1 };
    await sync.start();
    await settle();
    expect(sync.state().reading.problem?.kind).toBe('unreachable');
    base.fails = null;
    await pass(minute);
    expect(sizes).toEqual([250]);
  });
});

describe('the calls of a month', () => {
  it('once used up at Airtable: none before the first of next month (UTC)', async () => {
    const { sync, settle, pass, base, clock } = await createHarness({ records: makeRecords(250) });
    await sync.start();
    await settle();
    base.fails = { kind: 'monthly_cap', after: 0 };
    await pass(5 * minute);
    expect(sync.state().reading.problem?.kind).toBe('monthly_cap');
    expect(sync.state().reading.noCallsUntil).toBe(Date.parse('2026-04-01T00:00:00Z'));
    base.fails = null;
    base.asked.length = 0;
    while (clock.now() < Date.parse('2026-03-31T18:00:00Z')) await pass(6 * hour);
    expect(base.asked).toEqual([]);
    await pass(6 * hour);
    expect(base.asked).toEqual(['whole']);
  });

  it('once used up at Airtable: a refresh asks all the same, and ends the silence where it is answered', async () => {
    const { sync, settle, pass, base } = await createHarness({ records: makeRecords(250) });
    await sync.start();
    await settle();
    base.fails = { kind: 'monthly_cap', after: 0 };
    await pass(5 * minute);
    base.fails = null;
    const asked = await sync.refresh();
    if (asked.kind !== 'reading') throw new Error('not read');
    expect(await asked.done).toEqual({ kind: 'read' });
    expect(sync.state().reading.noCallsUntil).toBeNull();
  });

  it('last the month: 600 for a base of at most 1,000 records', async () => {
    const { sync, settle, pass, base, clock } = await createHarness({
      records: makeRecords(250),
      monthlyCalls: null,
    });
    clock.advance(Date.parse('2026-04-01T00:00:00Z') - clock.now());
    await sync.start();
    await settle();
    while (clock.now() < Date.parse('2026-04-30T23:00:00Z')) await pass(30 * minute);
    expect(base.calls).toBeLessThanOrEqual(600);
    expect(base.calls).toBeGreaterThan(500);
  });
});
