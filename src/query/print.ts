import type { PeriodSpec } from '../deals/period.ts';
import type { Ask, Filters, Query } from './query.ts';
import { filterKeys } from './query.ts';
import { escapeSlack } from './slack-text.ts';
import type { Vocabulary } from './vocabulary.ts';

function withNumber(phrase: string, n: number): string {
  return phrase.replace('{n}', String(n));
}

/** A name between quotes; quotes inside are doubled. */
export function quoteName(label: string): string {
  return `"${label.replace(/["“”„‟]/g, '$&$&')}"`;
}

/** A filter's value: one word as it is, anything else between quotes. */
function valueText(label: string): string {
  return /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u.test(label) ? label : quoteName(label);
}

/** `agent:"Darcel Schlecht"`, in the words of a vocabulary. */
export function printFilter(
  key: (typeof filterKeys)[number],
  values: readonly string[],
  words: Vocabulary,
): string {
  if (key === 'stage') {
    const texts = values.map((value) => words.stages[value as keyof Vocabulary['stages']][0]);
    return `${words.stage[0]}:${texts.map(valueText).join(',')}`;
  }
  return `${words.dimensions[key][0]}:${values.map(valueText).join(',')}`;
}

function printFilters(filters: Filters, words: Vocabulary): string[] {
  return filterKeys.flatMap((key) => {
    const values = filters[key];
    return values && values.length > 0 ? [printFilter(key, values, words)] : [];
  });
}

/** A report, a KPI or a profile, as it is asked for. */
export function printAsk(ask: Ask, words: Vocabulary): string {
  if (ask.report === 'kpi') return words.kpis[ask.kpi][0];
  if (ask.report === 'profile') return `${words.dimensions[ask.of][0]} ${quoteName(ask.name)}`;
  return words.reports[ask.report][0];
}

/** A period, as it is asked for. */
export function printPeriod(spec: PeriodSpec, words: Vocabulary): string {
  const ofYear = (text: string, year: number | undefined) => (year === undefined ? text : `${text} ${year}`);
  switch (spec.type) {
    case 'all':
      return words.allTime[0];
    case 'relative':
      return (spec.offset === 0 ? words.current : words.previous)[spec.unit][0];
    case 'last': {
      const { one, many } = words.lastN[spec.unit];
      return withNumber(spec.n === 1 ? one : many[0], spec.n);
    }
    case 'year':
      return String(spec.year);
    case 'quarter':
      return ofYear(`${words.quarterLetter}${spec.quarter}`, spec.year);
    case 'month':
      return ofYear(words.months[spec.month - 1]?.[0] ?? String(spec.month), spec.year);
    case 'week':
      return ofYear(`${words.weekLetter}${spec.week}`, spec.year);
    case 'range':
      if (spec.last === undefined) return `${words.since[0]} ${spec.first}`;
      return spec.first === spec.last ? spec.first : `${spec.first}..${spec.last}`;
  }
}

function printGrouping(by: NonNullable<Query['by']>, words: Vocabulary): string {
  const word =
    by === 'stage'
      ? words.stage[0]
      : by === 'week' || by === 'month' || by === 'quarter'
        ? words.steps[by][0]
        : words.dimensions[by][0];
  return `${words.by[0]} ${word}`;
}

/**
 * The canonical text of a query in the words of one language; `parse` reads it back as the same query. The
 * period stands before `top N`, because `les 5 derniers` before `mois dernier` would read as a period.
 */
export function print(query: Query, words: Vocabulary): string {
  const { ask, by, limit, period, versus } = query;
  const parts = [printAsk(ask, words)];
  if (by) parts.push(printGrouping(by, words));
  if (period) parts.push(printPeriod(period, words));
  if (versus) parts.push(words.versusLastYear[0]);
  if (limit) parts.push(withNumber(limit.n === 1 ? words[limit.end].one : words[limit.end].many[0], limit.n));
  parts.push(...printFilters(query.filters, words));
  return escapeSlack(parts.join(' '));
}
