import type { Unit } from '../kpis/catalogue.ts';
import type { Locale } from './locale.ts';

/** British English writes the month as a word and the day first: no reader takes 3/4 for another day. */
const tags: Readonly<Record<Locale, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** Numbers, money and dates as a reader of one locale writes them. */
export interface Formats {
  readonly tag: string;
  readonly count: (value: number) => string;
  readonly money: (value: number) => string;
  readonly rate: (value: number) => string;
  readonly days: (value: number) => string;
  /** by unit; agents are named, and their figure is money */
  readonly figure: (unit: Unit, value: number) => string;
  /** `+3.4%`; of a rate `+1.2 pts` */
  readonly change: (unit: Unit, change: number) => string;
  /** for pictures alone: `€1.2M` */
  readonly compact: (unit: Unit, value: number) => string;
  /** Intl options that draw the ticks of an axis in this unit */
  readonly ticks: (unit: Unit) => Intl.NumberFormatOptions;
  readonly day: (day: string) => string;
  readonly dayRange: (first: string, last: string) => string;
  readonly month: (month: string) => string;
  /** for pictures alone: `28 Sep`, `Sep 2026` */
  readonly shortDay: (day: string) => string;
  readonly shortMonth: (month: string) => string;
  readonly instant: (instant: string, zone: string) => string;
  readonly list: (items: readonly string[]) => string;
}

/** Money below this is shown with its cents, unless it has none. */
const centsBelow = 100;

export function createFormats(locale: Locale, currency: string): Formats {
  const tag = tags[locale];
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(tag, options);
    return (value: number) => format.format(value);
  };
  const whole = { style: 'currency', currency, minimumFractionDigits: 0, maximumFractionDigits: 0 } as const;
  const compactMoney = {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  } as const;
  const compactCount = { notation: 'compact', maximumFractionDigits: 1 } as const;
  const percent = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  const money = number(whole);
  const cents = number({ style: 'currency', currency });
  const count = number({ maximumFractionDigits: 0 });
  const rate = number(percent);
  const tenth = number({ maximumFractionDigits: 1 });
  const signedRate = number({ ...percent, signDisplay: 'exceptZero' });
  const signed = number({ minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const points =
    locale === 'fr' ? (value: number) => `${signed(value)} pt` : (value: number) => `${signed(value)} pts`;
  const day = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const month = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const shortDay = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const shortMonth = new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const list = new Intl.ListFormat(tag, { style: 'long', type: 'conjunction' });
  const moneyInFull = (value: number) =>
    Math.abs(value) < centsBelow && !Number.isInteger(value) ? cents(value) : money(value);
  const daysInWords = (value: number) =>
    locale === 'fr'
      ? `${tenth(value)} ${value < 2 ? 'jour' : 'jours'}`
      : `${tenth(value)} ${value === 1 ? 'day' : 'days'}`;
  const byUnit = { count, money: moneyInFull, rate, days: daysInWords, agent: moneyInFull };
  const compact = {
    count: number(compactCount),
    money: number(compactMoney),
    rate,
    days: tenth,
    agent: number(compactMoney),
  };
  const ticks = {
    count: compactCount,
    money: compactMoney,
    rate: { style: 'percent' },
    days: {},
    agent: compactMoney,
  } as const;
  return {
    tag,
    count,
    money: moneyInFull,
    rate,
    days: daysInWords,
    figure: (unit, value) => byUnit[unit](value),
    change: (unit, value) => (unit === 'rate' ? points(value * 100) : signedRate(value)),
    compact: (unit, value) => compact[unit](value),
    ticks: (unit) => ticks[unit],
    day: (iso) => day.format(new Date(`${iso}T00:00:00Z`)),
    dayRange: (first, last) => day.formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`)),
    shortDay: (iso) => shortDay.format(new Date(`${iso}T00:00:00Z`)),
    shortMonth: (iso) => shortMonth.format(new Date(`${iso}-01T00:00:00Z`)),
    month: (iso) => month.format(new Date(`${iso}-01T00:00:00Z`)),
    instant: (iso, zone) =>
      new Intl.DateTimeFormat(tag, {
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: zone,
      }).format(new Date(iso)),
    list: (items) => list.format(items),
  };
}
