import type { PeriodSpec } from './deals/period.ts';
import { vocabularies } from './i18n/grammar/vocabulary.ts';
import { noNames } from './query/names.ts';
import { parse } from './query/parse.ts';

/** A period in words of any language, and nothing beside it; null for anything else. */
export function parseDefaultPeriod(text: string): PeriodSpec | null {
  const parsed = parse(text, { vocabularies, names: noNames });
  if (parsed.kind !== 'query' || parsed.share) return null;
  const { query } = parsed;
  const onlyPeriod =
    'report' in query.ask &&
    query.ask.report === 'overview' &&
    !query.by &&
    !query.limit &&
    !query.versus &&
    Object.keys(query.filters).length === 0;
  return onlyPeriod ? (query.period ?? null) : null;
}
