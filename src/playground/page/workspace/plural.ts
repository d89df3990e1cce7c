import type { Locale } from '../protocol.ts';
import { tags } from './times.ts';

/** A count with the form of the noun that goes with it. */
export function createPlural(locale: Locale): (count: number, one: string, other: string) => string {
  const rules = new Intl.PluralRules(tags[locale]);
  const number = new Intl.NumberFormat(tags[locale]);
  return (count, one, other) => `${number.format(count)} ${rules.select(count) === 'one' ? one : other}`;
}
