import type { Dimension } from '../deals/deal.ts';
import { foldName } from '../deals/fold.ts';
import { foldPhrase } from './fold.ts';
import type { Candidate, Names } from './names.ts';
import { exactNames, knownNames, misspeltNames } from './names.ts';
import type { Patience } from './resolve.ts';
import { errorsToWords } from './suggest.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Which names some words of a sentence are; `sure`: no other reading is likely. */
export interface Named {
  readonly candidates: readonly Candidate[];
  readonly sure: boolean;
}

const people: readonly Dimension[] = ['agent', 'manager'];

/** Shorter words have too many neighbours among ordinary words to be forgiven a letter: `price` is no `Pryce`. */
const shortestForgiven = 7;

export interface NameContext {
  readonly names: Names;
  readonly vocabularies: readonly Vocabulary[];
  readonly patience: Patience;
}

/**
 * A sentence holds ordinary words, and many of them begin as some name does or are a letter away from one (`net`,
 * `median`, `track`). So less is taken for a name here than in a command: whole words, of people or written with a
 * capital, and a typing error only where much else is as it should be. Anything is, behind its kind (`agent merick`).
 */
export function namedBy(
  { names, vocabularies, patience }: NameContext,
  text: string,
  kind: Dimension | null,
  capital: boolean,
): Named | null {
  const words = foldPhrase(text);
  if (words.length === 0 || text.length > 80) return null;
  const exact = exactNames(names, text, kind);
  if (exact.length > 0) return { candidates: exact, sure: true };
  const known = knownNames(names, text, kind);
  if (known) {
    const { candidates } = known;
    const whole = candidates.every(({ label }) => words.every((word) => foldPhrase(label).includes(word)));
    const person = candidates.some(({ dimension }) => people.includes(dimension));
    return { candidates, sure: kind !== null || (whole && (capital || person || words.length > 1)) };
  }
  if (patience.left-- <= 0) return null;
  const near = misspeltNames(names, text, kind);
  if (!near) return null;
  const [only, ...more] = near.candidates;
  const sure =
    only !== undefined &&
    more.length === 0 &&
    near.errors < errorsToWords(text, vocabularies) &&
    digitsOf(text) === digitsOf(only.label) &&
    (kind !== null ||
      (words.length > 1
        ? words.length === foldPhrase(only.label).length
        : near.errors === 1 && foldName(text).length >= shortestForgiven && !isInflected(text, only)));
  return { candidates: near.candidates, sure };
}

/** `finances` is another word of the language more often than a typing error in `finance`. */
function isInflected(text: string, { label }: Candidate): boolean {
  const fold = foldName(text);
  return [foldName(label), ...foldPhrase(label)].some(
    (word) => word.startsWith(fold) || fold.startsWith(word),
  );
}

/** `Aster 15` is no typing error in `Aster 14`. */
function digitsOf(text: string): string {
  return text.replace(/\D+/g, ' ').trim();
}
