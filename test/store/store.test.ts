import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { SourceRecord, TableName } from '../../src/deals/deal.ts';
import { chartLife } from '../../src/store/charts.ts';
import type { MirrorSource } from '../../src/store/mirror-source.ts';
import { nothingRead } from '../../src/store/reading.ts';
import { openStore } from '../../src/store/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'kpi-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

const now = Date.parse('2026-03-10T10:00:00Z');
const record = (id: string, value: number): SourceRecord => ({ id, fields: { close_value: value } });

async function readAll(source: MirrorSource, table: TableName): Promise<SourceRecord[]> {
  const all: SourceRecord[] = [];
  for await (const records of source.records(table)) all.push(...records);
  return all;
}

describe('the database', () => {
  it('is created on the first start, folder included, and keeps what was put there', async () => {
    const url = `file:${join(folder, 'new', 'deep', 'kpi.db')}`;
    const first = await openStore(url);
    await first.people.put('U1', { locale: 'fr-FR', zone: 'Europe/Paris', fetched: now });
    await first.close();
    const second = await openStore(url);
    expect(await second.people.get('U1')).toEqual({ locale: 'fr-FR', zone: 'Europe/Paris', fetched: now });
    expect(await second.people.get('U2')).toBeNull();
    await second.close();
  });

  it('is opened by two processes that start at the same time', async () => {
    const url = `file:${join(folder, 'both.db')}`;
    const stores = await Promise.all([openStore(url), openStore(url)]);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('that is no database is named, with what to do', async () => {
    const path = join(folder, 'letter.txt');
    writeFileSync(path, 'Dear Sir or Madam, this is a letter and no database. '.repeat(100));
    await expect(openStore(`file:${path}`)).rejects.toThrow(/letter\.txt could not be opened.*DATABASE_URL/);
  });

  it('in a folder that cannot be made is named, with what to do', async () => {
    const path = join(folder, 'file');
    writeFileSync(path, '');
    await expect(openStore(`file:${join(path, 'kpi.db')}`)).rejects.toThrow(/kpi\.db could not be opened/);
  });

  it('of another kind is refused without repeating a password', async () => {
    const opening = openStore('postgres://kpi:s3cret@db/kpi');
    await expect(opening).rejects.toThrow(/"postgres:" is not supported/);
    await expect(opening).rejects.not.toThrow(/s3cret/);
  });
});

describe('the mirror', () => {
  it('shows a whole read only once it is adopted, and then no longer the one before', async () => {
    const { mirror } = await openStore(':memory:');
    const one = await mirror.begin();
    await one.write('products', [record('a', 1), record('b', 2)]);
    await mirror.adopt('base', one.generation, nothingRead);
    const two = await mirror.begin();
    await two.write('products', [record('c', 3)]);
    expect((await mirror.state('base')).generation).toBe(one.generation);
    await mirror.sweep();
    expect(await readAll(mirror.source(two.generation), 'products')).toEqual([]);

    const three = await mirror.begin();
    await three.write('products', [record('d', 4)]);
    await mirror.adopt('base', three.generation, nothingRead);
    await mirror.sweep();
    expect(await readAll(mirror.source(three.generation), 'products')).toEqual([record('d', 4)]);
    expect(await readAll(mirror.source(one.generation), 'products')).toEqual([]);
  });

  it('belongs to its fingerprint, and goes up in revision with every change of records', async () => {
    const { mirror } = await openStore(':memory:');
    const { generation, write } = await mirror.begin();
    await write('products', [record('a', 1)]);
    await mirror.adopt('base', generation, nothingRead);
    expect(await mirror.state('base')).toMatchObject({ generation, revision: 1 });
    expect(await mirror.state('other')).toEqual({ generation: null, revision: 0, reading: nothingRead });
    await mirror.change('base', new Map([['products', [record('a', 2)]]]), nothingRead);
    await mirror.note('base', { ...nothingRead, wholeTried: 5 });
    expect(await mirror.state('base')).toMatchObject({ revision: 2, reading: { wholeTried: 5 } });
  });

  it('gives changed records in the place of the old ones, and then the new ones', async () => {
    const { mirror } = await openStore(':memory:');
    const { generation, write } = await mirror.begin();
    const records = Array.from({ length: 950 }, (_, at) => record(`r${at}`, at));
    await write('sales_pipeline', records);
    await mirror.adopt('base', generation, nothingRead);
    const changes = [record('r900', -1), record('new', 7)];
    await mirror.change('base', new Map([['sales_pipeline', changes]]), nothingRead);
    const all = await readAll(mirror.source(generation), 'sales_pipeline');
    expect(all).toEqual([...records.with(900, record('r900', -1)), record('new', 7)]);
  });

  it('keeps a record once that comes twice in a whole read, as it came last', async () => {
    const { mirror } = await openStore(':memory:');
    const { generation, write, count } = await mirror.begin();
    await write('products', [record('a', 1), record('b', 2)]);
    await write('products', [record('b', 3), record('c', 4)]);
    expect(count('products')).toBe(3);
    const all = await readAll(mirror.source(generation), 'products');
    expect(all).toEqual([record('a', 1), record('b', 3), record('c', 4)]);
  });

  it('finds records by their ids, changed and new ones as they are now; what is not there is absent', async () => {
    const { mirror } = await openStore(':memory:');
    const { generation, write } = await mirror.begin();
    const records = Array.from({ length: 950 }, (_, at) => record(`r${at}`, at));
    await write('sales_pipeline', records);
    await write('products', [record('p1', 1)]);
    await mirror.adopt('base', generation, nothingRead);
    const changes = [record('r900', -1), record('new', 7)];
    await mirror.change('base', new Map([['sales_pipeline', changes]]), nothingRead);
    const find = async (...ids: string[]) => {
      const found = await mirror.source(generation).find('sales_pipeline', ids);
      for (const [id, each] of found) expect(each.id).toBe(id);
      return [...found.values()].map(({ id, fields }) => `${id} ${fields.close_value}`).toSorted();
    };
    expect(await find('r3', 'r900', 'new', 'r949')).toEqual(['new 7', 'r3 3', 'r900 -1', 'r949 949']);
    // no start of another id, no record of another table, none that vanished, none twice
    expect(await find('r94', 'p1', 'gone', 'r94')).toEqual(['r94 94']);
    expect(await find()).toEqual([]);
    const changed = records.map(({ id }) => record(id, 0));
    await mirror.change('base', new Map([['sales_pipeline', changed.slice(0, 300)]]), nothingRead);
    const all = await find(...records.map(({ id }) => id));
    expect(all).toHaveLength(950);
    expect(all.filter((each) => each.endsWith(' 0'))).toHaveLength(300);
    expect(await mirror.source(generation + 1).find('sales_pipeline', ['r3'])).toEqual(new Map());
  });

  it('finds records whose ids and fields read like JSON', async () => {
    const { mirror } = await openStore(':memory:');
    const { generation, write } = await mirror.begin();
    const odd = ['a"b', 'a\\', '","id":"r1', 'é\u2028世', '', '.*'];
    const misleading: SourceRecord = { id: 'r0', fields: { account: '"id":"r1"', owner: { id: 'r2' } } };
    await write('sales_pipeline', [misleading, ...odd.map((id, at) => record(id, at))]);
    for (const [at, id] of odd.entries()) {
      const found = await mirror.source(generation).find('sales_pipeline', [id]);
      expect([...found]).toEqual([[id, record(id, at)]]);
    }
    const found = await mirror.source(generation).find('sales_pipeline', ['r0', 'r1', 'r2']);
    expect([...found]).toEqual([['r0', misleading]]);
  });

  it('forgets what was written of a table that begins again', async () => {
    const { mirror } = await openStore(':memory:');
    const { generation, write, restart } = await mirror.begin();
    await write('accounts', [record('x', 1)]);
    await write('products', [record('a', 1), record('b', 2)]);
    await write('products', [record('b', 3)]);
    await restart('products');
    await write('products', [record('b', 4)]);
    expect(await readAll(mirror.source(generation), 'products')).toEqual([record('b', 4)]);
    expect(await readAll(mirror.source(generation), 'accounts')).toEqual([record('x', 1)]);
  });
});

describe('what else is kept', () => {
  it('counts the calls to Airtable by calendar month (UTC)', async () => {
    const { calls } = await openStore(':memory:');
    await calls.add(Date.parse('2026-03-31T23:59:59Z'), 2);
    await calls.add(Date.parse('2026-03-01T00:00:00Z'), 3);
    expect(await calls.count(now)).toBe(5);
    expect(await calls.count(Date.parse('2026-04-01T00:00:00Z'))).toBe(0);
  });

  it('gives a lease to one owner until it ends, is released, or is renewed', async () => {
    const { leases } = await openStore(':memory:');
    expect(await leases.acquire('sync', 'one', now + 10, now)).toBe(true);
    expect(await leases.acquire('sync', 'two', now + 10, now)).toBe(false);
    expect(await leases.acquire('sync', 'one', now + 20, now)).toBe(true);
    expect(await leases.renew('sync', 'one', now + 30)).toBe(true);
    expect(await leases.acquire('sync', 'two', now + 50, now + 29)).toBe(false);
    expect(await leases.acquire('sync', 'two', now + 50, now + 30)).toBe(true);
    expect(await leases.renew('sync', 'one', now + 60)).toBe(false);
    await leases.release('sync', 'one');
    expect(await leases.acquire('sync', 'one', now + 60, now + 40)).toBe(false);
    await leases.release('sync', 'two');
    expect(await leases.acquire('sync', 'one', now + 60, now + 40)).toBe(true);
  });

  it('keeps charts for 30 days', async () => {
    const { charts } = await openStore(':memory:');
    await charts.put({ key: 'k', config: '{}', alt: 'Revenue' }, now);
    expect(await charts.get('k', now + chartLife - 1)).toMatchObject({ config: '{}', alt: 'Revenue' });
    expect(await charts.get('k', now + chartLife)).toBeNull();
    expect(await charts.purge(now + chartLife)).toBe(1);
  });
});
