import type { Dimension } from '../deals/deal.ts';
import { foldPhrase } from './fold.ts';
import type { Piece } from './sentence-pieces.ts';
import { meaningOf, refuse, skip } from './sentence-rules.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

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

/** `revenue in Florence`: people are no places, whatever their first name; `in Florence's team` is one. */
function isPlaced(piece: Piece, tokens: readonly Token[]): boolean {
  if (piece.is.type === 'name' && piece.is.team) return false;
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

/** `my team` is the asker's, whoever else is named. */
const mine = new Set(['my', 'mon', 'mes']);

function isTeam(piece: Piece): boolean {
  const meaning = meaningOf(piece);
  return (
    meaning?.type === 'report' && meaning.report === 'team' && !mine.has(foldPhrase(piece.line)[0] ?? '')
  );
}

/**
 * `Harriet's team`, « l’équipe de Harriet »: a manager's figures are those of the team. Only with nothing else between
 * them: in `Harriet, how is the team doing` it is still the asker's.
 */
export function settleTeams(
  pieces: readonly Piece[],
  { text, tokens }: { readonly text: string; readonly tokens: readonly Token[] },
  asker: Vocabulary,
): Piece[] {
  const settled = [...pieces];
  const between = (first: Piece, second: Piece) =>
    text.slice(tokens[first.to - 1]?.end ?? 0, tokens[second.from]?.start ?? 0);
  for (const [at, piece] of pieces.entries()) {
    if (piece.is.type !== 'name' || !namedBy(piece).includes('manager')) continue;
    const team = pieces.find(
      (one) =>
        isTeam(one) &&
        (one.from >= piece.to
          ? /^(['’]s?)?\s+$/.test(between(piece, one))
          : /^\s+((of|de)\s+|d['’]\s*)?$/i.test(between(one, piece))),
    );
    if (!team) continue;
    const line = `${asker.dimensions.manager[0]} ${piece.line}`;
    settled[at] = { ...piece, is: { ...piece.is, team: true }, line };
    settled[pieces.indexOf(team)] = skip(team);
  }
  return settled;
}
