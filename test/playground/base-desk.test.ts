import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AirtableStandIn, startAirtable } from '../../src/playground/airtable/server.ts';
import { type BaseDesk, createBaseDesk } from '../../src/playground/base-desk.ts';
import { type Story, splitAt } from '../../src/playground/coming-deals.ts';
import { buildSampleBase } from '../../src/playground/sample.ts';

const today = '2026-11-22';
let story: Story;
let airtable: AirtableStandIn;
let desk: BaseDesk;

beforeEach(async () => {
  story = splitAt(buildSampleBase({ today: '2026-12-27', deals: 900, oddities: false }), today);
  airtable = await startAirtable({ tables: story.base, perSecond: 0 });
  desk = createBaseDesk(airtable, story, 'EUR');
});
afterEach(() => airtable.close());

const row = (id: string) => airtable.tables.sales_pipeline?.rows.find((each) => each.id === id);

/** Reads the first page of the pipeline, as the bot does. */
async function list() {
  const url = `${airtable.url}/v0/${airtable.baseId}/sales_pipeline?pageSize=1`;
  return fetch(url, { headers: { authorization: `Bearer ${airtable.token}` } });
}

test('shows the latest open deals with names instead of ids, and the price of their product', () => {
  const { open, agents, products, tables } = desk.show();
  expect(open).toHaveLength(8);
  for (const deal of open) {
    expect(agents).toContain(deal.agent);
    expect(products).toContain(deal.product);
    expect(deal.price).toBeGreaterThan(0);
    expect(deal.stage).toBe('Engaging');
  }
  expect(tables.map(({ name }) => name)).toEqual(['sales_pipeline', 'products', 'sales_teams', 'accounts']);
});

test('a deal is won at a value or lost today, once', () => {
  const [first, second] = desk.show().open;
  expect(desk.win(first?.id ?? '', 1234, today)).toBeNull();
  expect(row(first?.id ?? '')?.fields).toMatchObject({
    deal_stage: 'Won',
    close_date: today,
    close_value: 1234,
  });
  expect(desk.win(first?.id ?? '', 1234, today)).toBe('no_such_deal');
  expect(desk.lose(second?.id ?? '', today)).toBeNull();
  expect(row(second?.id ?? '')?.fields).toMatchObject({ deal_stage: 'Lost', close_value: 0 });
  expect(desk.lose('recNone', today)).toBe('no_such_deal');
});

test('an added deal refers to its agent, product and account by their records, and is the first of the open ones', () => {
  const { agents, products, accounts, deals } = desk.show();
  const given = { agent: agents[3] ?? '', product: products[1] ?? '', account: accounts[2] ?? '', value: 0 };
  expect(desk.add({ act: 'add_deal', name: '<script>', stage: 'Engaging', ...given }, today)).toBeNull();
  const after = desk.show();
  expect(after.deals).toBe(deals + 1);
  const { value: _, ...names } = given;
  expect(after.open[0]).toMatchObject({ name: '<script>', ...names });
  expect(row(after.open[0]?.id ?? '')?.fields.sales_agent).toEqual([expect.stringMatching(/^rec/)]);
});

test('a renamed field is gone under its old name; deals can be changed again once it is back', () => {
  const renamed = {
    act: 'rename_field',
    table: 'sales_pipeline',
    from: 'close_value',
    to: 'Amount',
  } as const;
  const [first] = desk.show().open;
  expect(desk.rename({ ...renamed, to: 'account' })).toBe('field_exists');
  expect(desk.rename(renamed)).toBeNull();
  expect(desk.rename(renamed)).toBe('no_such_field');
  expect(desk.rename({ ...renamed, table: 'nothing' })).toBe('no_such_field');
  expect(desk.win(first?.id ?? '', 5, today)).toBe('field_renamed');
  expect(airtable.tables.sales_pipeline?.fields.has('close_value')).toBe(false);
  expect(desk.rename({ ...renamed, from: 'Amount', to: 'close_value' })).toBeNull();
  expect(desk.win(first?.id ?? '', 5, today)).toBeNull();
});

test.each([
  ['down', 503],
  ['locked', 401],
  ['well', 200],
] as const)('when the base is %s it answers %i', async (mood, status) => {
  desk.mood(mood);
  expect(desk.show().mood).toBe(mood);
  expect((await list()).status).toBe(status);
});

test('the base goes on day by day; a deal that somebody closed before stays as it was closed', () => {
  const ending = story.coming.filter(({ isNew, day }) => !isNew && day <= '2026-11-29');
  const [taken, other] = ending;
  desk.lose(taken?.row.id ?? '', today);
  desk.goOnTo('2026-11-29');
  expect(row(taken?.row.id ?? '')?.fields).toMatchObject({ deal_stage: 'Lost', close_date: today });
  expect(row(other?.row.id ?? '')?.fields).toEqual(other?.row.fields);
  desk.goOnTo('2026-12-27');
  expect(airtable.tables.sales_pipeline?.rows).toHaveLength(900);
});
