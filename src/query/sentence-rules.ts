import type { Dimension } from '../deals/deal.ts';
import type { KpiId } from '../kpis/catalogue.ts';
import type { Item } from './items.ts';
import type { LeaderboardId } from './query.ts';
import { leaderboards, openCommands } from './query.ts';
import type { Piece } from './sentence-pieces.ts';
import { isSkipped } from './sentence-pieces.ts';
import type { Vocabulary } from './vocabulary.ts';

export function skip(piece: Piece): Piece {
  return { ...piece, is: { type: 'skipped' }, line: '' };
}

/** @param kpis what it may have been meant for */
export function refuse(piece: Piece, kpis: readonly KpiId[] = []): Piece {
  return { ...piece, is: { type: 'unknown', ...(kpis.length > 0 ? { kpis } : {}) }, line: '' };
}

/** The next piece that says something. */
export function nextOf(pieces: readonly Piece[], piece: Piece): Piece | undefined {
  return pieces.find((one) => one.from >= piece.to && !isSkipped(one.is));
}

function previousOf(pieces: readonly Piece[], piece: Piece): Piece | undefined {
  return pieces.findLast((one) => one.to <= piece.from && !isSkipped(one.is));
}

export function itemOf({ is }: Piece): Item | null {
  return is.type === 'item' ? is.item : null;
}

export function meaningOf(piece: Piece) {
  const item = itemOf(piece);
  return item?.kind === 'phrase' ? item.meaning : null;
}

export function kpiOf(piece: Piece): KpiId | null {
  const meaning = meaningOf(piece);
  return meaning?.type === 'kpi' ? meaning.kpi : null;
}

export function dimensionOf(piece: Piece): Dimension | null {
  const meaning = meaningOf(piece);
  return meaning?.type === 'dimension' ? meaning.dimension : null;
}

/** `agents`, `agent`: what a list is a list of. */
export function isMembers(piece: Piece): boolean {
  const meaning = meaningOf(piece);
  return meaning?.type === 'dimension' || (meaning?.type === 'report' && meaning.report in leaderboards);
}

export function isName(piece: Piece): boolean {
  const kind = itemOf(piece)?.kind;
  return piece.is.type === 'name' || kind === 'quoted' || kind === 'filter';
}

/** `except Paris and Lyon` is one thing that is not understood: without them the question would be the contrary. */
export function settleExclusions(pieces: readonly Piece[]): Piece[] {
  const settled: Piece[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    if (piece?.is.type !== 'excluding') {
      if (piece) settled.push(piece);
      continue;
    }
    let last = i;
    for (let j = i + 1; j < pieces.length; j++) {
      const one = pieces[j];
      if (!one || isSkipped(one.is) || one.is.type === 'every') continue;
      if (!isName(one) && dimensionOf(one) === null) break;
      last = j;
    }
    settled.push({ ...refuse(piece), to: pieces[last]?.to ?? piece.to });
    i = last;
  }
  return settled;
}

function boardOf(dimension: Dimension, asker: Vocabulary): string {
  const id = (Object.keys(leaderboards) as LeaderboardId[]).find((one) => leaderboards[one] === dimension);
  return asker.reports[id ?? 'agents'][0];
}

/**
 * `the office` alone could be any of them: one member's word stands with its name (`bureau de Lyon`, `the Lyon
 * office`) or behind a word that means all of them (`which office`, `by office`).
 */
export function settleMembers(pieces: readonly Piece[], asker: Vocabulary): Piece[] {
  const settled = [...pieces];
  for (const [i, piece] of pieces.entries()) {
    const dimension = dimensionOf(piece);
    if (dimension === null) continue;
    const previous = previousOf(pieces, piece);
    const next = nextOf(pieces, piece);
    const isOne = (one: Piece | undefined): boolean =>
      one?.is.type === 'name'
        ? one.is.candidates.some((candidate) => candidate.dimension === dimension)
        : one !== undefined && itemOf(one)?.kind === 'quoted';
    if ((previous && ['which', 'every', 'best'].includes(previous.is.type)) || next?.is.type === 'mostSold') {
      settled[i] = { ...piece, line: boardOf(dimension, asker) };
    } else if (previous && meaningOf(previous)?.type === 'by') {
    } else if (isOne(next)) {
    } else if (previous?.is.type === 'name' && isOne(previous) && dimensionOf(previous) === null) {
      const at = pieces.indexOf(previous);
      settled[at] = { ...previous, line: `${asker.dimensions[dimension][0]} ${previous.line}` };
      settled[i] = skip(piece);
    } else settled[i] = refuse(piece);
  }
  return settled;
}

/** Rankings are by revenue: `agents by revenue` says that too. By another figure, or without rows, it is not understood. */
export function settleOrder(pieces: readonly Piece[]): Piece[] {
  const settled = [...pieces];
  for (const [at, piece] of pieces.entries()) {
    if (meaningOf(piece)?.type !== 'by') continue;
    const next = nextOf(pieces, piece);
    if (!next || kpiOf(next) === null) continue;
    const known = kpiOf(next) === 'total_revenue' && pieces.some(isMembers);
    settled[at] = known ? skip(piece) : refuse(piece);
    const behind = pieces.indexOf(next);
    settled[behind] = known ? skip(next) : refuse(next);
  }
  return settled;
}

/** A KPI is said once, and a command stands alone; the answer is shared where that is said first, or in so many words. */
export function settleCommands(pieces: readonly Piece[], vocabularies: readonly Vocabulary[]): Piece[] {
  const said = pieces.filter(({ is }) => !isSkipped(is));
  const isCommand = (line: string) =>
    vocabularies.some(({ commands }) => Object.values(commands).some(([word]) => word === line));
  return pieces.map((piece) => {
    const meaning = meaningOf(piece);
    if (piece.is.type === 'meaning' && said.length > 1 && isCommand(piece.line)) return refuse(piece);
    // Who somebody is they say in so many words, and first: that was looked for before.
    if (meaning?.type === 'command' && openCommands.some((id) => id === meaning.command))
      return refuse(piece);
    if (meaning?.type === 'command') return said.length === 1 ? piece : refuse(piece);
    const kpi = kpiOf(piece);
    // `the win rate of Paris and the win rate of Lyon` are two questions
    if (kpi !== null && said.some((one) => one.to <= piece.from && kpiOf(one) === kpi)) return refuse(piece);
    const isShared = piece === said[0] || piece.to - piece.from > 1;
    return meaning?.type === 'share' && !isShared ? refuse(piece) : piece;
  });
}
