import type { Dimension } from '../deals/deal.ts';
import type { Piece } from './sentence-pieces.ts';
import { refuse } from './sentence-rules.ts';
import type { Token } from './tokens.ts';

function namedBy({ is }: Piece): readonly Dimension[] {
  return is.type === 'name' ? is.candidates.map(({ dimension }) => dimension) : [];
}

/**
 * `Gareth Pryce`, where there are a Gareth and a Pryce, is somebody else: two names of a kind next to each other, with
 * neither a comma nor a word between them, are no two of them.
 */
export function settleNeighbours(pieces: readonly Piece[], tokens: readonly Token[]): Piece[] {
  const settled = [...pieces];
  for (const [at, piece] of pieces.entries()) {
    if (isPlaced(piece, tokens)) settled[at] = offering(piece);
    const next = pieces[at + 1];
    if (!next || next.from !== piece.to) continue;
    const shared = namedBy(piece).find((dimension) => namedBy(next).includes(dimension));
    if (shared === undefined) continue;
    settled[at] = offering(piece);
    settled[at + 1] = offering(next);
  }
  return settled;
}

const places = new Set(['in', 'at', 'a', 'en', 'dans']);

/** `revenue in Florence`: people are no places, whatever their first name. */
function isPlaced(piece: Piece, tokens: readonly Token[]): boolean {
  const kinds = namedBy(piece);
  const isPerson = kinds.length > 0 && kinds.every((kind) => kind === 'agent' || kind === 'manager');
  return isPerson && places.has(tokens[piece.from - 1]?.fold ?? '');
}

function offering(piece: Piece): Piece {
  const refused = refuse(piece);
  return piece.is.type === 'name'
    ? { ...refused, is: { type: 'unknown', offers: piece.is.candidates } }
    : refused;
}
