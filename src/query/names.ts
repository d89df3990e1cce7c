import type { Dimension } from '../deals/deal.ts';
import { dimensions } from '../deals/deal.ts';
import { foldName } from '../deals/fold.ts';
import { differingBits, distance, forgiven, signature } from './distance.ts';
import { foldPhrase } from './fold.ts';

/** What can be asked for by name: the members of each dimension, as `Dataset` has them. */
export type Names = Readonly<Record<Dimension, readonly { readonly label: string; readonly name: string }[]>>;

/** A member of a dimension, by its label. */
export interface Candidate {
  readonly dimension: Dimension;
  readonly label: string;
}

/** How a text was taken for a name: the whole of it, a part of it, or with typing errors. */
export type NameMatch = {
  readonly how: 'exact' | 'partial' | 'misspelt';
  readonly candidates: readonly Candidate[];
  /** typing errors forgiven */
  readonly errors: number;
};

interface Entry {
  readonly fold: string;
  readonly signature: number;
  readonly candidates: Candidate[];
}

interface Index {
  readonly labels: Map<string, Candidate[]>;
  readonly folds: Map<string, Entry>;
  readonly words: Map<string, Entry>;
  /** folds and words in order, for what begins with a text */
  readonly sorted: readonly Entry[];
  readonly byLength: ReadonlyMap<number, readonly Entry[]>;
  /** of the longest label, in words */
  readonly longest: number;
}

const { compare } = new Intl.Collator('en');

function addTo(map: Map<string, Entry>, fold: string, candidate: Candidate): void {
  const entry = map.get(fold);
  if (!entry) map.set(fold, { fold, signature: signature(fold), candidates: [candidate] });
  // one member's spellings come one after another, so a repeat is always the last
  else if (entry.candidates.at(-1) !== candidate) entry.candidates.push(candidate);
}

function build(names: Names): Index {
  const labels = new Map<string, Candidate[]>();
  const folds = new Map<string, Entry>();
  const words = new Map<string, Entry>();
  let longest = 1;
  for (const dimension of dimensions) {
    for (const { label, name } of names[dimension]) {
      const candidate: Candidate = { dimension, label };
      labels.set(label, [...(labels.get(label) ?? []), candidate]);
      for (const spelling of new Set([label, name])) {
        addTo(folds, foldName(spelling), candidate);
        const parts = foldPhrase(spelling);
        longest = Math.max(longest, Math.min(parts.length, 8));
        for (const part of parts) addTo(words, part, candidate);
      }
    }
  }
  const all = [...folds.values(), ...words.values()];
  const byLength = Map.groupBy(all, (entry) => entry.fold.length);
  const sorted = all.toSorted((a, b) => (a.fold < b.fold ? -1 : a.fold > b.fold ? 1 : 0));
  return { labels, folds, words, sorted, byLength, longest };
}

const built = new WeakMap<Names, Index>();

function indexOf(names: Names): Index {
  const known = built.get(names);
  if (known) return known;
  const index = build(names);
  built.set(names, index);
  return index;
}

/** The number of words beyond which no name of these goes; at most 8. */
export function longestName(names: Names): number {
  return indexOf(names).longest;
}

function within(candidates: Iterable<Candidate>, only: Dimension | null): Candidate[] {
  const seen = new Set<Candidate>();
  for (const candidate of candidates) {
    if (only === null || candidate.dimension === only) seen.add(candidate);
  }
  return [...seen].toSorted(
    (a, b) => dimensions.indexOf(a.dimension) - dimensions.indexOf(b.dimension) || compare(a.label, b.label),
  );
}

/** Before any base was read. */
export const noNames: Names = {
  agent: [],
  manager: [],
  office: [],
  product: [],
  sector: [],
  account: [],
  location: [],
};

/** Members of exactly this name; a label letter by letter goes before one that differs in case or accents. */
export function exactNames(names: Names, text: string, only: Dimension | null = null): Candidate[] {
  const index = indexOf(names);
  const spelled = within(index.labels.get(text) ?? [], only);
  if (spelled.length > 0) return spelled;
  return within(index.folds.get(foldName(text))?.candidates ?? [], only);
}

