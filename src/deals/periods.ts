import { addDays, addUnits, dayNumber, startOf, startOfFiscalYear, startOfWeek, unitId } from './calendar.ts';
import type { CalendarUnit, IsoDay, Period, PeriodSpec, TimeUnit } from './period.ts';

/** What turns a period as asked into days: today in the base's zone, and the month a fiscal year starts in. */
export interface Calendar {
  readonly today: IsoDay;
  readonly fiscalStart: number;
}

/** The days of a period as asked. */
export function resolvePeriod(spec: PeriodSpec, calendar: Calendar): Period {
  const bounds = span(spec, calendar);
  return bounds
    ? period(bounds.from, bounds.to, calendar)
    : { id: 'all', from: null, to: null, running: false };
}

/**
 * The period that `spec` is compared with: the one before, or with `last_year` the same a year before. Of a
 * running period only the days begun so far are matched. All time has none.
 */
export function comparedPeriod(spec: PeriodSpec, calendar: Calendar, versus?: 'last_year'): Period | null {
  const bounds = span(spec, calendar);
  return bounds && comparedSpan(bounds, calendar, versus);
}

function comparedSpan(bounds: Span, calendar: Calendar, versus?: 'last_year'): Period {
  const before = versus === 'last_year' ? yearBefore(bounds) : justBefore(bounds);
  if (!isRunning(bounds.from, bounds.to, calendar.today)) return period(before.from, before.to, calendar);
  const begun = dayNumber(calendar.today) - dayNumber(bounds.from) + 1;
  const cut = addDays(before.from, begun);
  return period(before.from, cut < before.to ? cut : before.to, calendar);
}

/** The whole period just before the one asked for; all time has none. */
export function periodBefore(spec: PeriodSpec, calendar: Calendar): Period | null {
  const bounds = span(spec, calendar);
  if (!bounds) return null;
  const { from, to } = justBefore(bounds);
  return period(from, to, calendar);
}

/**
 * The latest period of the same kind as `spec` that holds `day`, and what it is compared with; null where its kind
 * has none (all time, a range).
 */
export function periodOfSameKind(
  spec: PeriodSpec,
  day: IsoDay,
  calendar: Calendar,
  versus?: 'last_year',
): { readonly period: Period; readonly comparedWith: Period } | null {
  const asked = span(spec, calendar);
  if (!asked?.unit) return null;
  const { unit, n } = asked;
  const last = startOf(day, unit, calendar.fiscalStart);
  const bounds: Span = { from: addUnits(last, unit, 1 - n), to: addUnits(last, unit, 1), unit, n };
  return {
    period: period(bounds.from, bounds.to, calendar),
    comparedWith: comparedSpan(bounds, calendar, versus),
  };
}

export interface Bucket {
  /** `YYYY-Www`, `YYYY-MM` or `YYYY-Qn` */
  readonly key: string;
  readonly from: IsoDay;
  readonly to: IsoDay;
}

/** The weeks, months or quarters of `[from, to)`, the first and last cut to it. */
export function buckets(from: IsoDay, to: IsoDay, unit: TimeUnit, fiscalStart: number): Bucket[] {
  const found: Bucket[] = [];
  for (let start = startOf(from, unit, fiscalStart); start < to; start = addUnits(start, unit, 1)) {
    const end = addUnits(start, unit, 1);
    found.push({
      key: unitId(start, unit, fiscalStart),
      from: start < from ? from : start,
      to: end < to ? end : to,
    });
  }
  return found;
}

interface Span {
  readonly from: IsoDay;
  readonly to: IsoDay;
  /** it is `n` whole calendar units; null for days counted freely */
  readonly unit: CalendarUnit | null;
  readonly n: number;
}

function span(spec: PeriodSpec, { today, fiscalStart }: Calendar): Span | null {
  const units = (from: IsoDay, unit: CalendarUnit, n = 1): Span => ({
    from,
    to: addUnits(from, unit, n),
    unit,
    n,
  });
  const now = (unit: CalendarUnit) => startOf(today, unit, fiscalStart);
  switch (spec.type) {
    case 'all':
      return null;
    case 'relative':
      return units(addUnits(now(spec.unit), spec.unit, spec.offset), spec.unit);
    case 'last':
      return units(addUnits(now(spec.unit), spec.unit, -spec.n), spec.unit, spec.n);
    case 'year':
      return units(startOfFiscalYear(spec.year, fiscalStart), 'year');
    case 'week':
      return units(startOfWeek(spec.year, spec.week), 'week');
    case 'quarter': {
      const inYear = (first: IsoDay) => addUnits(first, 'quarter', spec.quarter - 1);
      if (spec.year !== undefined) return units(inYear(startOfFiscalYear(spec.year, fiscalStart)), 'quarter');
      return units(latestBegun(inYear(now('year')), today), 'quarter');
    }
    case 'month': {
      const inYear = (year: string) => `${year}-${String(spec.month).padStart(2, '0')}-01`;
      if (spec.year !== undefined) return units(inYear(String(spec.year).padStart(4, '0')), 'month');
      return units(latestBegun(inYear(today.slice(0, 4)), today), 'month');
    }
    case 'range': {
      const last = spec.last ?? (today < spec.first ? spec.first : today);
      return { from: spec.first, to: addDays(last, 1), unit: spec.first === last ? 'day' : null, n: 1 };
    }
  }
}

function latestBegun(start: IsoDay, today: IsoDay): IsoDay {
  return start <= today ? start : addUnits(start, 'year', -1);
}

function justBefore({ from, to, unit, n }: Span): { from: IsoDay; to: IsoDay } {
  return { from: unit ? addUnits(from, unit, -n) : addDays(from, dayNumber(from) - dayNumber(to)), to: from };
}

function yearBefore({ from, to, unit }: Span): { from: IsoDay; to: IsoDay } {
  if (unit === 'week') return { from: addDays(from, -52 * 7), to: addDays(to, -52 * 7) };
  const first = addUnits(from, 'year', -1);
  // Whole months end where the next begins; days end on the same date, 29 February on the 28th.
  if (unit && unit !== 'day') return { from: first, to: addUnits(to, 'year', -1) };
  return { from: first, to: addDays(addUnits(addDays(to, -1), 'year', -1), 1) };
}

function isRunning(from: IsoDay, to: IsoDay, today: IsoDay): boolean {
  return from <= today && today < to;
}

function period(from: IsoDay, to: IsoDay, { today, fiscalStart }: Calendar): Period {
  return { id: periodId(from, to, fiscalStart), from, to, running: isRunning(from, to, today) };
}

/** The longest that a unit can be, in days, shortest unit first: most periods are told by their length alone. */
const longest = { day: 1, week: 7, month: 31, quarter: 92, year: 366 } as const;

function periodId(from: IsoDay, to: IsoDay, fiscalStart: number): string {
  const days = dayNumber(to) - dayNumber(from);
  const unit = (Object.keys(longest) as CalendarUnit[]).find((each) => days <= longest[each]);
  if (unit && startOf(from, unit, fiscalStart) === from && addUnits(from, unit, 1) === to) {
    return unitId(from, unit, fiscalStart);
  }
  return `${from}..${addDays(to, -1)}`;
}
