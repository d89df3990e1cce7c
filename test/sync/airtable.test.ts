import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultMapping } from '../../src/airtable/mapping.ts';
import { openBase } from '../../src/airtable/read.ts';
import { type AirtableStandIn, startAirtable } from '../../src/playground/airtable/server.ts';
import { buildSampleBase } from '../../src/playground/sample.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { createLoad } from '../../src/sync/load.ts';
import { createSync, type Sync } from '../../src/sync/sync.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const log = pino({ level: 'silent' });

let clock: ManualClock;
let airtable: AirtableStandIn;
let store: Store;
let sync: Sync;

/** Airtable, its client and the sync live by one clock; the client's waits pass at once. */
async function wait(milliseconds: number): Promise<void> {
  clock.advance(milliseconds);
}

beforeEach(async () => {
  clock = createManualClock('2026-03-10T10:00:00Z');
  airtable = await startAirtable({
    tables: buildSampleBase({ today: '2026-03-10', deals: 450, oddities: false }),
    now: clock.now,
    sleep: wait,
    perSecond: 0,
  });
  store = await openStore(':memory:');
  const base = openBase({
    token: airtable.token,
    baseId: airtable.baseId,
    endpointUrl: airtable.url,
    log,
    now: clock.now,
    sleep: wait,
    deadline: 300,
    onCall: () => void store.calls.add(clock.now(), 1),
  });
  sync = createSync({
    store,
    base,
    load: createLoad({ zone: 'UTC', mapping: defaultMapping }),
    config: { interval: 5 * minute, monthlyCalls: 1_000_000, fingerprint: 'one' },
    clock,
    log,
    onDataset: () => {},
  });
  await sync.start();
  await sync.ready();
  await idle();
});

afterEach(async () => {
  await sync.stop();
  await store.close();
  await airtable.close();
});

/** Real requests are under way: waits for the read to end, without moving time. */
async function idle(): Promise<void> {
  for (let quiet = 0; quiet < 5; ) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    quiet = sync.state().phase === 'idle' ? quiet + 1 : 0;
  }
}

async function pass(milliseconds: number): Promise<number> {
  const before = airtable.requests.length;
  clock.advance(milliseconds);
  await idle();
  return airtable.requests.length - before;
}

const won = () => {
  const { start, end } = sync.dataset()?.ranges.won ?? { start: 0, end: 0 };
  return end - start;
};
const pipeline = () => {
  const table = airtable.tables.sales_pipeline;
  if (!table) throw new Error('no pipeline');
  return table;
};
const aDeal = (stage: string) => pipeline().rows.find(({ fields }) => fields.deal_stage === stage)?.id ?? '';

describe('changes of the base, over the wire', () => {
  it('cost one call where there are none', async () => {
    expect(await pass(6 * minute)).toBe(1);
    expect(airtable.requests.at(-1)?.formula).toMatch(/LAST_MODIFIED_TIME\(\)/);
  });

  it('a deal that is won, and one that is new, count at the next read', async () => {
    const before = won();
    pipeline().change(aDeal('Engaging'), { deal_stage: 'Won', close_date: '2026-03-10', close_value: 1000 });
    pipeline().add({
      ...pipeline().rows[0]?.fields,
      deal_stage: 'Won',
      close_date: '2026-03-09',
      close_value: 5,
    });
    await pass(6 * minute);
    expect(won()).toBe(before + 2);
  });

  it('an agent who was renamed has the new name within the hour', async () => {
    const agents = airtable.tables.sales_teams;
    const first = agents?.rows[0]?.id ?? '';
    agents?.change(first, { sales_agent: 'Zélie Nouvelle' });
    await pass(61 * minute);
    expect(sync.dataset()?.columns.agent.members.map(({ name }) => name)).toContain('Zélie Nouvelle');
  });

  it('a deal that was deleted is gone within the day', async () => {
    const before = won();
    pipeline().delete(aDeal('Won'));
    await pass(6 * minute);
    expect(won()).toBe(before);
    await pass(day);
    expect(won()).toBe(before - 1);
  });
});

