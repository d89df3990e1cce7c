import type { Locale } from '../protocol.ts';
import { tags } from '../workspace/times.ts';

/** Money and times as a reader of one locale writes them; instants in milliseconds since 1970. */
export interface Formats {
  readonly money: (value: number, currency: string) => string;
  /** `Monday 23 November, 09:00` */
  readonly moment: (at: number, zone: string) => string;
  /** `Monday 23 November 2026` */
  readonly day: (at: number, zone: string) => string;
  /** `09:00` */
  readonly time: (at: number, zone: string) => string;
  readonly weekday: (at: number, zone: string) => string;
  /** `23 Nov, 09:00:07` */
  readonly logTime: (at: number, zone: string) => string;
  /** `3 days and 2 hours`: the two largest units; of less than a minute, `0 minutes` */
  readonly span: (ms: number) => string;
}

export function createFormats(locale: Locale): Formats {
  const tag = tags[locale];
  const dates = new Map<string, Intl.DateTimeFormat>();
  const date = (at: number, zone: string, options: Intl.DateTimeFormatOptions): string => {
    const key = `${zone} ${JSON.stringify(options)}`;
    const format = dates.get(key) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone: zone });
    dates.set(key, format);
    return format.format(at);
  };
  const time = (at: number, zone: string) => date(at, zone, { hour: '2-digit', minute: '2-digit' });
  // French counts the first of a month as an ordinal; Intl does not.
  const ordinal = (day: string) => (locale === 'fr' ? day.replace(/(?<!\d)1(?= )/, '1er') : day);
  const list = new Intl.ListFormat(tag, { style: 'long', type: 'conjunction' });
  return {
    money: (value, currency) =>
      new Intl.NumberFormat(tag, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        ...(Number.isInteger(value) ? { maximumFractionDigits: 0 } : {}),
      }).format(value),
    moment: (at, zone) => {
      const day = date(at, zone, { weekday: 'long', day: 'numeric', month: 'long' });
      return `${ordinal(day)}, ${time(at, zone)}`;
    },
    day: (at, zone) =>
      ordinal(date(at, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })),
    time,
    weekday: (at, zone) => date(at, zone, { weekday: 'long' }),
    logTime: (at, zone) => {
      const day = ordinal(date(at, zone, { day: 'numeric', month: 'short' }));
      return `${day}, ${date(at, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' })}`;
    },
    span: (ms) => {
      const minutes = Math.floor(ms / 60_000);
      const amounts = [
        ['day', Math.floor(minutes / 1440)],
        ['hour', Math.floor(minutes / 60) % 24],
        ['minute', minutes % 60],
      ] as const;
      const told = amounts.filter(([, amount]) => amount > 0).slice(0, 2);
      const parts = told.length > 0 ? told : ([['minute', 0]] as const);
      return list.format(
        parts.map(([unit, amount]) =>
          new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(amount),
        ),
      );
    },
  };
}
