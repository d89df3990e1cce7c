import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/deals/calendar.ts';
import { dimensions, type Grouping, type Stage, stages } from '../../src/deals/deal.ts';
import type { IsoDay, Period, TimeUnit } from '../../src/deals/period.ts';
import { type Calendar, comparedPeriod, resolvePeriod } from '../../src/deals/periods.ts';
import { catalogue, type MeasureId, measureIds } from '../../src/kpis/catalogue.ts';
import { Computation, compute } from '../../src/kpis/compute.ts';
import type { SelectionFilters } from '../../src/kpis/selection.ts';
import {
  anyCalendar,
  anyDeals,
  anyFilters,
  anyPeriodSpec,
  datasetOf,
  listedMembers,
  productsInCatalogue,
} from '../support/arbitrary.ts';
import { countedDeals, type Expected, naiveMeasure, type PlainDeal } from '../support/naive.ts';

const numericMeasures = measureIds.filter((id) => id !== 'top_agent');
const groupings: readonly Grouping[] = [...dimensions, 'stage'];
const additive: readonly MeasureId[] = ['sales', 'won', 'lost', 'engaging', 'revenue', 'won_revenue'];
const additiveOverTime: readonly MeasureId[] = ['won', 'lost', 'revenue'];

interface Asked {
  readonly deals: readonly PlainDeal[];
  readonly period: Period;
  readonly comparedWith: Period | null;
  readonly filters: SelectionFilters;
  readonly calendar: Calendar;
}

const anyQuestion = fc
  .record({
    deals: anyDeals,
    spec: anyPeriodSpec,
    versus: fc.constantFrom(undefined, 'last_year' as const),
    filters: anyFilters,
    calendar: anyCalendar,
  })
  .map(({ deals, spec, versus, filters, calendar }): Asked => {
    const comparedWith = comparedPeriod(spec, calendar, versus);
    return { deals, period: resolvePeriod(spec, calendar), comparedWith, filters, calendar };
  });

function computationOf({ deals, period, comparedWith, filters, calendar }: Asked): Computation {
  return new Computation(datasetOf(deals), { period, comparedWith, filters }, calendar);
}

function naive(id: MeasureId, asked: Asked, period: { from: IsoDay | null; to: IsoDay | null }) {
  if (id === 'top_agent') throw new Error('a name');
  const counted = countedDeals(asked.deals, period, asked.filters, asked.calendar.today);
  return naiveMeasure(id, counted, circumstances(asked, period));
}

function circumstances(
  { filters, calendar }: Asked,
  { from, to }: { from: IsoDay | null; to: IsoDay | null },
) {
  const undated = from !== null && to !== null && !(from <= calendar.today && calendar.today < to);
  return { undated, stageFilter: filters.stage !== undefined, products: productsInCatalogue };
}

/** What the page says of a figure: value and deals behind it, or why there is none; potentials not known. */
function said({ value, reason, missing, n }: Expected) {
  return {
    ...(value === null ? { value } : { value: Math.round(value * 1e6) / 1e6, n }),
    ...(reason === undefined ? {} : { reason }),
    ...(missing === undefined ? {} : { missing }),
  };
}

const check = (property: (asked: Asked) => void, runs = 400) =>
  fc.assert(fc.property(anyQuestion, property), { numRuns: runs });

