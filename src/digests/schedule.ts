import { validateDetailed } from 'node-cron';

/** When a digest is sent, in local times of its zone. Days of the week are 1 (Monday) to 7. */
export type Schedule =
  | {
      readonly kind: 'weekly';
      readonly days: readonly number[];
      readonly hour: number;
      readonly minute: number;
    }
  | {
      readonly kind: 'cron';
      readonly minutes: readonly number[];
      readonly hours: readonly number[];
      /** numbers, and cron's `L`, `L-3`, `15W`, `LW`; null: every day */
      readonly daysOfMonth: readonly (number | string)[] | null;
      readonly months: readonly number[];
      /** 0 (Sunday) to 6, and cron's `1#2`, `5L`; null: every day */
      readonly daysOfWeek: readonly (number | string)[] | null;
    };

export type ScheduleProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'day'; readonly given: string }
  | { readonly kind: 'time'; readonly given: string }
  /** days without a time */
  | { readonly kind: 'no_time' }
  | { readonly kind: 'cron'; readonly field: string; readonly given: string }
  | { readonly kind: 'both_days' }
  | { readonly kind: 'seconds' };

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** `mon 09:00`, `mon,thu 08:30`, `mon-fri 8:00`, `daily 18:00`, or cron with five fields. */
export function parseSchedule(
  text: string,
): { readonly schedule: Schedule } | { readonly problem: ScheduleProblem } {
  const words = text.trim().toLowerCase().split(/\s+/);
  if (words[0] === '') return { problem: { kind: 'empty' } };
  if (looksLikeCron(words)) return parseCron(words);
  const time = words.at(-1) ?? '';
  if (!/\d/.test(time)) return { problem: { kind: 'no_time' } };
  const [, hour = '', minute = ''] = /^(\d{1,2})[:h](\d{2})$/.exec(time) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59)
    return { problem: { kind: 'time', given: time } };
  const parts = words
    .slice(0, -1)
    .join(' ')
    .split(/\s*,\s*|\s+(?!-)(?<!-\s)/)
    .filter((part) => part !== '');
  const days = new Set<number>();
  for (const part of parts) {
    const named = parseDays(part);
    if (named === null) return { problem: { kind: 'day', given: part } };
    for (const day of named) days.add(day);
  }
  if (days.size === 0) return { problem: { kind: 'day', given: '' } };
  const inOrder = [...days].sort((a, b) => a - b);
  return { schedule: { kind: 'weekly', days: inOrder, hour: Number(hour), minute: Number(minute) } };
}

/** One sentence that follows the name of what was given, and says what to write instead. */
export function describeScheduleProblem(problem: ScheduleProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'is empty; write days and a time, such as mon 09:00.';
    case 'no_time':
      return 'names no time; write it after the days, such as mon 09:00.';
    case 'time':
      return `has a time that is none (${problem.given}); write hours and minutes, such as 09:00 or 18:30.`;
    case 'day':
      return problem.given === ''
        ? 'names no day; write one before the time, such as mon 09:00 or daily 18:00.'
        : `has a day that is none (${problem.given}); days are mon, tue, wed, thu, fri, sat, sun, or daily.`;
    case 'cron':
      return problem.field === 'expression'
        ? `is no cron expression (${problem.given}); write its five fields, such as 0 9 * * 1, or simply mon 09:00.`
        : `has ${problem.given} as its ${fieldNames[problem.field] ?? problem.field}, which cron does not know; write days and a time instead, such as mon 09:00.`;
    case 'both_days':
      return 'names both a day of the month and a day of the week, which programs read differently; leave one of the two as *.';
    case 'seconds':
      return 'names seconds; leave that field away, as in 0 9 * * 1.';
  }
}

const fieldNames: Readonly<Record<string, string>> = {
  minute: 'minute',
  hour: 'hour',
  dayOfMonth: 'day of the month',
  month: 'month',
  dayOfWeek: 'day of the week',
};

function looksLikeCron(words: readonly string[]): boolean {
  return (
    words[0]?.startsWith('@') === true || (words.length >= 5 && !words.some((word) => word.includes(':')))
  );
}

function parseDays(part: string): readonly number[] | null {
  if (part === 'daily' || part === 'every day') return [1, 2, 3, 4, 5, 6, 7];
  if (part === 'weekdays') return [1, 2, 3, 4, 5];
  const ends = part.split(/\s*-\s*/).map(parseDay);
  const [first = null, last = first] = ends;
  if (first === null || last === null || ends.length > 2) return null;
  const span = ((last - first + 7) % 7) + 1;
  return Array.from({ length: span }, (_, i) => ((first - 1 + i) % 7) + 1);
}

function parseDay(word: string): number | null {
  const at = word.length < 3 ? -1 : dayNames.findIndex((name) => name.startsWith(word.replace(/\.$|s$/, '')));
  return at < 0 ? null : at + 1;
}

function parseCron(
  words: readonly string[],
): { readonly schedule: Schedule } | { readonly problem: ScheduleProblem } {
  const { fields, errors } = validateDetailed(words.join(' '));
  const [error] = errors;
  if (error || !fields) {
    return {
      problem: { kind: 'cron', field: error?.field ?? 'expression', given: error?.value ?? words.join(' ') },
    };
  }
  if (words.length === 6) return { problem: { kind: 'seconds' } };
  const daysOfMonth = fields.dayOfMonth.length === 31 ? null : fields.dayOfMonth;
  const daysOfWeek = fields.dayOfWeek.length === 7 ? null : fields.dayOfWeek;
  if (daysOfMonth && daysOfWeek) return { problem: { kind: 'both_days' } };
  const { minute: minutes, hour: hours, month: months } = fields;
  return { schedule: { kind: 'cron', minutes, hours, daysOfMonth, months, daysOfWeek } };
}
