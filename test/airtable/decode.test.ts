import { expect, test } from 'vitest';
import { decodeAccount, decodeAgent, decodeDeal, decodeProduct } from '../../src/airtable/decode.ts';
import { defaultMapping, parseMapping } from '../../src/airtable/mapping.ts';
import type { Deal } from '../../src/deals/deal.ts';

const options = { zone: 'Europe/Paris', mapping: defaultMapping };
const whole = {
  sales_agent: ['recAgent'],
  product: 'Aster 14',
  account: ['Valmy Foods'],
  deal_stage: 'Won',
  engage_date: '2017-01-10',
  close_date: '2017-03-01',
  close_value: 1054,
};

function deal(fields: Record<string, unknown>): Deal {
  return decodeDeal({ id: 'rec1', fields: { ...whole, ...fields } }, options);
}

test('a deal as it should be, with a linked, a plain and a looked-up reference', () => {
  expect(deal({})).toEqual({
    id: 'rec1',
    agent: 'recAgent',
    product: 'Aster 14',
    account: 'Valmy Foods',
    stage: 'won',
    engage: 17_176,
    close: 17_226,
    value: 1054,
    findings: [],
  });
});

test.each([
  ['an unknown stage', { deal_stage: 'On hold' }, { stage: null }, ['unknown_stage']],
  ['no stage', { deal_stage: undefined }, { stage: null }, ['unknown_stage']],
  ['won without a value', { close_value: undefined }, { value: null }, ['won_without_value']],
  ['won for 0', { close_value: 0 }, { value: 0 }, []],
  ['lost without a value', { deal_stage: 'Lost', close_value: undefined }, { value: null }, []],
  ['closed before engaged', { close_date: '2017-01-09' }, { close: 17_175 }, ['close_before_engage']],
  ['closed the day it was engaged', { close_date: '2017-01-10' }, { close: 17_176 }, []],
  ['closed without a date', { close_date: undefined }, { close: null }, ['closed_without_close_date']],
  [
    'lost on no day',
    { deal_stage: 'Lost', close_date: '2017-02-31' },
    { close: null },
    ['closed_without_close_date'],
  ],
  [
    'engaging without a date',
    { deal_stage: 'Engaging', engage_date: 'soon' },
    { engage: null },
    ['engaging_without_engage_date'],
  ],
  [
    'a close date on an open deal',
    { deal_stage: 'Engaging', close_date: '2016-01-01' },
    { stage: 'engaging' },
    [],
  ],
  [
    'prospecting without any date',
    { deal_stage: 'Prospecting', engage_date: undefined, close_date: undefined, close_value: undefined },
    { stage: 'prospecting' },
    [],
  ],
  ['a number as text', { close_value: '1 000,50' }, { value: 1000.5 }, ['number_as_text']],
  ['a million as text', { close_value: '1,000,000' }, { value: 1_000_000 }, ['number_as_text']],
  [
    'text that may be two numbers',
    { close_value: '1,000' },
    { value: null },
    ['number_as_text', 'won_without_value'],
  ],
  ['text that is blank', { close_value: ' ' }, { value: null }, ['won_without_value']],
  [
    'a formula error',
    { close_value: { error: '#ERROR!' } },
    { value: null },
    ['formula_error', 'won_without_value'],
  ],
  [
    'not a number',
    { close_value: { specialValue: 'NaN' } },
    { value: null },
    ['formula_error', 'won_without_value'],
  ],
  ['a looked-up number', { close_value: [12] }, { value: 12 }, []],
  ['an error in a lookup', { product: [{ error: '#ERROR!' }] }, { product: null }, ['formula_error']],
  [
    'an error beside a name',
    { product: [{ specialValue: 'NaN' }, 'Aster 14'] },
    { product: 'Aster 14' },
    ['formula_error'],
  ],
  [
    'two errors',
    { product: { error: '#ERROR!' }, account: { error: '#ERROR!' } },
    { product: null, account: null },
    ['formula_error'],
  ],
  [
    'an error for a date',
    { close_date: { error: '#ERROR!' } },
    { close: null },
    ['formula_error', 'closed_without_close_date'],
  ],
  [
    'a date with a time, late in the evening',
    { close_date: '2017-03-01T23:30:00.000Z' },
    { close: 17_227 },
    [],
  ],
  [
    'empty references',
    { account: [], product: '', sales_agent: null },
    { account: null, product: null, agent: null },
    [],
  ],
  [
    'a person as agent',
    { sales_agent: { id: 'usr1', email: 'lea@example.com', name: 'Léa' } },
    { agent: 'Léa' },
    [],
  ],
  ['a name over two lines', { product: 'Aster\n14' }, { product: 'Aster 14' }, []],
  ['a product that is a number', { product: 42 }, { product: '42' }, []],
  [
    'values of no known form',
    { product: true, account: [[]], close_value: {}, close_date: 5 },
    { product: null, account: null, value: null, close: null },
    ['won_without_value', 'closed_without_close_date'],
  ],
] as const)('%s', (_title, fields, read, findings) => {
  const decoded = deal(fields);
  expect(decoded).toMatchObject(read);
  expect(decoded.findings.toSorted()).toEqual(findings.toSorted());
});

test('stages are matched without regard to case, spaces and accents, by the mapping', () => {
  const { mapping = defaultMapping } = parseMapping({ stages: { won: ['Gagnée !'], lost: 'Perdu' } });
  const stageOf = (text: unknown) =>
    decodeDeal({ id: 'r', fields: { deal_stage: text } }, { zone: 'UTC', mapping }).stage;
  expect(stageOf(' gagnee!')).toBe('won');
  expect(stageOf('WON')).toBe('won');
  expect(stageOf(['perdu'])).toBe('lost');
  expect(stageOf('Gagné')).toBeNull();
});

test('a product has a name and a price', () => {
  expect(decodeProduct({ id: 'r', fields: { product: ' Q3 ', sales_price: '550' } })).toEqual({
    id: 'r',
    name: 'Q3',
    price: 550,
    findings: ['number_as_text'],
  });
});

test('an agent has a manager, an office and an e-mail address', () => {
  expect(
    decodeAgent({
      id: 'r',
      fields: { sales_agent: '<!channel>', manager: ['recM'], regional_office: 'Lyon' },
    }),
  ).toEqual({ id: 'r', name: '<!channel>', manager: 'recM', office: 'Lyon', email: null, findings: [] });
});

test('an account has a sector and a location, spelled as the base does', () => {
  expect(
    decodeAccount({
      id: 'r',
      fields: { account: 'A', sector: 'technolgy', office_location: ['Philipines'] },
    }),
  ).toEqual({ id: 'r', name: 'A', sector: 'technolgy', location: 'Philipines', findings: [] });
});

test('a record of a reference table without a name is found', () => {
  expect(decodeProduct({ id: 'r', fields: {} })).toMatchObject({ name: '', findings: ['nameless_record'] });
  expect(decodeAgent({ id: 'r', fields: { sales_agent: ' \n' } }).findings).toEqual(['nameless_record']);
  expect(decodeAccount({ id: 'r', fields: { account: { error: '#ERROR!' } } }).findings).toEqual([
    'formula_error',
    'nameless_record',
  ]);
});
