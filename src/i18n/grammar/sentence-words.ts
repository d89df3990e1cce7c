import type { SentenceWords } from '../../query/sentence-words.ts';
import type { Locale } from '../locale.ts';
import { sentenceEn } from './sentence-en.ts';
import { sentenceFr } from './sentence-fr.ts';

const sentenceWordsOf: Readonly<Record<Locale, SentenceWords>> = { en: sentenceEn, fr: sentenceFr };

/** What is said around a question, in every language: all are understood, mixed. */
export const sentenceWords: readonly SentenceWords[] = Object.values(sentenceWordsOf);
