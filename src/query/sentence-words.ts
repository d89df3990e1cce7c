/** What somebody sold, won or lost: together with `deals` or `how much` it is a KPI. */
export const verbs = ['sell', 'make', 'win', 'lose', 'open', 'progress', 'close'] as const;
export type Verb = (typeof verbs)[number];

/**
 * What a language says around a question, in a mention or a direct message. Case, accents, apostrophes and hyphens do
 * not matter. Of two phrases the longer is read. What stands in none of these lists and is nothing to the grammar is
 * refused; so a list of what is skipped holds only words that change nothing, whatever stands beside them.
 */
export interface SentenceWords {
  /** greetings, thanks, politeness */
  readonly polite: readonly string[];
  /** frames of questions, and words without meaning of their own */
  readonly frames: readonly string[];
  /** ask how something goes; before `win` or `sell` they ask for a way to do it */
  readonly how: readonly string[];
  /** ask how things go: where nothing else is asked, the overview */
  readonly howAreWe: readonly string[];
  /** point to the question before: skipped in a second question only */
  readonly back: readonly string[];
  /** a pronoun that repeats a name of the sentence (« Daphne a-t-elle »): skipped behind one */
  readonly repeating: readonly string[];
  /** `which office`: one member's word behind it means all of them */
  readonly which: readonly string[];
  /** the same; only before members, or before a KPI */
  readonly every: readonly string[];
  /** the same; only before members, which are shown best first */
  readonly best: readonly string[];
  /** behind members, which are shown best first anyway: `which products sold best` */
  readonly mostSold: readonly string[];
  /** in a limit, they may mean the latest instead: `les 5 derniers clients` */
  readonly latest: readonly string[];
  /** before a month they say that it is no person: `in April` */
  readonly in: readonly string[];
  /** only before a period: `the month of` */
  readonly beforePeriod: readonly string[];
  /** only before a period that is no bare year: `over the last 3 months`, but not `over 2000` */
  readonly beforeSpan: readonly string[];
  /** skipped, but not before one day, which is then the last of a longer time (« au 31 mars ») */
  readonly toDay: readonly string[];
  /** `March and May` are two months; only behind `between` they are the ends of a period */
  readonly between: readonly string[];
  readonly and: readonly string[];
  /** skipped, but not before a period, to which it gives an end, nor before a verb, which is then still to be done */
  readonly to: readonly string[];
  /** ask for a number of deals, for money, for either */
  readonly howMany: readonly string[];
  readonly howMuch: readonly string[];
  readonly howManyOrMuch: readonly string[];
  readonly verbs: Readonly<Record<Verb, readonly string[]>>;
  /** said another way: the same in words of the grammar */
  readonly meaning: Readonly<Record<string, string>>;
  /** never taken for a name or a word of the grammar, for they turn a question into another one */
  readonly refused: readonly string[];
  /** the same; the names behind them are what is left out */
  readonly excluding: readonly string[];
}

/** Phrases with commas between them. */
export function phrases(text: string): string[] {
  return text
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}

/**
 * `which office has the best win rate`: the figure by what is asked for, whose rows stand highest first.
 *
 * @param subjects how one asks for members, and the word of the grammar for one of them
 * @param figures a figure in words of the grammar, and how one says who has most of it
 * @param by the word of the grammar between the two
 */
export function rankings(
  subjects: Readonly<Record<string, string>>,
  figures: Readonly<Record<string, readonly string[]>>,
  by: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(subjects).flatMap(([subject, one]) =>
      Object.entries(figures).flatMap(([figure, most]) =>
        most.map((said) => [`${subject} ${said}`, `${figure} ${by} ${one}`]),
      ),
    ),
  );
}
