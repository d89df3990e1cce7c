import { expect, test } from 'vitest';
import { dimensions } from '../../src/deals/deal.ts';
import { catalogue } from '../../src/kpis/catalogue.ts';
import { normalForm } from '../../src/query/normal-form.ts';
import type { Ask } from '../../src/query/query.ts';
import { leaderboards } from '../../src/query/query.ts';

test('a KPI by a dimension is the breakdown of the catalogue where there is one', () => {
  const kpi = (id: (typeof catalogue)[number]['id']): Ask => ({ report: 'kpi', kpi: id });
  expect(normalForm(kpi('total_revenue'), 'sector')).toEqual({ ask: kpi('total_revenue_per_sector') });
  expect(normalForm(kpi('average_revenue_per_sale'), 'agent')).toEqual({
    ask: kpi('average_revenue_per_agent'),
  });
  expect(normalForm(kpi('total_sales'), 'office')).toEqual({ ask: kpi('total_sales_per_office') });
  expect(normalForm(kpi('total_won_sales'), 'month')).toEqual({ ask: kpi('sales_per_month') });
  expect(normalForm(kpi('total_revenue'), 'product')).toEqual({ ask: kpi('total_revenue'), by: 'product' });
  expect(normalForm(kpi('total_sales'), 'month')).toEqual({ ask: kpi('total_sales'), by: 'month' });
});

test('the normal form of a normal form is itself', () => {
  const asks: Ask[] = [
    { report: 'overview' },
    { report: 'pipeline' },
    { report: 'trend' },
    { report: 'kpis' },
    { report: 'profile', of: 'agent', name: 'Darcel Schlecht' },
    ...catalogue.map(({ id }): Ask => ({ report: 'kpi', kpi: id })),
  ];
  for (const ask of asks) {
    for (const by of [undefined, ...dimensions, 'stage', 'week', 'month', 'quarter'] as const) {
      const once = normalForm(ask, by);
      if (once) expect(normalForm(once.ask, once.by)).toEqual(once);
    }
  }
});

test('a table by one dimension has no other grouping', () => {
  for (const [report, own] of Object.entries(leaderboards)) {
    for (const by of [...dimensions, 'stage', 'month'] as const) {
      const ask: Ask = { report: report as keyof typeof leaderboards };
      expect(normalForm(ask, by)).toEqual(by === own ? { ask } : null);
    }
  }
});
