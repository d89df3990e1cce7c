import type { Dataset } from '../deals/dataset.ts';
import { parseDefaultPeriod } from '../default-period.ts';
import { vocabularyOf } from '../i18n/grammar/vocabulary.ts';
import { catalogue } from '../kpis/catalogue.ts';
import { breakdownOf, drillInto, groupings, withBreakdown, withPeriod } from '../query/change.ts';
import { print } from '../query/print.ts';
import type { Query } from '../query/query.ts';
import { kpisWithDeals, leadKpi } from '../report/behind.ts';
import { dimensionOf, type Report } from '../report/report.ts';
import { goBack, goTo, type Place, type Trail } from './place.ts';

/** What a press or a choice asks for. Whatever it carries came over the network: it may name what is not there. */
export type Change =
  | { readonly kind: 'period' | 'breakdown' | 'drill' | 'figure' | 'page'; readonly value: string }
  | { readonly kind: 'back' | 'deals' | 'receipt' | 'look' | 'share' | 'csv' };

/** A press on a message, with the id of the block that it happened in. */
export interface Press {
  readonly blockId: string;
  readonly change: Change;
}

/** Where a press leads, from a place whose report is given; null where that is not there. */
export function applyPress(trail: Trail, change: Change, report: Report, dataset: Dataset): Trail | null {
  const { here } = trail;
  const { query } = report;
  const go = (place: Place | null) => place && goTo(trail, place);
  switch (change.kind) {
    case 'look':
      return { here, back: [] };
    // These two lead nowhere: they take along what is shown.
    case 'share':
    case 'csv':
      return trail;
    case 'back':
      return goBack(trail);
    case 'period': {
      const period = parseDefaultPeriod(change.value);
      return go(period && asked(withPeriod(query, period)));
    }
    case 'breakdown': {
      const by = groupings.find((one) => one === change.value);
      return go(by === undefined ? null : asked(withBreakdown(query, by)));
    }
    case 'drill': {
      const by = report.tables[0]?.by ?? breakdownOf(query);
      const row = by && findRow(dataset, by, change.value);
      return go(by && row !== null ? asked(drillInto(query, by, row)) : null);
    }
    case 'deals':
    case 'receipt': {
      const kpi = here.show === 'report' ? behindKpi(report, change.kind) : here.kpi;
      if (kpi === null) return null;
      return go(
        change.kind === 'deals'
          ? { show: 'deals', line: here.line, kpi, page: 1 }
          : { show: 'receipt', line: here.line, kpi },
      );
    }
    case 'figure': {
      const kpi = catalogue.find(({ id }) => id === change.value)?.id;
      if (kpi === undefined || here.show === 'report') return null;
      // Another figure of the same answer is no step that anybody wants to take back.
      return { ...trail, here: here.show === 'deals' ? { ...here, kpi, page: 1 } : { ...here, kpi } };
    }
    case 'page': {
      const page = Number(change.value);
      if (here.show !== 'deals' || !Number.isInteger(page)) return null;
      return { ...trail, here: { ...here, page } };
    }
  }
}

/** A question as a place. */
export function placeOf(query: Query): Place {
  return { show: 'report', line: print(query, vocabularyOf.en) };
}

function asked(query: Query | null): Place | null {
  return query && placeOf(query);
}

function behindKpi(report: Report, kind: 'deals' | 'receipt') {
  return leadKpi(report) ?? (kind === 'receipt' ? (report.headline[0]?.kpi ?? null) : null);
}

/** The figures of a report that can be looked behind. */
export function figuresOf(report: Report, show: 'deals' | 'receipt') {
  return show === 'deals' ? kpisWithDeals(report) : [...new Set(report.headline.map(({ kpi }) => kpi))];
}

// An option of Slack's carries at most 75 characters: a longer name comes cut.
const optionLength = 75;

function findRow(dataset: Dataset, by: Parameters<typeof dimensionOf>[0], value: string): string | null {
  const dimension = dimensionOf(by);
  if (dimension === null) return value;
  const { members } = dataset.columns[dimension];
  const exact = members.find(({ label }) => label === value);
  if (exact) return exact.label;
  const begun = value.length < optionLength ? [] : members.filter(({ label }) => label.startsWith(value));
  return begun.length === 1 ? (begun[0]?.label ?? null) : null;
}
