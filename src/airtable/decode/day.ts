import type { DayNumber } from '../../deals/deal.ts';

const dayLength = 86_400_000;
// Every zone's offset is a multiple of a quarter of an hour, so all moments of one share a day.
const quarterHour = 900_000;
const daysOfZones = new Map<string, { format: Intl.DateTimeFormat; days: Map<number, DayNumber> }>();

/**
 * The day of an Airtable date (`2017-03-01`) or of a moment (`2017-03-01T23:30:00.000Z`, which is the next
 * day already in Paris); null where it is neither, or no day of the calendar (`2017-02-31`).
 */
export function parseDay(text: string, zone: string): DayNumber | null {
  if (text.length === 10) return parseIsoDay(text);
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?$/i.exec(text);
  if (match === null) return null;
  const day = parseIsoDay(match[1] ?? '');
  if (day === null || match[3] === undefined) return day;
  const moment = Date.parse(`${match[1]}T${match[2]}${match[3].replace(/^(...)(\d\d)$/, '$1:$2')}`);
  return Number.isNaN(moment) ? null : dayInZone(moment, zone);
}

function dayInZone(moment: number, zone: string): DayNumber {
  if (zone === 'UTC') return Math.floor(moment / dayLength);
  let known = daysOfZones.get(zone);
  if (known === undefined) {
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    known = { format, days: new Map() };
    daysOfZones.set(zone, known);
  }
  const quarter = Math.floor(moment / quarterHour);
  let day = known.days.get(quarter);
  if (day === undefined) {
    day = parseIsoDay(known.format.format(moment)) ?? Math.floor(moment / dayLength);
    known.days.set(quarter, day);
  }
  return day;
}

function parseIsoDay(text: string): DayNumber | null {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  // Howard Hinnant's days_from_civil: years that start in March put the leap day last.
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
