import type { Dimension } from '../deals/deal.ts';
import type { KpiId } from '../kpis/catalogue.ts';
import type { Item, Scan } from './items.ts';
import { itemAt, onlyDimension, sourceOf } from './items.ts';
import { isJoiner } from './lexicon.ts';
import type { Candidate } from './names.ts';
import { quoteName } from './print.ts';
import type { Patience } from './resolve.ts';
import type { PieceContext } from './sentence-context.ts';
import {
  contractionAt,
  fillerAt,
  hasCapital,
  isAlone,
  isRunTogether,
  isSign,
  nameOrWord,
  peopleCalled,
  saysMore,
  saysTheContrary,
  withoutMarksBehind,
} from './sentence-doubt.ts';
import type { NameContext } from './sentence-names.ts';
import { namedBy } from './sentence-names.ts';
import type { Sense } from './sentence-phrases.ts';
import { sensesAt } from './sentence-phrases.ts';
import { plainMarks } from './sentence-text.ts';

/** A stretch of a sentence, the tokens `[from, to)`, and what it is. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly is:
    | { readonly type: 'item'; readonly item: Item }
    /** `team`: not the person, but the team, in which others can be */
    | { readonly type: 'name'; readonly candidates: readonly Candidate[]; readonly team?: true }
    /** `offers`, `kpis`: what it may have been meant for; without `offers` it is like no name and no word */
    | { readonly type: 'unknown'; readonly offers?: readonly Candidate[]; readonly kpis?: readonly KpiId[] }
    | Sense;
  /** how a command says it; empty where it is skipped or not understood */
  readonly line: string;
}

/** Misspelt names that one sentence may have. */
const mostMisspelt = 8;

/** Takes a sentence to pieces, from left to right, at each place the longest. */
export function readPieces(context: PieceContext): Piece[] {
  const pieces: Piece[] = [];
  const patience: Patience = { left: mostMisspelt };
  for (let at = 0; at < context.tokens.length; ) {
    const before = pieces.findLast(({ is }) => !isSkipped(is));
    const piece = pieceAt(context, at, kindBefore(before), patience);
    pieces.push(piece);
    at = piece.to;
  }
  return pieces;
}

/** What says nothing by itself. */
export function isSkipped(is: Piece['is']): boolean {
  if (is.type === 'item') {
    const { item } = is;
    return item.kind === 'mark' || (item.kind === 'phrase' && item.meaning.type === 'filler');
  }
  return ['skipped', 'howAreWe', 'to', 'toDay'].includes(is.type);
}

function kindBefore(piece: Piece | undefined): Dimension | null {
  return piece?.is.type === 'item' ? onlyDimension(piece.is.item) : null;
}

function pieceAt(context: PieceContext, from: number, kind: Dimension | null, patience: Patience): Piece {
  const { text, tokens, names, vocabularies } = context;
  const contraction = contractionAt(context, from);
  if (contraction !== null) return unknown(from, contraction);
  const item = withoutMarksBehind(context, itemAt(context, from));
  const sense = longestSense(context, from) ?? fillerAt(context, item);
  if (sense && (sense.end > item.to || (item.kind === 'name' && isRunTogether(context, item))))
    return { from, to: sense.end, is: sense.sense, line: '' };
  if (sense && sense.end === item.to) {
    const candidates = item.kind === 'name' ? item.candidates : item.kind === 'phrase' ? item.also : [];
    const meant = candidates.length > 0 ? nameOrWord(context, item, candidates) : 'word';
    if (meant === 'either') return unknown(from, item.to, candidates);
    if (meant === 'word') return { from, to: sense.end, is: sense.sense, line: '' };
    return name(from, item.to, candidates, sourceOf(text, tokens, from, item.to));
  }
  const { to } = item;
  const source = sourceOf(text, tokens, from, to);
  const mark = tokens[from]?.kind === 'mark' || tokens[from]?.kind === 'comma' ? tokens[from] : null;
  const isLabel = item.kind === 'name' && item.candidates.some(({ label }) => label === source);
  const skipped: Piece['is'] = { type: 'item', item: { kind: 'mark', from, to: from + 1 } };
  // a sign without a shape of its own, such as the one that colours a heart
  if (tokens[from]?.kind === 'word' && tokens[from].fold === '')
    return { from, to: from + 1, is: skipped, line: '' };
  if (mark && !isLabel) {
    if (mark.kind === 'mark' && !plainMarks.test(mark.text)) return unknown(from, from + 1);
    return { from, to: from + 1, is: isSign(context, from) ? { type: 'excluding' } : skipped, line: '' };
  }
  switch (item.kind) {
    case 'unknown':
      return namedPiece(context, from, kind, patience);
    case 'quoted': {
      const found = namedBy({ names, vocabularies, patience }, item.text, kind, true);
      if (!found?.sure) return unknown(from, to, found?.candidates ?? []);
      return { from, to, is: { type: 'name', candidates: found.candidates }, line: source };
    }
    case 'name':
      return isLabel ? name(from, to, item.candidates, source) : spelledName(context, item);
    case 'phrase':
      if (saysTheContrary(context, item)) return unknown(from, to);
      // `health` may be a sector and the bot's own; with other words it is the sector
      if (item.meaning.type === 'command' && item.also.length > 0)
        return isAlone(context, item) ? unknown(from, to, item.also) : name(from, to, item.also, source);
      return { from, to, is: { type: 'item', item }, line: item.meaning.type === 'filler' ? '' : source };
    case 'filter':
      if (item.values.some((value) => saysMore(context, item.key, value, patience))) return unknown(from, to);
      return { from, to, is: { type: 'item', item }, line: source };
    case 'period': {
      const people = peopleCalled(context, item);
      if (people.length > 0) return unknown(from, to, people);
      if (saysTheContrary(context, item)) return unknown(from, to);
      return { from, to, is: { type: 'item', item }, line: source };
    }
    default:
      if (saysTheContrary(context, item)) return unknown(from, to);
      return { from, to, is: { type: 'item', item }, line: source };
  }
}