describe('catching up, for whoever needs fresh figures', () => {
  it('reads the changes at once where the last read is older than a minute', async () => {
    clock.advance(2 * minute);
    const before = won();
    pipeline().change(aDeal('Engaging'), { deal_stage: 'Won', close_date: '2026-03-10', close_value: 1000 });
    const calls = airtable.requests.length;
    expect(await sync.catchUp()).toBe('fresh');
    expect([won(), airtable.requests.length - calls]).toEqual([before + 1, 1]);
    expect(await sync.catchUp()).toBe('fresh');
    expect(airtable.requests.length - calls).toBe(1);
  });

  it('says where Airtable could not be read, and where no call is left', async () => {
    clock.advance(2 * minute);
    airtable.faults.always('monthly_cap');
    expect(await sync.catchUp()).toBe('failed');
    expect(await sync.catchUp()).toBe('no_calls');
  });

  it('ends with the program', async () => {
    clock.advance(2 * minute);
    airtable.faults.always('stalled_headers');
    const waiting = sync.catchUp();
    await sync.stop();
    expect(await waiting).toBe('stopped');
  });
});

describe('Airtable on a bad day', () => {
  it.each(['server_error', 'html', 'stalled_body', 'cut_json', 'reset', 'unavailable'] as const)(
    'one %s in the middle of a whole read costs a repeat, and nothing else',
    async (fault) => {
      airtable.faults.next(fault, 1, ({ table, page }) => table === 'sales_pipeline' && page === 3);
      pipeline().delete(aDeal('Won'));
      const before = won();
      await pass(day);
      expect(won()).toBe(before - 1);
      expect(sync.state().reading.problem).toBeNull();
    },
  );

  it('a reading that expired begins again, and no deal counts twice', async () => {
    const size = sync.dataset()?.size;
    airtable.faults.next(
      'iterator_expired',
      2,
      ({ table, page }) => table === 'sales_pipeline' && page === 4,
    );
    await pass(day);
    expect(sync.dataset()?.size).toBe(size);
    expect(sync.state().reading.problem).toBeNull();
  });

  it('a field that was renamed is named, the old data keeps answering, and all is well when it is back', async () => {
    const size = sync.dataset()?.size;
    pipeline().renameField('close_value', 'Amount');
    await pass(day);
    expect(sync.state().reading.problem).toMatchObject({
      kind: 'no_field',
      message: expect.stringContaining('close_value'),
    });
    expect(sync.dataset()?.size).toBe(size);
    pipeline().renameField('Amount', 'close_value');
    await pass(day);
    expect(sync.state().reading.problem).toBeNull();
  });

  it('an optional field that is not there is left out, and said', async () => {
    airtable.tables.accounts?.removeField('office_location');
    await pass(day);
    expect(sync.state().reading.tables?.accounts.withoutFields).toEqual(['office_location']);
    expect(sync.dataset()?.columns.location.members).toEqual([]);
  });

  it('an optional field that is back is read at once, also of records that came while it was missing', async () => {
    pipeline().renameField('account', 'Customer');
    const account = aDeal('Won');
    pipeline().change(account, { close_value: 777_777 });
    await pass(6 * minute);
    expect(sync.state().reading.tables?.sales_pipeline.withoutFields).toEqual(['account']);
    pipeline().renameField('Customer', 'account');
    await pass(6 * minute);
    await pass(minute);
    expect(sync.state().reading.tables?.sales_pipeline.withoutFields).toEqual([]);
    const dataset = sync.dataset();
    const deal = dataset?.value.indexOf(777_777) ?? -1;
    expect(dataset?.columns.account.of[deal]).toBeGreaterThanOrEqual(0);
  });

  it('once the calls of the month are used up it is not called again before the next month', async () => {
    airtable.faults.always('monthly_cap');
    await pass(6 * minute);
    expect(sync.state().reading.problem?.kind).toBe('monthly_cap');
    expect(await pass(10 * day)).toBe(0);
    airtable.faults.clear();
    expect(await pass(12 * day)).toBeGreaterThan(0);
    expect(sync.state().reading.problem).toBeNull();
  });

  it('asked too often, everybody waits half a minute, once', async () => {
    airtable.faults.next('rate_limited');
    const began = clock.now();
    await pass(6 * minute);
    expect(clock.now() - began).toBeGreaterThanOrEqual(6 * minute + 30_000);
    expect(sync.state().reading.problem).toBeNull();
    expect(await pass(hour)).toBeGreaterThan(0);
  });
});
