import type { Scan } from './items.ts';
import type { ParseContext } from './parse.ts';
import type { Parsed, Said } from './query.ts';
import type { SentenceWords } from './sentence-words.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface SentenceContext extends ParseContext {
  /** what is said around a question, in every language understood; keep one list, its index is built once */
  readonly sentenceWords: readonly SentenceWords[];
  /** the bot's own user id, whose mention is no part of what is said */
  readonly bot?: string;
  /** a question was asked before in this thread, so that `and last year?` and `their revenue` say something */
  readonly following?: boolean;
}

/** What a sentence comes to, and what it said by itself: `follow` joins it to the question before. */
export interface Sentence {
  readonly parsed: Parsed;
  readonly said: Said;
  /** it asks for everybody's (`in total`, `the whole company`): nobody's filter goes on */
  readonly everybody?: boolean;
  /** it begins as the second half of something, or points to what was said before */
  readonly continues?: boolean;
  /** words, but no question: greetings and thanks */
  readonly nothing?: true;
}

/** A sentence that is being taken to pieces. */
export interface PieceContext extends Scan {
  readonly sentenceWords: readonly SentenceWords[];
  readonly vocabularies: readonly Vocabulary[];
}
