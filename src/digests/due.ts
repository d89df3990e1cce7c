import { Temporal } from 'temporal-polyfill';
import type { Schedule } from './schedule.ts';

/**
 * The slots of a schedule after one instant and up to another, both in epoch milliseconds, in their order. Each
 * local time fires once: one that a clock change skips fires as much later as the clock was moved (02:30 at 03:30),
 * one that it repeats fires at its first.
 */
export function dueSlots(schedule: Schedule, zone: string, after: number, until: number): number[] {
  if (until <= after) return [];
  const times = timesOf(schedule);
  const slots = new Set<number>();
  // A skipped time fires on a later instant than its day alone would tell, at most a day off.
  let date = dateAt(after, zone).subtract({ days: 1 });
  const last = dateAt(until, zone);
  for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    if (!matches(schedule, date)) continue;
    for (const time of times) {
      const slot = date.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'compatible' });
      const { epochMilliseconds } = slot;
      if (epochMilliseconds > after && epochMilliseconds <= until) slots.add(epochMilliseconds);
    }
  }
  return [...slots].sort((a, b) => a - b);
}

const day = 86_400_000;
/** 29 February comes eight years later where a century is between. */
const horizonDays = 9 * 366;

/** The next slots after an instant; fewer where the schedule never comes to that many. */
export function nextSlots(schedule: Schedule, zone: string, after: number, count: number): number[] {
  const slots: number[] = [];
  let from = after;
  for (
    let span = 8;
    slots.length < count && from < after + horizonDays * day;
    span = Math.min(span * 2, 400)
  ) {
    const until = from + span * day;
    slots.push(...dueSlots(schedule, zone, from, until));
    from = until;
  }
  return slots.slice(0, count);
}

function dateAt(instant: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();
}

function timesOf(schedule: Schedule): Temporal.PlainTime[] {
  if (schedule.kind === 'weekly')
    return [Temporal.PlainTime.from({ hour: schedule.hour, minute: schedule.minute })];
  const { hours, minutes } = schedule;
  return hours.flatMap((hour) => minutes.map((minute) => Temporal.PlainTime.from({ hour, minute })));
}

function matches(schedule: Schedule, date: Temporal.PlainDate): boolean {
  if (schedule.kind === 'weekly') return schedule.days.includes(date.dayOfWeek);
  const { months, daysOfMonth, daysOfWeek } = schedule;
  return (
    months.includes(date.month) &&
    (daysOfMonth === null || daysOfMonth.some((rule) => isDayOfMonth(rule, date))) &&
    (daysOfWeek === null || daysOfWeek.some((rule) => isDayOfWeek(rule, date)))
  );
}

function isDayOfMonth(rule: number | string, date: Temporal.PlainDate): boolean {
  if (typeof rule === 'number') return date.day === rule;
  const last = date.daysInMonth;
  if (rule === 'LW') return date.day === nearestWeekday(date.with({ day: last })).day;
  const [, back] = /^L(?:-(\d+))?$/.exec(rule) ?? [];
  if (rule.startsWith('L')) return date.day === last - Number(back ?? 0);
  const wanted = Number(rule.replace('W', ''));
  return wanted <= last && date.day === nearestWeekday(date.with({ day: wanted })).day;
}

/** Monday to Friday nearest to a day, in the same month. */
function nearestWeekday(date: Temporal.PlainDate): Temporal.PlainDate {
  if (date.dayOfWeek === 6) return date.day === 1 ? date.add({ days: 2 }) : date.subtract({ days: 1 });
  if (date.dayOfWeek === 7)
    return date.day === date.daysInMonth ? date.subtract({ days: 2 }) : date.add({ days: 1 });
  return date;
}

function isDayOfWeek(rule: number | string, date: Temporal.PlainDate): boolean {
  const weekday = date.dayOfWeek % 7;
  if (typeof rule === 'number') return weekday === rule;
  const [, named = '', nth] = /^(\d)(?:#(\d)|L)$/.exec(rule) ?? [];
  if (weekday !== Number(named) % 7) return false;
  return nth === undefined ? date.day + 7 > date.daysInMonth : Math.ceil(date.day / 7) === Number(nth);
}
