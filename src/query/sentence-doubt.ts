import type { Grouping } from '../deals/deal.ts';
import { foldPhrase } from './fold.ts';
import type { FilterValue, Item, Scan } from './items.ts';
import { itemAt, sourceOf } from './items.ts';
import { phrasesAt } from './lexicon.ts';
import type { Candidate } from './names.ts';
import { exactNames } from './names.ts';
import type { Patience } from './resolve.ts';
import type { PieceContext } from './sentence-context.ts';
import { namedBy } from './sentence-names.ts';
import type { Sense } from './sentence-phrases.ts';
import { sensesAt } from './sentence-phrases.ts';

// Where words of a sentence look like something of the grammar, or names like words: what is meant, if that is sure.

/** The grammar reads names without regard to marks, and so takes `health?` for a longer name than `health`. */
export function withoutMarksBehind(scan: Scan, item: Item): Item {
  if (item.kind !== 'name') return item;
  const { text, tokens } = scan;
  const source = sourceOf(text, tokens, item.from, item.to);
  let { to } = item;
  if (item.candidates.some(({ label }) => label === source)) return item;
  while (to > item.from + 1 && (tokens[to - 1]?.kind === 'mark' || tokens[to - 1]?.kind === 'comma')) to--;
  return to === item.to ? item : itemAt({ ...scan, tokens: tokens.slice(0, to) }, item.from);
}

/** « où est » is no office called Ouest. */
export function isRunTogether(
  { text, tokens }: Scan,
  { from, to, candidates }: Item & { kind: 'name' },
): boolean {
  const words = foldPhrase(sourceOf(text, tokens, from, to)).length;
  return candidates.every(({ label }) => foldPhrase(label).length < words);
}

/** A little word of the grammar that is a name as well: `de`, and Germany's code. */
export function fillerAt({ lexicon, tokens }: Scan, item: Item): { end: number; sense: Sense } | null {
  if (item.kind !== 'name') return null;
  const found = phrasesAt(lexicon, tokens, item.from).find(({ meanings }) =>
    meanings.some(({ type }) => type === 'filler'),
  );
  return found?.end === item.to ? { end: item.to, sense: { type: 'skipped' } } : null;
}

/** No other word is said. */
export function isAlone({ tokens }: Scan, { from, to }: Item): boolean {
  return tokens.every(({ kind }, at) => kind !== 'word' || (at >= from && at < to));
}

/** `how did April do`: an agent, unless what stands before says that it is the month. */
export function peopleCalled(context: PieceContext, item: Item & { kind: 'period' }): readonly Candidate[] {
  const { text, tokens, names, sentenceWords } = context;
  const isMonth = item.spec.type === 'month' && item.spec.year === undefined;
  const before = tokens[item.from - 1]?.fold ?? '';
  if (!isMonth || sentenceWords.some((words) => words.in.includes(before))) return [];
  const found = namedBy(
    { names, vocabularies: [], patience: { left: 0 } },
    sourceOf(text, tokens, item.from, item.to),
    null,
    false,
  );
  return found?.sure ? found.candidates : [];
}

/** `office: not Paris`, `product:"Aster 15"`: a value that is no name, or also a word of a sentence. */
export function saysMore(
  { tokens, names, sentenceWords, vocabularies }: PieceContext,
  key: Grouping,
  value: FilterValue,
  patience: Patience,
): boolean {
  if (key === 'stage') return false;
  const found = namedBy({ names, vocabularies, patience }, value.text, key, true);
  if (!found?.sure) return true;
  if (exactNames(names, value.text, key).length > 0) return false;
  return sensesAt(sentenceWords, tokens, value.from).some(
    ({ sense }) => sense.type === 'refused' || sense.type === 'excluding',
  );
}

/** `deals -won`: a sign inside what would be one phrase. */
export function saysTheContrary(context: PieceContext, { from, to }: Item): boolean {
  for (let at = from + 1; at < to; at++) {
    if (context.tokens[at]?.kind === 'mark' && isSign(context, at)) return true;
  }
  return false;
}

/** `won't`, `didn’t`: the word before the apostrophe says the contrary of itself. */
export function contractionAt({ tokens }: Scan, from: number): number | null {
  const [first, mark, last] = tokens.slice(from, from + 3);
  const not =
    first?.fold.endsWith('n') && mark?.kind === 'mark' && /^['’‘`´]$/.test(mark.text) && last?.fold === 't';
  return not && mark?.glued && last?.glued && !tokens[from + 3]?.glued ? from + 3 : null;
}

/** `-Paris` leaves Paris out, `!Paris` too; a dash between words does not. */
export function isSign({ tokens }: Scan, at: number): boolean {
  const mark = tokens[at];
  const next = tokens[at + 1];
  return mark !== undefined && /[-‐‑–—!]$/.test(mark.text) && !mark.glued && next?.glued === true && at > 0;
}

/**
 * A name that is also a word of a sentence: the name where it is written as it is in the base, the word where the name
 * is a code (`US`, `IT`) and that is not; else it may be either.
 */
export function nameOrWord(
  { text, tokens }: Scan,
  item: Item,
  candidates: readonly Candidate[],
): 'name' | 'word' | 'either' {
  const source = sourceOf(text, tokens, item.from, item.to);
  const spelled = candidates.some(({ label }) => label === source);
  if (spelled && hasCapital({ text, tokens }, item.from)) return 'name';
  return candidates.every(({ label }) => /^\p{Lu}{1,3}$/u.test(label) && label !== source)
    ? 'word'
    : 'either';
}

/** A capital that says something: not of the first word, and not where everything is in capitals. */
export function hasCapital({ text, tokens }: Pick<Scan, 'text' | 'tokens'>, at: number): boolean {
  return at > 0 && /^\p{Lu}/u.test(tokens[at]?.text ?? '') && /\p{Ll}/u.test(text);
}
