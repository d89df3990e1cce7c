import type { PeriodSpec } from '../deals/period.ts';
import { daysInMonth, firstYear, isoDay, lastYear, weeksInYear } from './days.ts';
import { foldWord } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { phrasesAt } from './lexicon.ts';
import type { Point } from './points.ts';
import { dashed, isoPoint, meaningAt, pointAt, yearAt } from './points.ts';
import type { Token } from './tokens.ts';

/** A period read from the text; `impossible` ones name a date or number that cannot be. */
export type PeriodMatch =
  | { readonly end: number; readonly spec: PeriodSpec }
  | { readonly end: number; readonly impossible: 'date' | 'number'; readonly instead: readonly string[] };

/** `last 4000 days` is the most that is understood: eleven years. */
const mostUnits = { day: 4000, week: 600, month: 140, quarter: 48, year: 12 } as const;

function range(first: Point, last: Point | null, end: number): PeriodMatch {
  if ('impossible' in first || (last && 'impossible' in last))
    return { end, impossible: 'date', instead: [] };
  if (!last) return { end, spec: { type: 'range', first: first.first } };
  if (first.first > last.last) return { end, impossible: 'date', instead: [`${last.first}..${first.last}`] };
  return { end, spec: { type: 'range', first: first.first, last: last.last } };
}

function quarterSpec(quarter: number, year: number | null, end: number): PeriodMatch {
  const suffix = year === null ? '' : ` ${year}`;
  if (quarter < 1 || quarter > 4) {
    return { end, impossible: 'date', instead: [`Q1${suffix}`, `Q4${suffix}`] };
  }
  return { end, spec: { type: 'quarter', quarter, ...(year === null ? {} : { year }) } };
}

function weekSpec(week: number, year: number, end: number): PeriodMatch {
  const most = weeksInYear(year);
  if (week < 1 || week > most) return { end, impossible: 'date', instead: [`W${most} ${year}`] };
  return { end, spec: { type: 'week', week, year } };
}

function letterPeriod(letter: string, number: number, year: number | null, end: number): PeriodMatch {
  if ('qt'.includes(letter)) return quarterSpec(number, year, end);
  return year === null ? { end, impossible: 'date', instead: [] } : weekSpec(number, year, end);
}

function inYears(year: number): boolean {
  return year >= firstYear && year <= lastYear;
}

function dateToken(lexicon: Lexicon, tokens: readonly Token[], at: number): PeriodMatch | null {
  const token = tokens[at];
  if (token?.kind !== 'date') return null;
  const text = dashed(token);
  const impossible: PeriodMatch = { end: at + 1, impossible: 'date', instead: [] };
  const dots = text.indexOf('..');
  if (dots >= 0) {
    const first = isoPoint(text.slice(0, dots), at + 1);
    const rest = text.slice(dots + 2);
    if (!first) return impossible;
    if (rest !== '') {
      const last = isoPoint(rest, at + 1);
      return last ? range(first, last, at + 1) : impossible;
    }
    const next = tokens[at + 1]?.kind === 'date' ? pointAt(lexicon, tokens, at + 1) : null;
    return next ? range(first, next, next.end) : range(first, null, at + 1);
  }
  const lettered = /^(?:(\d{4})-?([qtws])(\d{1,2})|([qtws])(\d{1,2})[-/](\d{4}))$/.exec(text.toLowerCase());
  if (lettered) {
    const year = Number(lettered[1] ?? lettered[6]);
    const number = Number(lettered[3] ?? lettered[5]);
    return inYears(year) ? letterPeriod(lettered[2] ?? lettered[4] ?? '', number, year, at + 1) : impossible;
  }
  const point = isoPoint(text, at + 1);
  if (!point) return impossible;
  if ('impossible' in point) {
    const year = Number(text.slice(0, 4));
    const month = Math.min(12, Math.max(1, Number(text.split('-')[1])));
    const nearest = inYears(year) ? isoDay(year, month, daysInMonth(year, month)) : null;
    const instead = nearest ? [text.split('-').length === 3 ? nearest : nearest.slice(0, 7)] : [];
    return { ...impossible, instead };
  }
  if (point.first === point.last)
    return { end: at + 1, spec: { type: 'range', first: point.first, last: point.last } };
  return {
    end: at + 1,
    spec: { type: 'month', year: Number(point.first.slice(0, 4)), month: Number(point.first.slice(5, 7)) },
  };
}

