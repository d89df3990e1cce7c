import { foldName } from '../deals/fold.ts';
import type { PeriodSpec } from '../deals/period.ts';
import { foldPhrase } from './fold.ts';
import type { LeaderboardId } from './query.ts';
import { leaderboards } from './query.ts';
import type { Piece } from './sentence-pieces.ts';
import { isSkipped } from './sentence-pieces.ts';
import {
  dimensionOf,
  isMembers,
  isName,
  itemOf,
  kpiOf,
  meaningOf,
  nextOf,
  refuse,
  skip,
} from './sentence-rules.ts';
import type { SentenceWords } from './sentence-words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** `won`, `sell`: what is done to a deal, not how it stands. */
function isVerb({ is }: Piece): boolean {
  return is.type === 'verb' && is.verb !== 'open' && is.verb !== 'progress';
}

function isDay(spec: PeriodSpec): boolean {
  return spec.type === 'range' ? spec.first === spec.last : spec.type === 'relative' && spec.unit === 'day';
}

/** `is Daphne the best agent`: among agents that are only Daphne she always is. */
function isOneOf(pieces: readonly Piece[], members: Piece): boolean {
  const meaning = meaningOf(members);
  const dimension =
    meaning?.type === 'report' && meaning.report in leaderboards
      ? leaderboards[meaning.report as LeaderboardId]
      : dimensionOf(members);
  return pieces.some(
    ({ is }) => is.type === 'name' && is.candidates.some((candidate) => candidate.dimension === dimension),
  );
}

interface FrameContext {
  readonly following?: boolean;
  readonly vocabularies: readonly Vocabulary[];
  readonly sentenceWords: readonly SentenceWords[];
}

/** The grammar reads `March 2025 and March 2026` as from one to the other. */
function isTwoPeriods({ line }: Piece, sentenceWords: readonly SentenceWords[]): boolean {
  const words = foldPhrase(line);
  const has = (list: readonly string[]) => list.some((word) => words.includes(foldName(word)));
  return sentenceWords.some(({ and }) => has(and)) && !sentenceWords.some(({ between }) => has(between));
}

/** What depends on its neighbours: each is skipped beside the right ones, else it is not understood. */
export function settleFrames(
  pieces: readonly Piece[],
  { following, vocabularies, sentenceWords }: FrameContext,
): Piece[] {
  const latest = new Set(sentenceWords.flatMap((words) => words.latest.map(foldName)));
  const numbers = new Set(vocabularies.flatMap((words) => words.numbers.map(foldName)));
  const asksForAWay = pieces.some(isVerb) && !pieces.some(({ is }) => is.type === 'quantity');
  return pieces.map((piece) => {
    const { is } = piece;
    if (is.type === 'skipped' || (is.type === 'item' && isSkipped(is))) return piece;
    const next = nextOf(pieces, piece);
    const keepIf = (right: boolean) => (right ? skip(piece) : refuse(piece));
    const nextItem = next && itemOf(next);
    switch (is.type) {
      case 'refused':
        return refuse(piece);
      case 'which':
        return skip(piece);
      case 'how':
        return keepIf(!asksForAWay);
      case 'howAreWe':
        return asksForAWay ? refuse(piece) : piece;
      case 'back':
        return keepIf(
          following === true || (is.repeating && pieces.some((one) => one.to <= piece.from && isName(one))),
        );
      case 'best':
        return keepIf(
          next !== undefined && (next.is.type === 'every' || (isMembers(next) && !isOneOf(pieces, next))),
        );
      case 'every':
        return keepIf(
          next !== undefined &&
            (isMembers(next) ||
              kpiOf(next) !== null ||
              nextItem?.kind === 'limit' ||
              next.is.type === 'best'),
        );
      case 'mostSold':
        return keepIf(
          pieces.some((one) => isMembers(one) && !isOneOf(pieces, one)) &&
            !pieces.some((one) => kpiOf(one) !== null),
        );
      case 'toDay':
        return keepIf(nextItem?.kind !== 'period' || !isDay(nextItem.spec));
      case 'beforePeriod':
        return keepIf(nextItem?.kind === 'period');
      case 'beforeSpan':
        return keepIf(nextItem?.kind === 'period' && nextItem.spec.type !== 'year');
      case 'to':
        return keepIf(nextItem?.kind !== 'period' && next?.is.type !== 'verb');
      case 'meaning':
        return { ...piece, line: is.line };
      case 'item': {
        const { item } = is;
        if (item.kind === 'limit' && foldPhrase(piece.line).some((word) => latest.has(word)))
          return refuse(piece);
        if (item.kind === 'period' && isTwoPeriods(piece, sentenceWords)) return refuse(piece);
        // « sept commerciaux » are seven of them, not those of September
        const isNumber = item.kind === 'period' && numbers.has(foldName(piece.line));
        return isNumber && next && (isMembers(next) || kpiOf(next) !== null) ? refuse(piece) : piece;
      }
      default:
        return piece;
    }
  });
}
