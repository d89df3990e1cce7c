import { foldPhrase } from './fold.ts';
import { isJoiner } from './lexicon.ts';
import type { SentenceWords, Verb } from './sentence-words.ts';
import { verbs } from './sentence-words.ts';
import type { Token } from './tokens.ts';

/** What a phrase around a question does. */
export type Sense =
  | { readonly type: 'verb'; readonly verb: Verb }
  | { readonly type: 'quantity'; readonly of: 'many' | 'much' | 'either' }
  /** said in words of the grammar */
  | { readonly type: 'meaning'; readonly line: string }
  | { readonly type: 'back'; readonly repeating: boolean }
  | {
      readonly type:
        | 'skipped'
        | 'how'
        | 'howAreWe'
        | 'which'
        | 'every'
        | 'best'
        | 'mostSold'
        | 'beforePeriod'
        | 'beforeSpan'
        | 'to'
        | 'toDay'
        | 'refused'
        | 'excluding';
    };

interface Phrase {
  readonly words: readonly string[];
  /** « ça » is not « CA »: alone it is known by its cedilla, before other words by its small letters */
  readonly cedilla: boolean;
  readonly sense: Sense;
}

type Phrases = ReadonlyMap<string, readonly Phrase[]>;

/** Of two senses of one phrase the one that comes first here holds, whatever the language. */
function* phrasesOf(all: readonly SentenceWords[]): Generator<[string, Sense]> {
  const lists = [
    'refused',
    'excluding',
    'how',
    'howAreWe',
    'which',
    'every',
    'best',
    'mostSold',
    'beforePeriod',
    'beforeSpan',
    'to',
    'toDay',
  ] as const;
  for (const type of lists)
    for (const words of all) for (const phrase of words[type]) yield [phrase, { type }];
  for (const words of all) {
    for (const verb of verbs) for (const phrase of words.verbs[verb]) yield [phrase, { type: 'verb', verb }];
    for (const [phrase, line] of Object.entries(words.meaning)) yield [phrase, { type: 'meaning', line }];
    for (const phrase of words.howMany) yield [phrase, { type: 'quantity', of: 'many' }];
    for (const phrase of words.howMuch) yield [phrase, { type: 'quantity', of: 'much' }];
    for (const phrase of words.howManyOrMuch) yield [phrase, { type: 'quantity', of: 'either' }];
    for (const phrase of words.repeating) yield [phrase, { type: 'back', repeating: true }];
    for (const phrase of words.back) yield [phrase, { type: 'back', repeating: false }];
    for (const phrase of [...words.polite, ...words.frames]) yield [phrase, { type: 'skipped' }];
  }
}

const built = new WeakMap<readonly SentenceWords[], Phrases>();

function phrasesBy(all: readonly SentenceWords[]): Phrases {
  const known = built.get(all);
  if (known) return known;
  const senses = new Map<string, Phrase>();
  for (const [phrase, sense] of phrasesOf(all)) {
    const words = foldPhrase(phrase);
    const cedilla = phrase.startsWith('ç');
    const key = cedilla ? phrase : words.join(' ');
    if (!senses.has(key)) senses.set(key, { words, cedilla, sense });
  }
  const made = Map.groupBy(senses.values(), ({ words }) => words[0] ?? '');
  for (const phrases of made.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  built.set(all, made);
  return made;
}

/** Every phrase of the lists that starts at a token, the longest first; `end` is the token after it. */
export function sensesAt(
  all: readonly SentenceWords[],
  tokens: readonly Token[],
  from: number,
): { readonly end: number; readonly sense: Sense }[] {
  const first = tokens[from];
  if (first?.kind !== 'word') return [];
  return (phrasesBy(all).get(first.fold) ?? []).flatMap(({ words, cedilla, sense }) => {
    const end = endOf(words, tokens, from);
    return end === null || (cedilla && !isThat(first.text, words.length)) ? [] : [{ end, sense }];
  });
}

function isThat(text: string, words: number): boolean {
  return /ç/i.test(text.normalize('NFC')) || (words > 1 && text !== 'CA');
}

function endOf(words: readonly string[], tokens: readonly Token[], from: number): number | null {
  let at = from;
  for (const [i, word] of words.entries()) {
    if (i > 0) while (isApostropheOrDash(tokens[at])) at++;
    const token = tokens[at];
    if (token?.kind !== 'word' || token.fold !== word) return null;
    at++;
  }
  return at;
}

/** `peux-tu`, `what's`; a comma or a full stop ends a phrase. */
function isApostropheOrDash(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.kind === 'mark' &&
    token.glued &&
    isJoiner(token) &&
    !/[./_]/.test(token.text)
  );
}
