import type { IsoDay } from '../deals/period.ts';

/** Years that a question can name. */
export const firstYear = 1900;
export const lastYear = 2099;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** `YYYY-MM-DD`, or null for a day that is in no calendar. */
export function isoDay(year: number, month: number, day: number): IsoDay | null {
  if (year < firstYear || year > lastYear || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** 52 or 53: a year has 53 ISO weeks when it begins or ends on a Thursday. */
export function weeksInYear(year: number): number {
  const lastWeekday = (y: number) => (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)) % 7;
  return lastWeekday(year) === 4 || lastWeekday(year - 1) === 3 ? 53 : 52;
}
