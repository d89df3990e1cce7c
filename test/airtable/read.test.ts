import { expect, test } from 'vitest';
import { parseMapping } from '../../src/airtable/mapping.ts';
import { buildSampleBase } from '../../src/playground/sample.ts';
import { keep, openStandIn, problemOf, readAll, smallBase } from './stand-in.ts';

test('a whole read brings every record of the four tables, 100 a page, each once', async () => {
  const { airtable, base, calls } = await openStandIn(smallBase(250));
  const pages = await readAll(base.readWhole());
  expect(keep(pages, 'sales_pipeline')).toEqual(airtable.tables.sales_pipeline?.rows.map((row) => row.id));
  expect(keep(pages, 'products')).toEqual(['recP1', 'recP2']);
  expect(keep(pages, 'sales_teams')).toEqual(['recAgent']);
  expect(keep(pages, 'accounts')).toEqual(['recAcc']);
  expect(pages.filter((page) => page.table === 'sales_pipeline').map((page) => page.last)).toEqual([
    false,
    false,
    true,
  ]);
  expect(pages.some((page) => page.again)).toBe(false);
  expect(calls()).toBe(6);
  expect(airtable.requests).toHaveLength(6);
});

test('only the fields needed are asked for, and values come as they are', async () => {
  const { airtable, base } = await openStandIn({
    sales_pipeline: [
      {
        id: 'rec1',
        fields: { close_value: { error: '#ERROR!' }, account: ['recA'], notes: 'private', product: '' },
      },
    ],
  });
  const [page] = await readAll(base.readWhole(['sales_pipeline']));
  expect(page?.records).toEqual([
    { id: 'rec1', fields: { close_value: { error: '#ERROR!' }, account: ['recA'] } },
  ]);
  expect(airtable.requests[0]?.url).not.toContain('notes');
});

test('an empty table is one last page without records', async () => {
  const { base } = await openStandIn({ ...smallBase(0) });
  const pages = await readAll(base.readWhole(['sales_pipeline']));
  expect(pages).toMatchObject([{ records: [], last: true, again: false }]);
});

test('a page carries the time by Airtable’s own clock', async () => {
  const { base } = await openStandIn(smallBase(1), {
    server: { now: () => Date.parse('2031-05-06T07:08:09Z') },
  });
  const [page] = await readAll(base.readWhole(['products']));
  expect(page?.date.toISOString()).toBe('2031-05-06T07:08:09.000Z');
});

test('tables and fields are asked by the names of the base and come under their default names', async () => {
  const { mapping } = parseMapping({
    tables: { sales_pipeline: 'Affaires / été' },
    fields: { sales_pipeline: { sales_agent: 'Responsable & co', close_value: 'Montant (€)' } },
  });
  if (mapping === undefined) throw new Error('the mapping is right');
  const { base } = await openStandIn(
    {
      'Affaires / été': [
        { id: 'rec1', fields: { 'Responsable & co': ['recA'], 'Montant (€)': 5, deal_stage: 'Won' } },
      ],
    },
    {
      reader: { mapping },
      server: {
        fields: { 'Affaires / été': ['product', 'engage_date', 'close_date', 'opportunity_id', 'account'] },
      },
    },
  );
  const [page] = await readAll(base.readWhole(['sales_pipeline']));
  expect(page?.records).toEqual([
    { id: 'rec1', fields: { sales_agent: ['recA'], close_value: 5, deal_stage: 'Won' } },
  ]);
});

test('very long names go into the body of a POST, because a URL is limited', async () => {
  const long = 'x'.repeat(15_000);
  const { mapping } = parseMapping({ fields: { products: { product: long } } });
  if (mapping === undefined) throw new Error('the mapping is right');
  const { airtable, base } = await openStandIn(
    { products: Array.from({ length: 150 }, (_, i) => ({ id: `rec${i}`, fields: { [long]: `P${i}` } })) },
    { reader: { mapping } },
  );
  const pages = await readAll(base.readWhole(['products']));
  expect(keep(pages, 'products')).toHaveLength(150);
  expect(pages[0]?.records[0]?.fields).toEqual({ product: 'P0' });
  expect(airtable.requests.map((request) => request.method)).toEqual(['POST', 'POST']);
});