function unknown(from: number, to: number, offers?: readonly Candidate[]): Piece {
  return { from, to, is: { type: 'unknown', ...(offers ? { offers } : {}) }, line: '' };
}

function name(from: number, to: number, candidates: readonly Candidate[], source: string): Piece {
  const [only, ...more] = candidates;
  const spelled = only && more.length === 0 ? only.label : source;
  return { from, to, is: { type: 'name', candidates }, line: quoteName(spelled) };
}

/** A mark inside a name that says something is not passed over. */
function spelledName({ text, tokens }: Scan, { from, to, candidates }: Item & { kind: 'name' }): Piece {
  const marks = tokens.slice(from, to).filter(({ kind }) => kind === 'mark');
  return marks.every((mark) => plainMarks.test(mark.text))
    ? name(from, to, candidates, sourceOf(text, tokens, from, to))
    : unknown(from, to, candidates);
}

/** A phrase may not cut off the beginning of something longer: `du mois` in `du mois dernier`. */
function longestSense(context: PieceContext, from: number) {
  const { tokens, sentenceWords } = context;
  return sensesAt(sentenceWords, tokens, from).find(({ end, sense }) => {
    if (sense.type === 'refused' || sense.type === 'excluding') return true;
    for (let at = from + 1; at < end; at++) {
      const item = itemAt(context, at);
      if (item.kind !== 'unknown' && item.to > end) return false;
      if (sense.type === 'meaning' && sensesAt(sentenceWords, tokens, at).some((one) => one.end > end))
        return false;
    }
    return true;
  });
}

function mayBeOfName({ tokens, sentenceWords, ...scan }: PieceContext, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || isJoiner(token)) return token?.kind === 'mark';
  const isWord = token.kind === 'word' && sensesAt(sentenceWords, tokens, at).length === 0;
  return isWord && itemAt({ tokens, ...scan }, at).kind === 'unknown';
}

/** The longest name from a token on; the words that it is made of are nothing else. */
function namedPiece(context: PieceContext, from: number, kind: Dimension | null, patience: Patience): Piece {
  const { text, tokens, names, vocabularies } = context;
  const where: NameContext = { names, vocabularies, patience };
  let end = from + 1;
  while (end < Math.min(tokens.length, from + 8) && mayBeOfName(context, end)) end++;
  let offers: readonly Candidate[] = [];
  for (let to = end; to > from; to--) {
    const last = tokens[to - 1];
    if (last === undefined || isJoiner(last)) continue;
    const source = sourceOf(text, tokens, from, to);
    const after = onlyDimension(to < tokens.length ? itemAt(context, to) : undefined);
    const capital = hasCapital(context, from);
    const found = (kind && namedBy(where, source, kind, capital)) ?? namedBy(where, source, null, capital);
    const typed = found?.sure || after === null ? null : namedBy(where, source, after, false);
    const sure = found?.sure ? found : typed?.sure ? typed : null;
    if (sure) return name(from, to, sure.candidates, source);
    if (found && offers.length === 0) offers = found.candidates;
  }
  return unknown(from, from + 1, offers);
}