/** `since 2017-06-01`, `from … to …`, `2017-01-01 .. 2017-03-31`, `1 June 2017` */
function rangeAt(lexicon: Lexicon, tokens: readonly Token[], at: number): PeriodMatch | null {
  const since = meaningAt(lexicon, tokens, at, 'since');
  const from = meaningAt(lexicon, tokens, at, 'from');
  const opened = since ?? from;
  const first = pointAt(lexicon, tokens, opened?.end ?? at);
  if (!first) {
    // when a fiscal year begins is not known here, so a year alone is no first day
    const fromWord = tokens[at]?.fold === 'from' ? from : null;
    const start = (since ?? fromWord)?.end;
    const year = start === undefined ? null : yearAt(tokens, start);
    return year ? { end: year.end, impossible: 'date', instead: [`since ${year.year}-01-01`] } : null;
  }
  const dots = /^(\.{2,3}|…|-|–|—|→)$/.test(tokens[first.end]?.text ?? '') ? first.end + 1 : null;
  const to = meaningAt(lexicon, tokens, first.end, 'to')?.end ?? dots;
  const last = to === null ? null : pointAt(lexicon, tokens, to);
  if (last) return range(first, last, last.end);
  // `de juillet 2017`, `from July 2017` are that month: without an end only `since` leaves a range open, or a day
  // after `from`.
  const fromDay = tokens[at]?.fold === 'from' && 'first' in first && first.first === first.last;
  if (since || fromDay) return range(first, null, first.end);
  if (from) return null;
  if (/^(\.{2,3}|…)$/.test(tokens[first.end]?.text ?? '')) return range(first, null, first.end + 1);
  // a date token by itself knows what to offer instead
  if ('impossible' in first) {
    return tokens[at]?.kind === 'date' ? null : { end: first.end, impossible: 'date', instead: [] };
  }
  return first.first === first.last
    ? { end: first.end, spec: { type: 'range', first: first.first, last: first.last } }
    : null;
}

function namedAt(lexicon: Lexicon, tokens: readonly Token[], at: number): PeriodMatch | null {
  for (const { end, meanings, n } of phrasesAt(lexicon, tokens, at)) {
    for (const meaning of meanings) {
      if (meaning.type === 'period') return { end, spec: meaning.spec };
      if (meaning.type === 'lastN' && n !== null) {
        const most = mostUnits[meaning.unit];
        if (n < 1 || n > most) return { end, impossible: 'number', instead: [] };
        return { end, spec: { type: 'last', unit: meaning.unit, n } };
      }
      if (meaning.type === 'month') {
        const year = yearAt(tokens, end);
        const month = meaning.month;
        return year
          ? { end: year.end, spec: { type: 'month', month, year: year.year } }
          : { end, spec: { type: 'month', month } };
      }
      const letter = meaning.type === 'quarterWord' ? 'q' : meaning.type === 'weekWord' ? 'w' : null;
      const number = letter && /^\d{1,2}$/.test(tokens[end]?.fold ?? '') ? Number(tokens[end]?.fold) : null;
      if (letter && number !== null) {
        const year = yearAt(tokens, end + 1);
        return letterPeriod(letter, number, year?.year ?? null, year?.end ?? end + 1);
      }
    }
  }
  return null;
}

function wordAt(tokens: readonly Token[], at: number): PeriodMatch | null {
  const token = tokens[at];
  if (token?.kind !== 'word') return null;
  const lettered = /^([qtws])(\d{1,2})$/.exec(foldWord(token.text));
  if (lettered) {
    const year = yearAt(tokens, at + 1);
    return letterPeriod(lettered[1] ?? '', Number(lettered[2]), year?.year ?? null, year?.end ?? at + 1);
  }
  const year = /^\d{4}$/.test(token.fold) ? yearAt(tokens, at) : null;
  return year ? { end: year.end, spec: { type: 'year', year: year.year } } : null;
}

/** The longest period that starts at a token. */
export function periodAt(lexicon: Lexicon, tokens: readonly Token[], at: number): PeriodMatch | null {
  const found = [
    rangeAt(lexicon, tokens, at),
    dateToken(lexicon, tokens, at),
    namedAt(lexicon, tokens, at),
    wordAt(tokens, at),
  ].filter((one) => one !== null);
  return found.toSorted((a, b) => b.end - a.end)[0] ?? null;
}
