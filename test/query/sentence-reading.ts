import { sentenceWords } from '../../src/i18n/grammar/sentence-words.ts';
import { vocabularies, vocabularyOf } from '../../src/i18n/grammar/vocabulary.ts';
import type { Names } from '../../src/query/names.ts';
import { print } from '../../src/query/print.ts';
import type { Parsed } from '../../src/query/query.ts';
import { readSentence } from '../../src/query/sentence.ts';
import { baseNames } from './sentence-names.ts';

/** An English asker, and the names of the sample base. */
export const context = { vocabularies, names: baseNames, vocabularyOfAsker: vocabularyOf.en, sentenceWords };

export function read(said: string, names: Names = baseNames): Parsed {
  return readSentence(said, { ...context, names, bot: 'UBOT' }).parsed;
}

/** The canonical text; a command behind a slash; words that are not understood behind a dash; another problem's kind. */
export function textOf(parsed: Parsed): string {
  if (parsed.kind === 'query') return print(parsed.query, vocabularyOf.en);
  if (parsed.kind === 'command') return `/${parsed.command}`;
  return parsed.problem.kind === 'sentence' ? `– ${parsed.problem.word}` : parsed.problem.kind;
}