/** Whether the fold of some name, or of a word of one, begins with this. */
export function someNameBegins(names: Names, fold: string): boolean {
  const { sorted } = indexOf(names);
  return sorted[firstNotBefore(sorted, fold)]?.fold.startsWith(fold) ?? false;
}

/** Whether a text of this fold can be a name; spares taking the text itself to pieces. */
export function isNameFold(names: Names, fold: string): boolean {
  return indexOf(names).folds.has(fold);
}

function firstNotBefore(sorted: readonly Entry[], fold: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.fold ?? '') < fold) low = middle + 1;
    else high = middle;
  }
  return low;
}

function beginning(index: Index, fold: string): Candidate[] {
  const found: Candidate[] = [];
  for (let i = firstNotBefore(index.sorted, fold); i < index.sorted.length && found.length < 200; i++) {
    const entry = index.sorted[i];
    if (!entry?.fold.startsWith(fold)) break;
    found.push(...entry.candidates);
  }
  return found;
}

function partialNames(index: Index, text: string, only: Dimension | null): Candidate[] {
  const fold = foldName(text);
  const parts = foldPhrase(text);
  const first = parts[0];
  if (first === undefined) return [];
  const whole = within(index.words.get(fold)?.candidates ?? [], only);
  if (whole.length > 0) return whole;
  if (parts.length > 1) {
    const inside = within(
      (index.words.get(first)?.candidates ?? []).filter(({ label }) => foldName(label).includes(fold)),
      only,
    );
    if (inside.length > 0) return inside;
    // both words of a name, in the other order: `schlecht darcel`
    const shared = within(
      (index.words.get(first)?.candidates ?? []).filter((candidate) =>
        parts.every((part) => index.words.get(part)?.candidates.includes(candidate)),
      ),
      only,
    );
    if (shared.length > 0) return shared;
  }
  return fold.length < 3 ? [] : within(beginning(index, fold), only);
}

/** The members nearest to a text, with the number of typing errors, nearest first. */
export function nearestNames(
  names: Names,
  text: string,
  bound: number,
  only: Dimension | null = null,
): { candidate: Candidate; errors: number }[] {
  const index = indexOf(names);
  const fold = foldName(text);
  const bits = signature(fold);
  const found = new Map<Candidate, number>();
  for (let length = Math.max(3, fold.length - bound); length <= fold.length + bound; length++) {
    for (const entry of index.byLength.get(length) ?? []) {
      if (differingBits(entry.signature, bits) > 2 * bound) continue;
      const errors = distance(fold, entry.fold, bound);
      if (errors > bound) continue;
      for (const candidate of entry.candidates) {
        if (only !== null && candidate.dimension !== only) continue;
        found.set(candidate, Math.min(errors, found.get(candidate) ?? errors));
      }
    }
  }
  return [...found]
    .map(([candidate, errors]) => ({ candidate, errors }))
    .toSorted((a, b) => a.errors - b.errors || compare(a.candidate.label, b.candidate.label));
}

/** Exact or partial matches of a text; null where there is none. */
export function knownNames(names: Names, text: string, only: Dimension | null): NameMatch | null {
  const exact = exactNames(names, text, only);
  if (exact.length > 0) return { how: 'exact', candidates: exact, errors: 0 };
  const partial = partialNames(indexOf(names), text, only);
  return partial.length > 0 ? { how: 'partial', candidates: partial, errors: 0 } : null;
}

/** Members whose name, or a word of it, differs from the text by a typing error or two; null where there is none. */
export function misspeltNames(names: Names, text: string, only: Dimension | null): NameMatch | null {
  const near = nearestNames(names, text, forgiven(foldName(text).length), only);
  const errors = near[0]?.errors;
  if (errors === undefined) return null;
  const best = near.filter((one) => one.errors === errors).map(({ candidate }) => candidate);
  return { how: 'misspelt', candidates: within(best, only), errors };
}
