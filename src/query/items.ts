import type { Dimension, Grouping, Stage } from '../deals/deal.ts';
import { stages } from '../deals/deal.ts';
import { foldName } from '../deals/fold.ts';
import type { PeriodSpec } from '../deals/period.ts';
import type { Lexicon, Meaning, PhraseMatch } from './lexicon.ts';
import { isJoiner, phrasesAt } from './lexicon.ts';
import type { Candidate, Names } from './names.ts';
import { exactNames, isNameFold, longestName, someNameBegins } from './names.ts';
import { periodAt } from './periods.ts';
import type { Token } from './tokens.ts';

/** What a stretch of the text says; `from` and `to` are its tokens, `[from, to)`. */
export type Item = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'period'; readonly spec: PeriodSpec; readonly also: readonly Candidate[] }
  | { readonly kind: 'impossible'; readonly what: 'date' | 'number'; readonly instead: readonly string[] }
  | {
      readonly kind: 'phrase';
      readonly meaning: Meaning;
      readonly others: readonly Meaning[];
      readonly also: readonly Candidate[];
    }
  | { readonly kind: 'limit'; readonly end: 'top' | 'bottom'; readonly n: number }
  | { readonly kind: 'name'; readonly candidates: readonly Candidate[] }
  /** a name between quotes, still to be looked up */
  | { readonly kind: 'quoted'; readonly text: string }
  | { readonly kind: 'filter'; readonly key: Grouping; readonly values: readonly FilterValue[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'mark' }
);