test('a whole read keeps within 5 requests a second, at 95 % of them', async () => {
  const { airtable, base, clock } = await openStandIn(smallBase(9_000));
  const before = clock.now();
  await readAll(base.readWhole());
  const seconds = (clock.now() - before) / 1000;
  expect(airtable.requests.map((request) => request.status)).not.toContain(429);
  expect(airtable.requests).toHaveLength(93);
  expect((airtable.requests.length - 1) / seconds).toBeGreaterThan(5 * 0.95);
});

test('the next page is asked for before the consumer has done with the last', async () => {
  const { airtable, base } = await openStandIn(smallBase(300));
  const pages = base.readWhole(['sales_pipeline']);
  await pages.next();
  await expect.poll(() => airtable.requests.length).toBe(3);
  await pages.return(undefined);
});

test('a consumer that does not come back is not read ahead of without end', async () => {
  const { airtable, base } = await openStandIn(smallBase(3_000));
  const pages = base.readWhole(['sales_pipeline']);
  await pages.next();
  await expect.poll(() => airtable.requests.length).toBeGreaterThan(8);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(airtable.requests.length).toBeLessThan(12);
  await pages.return(undefined);
});

test('once the consumer stops, nothing more is asked', async () => {
  const turn = Promise.withResolvers<void>();
  let time = 0;
  const { airtable, base } = await openStandIn(smallBase(3_000), {
    reader: { now: () => time, sleep: () => turn.promise },
  });
  for await (const page of base.readWhole(['sales_pipeline'])) if (page.table === 'sales_pipeline') break;
  // The next page was waiting for its turn.
  time = 1000;
  turn.resolve();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(airtable.requests).toHaveLength(1);
});

test('an optional field that the base has not is left out, and told', async () => {
  const { airtable, base } = await openStandIn(smallBase(3));
  airtable.tables.sales_pipeline?.removeField('account');
  airtable.tables.sales_pipeline?.removeField('opportunity_id');
  const pages = await readAll(base.readWhole(['sales_pipeline']));
  expect(pages).toHaveLength(1);
  expect(pages[0]?.again).toBe(false);
  expect(pages[0]?.withoutFields.toSorted()).toEqual(['account', 'opportunity_id']);
  expect(keep(pages, 'sales_pipeline')).toHaveLength(3);
});

test('a field that comes later is read with the next changes; until then each read of them costs two calls more', async () => {
  const { airtable, base, clock, calls } = await openStandIn(smallBase(3));
  airtable.tables.sales_pipeline?.removeField('account');
  await readAll(base.readWhole(['sales_pipeline']));
  const before = calls();
  await readAll(base.readChanges('sales_pipeline', new Date(clock.now())));
  expect(calls() - before).toBe(3);
  airtable.tables.sales_pipeline?.change('recDeal1', { account: 'Valmy Foods' });
  const [change] = await readAll(base.readChanges('sales_pipeline', new Date(0)));
  expect(change?.withoutFields).toEqual([]);
  const [page] = await readAll(base.readWhole(['sales_pipeline']));
  expect(page?.withoutFields).toEqual([]);
  expect(page?.records[1]?.fields.account).toBe('Valmy Foods');
});

test('a required field that the base has not ends the read with its name', async () => {
  const { airtable, base } = await openStandIn(smallBase(3));
  airtable.tables.sales_pipeline?.renameField('sales_agent', 'Owner');
  const problem = await problemOf(base.readWhole());
  expect(problem).toMatchObject({
    kind: 'no_field',
    table: 'sales_pipeline',
    field: 'sales_agent',
    status: 422,
  });
  expect(problem.message).toContain('fields.sales_pipeline.sales_agent in AIRTABLE_MAPPING');
});

test('a field that goes away in the midst of a read makes the table be read again without it', async () => {
  const { airtable, base } = await openStandIn(smallBase(3_000));
  const pages = [];
  for await (const page of base.readWhole(['sales_pipeline'])) {
    if (pages.length === 0) airtable.tables.sales_pipeline?.removeField('account');
    pages.push(page);
  }
  expect(pages[0]?.withoutFields).toEqual([]);
  expect(pages.filter((page) => page.again)).toHaveLength(1);
  expect(pages.at(-1)).toMatchObject({ last: true, withoutFields: ['account'] });
  expect(keep(pages, 'sales_pipeline')).toHaveLength(3_000);
});

