import { expect, it } from 'vitest';
import { computeEstimate, noRecords } from '../../src/sync/progress.ts';

const expected = { sales_pipeline: 8_800, products: 7, sales_teams: 35, accounts: 85 };

it('foretells the end of a whole read from its pace and from what the previous one found', () => {
  const records = { ...noRecords, sales_pipeline: 4_400 };
  const { at } = computeEstimate({ began: 0, records, done: [], expected }, 22_000);
  expect(at).toBe(22_000 + (44 + 3) * 500);
});

it('counts on five calls a second where nothing was read yet', () => {
  const { at } = computeEstimate({ began: 0, records: noRecords, done: [], expected }, 0);
  expect(at).toBe((88 + 3) * 205);
});

it('knows only the latest moment where there was no whole read: a base has at most 500,000 records', () => {
  const { at, latest } = computeEstimate({ began: 0, records: noRecords, done: [], expected: null }, 0);
  expect(at).toBeNull();
  expect(latest).toBe(5_000 * 205);
});
