import { expect, test } from 'vitest';
import { splitAt } from '../../src/playground/coming-deals.ts';
import { buildSampleBase } from '../../src/playground/sample.ts';

const deal = (id: string, fields: Record<string, unknown>) => ({
  id,
  fields: { product: 'Aster 14', ...fields },
});
const won = { deal_stage: 'Won', close_value: 900 };

test('a deal that closes later is in progress until then; one that is engaged later is not there yet', () => {
  const whole = {
    products: [],
    sales_pipeline: [
      deal('recPast', { ...won, engage_date: '2026-10-01', close_date: '2026-11-22' }),
      deal('recOpen', { deal_stage: 'Engaging', engage_date: '2026-11-01' }),
      deal('recProspect', { deal_stage: 'Prospecting' }),
      deal('recLater', { ...won, engage_date: '2026-11-25', close_date: '2026-12-01' }),
      deal('recSoon', { ...won, engage_date: '2026-11-01', close_date: '2026-11-23' }),
      deal('recOdd', { ...won, engage_date: '2026-11-01', close_date: '2026-02-31' }),
    ],
  };
  const { base, coming } = splitAt(whole, '2026-11-22');
  expect(base.sales_pipeline?.map(({ id, fields }) => [id, fields.deal_stage])).toEqual([
    ['recPast', 'Won'],
    ['recOpen', 'Engaging'],
    ['recProspect', 'Prospecting'],
    ['recSoon', 'Engaging'],
    ['recOdd', 'Won'],
  ]);
  expect(base.sales_pipeline?.[3]?.fields).toEqual({
    product: 'Aster 14',
    deal_stage: 'Engaging',
    engage_date: '2026-11-01',
  });
  expect(coming.map(({ day, row, isNew }) => [day, row.id, row.fields.deal_stage, isNew])).toEqual([
    ['2026-11-23', 'recSoon', 'Won', false],
    ['2026-11-25', 'recLater', 'Engaging', true],
    ['2026-12-01', 'recLater', 'Won', false],
  ]);
});

test('of the sample base nothing is lost: what is there and what comes make the whole again', () => {
  const whole = buildSampleBase({ today: '2026-12-27', deals: 2000, oddities: false });
  const { base, coming } = splitAt(whole, '2026-11-22');
  const rows = new Map((base.sales_pipeline ?? []).map((row) => [row.id, row]));
  expect(rows.size).toBeLessThan(2000);
  for (const { row } of coming) rows.set(row.id, row);
  expect([...rows.values()].sort((a, b) => a.id.localeCompare(b.id))).toEqual(whole.sales_pipeline);
});
