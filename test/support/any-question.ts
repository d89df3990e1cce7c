import fc from 'fast-check';
import { comparedPeriod, resolvePeriod } from '../../src/deals/periods.ts';
import { Computation } from '../../src/kpis/compute.ts';
import type { Sources } from '../../src/report/body.ts';
import { anyCalendar, anyDeals, anyFilters, anyPeriodSpec, datasetOf } from './arbitrary.ts';
import type { PlainDeal } from './naive.ts';

/** A question over a base, with the deals that the base was made of. */
export interface Asked {
  readonly sources: Sources;
  readonly deals: readonly PlainDeal[];
}

/** All KPIs of any base, in any period, under any filters. */
export const anyQuestion = fc
  .record({ deals: anyDeals, spec: anyPeriodSpec, filters: anyFilters, calendar: anyCalendar })
  .map(({ deals, spec, filters, calendar }): Asked => {
    const dataset = datasetOf(deals);
    const period = resolvePeriod(spec, calendar);
    const comparedWith = comparedPeriod(spec, calendar, undefined);
    const question = { query: { ask: { report: 'kpis' }, filters }, period, comparedWith, filters } as const;
    const figures = new Computation(dataset, question, calendar);
    return { sources: { question, calendar, dataset, figures }, deals };
  });
