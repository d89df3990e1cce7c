import type { Vocabulary } from '../../query/vocabulary.ts';
import type { Locale } from '../locale.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** The words of each language that the grammar understands, and that it writes in. */
export const vocabularyOf: Readonly<Record<Locale, Vocabulary>> = { en, fr };

/** All of them: whatever the asker's language, every one is understood. */
export const vocabularies: readonly Vocabulary[] = Object.values(vocabularyOf);
