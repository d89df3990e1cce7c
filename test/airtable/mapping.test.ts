import { expect, test } from 'vitest';
import { defaultMapping, fingerprint, parseMapping } from '../../src/airtable/mapping.ts';

test('an empty mapping is the default one', () => {
  expect(parseMapping({}).mapping).toEqual(defaultMapping);
  expect(defaultMapping.fields.accounts).toEqual({
    account: 'account',
    sector: 'sector',
    office_location: 'office_location',
  });
});

test('names replace the defaults one by one', () => {
  const { mapping } = parseMapping({
    tables: { sales_pipeline: ' Deals ' },
    fields: { sales_pipeline: { sales_agent: 'Owner' } },
  });
  expect(mapping?.tables).toEqual({ ...defaultMapping.tables, sales_pipeline: 'Deals' });
  expect(mapping?.fields.sales_pipeline).toEqual({
    ...defaultMapping.fields.sales_pipeline,
    sales_agent: 'Owner',
  });
  expect(mapping?.fields.products).toEqual(defaultMapping.fields.products);
});

test('a stage has spellings besides its own, which another stage may claim', () => {
  expect(parseMapping({ stages: { won: ['Closed won', 'Signed'] } }).mapping?.stages.won).toEqual([
    'Won',
    'Closed won',
    'Signed',
  ]);
  expect(parseMapping({ stages: { won: 'Gagnée' } }).mapping?.stages.won).toEqual(['Won', 'Gagnée']);
  const swapped = parseMapping({ stages: { won: 'Lost', lost: 'Won' } }).mapping;
  expect(swapped?.stages).toMatchObject({ won: ['Lost'], lost: ['Won'] });
});

test('all problems come at once, with the nearest name for a slip', () => {
  const { problems } = parseMapping({
    tables: { sales_pipelin: 'Deals', products: '' },
    fields: { sales_pipeline: { sales_agnt: 'Owner', product: 3, account: 'fldAAAAAAAAAAAAAA' } },
    stages: { won: [], gagnee: ['x'] },
    fieldz: {},
  });
  expect(problems?.toSorted()).toEqual([
    'fields.sales_pipeline.account: give the name of the field, not its id',
    'fields.sales_pipeline.product: must be a name that is not empty',
    'fields.sales_pipeline: unknown key "sales_agnt"; did you mean "sales_agent"?',
    'stages.won: must be a spelling, or a list of spellings, none of them empty',
    'stages: unknown key "gagnee"; known here: prospecting, engaging, won, lost',
    'tables.products: must be a name that is not empty',
    'tables: unknown key "sales_pipelin"; did you mean "sales_pipeline"?',
    'the mapping: unknown key "fieldz"; did you mean "fields"?',
  ]);
});

test('two roles cannot share one name, nor two stages one spelling', () => {
  expect(
    parseMapping({
      tables: { products: 'accounts' },
      fields: { sales_pipeline: { sales_agent: 'product' } },
      stages: { won: ['Fermée'], lost: ['fermee'] },
    }).problems,
  ).toEqual([
    'tables: products and accounts are both "accounts"',
    'fields.sales_pipeline: sales_agent and product are both "product"',
    'stages: "fermee" is given to both won and lost',
  ]);
});

test.each([[null], [3], ['{}'], [[]]])('%j is no mapping', (json) => {
  expect(parseMapping(json).problems).toEqual([
    'the mapping must be an object with "tables", "fields" and "stages"',
  ]);
});

test('the fingerprint is the same for the same mapping, however it is written, and another for another', () => {
  const of = (json: unknown): string => {
    const { mapping } = parseMapping(json);
    if (mapping === undefined) throw new Error('a right mapping');
    return fingerprint(mapping);
  };
  expect(of({ stages: { won: ['B', 'a'] }, tables: { products: 'P', accounts: 'A' } })).toBe(
    of({ tables: { accounts: 'A', products: 'P' }, stages: { won: ['a', 'b'] } }),
  );
  expect(of({})).toBe(fingerprint(defaultMapping));
  expect(of({ fields: { accounts: { sector: 'Secteur' } } })).not.toBe(of({}));
  expect(of({ stages: { won: 'Signed' } })).not.toBe(of({}));
});
