import type { Dimension } from '../deals/deal.ts';
import type { Item } from './items.ts';
import { onlyDimension, sourceOf } from './items.ts';
import type { Lexicon } from './lexicon.ts';
import type { Candidate, NameMatch, Names } from './names.ts';
import { exactNames, knownNames, misspeltNames } from './names.ts';
import type { Problem } from './query.ts';
import { errorsToWords, replaceStretch, suggestFor, typedName } from './suggest.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Everything that reading a text refers to. */
export interface Reader {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly names: Names;
  readonly asker: Vocabulary;
  readonly vocabularies: readonly Vocabulary[];
}

/** A name found in the text. `typed`: its dimension was said before it. */
export interface FoundName {
  readonly candidate: Candidate;
  /** members of the same name in other dimensions */
  readonly others: readonly Candidate[];
  readonly from: number;
  readonly to: number;
  readonly typed: boolean;
}

/** How many times a reading looks for misspelt names: text without sense must not cost more than sense. */
export interface Patience {
  left: number;
}

/** Names offered where several match. */
export const mostOffered = 8;

function startOf(reader: Reader, from: number): number {
  return reader.tokens[from]?.start ?? reader.text.length;
}

function endOf(reader: Reader, to: number): number {
  return reader.tokens[to - 1]?.end ?? reader.text.length;
}

/** The line with the tokens `[from, to)` replaced. */
export function lineWith(reader: Reader, from: number, to: number, replacement: string): string {
  return replaceStretch(reader.text, startOf(reader, from), endOf(reader, to), replacement);
}

export function unknown(reader: Reader, from: number, to: number, asProfile: boolean): Problem {
  const word = sourceOf(reader.text, reader.tokens, from, to);
  const suggest = (first: number, last: number) =>
    suggestFor(
      sourceOf(reader.text, reader.tokens, first, last),
      (replacement) => lineWith(reader, first, last, replacement),
      reader.asker,
      reader.vocabularies,
      reader.names,
      asProfile,
    );
  let suggestions = suggest(from, to);
  for (let at = from; suggestions.length === 0 && to - from > 1 && at < Math.min(to, from + 4); at++) {
    suggestions = suggest(at, at + 1);
  }
  return { kind: 'unknown_word', word, suggestions };
}

function ambiguous(
  reader: Reader,
  candidates: readonly Candidate[],
  from: number,
  to: number,
  lineFrom: number,
  asProfile: boolean,
): Problem {
  return {
    kind: 'ambiguous_name',
    word: sourceOf(reader.text, reader.tokens, from, to),
    suggestions: candidates.slice(0, mostOffered).map(({ dimension, label }) => ({
      label,
      line: lineWith(reader, lineFrom, to, typedName(dimension, label, asProfile, reader.asker)),
    })),
  };
}

/** One member, or several of one name in different dimensions, or several that have to be told apart. */
function pick(match: NameMatch): { candidate: Candidate; others: Candidate[] } | null {
  const [candidate, ...others] = match.candidates;
  if (!candidate) return null;
  if (match.how !== 'exact') return others.length === 0 ? { candidate, others } : null;
  return others.some((other) => other.dimension === candidate.dimension) ? null : { candidate, others };
}

function lookUp(
  reader: Reader,
  text: string,
  hint: Dimension | null,
  patience: Patience,
  quoted: boolean,
): NameMatch | null {
  const { names } = reader;
  if (hint) {
    const known = knownNames(names, text, hint);
    if (known) return known;
  }
  const exact = exactNames(names, text);
  if (exact.length > 0) return { how: 'exact', candidates: exact, errors: 0 };
  const partial = hint ? null : knownNames(names, text, null);
  if (partial) return partial;
  if (patience.left > 0 && text.length <= 80) {
    patience.left--;
    const near = (hint && misspeltNames(names, text, hint)) ?? misspeltNames(names, text, null);
    // a word of the grammar that is as near is asked about, not guessed
    if (near && (quoted || near.errors < errorsToWords(text, reader.vocabularies))) return near;
  }
  return hint ? knownNames(names, text, null) : null;
}

/**
 * The names in a stretch of text that is nothing else, longest first; or the problem with it. `hint` is the
 * dimension said just before (`agent darcel`), whose word is the token `hintAt`.
 */
export function resolveNames(
  reader: Reader,
  from: number,
  to: number,
  hint: { dimension: Dimension; from: number } | null,
  asProfile: boolean,
  patience: Patience,
): { names: FoundName[] } | { problem: Problem } {
  const found: FoundName[] = [];
  let at = from;
  let dimension = hint;
  while (at < to) {
    let next: number | null = null;
    for (let end = Math.min(to, at + 8); end > at && next === null; end--) {
      const text = sourceOf(reader.text, reader.tokens, at, end);
      const match = lookUp(reader, text, dimension?.dimension ?? null, patience, false);
      if (!match) continue;
      const picked = pick(match);
      if (!picked) {
        return { problem: ambiguous(reader, match.candidates, at, end, dimension?.from ?? at, asProfile) };
      }
      const typed = dimension !== null && picked.candidate.dimension === dimension.dimension;
      found.push({ ...picked, from: typed ? (dimension?.from ?? at) : at, to: end, typed });
      next = end;
    }
    if (next === null) return { problem: unknown(reader, at, to, asProfile) };
    at = next;
    dimension = null;
  }
  return { names: found };
}

/** A name that was quoted, or that the text spells in full. */
export function resolveName(
  reader: Reader,
  item: Extract<Item, { kind: 'quoted' | 'name' }>,
  before: Item | undefined,
  asProfile: boolean,
  patience: Patience,
): { names: FoundName[] } | { problem: Problem } {
  const hint = onlyDimension(before);
  const own: NameMatch | null =
    item.kind === 'name'
      ? { how: 'exact', candidates: item.candidates, errors: 0 }
      : lookUp(reader, item.text, hint, patience, true);
  const inHint = own?.how === 'exact' && hint ? own.candidates.filter((one) => one.dimension === hint) : [];
  const match = own && inHint.length > 0 ? { ...own, candidates: inHint } : own;
  if (!match) return { problem: unknown(reader, item.from, item.to, asProfile) };
  const typed = hint !== null && match.candidates.every((one) => one.dimension === hint);
  const from = typed && before ? before.from : item.from;
  const picked = pick(match);
  if (!picked) return { problem: ambiguous(reader, match.candidates, item.from, item.to, from, asProfile) };
  return { names: [{ ...picked, from, to: item.to, typed }] };
}