/** One value of `key:a,b`, as typed. */
export interface FilterValue {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const belief = [
  'period',
  'lastN',
  'limit',
  'versus',
  'grouping',
  'noGrouping',
  'report',
  'command',
  'kpi',
  'dimension',
];

function rank(meaning: Meaning): number {
  const at = belief.indexOf(meaning.type);
  return at < 0 ? belief.length : at;
}

/** The words of a phrase that stand for something by themselves; the others only help periods. */
function standing(match: PhraseMatch): Meaning[] {
  return match.meanings
    .filter(
      ({ type }) =>
        !['period', 'lastN', 'month', 'since', 'from', 'to', 'quarterWord', 'weekWord'].includes(type),
    )
    .toSorted((a, b) => rank(a) - rank(b));
}

/** The source between two tokens. */
export function sourceOf(text: string, tokens: readonly Token[], from: number, to: number): string {
  const first = tokens[from];
  const last = tokens[to - 1];
  return first && last ? text.slice(first.start, last.end) : '';
}

export function stageOf(lexicon: Lexicon, text: string): Stage | null {
  return lexicon.stages.get(foldName(text)) ?? stages.find((stage) => stage === text) ?? null;
}

/** What scanning a text refers to. */
export interface Scan {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly names: Names;
}

/** The longest name that is spelled in full from a token on. */
function nameAt(scan: Scan, from: number): { to: number; candidates: Candidate[] } | null {
  const { text, tokens, names } = scan;
  const most = Math.min(tokens.length, from + 2 * longestName(names) + 1);
  let fold = '';
  let longest: { to: number; candidates: Candidate[] } | null = null;
  for (let to = from + 1; to <= most; to++) {
    const token = tokens[to - 1];
    if (!token || token.kind === 'quoted' || token.kind === 'key') break;
    fold += token.fold;
    if (fold !== '' && !someNameBegins(names, fold)) break;
    const source = sourceOf(text, tokens, from, to);
    if (!isNameFold(names, fold === '' ? source : fold)) continue;
    const candidates = exactNames(names, source);
    if (candidates.length > 0) longest = { to, candidates };
  }
  return longest;
}

function isKnown(scan: Scan, key: Grouping, text: string): boolean {
  return key === 'stage'
    ? stageOf(scan.lexicon, text) !== null
    : exactNames(scan.names, text, key).length > 0;
}

/** One value: a quoted name, or what is written without a space; more words where only together they are a name. */
function valueAt(scan: Scan, key: Grouping, from: number): FilterValue | null {
  const { text, tokens } = scan;
  const first = tokens[from];
  if (!first || first.kind === 'comma' || first.kind === 'key') return null;
  if (first.kind === 'quoted') return { text: first.text, from, to: from + 1 };
  let to = from + 1;
  const open = (at: number) => {
    const token = tokens[at];
    return token !== undefined && token.kind !== 'comma' && token.kind !== 'quoted' && token.kind !== 'key';
  };
  while (open(to) && tokens[to]?.glued) to++;
  const one = { text: sourceOf(text, tokens, from, to), from, to };
  if (isKnown(scan, key, one.text)) return one;
  const most = Math.min(tokens.length, to + 8);
  let longer: FilterValue = one;
  for (let end = to + 1; end <= most && open(end - 1); end++) {
    const several = sourceOf(text, tokens, from, end);
    if (isKnown(scan, key, several)) longer = { text: several, from, to: end };
  }
  return longer;
}

function filterAt(scan: Scan, from: number): Item | null {
  const { tokens } = scan;
  const key = tokens[from]?.key;
  if (!key) return null;
  const values: FilterValue[] = [];
  let at = from + 1;
  for (;;) {
    const value = valueAt(scan, key, at);
    // after a comma and a space, only what is surely a value of this key still belongs to it
    const spaced = values.length > 0 && value !== null && !tokens[at]?.glued;
    if (!value || (spaced && !isKnown(scan, key, value.text))) break;
    values.push(value);
    at = value.to;
    if (tokens[at]?.kind !== 'comma') break;
    at++;
  }
  return values.length === 0
    ? { kind: 'unknown', from, to: from + 1 }
    : { kind: 'filter', key, values, from, to: values.at(-1)?.to ?? at };
}

function phraseItem(match: PhraseMatch, from: number, also: readonly Candidate[]): Item | null {
  const [meaning, ...others] = standing(match);
  if (!meaning) return null;
  const to = match.end;
  if (meaning.type === 'limit') {
    const n = meaning.n ?? match.n ?? 0;
    return n < 1 || n > 1000
      ? { kind: 'impossible', what: 'number', instead: [], from, to }
      : { kind: 'limit', end: meaning.end, n, from, to };
  }
  return { kind: 'phrase', meaning, others, also, from, to };
}

/** What is read from a token on. */
export function itemAt(scan: Scan, from: number): Item {
  const { tokens, lexicon } = scan;
  const token = tokens[from];
  if (token?.kind === 'quoted') return { kind: 'quoted', text: token.text, from, to: from + 1 };
  const filter = filterAt(scan, from);
  if (filter) return filter;
  const period = periodAt(lexicon, tokens, from);
  const phrase = phrasesAt(lexicon, tokens, from).find((match) => standing(match).length > 0);
  const name = nameAt(scan, from);
  const length = Math.max(period?.end ?? 0, phrase?.end ?? 0, name?.to ?? 0);
  const also = name && name.to === length ? name.candidates : [];
  if (length > 0 && period?.end === length) {
    if ('spec' in period) return { kind: 'period', spec: period.spec, also, from, to: length };
    // what can be no date may still be a name
    if (also.length === 0) {
      return { kind: 'impossible', what: period.impossible, instead: period.instead, from, to: length };
    }
  }
  if (phrase && phrase.end === length) {
    const isWord = standing(phrase)[0]?.type !== 'filler' && standing(phrase)[0]?.type !== 'by';
    const item = isWord || also.length === 0 ? phraseItem(phrase, from, also) : null;
    if (item) return item;
  }
  if (name && name.to === length) return { kind: 'name', candidates: name.candidates, from, to: length };
  if (token && (isJoiner(token) || (token.kind === 'mark' && /^[\p{P}$+<=>^`|~]+$/u.test(token.text)))) {
    return { kind: 'mark', from, to: from + 1 };
  }
  return { kind: 'unknown', from, to: from + 1 };
}

/** Reads a text from left to right, at each place what is longest; of equals what comes first in the order of belief. */
export function scanItems(text: string, tokens: readonly Token[], lexicon: Lexicon, names: Names): Item[] {
  const scan: Scan = { text, tokens, lexicon, names };
  const items: Item[] = [];
  for (let at = 0; at < tokens.length; ) {
    const item = itemAt(scan, at);
    items.push(item);
    at = item.to;
  }
  return items;
}

/** The dimension that an item names in the singular, for the name after it; `pays` is one country and all of them. */
export function onlyDimension(item: Item | undefined): Dimension | null {
  if (item?.kind !== 'phrase') return null;
  const meaning = [item.meaning, ...item.others].find(({ type }) => type === 'dimension');
  return meaning?.type === 'dimension' ? meaning.dimension : null;
}
