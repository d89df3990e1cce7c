import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseCsv, readCsvBase } from '../../src/playground/airtable/csv.ts';
import { serve } from '../../src/playground/airtable/serve.ts';
import {
  type AirtableOptions,
  type AirtableStandIn,
  startAirtable,
} from '../../src/playground/airtable/server.ts';

const rows = {
  products: Array.from({ length: 5 }, (_, i) => ({ id: `rec${i}`, fields: { product: `P${i}` } })),
};

interface Listed {
  readonly status: number;
  readonly body: {
    records?: { id: string; fields: Record<string, unknown> }[];
    offset?: string;
    [key: string]: unknown;
  };
}

async function start(options: Partial<AirtableOptions> = {}): Promise<{
  airtable: AirtableStandIn;
  list(query?: string, init?: RequestInit): Promise<Listed>;
  move(milliseconds: number): void;
}> {
  let time = Date.parse('2026-11-22T09:00:00Z');
  const airtable = await startAirtable({ tables: rows, now: () => time, ...options });
  onTestFinished(() => airtable.close());
  return {
    airtable,
    async list(query = '/products', init = {}) {
      const headers = { Authorization: `Bearer ${airtable.token}` };
      const response = await fetch(`${airtable.url}/v0/${airtable.baseId}${query}`, { headers, ...init });
      return { status: response.status, body: (await response.json()) as Listed['body'] };
    },
    move(milliseconds) {
      time += milliseconds;
    },
  };
}

test('pages follow each other by opaque offsets', async () => {
  const { list } = await start();
  const first = await list('/products?pageSize=3');
  expect(first.body.records?.map((record) => record.id)).toEqual(['rec0', 'rec1', 'rec2']);
  expect(first.body.offset).toMatch(/^itr/);
  const second = await list(`/products?pageSize=3&offset=${encodeURIComponent(first.body.offset ?? '')}`);
  expect(second.body.records?.map((record) => record.id)).toEqual(['rec3', 'rec4']);
  expect(second.body).not.toHaveProperty('offset');
});

