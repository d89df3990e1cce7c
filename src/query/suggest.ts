import type { Dimension } from '../deals/deal.ts';
import { dimensions } from '../deals/deal.ts';
import { foldName } from '../deals/fold.ts';
import { catalogue } from '../kpis/catalogue.ts';
import { differingBits, distance, forgiven, signature } from './distance.ts';
import { foldPhrase } from './fold.ts';
import type { Names } from './names.ts';
import { nearestNames } from './names.ts';
import { printFilter, quoteName } from './print.ts';
import type { LeaderboardId, Suggestion } from './query.ts';
import { commandIds, leaderboards, ownReports, plainReports } from './query.ts';
import { escapeSlack } from './slack-text.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Word {
  readonly fold: string;
  readonly signature: number;
  /** its first word: `vs` of `vs last year` */
  readonly first: string;
  /** phrases of one number mean the same */
  readonly meaning: number;
  /** what the phrase is written as in a suggestion */
  readonly phrase: string;
}

function phrasesOf(words: Vocabulary): Word[] {
  const reports = [...plainReports, ...ownReports, ...(Object.keys(leaderboards) as LeaderboardId[])];
  const lists = [
    ...reports.map((id) => words.reports[id]),
    ...commandIds.map((id) => words.commands[id]),
    ...catalogue.map(({ id }) => words.kpis[id]),
    ...dimensions.map((id) => words.dimensions[id]),
    words.stage,
    ...Object.values(words.current),
    ...Object.values(words.previous),
    ...words.months,
    words.allTime,
    words.since,
    words.share,
    words.versusLastYear,
    words.by,
    ...Object.values(words.courses),
  ];
  return lists.flatMap((list, meaning) =>
    list.map((phrase) => {
      const fold = foldName(phrase);
      return { fold, signature: signature(fold), first: foldPhrase(phrase)[0] ?? '', meaning, phrase };
    }),
  );
}

const listed = new WeakMap<Vocabulary, readonly Word[]>();

function wordsOf(vocabulary: Vocabulary): readonly Word[] {
  const words = listed.get(vocabulary) ?? phrasesOf(vocabulary);
  listed.set(vocabulary, words);
  return words;
}

/** Words of a language that are like a text, the nearest for each meaning, with the typing errors between; nearest first. */
function nearestWords(
  text: string,
  vocabulary: Vocabulary,
  bound: number,
): { phrase: string; errors: number }[] {
  const fold = foldName(text);
  const bits = signature(fold);
  const found = new Map<number, { phrase: string; errors: number }>();
  for (const word of wordsOf(vocabulary)) {
    const shorter = Math.min(word.fold.length, fold.length);
    // a short word has few letters to be known by
    const most = shorter < 4 ? 0 : Math.min(bound, Math.floor(shorter / 3));
    const begun = word.first === fold || (fold.length >= 3 && word.fold.startsWith(fold));
    if (!begun && differingBits(bits, word.signature) > 2 * most) continue;
    const errors = begun ? 1 : distance(fold, word.fold, most);
    if (!begun && errors > most) continue;
    const known = found.get(word.meaning);
    if (!known || errors < known.errors) found.set(word.meaning, { phrase: word.phrase, errors });
  }
  return [...found.values()].toSorted((a, b) => a.errors - b.errors);
}

/** How near the nearest word of any language is, within what a typing error is forgiven; Infinity for none. */
export function errorsToWords(text: string, vocabularies: readonly Vocabulary[]): number {
  const fold = foldName(text);
  const bound = forgiven(fold.length);
  const bits = signature(fold);
  let least = Number.POSITIVE_INFINITY;
  for (const vocabulary of vocabularies) {
    for (const word of wordsOf(vocabulary)) {
      if (differingBits(bits, word.signature) > 2 * bound) continue;
      const errors = distance(fold, word.fold, bound);
      if (errors <= bound) least = Math.min(least, errors);
    }
  }
  return least;
}

/** A name as it is written so that it can be read in one way only. */
export function typedName(
  dimension: Dimension,
  label: string,
  asProfile: boolean,
  words: Vocabulary,
): string {
  return asProfile && dimension !== 'location'
    ? `${words.dimensions[dimension][0]} ${quoteName(label)}`
    : printFilter(dimension, [label], words);
}

/** The line with one stretch of it replaced; spaces are put where words would run together. */
export function replaceStretch(text: string, start: number, end: number, by: string): string {
  const before = text.slice(0, start).trimEnd();
  const after = text.slice(end).trimStart();
  const glue = (left: string, right: string) => (left === '' || right === '' ? '' : ' ');
  const joined = /[:,"]$/.test(before) && start === before.length;
  const follows = /^[:,]/.test(after) && text.slice(end).length === after.length;
  const line = `${before}${joined ? '' : glue(before, by)}${by}${follows ? '' : glue(by || before, after)}${after}`;
  return escapeSlack(line);
}

/**
 * Up to three ways on from words that are not understood: the nearest words of the asker's language first,
 * then the nearest of the other languages, and names; each with the whole corrected line.
 */
export function suggestFor(
  word: string,
  lineWith: (replacement: string) => string,
  asker: Vocabulary,
  vocabularies: readonly Vocabulary[],
  names: Names,
  asProfile: boolean,
): Suggestion[] {
  if (word.length > 60) return [];
  const length = foldName(word).length;
  const bound = Math.min(3, Math.max(1, Math.floor(length / 3)));
  const own = nearestWords(word, asker, bound);
  const foreign = vocabularies
    .filter((one) => one !== asker)
    .flatMap((one) => nearestWords(word, one, Math.min(bound, 2)));
  const near = length < 3 ? [] : nearestNames(names, word, bound).slice(0, 3);
  const found = new Map<string, { line: string; errors: number }>();
  const offer = (label: string, replacement: string, errors: number) => {
    if (!found.has(label)) found.set(label, { line: lineWith(replacement), errors });
  };
  for (const { phrase, errors } of own) offer(phrase, phrase, errors);
  for (const { candidate, errors } of near) {
    offer(candidate.label, typedName(candidate.dimension, candidate.label, asProfile, asker), errors + 0.25);
  }
  for (const { phrase, errors } of foreign) offer(phrase, phrase, errors + 0.5);
  return [...found]
    .map(([label, { line, errors }]) => ({ label, line, errors }))
    .toSorted((a, b) => a.errors - b.errors)
    .slice(0, 3)
    .map(({ label, line }) => ({ label, line }));
}
