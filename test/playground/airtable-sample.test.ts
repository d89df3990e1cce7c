import { expect, test } from 'vitest';
import { decodeAccount, decodeDeal } from '../../src/airtable/decode.ts';
import { defaultMapping } from '../../src/airtable/mapping.ts';
import { buildSampleBase } from '../../src/playground/sample.ts';

const today = '2026-11-22';
const options = { zone: 'UTC', mapping: defaultMapping };

function decodeAll(base: ReturnType<typeof buildSampleBase>) {
  return (base.sales_pipeline ?? []).map((row) => decodeDeal(row, options));
}

test('the same options make the same base, another seed another', () => {
  const one = buildSampleBase({ today, deals: 300 });
  expect(buildSampleBase({ today, deals: 300 })).toEqual(one);
  expect(buildSampleBase({ today, deals: 300, seed: 2 })).not.toEqual(one);
});

test('stages are mixed as in a real pipeline', () => {
  const deals = decodeAll(buildSampleBase({ today }));
  const share = (stage: string) => deals.filter((deal) => deal.stage === stage).length / deals.length;
  expect(deals).toHaveLength(8800);
  expect(share('won')).toBeCloseTo(0.48, 1);
  expect(share('lost')).toBeCloseTo(0.28, 1);
  expect(share('engaging')).toBeCloseTo(0.18, 1);
  expect(share('prospecting')).toBeCloseTo(0.06, 1);
});

test('dates run from fifteen months ago to today, with some closed in the last week and none to come', () => {
  const last = Date.parse(`${today}T00:00:00Z`) / 86_400_000;
  const closes = decodeAll(buildSampleBase({ today, oddities: false })).flatMap((deal) => deal.close ?? []);
  expect(Math.max(...closes)).toBe(last);
  expect(Math.min(...closes)).toBeGreaterThan(last - 460);
  expect(Math.min(...closes)).toBeLessThan(last - 440);
  expect(closes.filter((day) => day > last - 7).length).toBeGreaterThan(20);
});

test('it has what real data does: spellings, zeros, open deals without value and account', () => {
  const { sales_pipeline = [], products = [] } = buildSampleBase({
    today,
    references: 'plain',
    oddities: false,
  });
  const catalogue = new Set(products.map((row) => row.fields.product));
  const spelled = new Set(sales_pipeline.map((row) => row.fields.product));
  expect([...spelled].filter((product) => !catalogue.has(product))).toEqual(['Aster16 Pro']);
  const by = (stage: string) => sales_pipeline.filter((row) => row.fields.deal_stage === stage);
  expect(by('Lost').every((row) => row.fields.close_value === 0)).toBe(true);
  expect(by('Engaging').every((row) => row.fields.close_value === undefined)).toBe(true);
  expect(by('Prospecting').some((row) => row.fields.engage_date !== undefined)).toBe(false);
  expect(by('Engaging').some((row) => row.fields.account === undefined)).toBe(true);
});

test('its tables have the size of a small company, with agents who have sold nothing', () => {
  const base = buildSampleBase({ today, references: 'plain', oddities: false });
  expect(base.products).toHaveLength(7);
  expect(base.sales_teams).toHaveLength(30);
  expect(new Set(base.accounts?.map((row) => row.fields.account)).size).toBe(85);
  expect(new Set(base.accounts?.map((row) => row.fields.sector)).size).toBe(10);
  expect(new Set(base.sales_teams?.map((row) => row.fields.manager)).size).toBe(6);
  expect(new Set(base.sales_teams?.map((row) => row.fields.regional_office)).size).toBe(3);
  expect(new Set(base.sales_pipeline?.map((row) => row.fields.sales_agent)).size).toBe(27);
});

test.each(['linked', 'plain', 'lookup'] as const)('references are %s', (references) => {
  const { sales_pipeline = [], sales_teams = [] } = buildSampleBase({
    today,
    deals: 50,
    references,
    oddities: false,
  });
  const known = new Set(
    sales_teams.map((row) => (references === 'linked' ? row.id : row.fields.sales_agent)),
  );
  for (const { fields } of sales_pipeline) {
    const reference = fields.sales_agent;
    expect(Array.isArray(reference)).toBe(references !== 'plain');
    expect(known).toContain(Array.isArray(reference) ? reference[0] : reference);
  }
});

test('without oddities nothing is found, with them every kind that one record shows', () => {
  const found = (base: ReturnType<typeof buildSampleBase>) =>
    new Set([
      ...decodeAll(base).flatMap((deal) => deal.findings),
      ...(base.accounts ?? []).flatMap((row) => decodeAccount(row).findings),
    ]);
  expect(found(buildSampleBase({ today, deals: 500, oddities: false }))).toEqual(new Set());
  expect([...found(buildSampleBase({ today, deals: 500 }))].toSorted()).toEqual([
    'close_before_engage',
    'closed_without_close_date',
    'engaging_without_engage_date',
    'formula_error',
    'nameless_record',
    'number_as_text',
    'unknown_stage',
    'won_without_value',
  ]);
});

test('half a million deals are made', () => {
  expect(buildSampleBase({ today, deals: 501_600 }).sales_pipeline).toHaveLength(501_600);
});
