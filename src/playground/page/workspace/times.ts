import type { Locale } from '../protocol.ts';

export const tags: Readonly<Record<Locale, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** Times as this person reads them. */
export interface Times {
  /** the day of a message, `2026-11-22` */
  readonly dayOf: (ts: string) => string;
  /** `14:05` */
  readonly time: (ts: string) => string;
  /** `Sunday 22 November 2026 at 14:05:09` */
  readonly full: (ts: string) => string;
  /** `Sunday 22 November`, with the year where it is not this one; relative for today and yesterday */
  readonly dayName: (day: string, now: number) => string;
  /** `14:05` in somebody else's zone */
  readonly timeIn: (zone: string, now: number) => string;
}

/** @param zone IANA name */
export function createTimes(locale: Locale, zone: string): Times {
  const tag = tags[locale];
  const options = { timeZone: zone };
  const iso = new Intl.DateTimeFormat('en-CA', {
    ...options,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const clock = new Intl.DateTimeFormat(tag, { ...options, hour: '2-digit', minute: '2-digit' });
  const whole = new Intl.DateTimeFormat(tag, { ...options, dateStyle: 'full', timeStyle: 'medium' });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const named = (day: string, withYear: boolean) =>
    new Intl.DateTimeFormat(tag, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...(withYear && { year: 'numeric' }),
      timeZone: 'UTC',
    }).format(new Date(`${day}T00:00:00Z`));
  const at = (ts: string) => new Date(Number(ts) * 1000);
  return {
    dayOf: (ts) => iso.format(at(ts)),
    time: (ts) => clock.format(at(ts)),
    full: (ts) => whole.format(at(ts)),
    dayName: (day, now) => {
      const today = iso.format(new Date(now));
      const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
      const name =
        days === 0 || days === -1
          ? relative.format(days, 'day')
          : named(day, day.slice(0, 4) !== today.slice(0, 4));
      return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
    },
    timeIn: (other, now) =>
      new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', timeZone: other }).format(
        new Date(now),
      ),
  };
}
