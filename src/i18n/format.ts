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
  /** `A, B and C` */
  readonly list: (items: readonly string[]) => string;
  /** `A, B or C` */
  readonly either: (items: readonly string[]) => string;
}

/** Money below this is shown with its cents, unless it has none. */
const centsBelow = 100;

export function createFormats(locale: Locale, currency: string): Formats {
  const tag = tags[locale];
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(tag, options);
    return (value: number) => format.format(value);
  };
  // One base has one currency: `$`, not `US$`. And nothing is ever `-€0`.
  const inCurrency = {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    signDisplay: 'negative',
  } as const;
  const whole = { ...inCurrency, minimumFractionDigits: 0, maximumFractionDigits: 0 } as const;
  const compactMoney = { ...inCurrency, notation: 'compact', maximumFractionDigits: 1 } as const;
  const compactCount = { notation: 'compact', maximumFractionDigits: 1 } as const;
  const percent = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  const money = number(whole);
  const cents = number(inCurrency);
  const count = number({ maximumFractionDigits: 0 });
  const rate = number(percent);
  const tenth = number({ maximumFractionDigits: 1 });
  const signedRate = number({ ...percent, signDisplay: 'exceptZero' });
  const signed = number({ minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  // What is shown decides: French has the singular below 2, English for 1 alone.
  const isOne = (value: number) => {
    const shown = Math.abs(Math.round(value * 10) / 10);
    return locale === 'fr' ? shown < 2 : shown === 1;
  };
  const points = (value: number) => `${signed(value)}\u00a0${locale === 'fr' && isOne(value) ? 'pt' : 'pts'}`;
  const day = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const month = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const shortDay = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const shortMonth = new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const clocks = new Map<
    string,
    { readonly date: Intl.DateTimeFormat; readonly time: Intl.DateTimeFormat }
  >();
  // A format holds some 100 KB outside the heap: one made for each answer would fill the memory in minutes.
  const clockOf = (timeZone: string) => {
    const known = clocks.get(timeZone) ?? {
      date: new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone }),
      time: new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', timeZone }),
    };
    clocks.set(timeZone, known);
    return known;
  };
  const list = new Intl.ListFormat(tag, { style: 'long', type: 'conjunction' });
  const either = new Intl.ListFormat(tag, { style: 'long', type: 'disjunction' });
  // French counts the first of a month, and only that, as an ordinal; Intl does not.
  const ordinal = (text: string) =>
    locale === 'fr' ? text.replace(/(?<![\d:])1(?=\s\p{L}|[–-]|\s[–-])/gu, '1er') : text;
  const moneyInFull = (value: number) =>
    Math.abs(value) < centsBelow && !Number.isInteger(value) ? cents(value) : money(value);
  const dayWords = locale === 'fr' ? (['jour', 'jours'] as const) : (['day', 'days'] as const);
  const daysInWords = (value: number) => `${tenth(value)}\u00a0${dayWords[isOne(value) ? 0 : 1]}`;
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
    day: (iso) => ordinal(day.format(new Date(`${iso}T00:00:00Z`))),
    dayRange: (first, last) =>
      ordinal(day.formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`))),
    shortDay: (iso) => ordinal(shortDay.format(new Date(`${iso}T00:00:00Z`))),
    shortMonth: (iso) => shortMonth.format(new Date(`${iso}-01T00:00:00Z`)),
    month: (iso) => month.format(new Date(`${iso}-01T00:00:00Z`)),
    instant: (iso, zone) => {
      const { date, time } = clockOf(zone);
      const at = new Date(iso);
      return `${ordinal(date.format(at))}${locale === 'fr' ? ' à ' : ', '}${time.format(at)}`;
    },
    list: (items) => list.format(items),
    either: (items) => either.format(items),
  };
}
