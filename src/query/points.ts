import type { IsoDay } from '../deals/period.ts';
import { daysInMonth, firstYear, isoDay, lastYear } from './days.ts';
import type { Lexicon, Meaning } from './lexicon.ts';
import { phrasesAt } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** A day or a month, as the ends of a range. */
export type Point =
  | { readonly end: number; readonly first: IsoDay; readonly last: IsoDay }
  | { readonly end: number; readonly impossible: true };

/** The longest phrase of one kind that starts at a token. */
export function meaningAt<T extends Meaning['type']>(
  lexicon: Lexicon,
  tokens: readonly Token[],
  at: number,
  type: T,
): { end: number; meaning: Extract<Meaning, { type: T }> } | null {
  for (const { end, meanings } of phrasesAt(lexicon, tokens, at)) {
    const meaning = meanings.find((one) => one.type === type);
    if (meaning) return { end, meaning: meaning as Extract<Meaning, { type: T }> };
  }
  return null;
}

/** Past the little words inside a date: `1er juin de 2017`, `the 1st of June`. */
function skipFiller(tokens: readonly Token[], at: number): number {
  return ['of', 'de', 'le', 'the', 'du', 'en', 'in'].includes(tokens[at]?.fold ?? '') ? at + 1 : at;
}

/** A year that can be asked for, at a token. */
export function yearAt(tokens: readonly Token[], at: number): { end: number; year: number } | null {
  const i = skipFiller(tokens, at);
  const token = tokens[i];
  if (token?.kind !== 'word' || !/^\d{4}$/.test(token.fold)) return null;
  const year = Number(token.fold);
  return year >= firstYear && year <= lastYear ? { end: i + 1, year } : null;
}

function ordinal(token: Token | undefined): number | null {
  if (token?.kind !== 'word') return null;
  const found = /^(\d{1,2})(st|nd|rd|th|er|e)?$/.exec(token.fold);
  return found ? Number(found[1]) : null;
}

function monthSpan(year: number, month: number, end: number): Point {
  const first = isoDay(year, month, 1);
  const last = first ? isoDay(year, month, daysInMonth(year, month)) : null;
  return first && last ? { end, first, last } : { end, impossible: true };
}

function daySpan(year: number, month: number, day: number, end: number): Point {
  const iso = isoDay(year, month, day);
  return iso ? { end, first: iso, last: iso } : { end, impossible: true };
}

/** `2017-06-01`, `2017-06` */
export function isoPoint(text: string, end: number): Point | null {
  const found = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(text);
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), found[3]];
  return day === undefined ? monthSpan(year, month, end) : daySpan(year, month, Number(day), end);
}

/** A date token with plain dashes and two dots. */
export function dashed(token: Token): string {
  return token.text.replace(/[‐‑–]/g, '-').replace('…', '..').replace('...', '..');
}

/** A day or a month with its year that starts at a token: `1 June 2017`, `juin 2017`, `2017-06-01`. */
export function pointAt(lexicon: Lexicon, tokens: readonly Token[], at: number): Point | null {
  const start = skipFiller(tokens, at);
  const token = tokens[start];
  if (!token) return null;
  if (token.kind === 'date') return isoPoint(dashed(token), start + 1);
  const before = ordinal(token);
  if (before !== null) {
    const month = meaningAt(lexicon, tokens, skipFiller(tokens, start + 1), 'month');
    const year = month ? yearAt(tokens, month.end) : null;
    return month && year ? daySpan(year.year, month.meaning.month, before, year.end) : null;
  }
  const month = meaningAt(lexicon, tokens, start, 'month');
  if (!month) return null;
  const day = ordinal(tokens[month.end]);
  if (day !== null) {
    const comma = tokens[month.end + 1]?.kind === 'comma' ? 1 : 0;
    const year = yearAt(tokens, month.end + 1 + comma);
    if (year) return daySpan(year.year, month.meaning.month, day, year.end);
  }
  const year = yearAt(tokens, month.end);
  return year ? monthSpan(year.year, month.meaning.month, year.end) : null;
}