test('a table whose reading expires is read again from its start', async () => {
  const { airtable, base } = await openStandIn(smallBase(450));
  airtable.faults.next('iterator_expired', 2, (asked) => asked.page === 3);
  const pages = await readAll(base.readWhole(['sales_pipeline']));
  expect(pages.map((page) => page.again)).toEqual([false, false, true, false, false, false, false]);
  expect(new Set(keep(pages, 'sales_pipeline')).size).toBe(450);
  expect(keep(pages, 'sales_pipeline')).toHaveLength(450);
});

test('a passing 422 in the midst of a table costs one more request and no restart', async () => {
  const { airtable, base, calls } = await openStandIn(smallBase(450));
  airtable.faults.next('iterator_expired', 1, (asked) => asked.page === 3);
  const pages = await readAll(base.readWhole(['sales_pipeline']));
  expect(pages.some((page) => page.again)).toBe(false);
  expect(calls()).toBe(6);
});

test('a reading that expires again and again is given up', async () => {
  const { airtable, base } = await openStandIn(smallBase(450));
  airtable.faults.always('iterator_expired', (asked) => asked.page === 2);
  expect(await problemOf(base.readWhole(['sales_pipeline']))).toMatchObject({ kind: 'iterator_expired' });
});

test('reading changes when there are none is one call', async () => {
  const { base, clock, calls } = await openStandIn(smallBase(250));
  const pages = await readAll(base.readChanges('sales_pipeline', new Date(clock.now() - 120_000)));
  expect(pages).toMatchObject([{ records: [], last: true }]);
  expect(calls()).toBe(1);
});

test('changes are the records changed or added after the moment', async () => {
  const { airtable, base, clock } = await openStandIn(smallBase(250));
  const since = new Date(clock.now());
  await clock.sleep(1000);
  airtable.tables.sales_pipeline?.change('recDeal7', { close_value: 70 });
  airtable.tables.sales_pipeline?.add({ deal_stage: 'Prospecting' }, 'recNew');
  airtable.tables.sales_pipeline?.delete('recDeal8');
  const pages = await readAll(base.readChanges('sales_pipeline', since));
  expect(keep(pages, 'sales_pipeline')).toEqual(['recDeal7', 'recNew']);
  expect(pages[0]?.records[0]?.fields.close_value).toBe(70);
});

test('a base that knows no such filter says so', async () => {
  const { airtable, base, clock } = await openStandIn(smallBase(1));
  airtable.faults.always({
    status: 422,
    body: { error: { type: 'INVALID_FILTER_BY_FORMULA', message: 'no' } },
  });
  const problem = await problemOf(base.readChanges('sales_pipeline', new Date(clock.now())));
  expect(problem.kind).toBe('no_formula');
});

test('the generated base comes through whole with faults of every kind on the way', async () => {
  const rows = buildSampleBase({ today: '2026-11-22', deals: 1500, references: 'lookup' });
  const { airtable, base } = await openStandIn(rows, { reader: { deadline: 200 } });
  const kinds = ['server_error', 'html', 'cut_json', 'reset', 'stalled_body', 'rate_limited'] as const;
  for (const [i, kind] of kinds.entries()) {
    airtable.faults.next(kind, 1, (asked) => asked.table === 'sales_pipeline' && asked.page === i * 2 + 2);
  }
  const pages = await readAll(base.readWhole());
  const records = pages.filter((page) => page.table === 'sales_pipeline').flatMap((page) => page.records);
  expect(records.map((record) => record.id)).toEqual(rows.sales_pipeline?.map((row) => row.id));
  expect(records[0]?.fields.sales_agent).toEqual(rows.sales_pipeline?.[0]?.fields.sales_agent);
  // Each fault was met, and one more request made good for it: 15 pages, 3 small tables, 6 repeats.
  expect(airtable.requests).toHaveLength(24);
});