describe('every figure agrees with a plain loop over the words of the page', () => {
  it.each(numericMeasures)('%s: the total', (id) => {
    check((asked) => {
      expect(said(computationOf(asked).total(id))).toEqual(said(naive(id, asked, asked.period)));
    });
  });

  it.each(groupings)('all of them, by %s', (by) => {
    check((asked) => {
      const computation = computationOf(asked);
      const counted = countedDeals(asked.deals, asked.period, asked.filters, asked.calendar.today);
      const attribute = (key: string | null) => (one: (typeof counted)[number]) =>
        (by === 'stage' ? one.stage : one.deal.attributes[by]) === key;
      const around = circumstances(asked, asked.period);
      const keys = expectedKeys(
        by,
        counted.map((one) => (by === 'stage' ? one.stage : one.deal.attributes[by])),
        asked,
      );
      for (const id of numericMeasures) {
        const rows = computation.rows(id, by);
        expect(rows.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
        for (const { key, figure } of rows) {
          const expected =
            key === 'prospecting' && around.undated && id === 'sales'
              ? { value: null, reason: 'undated' }
              : naiveMeasure(id, counted.filter(attribute(key)), around);
          expect({ id, key, ...said(figure) }).toEqual({ id, key, ...said(expected) });
        }
      }
    }, 200);
  });

  it.each(['week', 'month', 'quarter'] as const)('all of them, by %s', (unit) => {
    check((asked) => {
      const computation = computationOf(asked);
      const steps = expectedSteps(asked, unit);
      for (const id of numericMeasures) {
        const course = computation.course(id, unit).map(({ key, figure }) => ({ key, ...said(figure) }));
        expect({ id, course }).toEqual({
          id,
          course: steps.map((step) => ({ key: step.key, ...said(naive(id, asked, step)) })),
        });
      }
    }, 200);
  });

  it('the top agents and their revenue', () => {
    check((asked) => {
      const counted = countedDeals(asked.deals, asked.period, asked.filters, asked.calendar.today);
      const revenue = new Map<string, number>();
      for (const { deal, stage } of counted) {
        const name = deal.attributes.agent;
        if (stage === 'won' && name !== null) revenue.set(name, (revenue.get(name) ?? 0) + (deal.value ?? 0));
      }
      const most = Math.max(0, ...revenue.values());
      const top = computationOf(asked).topAgents();
      if (most === 0) expect(top).toMatchObject({ value: null, reason: 'no_won_sale' });
      else {
        expect(top.value).toBe(most);
        expect(top.names?.toSorted()).toEqual(
          [...revenue.keys()].filter((name) => revenue.get(name) === most).toSorted(),
        );
      }
    });
  });

  it('different products in each sector, beside units won', () => {
    check((asked) => {
      const counted = countedDeals(asked.deals, asked.period, asked.filters, asked.calendar.today);
      for (const { key, figure } of computationOf(asked).rows('won', 'sector')) {
        const products = counted
          .filter(({ deal, stage }) => stage === 'won' && deal.attributes.sector === key)
          .flatMap(({ deal }) => deal.attributes.product ?? []);
        expect(figure.distinct).toBe(new Set(products).size);
      }
    });
  });

  it('the mean of a breakdown: revenue divided by the rows with a won deal', () => {
    check((asked) => {
      for (const by of ['sector', 'office', 'agent', 'manager'] as const) {
        const won = countedDeals(asked.deals, asked.period, asked.filters, asked.calendar.today).filter(
          ({ stage }) => stage === 'won',
        );
        const revenue = won.reduce((sum, { deal }) => sum + (deal.value ?? 0), 0);
        const rows = new Set(won.map(({ deal }) => deal.attributes[by])).size;
        expect(computationOf(asked).mean(by)).toBe(rows === 0 ? null : revenue / rows);
      }
    });
  });
});

describe('comparison', () => {
  it('of what carries a date: with the same figure of the other period, without prospects on both sides', () => {
    check((asked) => {
      const { comparedWith } = asked;
      const computation = computationOf(asked);
      for (const id of [
        'revenue',
        'won',
        'lost',
        'engaging',
        'lost_value',
        'average_deal',
        'win_rate',
        'sales',
      ] as const) {
        const figure = computation.total(id);
        if (!comparedWith) {
          expect(figure).not.toHaveProperty('previous');
          expect(figure).not.toHaveProperty('change');
          continue;
        }
        // prospects carry no date: however the other period lies, they are in neither side
        const dated = { ...asked, deals: asked.deals.filter(({ stage }) => stage !== 'prospecting') };
        const before = naive(id, dated, comparedWith).value;
        const now = naive(id, dated, asked.period).value;
        expect(figure.previous).toBe(before);
        const change =
          now === null || before === null || (before === 0 && id !== 'win_rate')
            ? undefined
            : id === 'win_rate'
              ? now - before
              : (now - before) / Math.abs(before);
        expect(figure.change).toBe(change);
      }
    });
  });

  it('prospects and the pipeline show none', () => {
    check((asked) => {
      const computation = computationOf(asked);
      for (const id of ['prospecting', 'prospecting_value', 'open', 'open_value', 'products'] as const) {
        expect(computation.total(id)).not.toHaveProperty('previous');
        expect(computation.total(id)).not.toHaveProperty('change');
      }
    }, 100);
  });
});

describe('properties of the figures', () => {
  it.each(groupings)('rows of an additive figure, by %s, add up to its total, "(not set)" included', (by) => {
    check((asked) => {
      const computation = computationOf(asked);
      for (const id of additive) {
        const rows = computation.rows(id, by).map(({ figure }) => figure.value ?? 0);
        expect(rows.reduce((sum, value) => sum + value, 0)).toBe(computation.total(id).value);
      }
    }, 200);
  });

  it('months of a period that has begun add up to its figure, of all time to what has a close date', () => {
    check((asked) => {
      const computation = computationOf(asked);
      const { today } = asked.calendar;
      const stepsCover = (day: number | null) =>
        day !== null &&
        expectedSteps(asked, 'month').some(({ from, to }) => dayNumber(from) <= day && day < dayNumber(to));
      const dated = { ...asked, deals: asked.deals.filter(({ close }) => stepsCover(close)) };
      for (const id of additiveOverTime) {
        const rows = computation.course(id, 'month').map(({ figure }) => figure.value ?? 0);
        const sum = rows.reduce((all, value) => all + value, 0);
        expect(sum).toBe(naive(id, dated, asked.period).value);
        const whole = asked.period.to !== null && asked.period.to <= today;
        if (whole) expect(sum).toBe(computation.total(id).value);
      }
    }, 200);
  });

  it('a filter never enlarges a count', () => {
    check((asked) => {
      const filtered = computationOf(asked);
      const { stage, ...others } = asked.filters;
      for (const filters of [{}, others, stage ? { stage } : {}]) {
        const wider = computationOf({ ...asked, filters });
        for (const id of ['sales', 'won', 'lost', 'engaging', 'prospecting', 'open'] as const) {
          expect(filtered.total(id).value ?? 0).toBeLessThanOrEqual(wider.total(id).value ?? 0);
        }
        expect(filtered.size).toBeLessThanOrEqual(wider.size);
      }
    });
  });

  it('the order of deals is irrelevant to every KPI', () => {
    const shuffled = anyQuestion.chain((asked) =>
      fc
        .shuffledSubarray([...asked.deals], { minLength: asked.deals.length })
        .map((deals) => [asked, { ...asked, deals }] as const),
    );
    fc.assert(
      fc.property(shuffled, ([asked, other]) => {
        const [one, two] = [computationOf(asked), computationOf(other)];
        for (const { id } of catalogue) expect(compute(id, two)).toEqual(compute(id, one));
      }),
      { numRuns: 150 },
    );
  });

  it('rows come by value, highest first, null last, then by name, and "(not set)" at the end', () => {
    check((asked) => {
      for (const { id } of catalogue) {
        const result = compute(id, computationOf(asked));
        if (!('rows' in result) || result.by === 'month') continue;
        const rows = result.rows.filter(({ key }) => key !== null);
        expect(result.rows.slice(0, rows.length)).toEqual(rows);
        for (const [at, { key, figure }] of rows.entries()) {
          const next = rows[at + 1];
          if (!next) continue;
          const [left, right] = [
            figure.value ?? Number.NEGATIVE_INFINITY,
            next.figure.value ?? Number.NEGATIVE_INFINITY,
          ];
          expect(left).toBeGreaterThanOrEqual(right);
          if (left === right) expect((key ?? '').localeCompare(next.key ?? '', 'en')).toBeLessThan(0);
        }
      }
    }, 100);
  });
});

/** The rows that the page asks for: those with a deal and, without filters, all that a reference table lists. */
function expectedKeys(
  by: Grouping,
  found: readonly (string | null)[],
  { filters }: Asked,
): (string | null)[] {
  const unfiltered = Object.keys(filters).length === 0;
  const listed: readonly string[] =
    by === 'stage' ? stages : by in listedMembers ? listedMembers[by as keyof typeof listedMembers] : [];
  return [...new Set([...found, ...(unfiltered ? listed : [])])];
}

/** Steps from the calendar alone: every day gets the key of its step, and days of one key are one step. */
function expectedSteps(asked: Asked, unit: TimeUnit): { key: string; from: IsoDay; to: IsoDay }[] {
  const { period, calendar, deals, filters } = asked;
  const key = (day: number) => stepKey(day, unit, calendar.fiscalStart);
  let [first, end] = [dayNumber(period.from ?? '1970-01-01'), dayNumber(period.to ?? '1970-01-01')];
  if (period.from === null) {
    const won: readonly Stage[] = ['won'];
    const days = countedDeals(deals, period, filters, calendar.today).flatMap(({ deal, stage }) =>
      won.includes(stage) && deal.close !== null ? [deal.close] : [],
    );
    if (days.length === 0) return [];
    [first, end] = [Math.min(...days), Math.max(...days) + 1];
    while (key(first - 1) === key(first)) first--;
    while (key(end) === key(end - 1)) end++;
  }
  const steps: { key: string; from: number; to: number }[] = [];
  for (let day = first; day < end; day++) {
    const last = steps.at(-1);
    if (last?.key === key(day)) last.to = day + 1;
    else steps.push({ key: key(day), from: day, to: day + 1 });
  }
  const begun = dayNumber(calendar.today);
  return steps
    .filter(({ from }) => period.from === null || from <= begun)
    .map((step) => ({ key: step.key, from: iso(step.from), to: iso(step.to) }));
}

function stepKey(day: number, unit: TimeUnit, fiscalStart: number): string {
  const date = new Date(day * 86_400_000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  if (unit === 'month') return iso(day).slice(0, 7);
  if (unit === 'quarter') {
    const monthsIn = (month - fiscalStart + 12) % 12;
    const ends = fiscalStart > 1 && month >= fiscalStart ? year + 1 : year;
    return `${ends}-Q${Math.floor(monthsIn / 3) + 1}`;
  }
  // a week belongs to the year of its Thursday; 1970-01-01 was one
  const thursday = Math.floor((day + 3) / 7) * 7;
  const yearOfWeek = new Date(thursday * 86_400_000).getUTCFullYear();
  const week = Math.floor((thursday - dayNumber(`${yearOfWeek}-01-01`)) / 7) + 1;
  return `${yearOfWeek}-W${String(week).padStart(2, '0')}`;
}

function iso(day: number): IsoDay {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
