import { expect, test } from 'vitest';
import { recordUrl } from '../../src/airtable/record-url.ts';

const [base, table, record] = ['appAAAAAAAAAAAA12', 'tblBBBBBBBBBBBB34', 'recCCCCCCCCCCCC56'];

test('a record is found under its base and table', () => {
  expect(recordUrl(base, table, record)).toBe(
    'https://airtable.com/appAAAAAAAAAAAA12/tblBBBBBBBBBBBB34/recCCCCCCCCCCCC56',
  );
});

test.each([
  ['a table named by its name', base, 'sales_pipeline', record],
  ['a name that begins like an id', base, 'tblDeals', record],
  ['a name that holds an id', base, 'tblBBBBBBBBBBBB34 ', record],
  ['an id of another kind', base, record, table],
  ['a base id that was cut', 'appAAAAAAAAAAAA1', table, record],
  ['a record id that leads elsewhere', base, table, '../tblDDDDDDDDDDDD'],
  ['a record id that breaks out of a link', base, table, 'recCCCCCCCCCC|x>5'],
  ['no record id', base, table, ''],
])('no link for %s', (_, ...ids) => {
  expect(recordUrl(...ids)).toBeNull();
});
