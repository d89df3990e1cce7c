import { answer, type Ground } from './answer.ts';
import type { Dataset } from './deals/dataset.ts';
import type { Dimension } from './deals/deal.ts';
import { sentenceWords } from './i18n/grammar/sentence-words.ts';
import { vocabularies, vocabularyOf } from './i18n/grammar/vocabulary.ts';
import type { Locale } from './i18n/locale.ts';
import { follow } from './query/follow.ts';
import { type Names, noNames } from './query/names.ts';
import { parse } from './query/parse.ts';
import { type CommandId, ownReports, type Parsed, type Problem, type Reading } from './query/query.ts';
import { readSentence } from './query/sentence.ts';
import type { Sources } from './report/body.ts';
import type { HelpExamples } from './report/page.ts';
import type { Report } from './report/report.ts';

/** What a line of words comes to. */
export type Asked =
  | {
      readonly kind: 'report';
      readonly report: Report;
      readonly sources: Sources;
      readonly readings: readonly Reading[];
      readonly share: boolean;
    }
  | {
      readonly kind: 'command';
      readonly command: CommandId;
      readonly accept: boolean;
      readonly rest?: string;
    }
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** a question, while there is no dataset yet */
  | { readonly kind: 'not_yet' };

/** What somebody wrote to the bot in plain words, with what the grammar has to know of it. */
export interface Said {
  /** as Slack wrote it: mentions and escapes are still in it */
  readonly text: string;
  /** the bot's own user id; null where Slack has not told it yet */
  readonly bot: string | null;
  /** the question before, in canonical English words; null where there is none that this one may follow */
  readonly previous: string | null;
  /** in a thread every question goes on from the one before; elsewhere a whole one stands for itself */
  readonly inThread: boolean;
}

/** Reads a line in any of the languages; suggestions are in the asker's. */
export function readLine(line: string, locale: Locale, ground: Ground | null): Parsed {
  return parse(line, contextFor(locale, ground));
}

/** What plain words come to. */
export interface ReadSaid {
  readonly parsed: Parsed;
  /** words, but no question: greetings and thanks */
  readonly nothing: boolean;
}

/** Reads plain words as a question, joined to the one before where there is one. */
export function readSaid(said: Said, locale: Locale, ground: Ground | null): ReadSaid {
  const { text, bot, previous, inThread } = said;
  const context = contextFor(locale, ground);
  const before = previous === null ? null : parse(previous, context);
  const following = before?.kind === 'query';
  const sentence = readSentence(text, {
    ...context,
    sentenceWords,
    following,
    ...(bot === null ? {} : { bot }),
  });
  const nothing = sentence.nothing === true;
  const isWhole = sentence.said.ask && sentence.continues !== true;
  if (following && isWhole && !inThread) return readSaid({ ...said, previous: null }, locale, ground);
  // What it would go on from names what has left the base: to go on without that would be a guess.
  const goesOn =
    sentence.parsed.kind === 'query' && !sentence.said.ask && Object.keys(sentence.said.filters).length === 0;
  if (before?.kind === 'problem' && goesOn && !sentence.everybody) return { parsed: before, nothing };
  return { parsed: following ? follow(before.query, sentence, context) : sentence.parsed, nothing };
}

/** Answers what was read. */
export function answerParsed(parsed: Parsed, locale: Locale, ground: Ground | null): Asked {
  if (parsed.kind === 'command') return parsed;
  if (!ground) return { kind: 'not_yet' };
  if (parsed.kind === 'problem') return parsed;
  const answered = answer(parsed.query, ground);
  return answered.kind === 'problem'
    ? { ...answered, problem: inWordsOf(locale, answered.problem) }
    : { ...answered, readings: parsed.readings, share: parsed.share };
}

/** Reads a line and answers it. */
export function ask(line: string, locale: Locale, ground: Ground | null): Asked {
  return answerParsed(readLine(line, locale, ground), locale, ground);
}

function contextFor(locale: Locale, ground: Ground | null) {
  const names = ground ? namesOf(ground.dataset) : noNames;
  return { vocabularies, names, vocabularyOfAsker: vocabularyOf[locale] };
}

/** The report that a problem names by its id is named as the asker would. */
function inWordsOf(locale: Locale, problem: Problem): Problem {
  const report = ownReports.find((id) => problem.kind === 'no_asker' && id === problem.word);
  return report ? { ...problem, word: vocabularyOf[locale].reports[report][0] } : problem;
}

/** Builds what reading a line needs of a dataset, so that nobody who asks waits for it. */
export function prepareNames(dataset: Dataset): void {
  parse('', { vocabularies, names: namesOf(dataset) });
}

/** Names to ask for in help: of each dimension the first that a reference table lists. */
export function helpExamples(dataset: Dataset | null): HelpExamples {
  const first = (dimension: Dimension) => {
    const column = dataset?.columns[dimension];
    const used = column?.of.find((member) => column.members[member]?.listed === true) ?? -1;
    return column?.members[used]?.label ?? null;
  };
  return {
    agent: first('agent'),
    office: first('office'),
    product: first('product'),
    sector: first('sector'),
  };
}

const namesOfDataset = new WeakMap<Dataset, Names>();

/** The names of a dataset. The grammar indexes such an object once, so a dataset keeps one. */
export function namesOf(dataset: Dataset): Names {
  const { columns } = dataset;
  const known = namesOfDataset.get(dataset) ?? {
    agent: columns.agent.members,
    manager: columns.manager.members,
    office: columns.office.members,
    product: columns.product.members,
    sector: columns.sector.members,
    account: columns.account.members,
    location: columns.location.members,
  };
  namesOfDataset.set(dataset, known);
  return known;
}
