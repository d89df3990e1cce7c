import { Temporal } from 'temporal-polyfill';
import type { DayNumber } from './deal.ts';
import type { CalendarUnit, IsoDay } from './period.ts';

const msPerDay = 86_400_000;

/** The day's distance from 1970-01-01; the day must exist. */
export function dayNumber(day: IsoDay): DayNumber {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / msPerDay;
}

export function isoDay(day: DayNumber): IsoDay {
  return new Date(day * msPerDay).toISOString().slice(0, 10);
}

export function addDays(day: IsoDay, days: number): IsoDay {
  return isoDay(dayNumber(day) + days);
}

/** `n` units on (or back); a day that the month lacks becomes its last. */
export function addUnits(day: IsoDay, unit: CalendarUnit, n: number): IsoDay {
  if (unit === 'day') return addDays(day, n);
  if (unit === 'week') return addDays(day, 7 * n);
  const months = unit === 'month' ? n : unit === 'quarter' ? 3 * n : 12 * n;
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/**
 * The first day of the unit that contains `day`. Weeks start on Monday; quarters and years are fiscal,
 * `fiscalStart` being the month (1–12) that a fiscal year starts in.
 */
export function startOf(day: IsoDay, unit: CalendarUnit, fiscalStart: number): IsoDay {
  if (unit === 'day') return day;
  const date = Temporal.PlainDate.from(day);
  if (unit === 'week') return date.subtract({ days: date.dayOfWeek - 1 }).toString();
  const monthsIn = (date.month - fiscalStart + 12) % 12;
  const months = unit === 'month' ? 0 : unit === 'quarter' ? monthsIn % 3 : monthsIn;
  return date.with({ day: 1 }).subtract({ months }).toString();
}

/** The first day of the fiscal year that ends in `year`. */
export function startOfFiscalYear(year: number, fiscalStart: number): IsoDay {
  return Temporal.PlainDate.from({
    year: fiscalStart === 1 ? year : year - 1,
    month: fiscalStart,
    day: 1,
  }).toString();
}

/** The first day of an ISO week; its first week holds 4 January. */
export function startOfWeek(year: number, week: number): IsoDay {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  return fourth.add({ days: 1 - fourth.dayOfWeek + 7 * (week - 1) }).toString();
}

/** The id of the unit that starts on `day`: `2017-07-15`, `2017-W27`, `2017-07`, `2017-Q3`, `2017`. */
export function unitId(day: IsoDay, unit: CalendarUnit, fiscalStart: number): string {
  if (unit === 'day') return day;
  if (unit === 'month') return day.slice(0, 7);
  const date = Temporal.PlainDate.from(day);
  if (unit === 'week') return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
  const year = fiscalStart !== 1 && date.month >= fiscalStart ? date.year + 1 : date.year;
  const padded = String(year).padStart(4, '0');
  if (unit === 'year') return padded;
  return `${padded}-Q${Math.floor(((date.month - fiscalStart + 12) % 12) / 3) + 1}`;
}