test('POST listRecords lists as GET does', async () => {
  const { list, airtable } = await start();
  const answer = await list('/products/listRecords', {
    method: 'POST',
    headers: { Authorization: `Bearer ${airtable.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ fields: ['product'], pageSize: 2 }),
  });
  expect(answer.body.records).toHaveLength(2);
});

test('empty values are left out, and 0 is not', async () => {
  const fields = { product: 'P', a: '', b: [], c: false, d: null, sales_price: 0 };
  const { list } = await start({ tables: { products: [{ id: 'rec1', fields }] } });
  expect((await list()).body.records?.[0]?.fields).toEqual({ product: 'P', sales_price: 0 });
});

test('an offset expires, and says so', async () => {
  const { list, move, airtable } = await start({ iteratorLifetime: 60_000 });
  const { offset = '' } = (await list('/products?pageSize=3')).body;
  move(60_001);
  const expired = { status: 422, body: { error: 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE' } };
  expect(await list(`/products?offset=${encodeURIComponent(offset)}`)).toEqual(expired);
  const again = (await list('/products?pageSize=3')).body.offset ?? '';
  airtable.expireIterators();
  expect(await list(`/products?offset=${encodeURIComponent(again)}`)).toEqual(expired);
});

test('five requests in a sliding second; the sixth and all for 30 s are refused', async () => {
  const { list, move } = await start();
  for (let i = 0; i < 5; i++) expect((await list()).status).toBe(200);
  move(999);
  expect(await list()).toMatchObject({ status: 429, body: { errors: [{ error: 'RATE_LIMIT_REACHED' }] } });
  move(29_999);
  expect((await list()).status).toBe(429);
  move(1);
  expect((await list()).status).toBe(200);
});

test('205 ms apart is never too fast', async () => {
  const { list, move } = await start();
  for (let i = 0; i < 20; i++) {
    expect((await list()).status).toBe(200);
    move(205);
  }
});

test('errors have the shapes of Airtable', async () => {
  const { list, airtable } = await start({ perSecond: 0 });
  expect(await list('/products', { headers: { Authorization: 'Bearer no' } })).toMatchObject({
    status: 401,
    body: { error: { type: 'AUTHENTICATION_REQUIRED' } },
  });
  expect(await list('/nothing')).toMatchObject({
    status: 403,
    body: { error: { type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND' } },
  });
  expect(await list('/products/rec0/more')).toEqual({ status: 404, body: { error: 'NOT_FOUND' } });
  expect(await list('/products?fields[]=product&fields[]=Nope')).toEqual({
    status: 422,
    body: { error: { type: 'UNKNOWN_FIELD_NAME', message: 'Unknown field name: "Nope"' } },
  });
  expect(await list('/products?filterByFormula=FOO(')).toMatchObject({
    status: 422,
    body: { error: { type: 'INVALID_FILTER_BY_FORMULA' } },
  });
  airtable.faults.next('monthly_cap');
  expect(await list()).toMatchObject({
    status: 429,
    body: { errors: [{ error: 'PUBLIC_API_BILLING_LIMIT_EXCEEDED' }] },
  });
});

test('the monthly cap begins after so many calls', async () => {
  const { list } = await start({ monthlyCalls: 2 });
  expect([(await list()).status, (await list()).status, (await list()).status]).toEqual([200, 200, 429]);
});

test('faults strike the next requests, those picked, or all until cleared', async () => {
  const { list, airtable } = await start({ perSecond: 0 });
  airtable.faults.next('server_error', 2);
  expect([(await list()).status, (await list()).status, (await list()).status]).toEqual([500, 500, 200]);
  airtable.faults.always('unavailable', (asked) => asked.table === 'accounts');
  expect((await list()).status).toBe(200);
  expect((await list('/accounts')).status).toBe(503);
  airtable.faults.clear();
  expect((await list('/accounts')).status).toBe(403);
});

test('every request is noted as it arrived', async () => {
  const { list, airtable } = await start();
  await list('/products?pageSize=3');
  expect(airtable.requests).toMatchObject([{ method: 'GET', table: 'products', page: 1, status: 200 }]);
});

test('cells of CSV may hold commas, quotes and line breaks', () => {
  expect(parseCsv('a,b\r\n"x, ""y""",1\n"two\nlines",\n')).toEqual([
    { a: 'x, "y"', b: '1' },
    { a: 'two\nlines', b: '' },
  ]);
  expect(parseCsv('\ufeffa,b\n,\n1,2')).toEqual([
    { a: '', b: '' },
    { a: '1', b: '2' },
  ]);
});

test('a folder of four CSV files is a base, in each style of reference', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'base-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const files = {
    sales_pipeline: 'sales_agent,product,account,deal_stage,close_value\nLéa,AsterPro,,Won,5\n',
    products: 'product,sales_price\nAster Pro,980\n',
    sales_teams: 'sales_agent,manager\nLéa,Max\n',
    accounts: 'account,sector\nValmy,food\n',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, `${name}.csv`), text);
  const linked = await readCsvBase(folder, { references: 'linked' });
  expect(linked.sales_pipeline?.[0]?.fields).toMatchObject({
    sales_agent: [linked.sales_teams?.[0]?.id],
    product: [linked.products?.[0]?.id],
    account: '',
    close_value: 5,
  });
  const lookup = await readCsvBase(folder, { references: 'lookup' });
  expect(lookup.sales_pipeline?.[0]?.fields).toMatchObject({ sales_agent: ['Léa'], product: ['AsterPro'] });
  const plain = await readCsvBase(folder, { references: 'plain' });
  expect(plain.sales_pipeline?.[0]?.fields).toMatchObject({ sales_agent: 'Léa', product: 'AsterPro' });

  const served = await serve({ folder, references: 'plain' });
  onTestFinished(() => served.close());
  expect(served.tables.products?.rows).toHaveLength(1);
});
