import { expect, it } from 'vitest';
import type { SourceRecord } from '../../src/deals/deal.ts';
import { nothingRead } from '../../src/store/reading.ts';
import { openStore } from '../../src/store/store.ts';
import { readDealNames } from '../../src/sync/deal-names.ts';

const called = (id: string, name?: unknown): SourceRecord => ({
  id,
  fields: { deal_stage: 'Won', ...(name === undefined ? {} : { opportunity_id: name }) },
});

it('names deals as the mirror has them now, on one line; those without a name, and those gone, are absent', async () => {
  const { mirror } = await openStore(':memory:');
  const { generation, write } = await mirror.begin();
  await write('sales_pipeline', [
    called('recA', '1C1I7A6R'),
    called('recB', 42),
    called('recC', ['from a lookup']),
    called('recD', '  two\nlines '),
    called('recE'),
    called('recF', { error: '#ERROR!' }),
    called('recG', ''),
    called('recH', 'not asked for'),
  ]);
  await mirror.adopt('base', generation, nothingRead);
  await mirror.change('base', new Map([['sales_pipeline', [called('recA', 'renamed')]]]), nothingRead);
  const ids = ['recA', 'recB', 'recC', 'recD', 'recE', 'recF', 'recG', 'recGone'];
  expect(Object.fromEntries(await readDealNames(mirror.source(generation), ids))).toEqual({
    recA: 'renamed',
    recB: '42',
    recC: 'from a lookup',
    recD: 'two lines',
  });
});
