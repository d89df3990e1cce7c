import { sourceOf } from './items.ts';
import type { ParseContext } from './parse.ts';
import { parseSaid } from './parse.ts';
import { print } from './print.ts';
import type { Suggestion } from './query.ts';
import type { PieceContext, Sentence, SentenceContext } from './sentence-context.ts';
import type { Piece } from './sentence-pieces.ts';
import { kpiOf, nextOf } from './sentence-rules.ts';
import { escapeSlack } from './slack-text.ts';
import { suggestFor, typedName } from './suggest.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The command that some pieces make; one of them may be put in another way. `by` goes with what stands behind it. */
export function lineOf(pieces: readonly Piece[], instead?: { piece: Piece; by: string }): string {
  const textOf = (piece: Piece) => (piece === instead?.piece ? instead.by : piece.line);
  return pieces
    .filter((piece) => {
      const isBy =
        piece.is.type === 'item' && piece.is.item.kind === 'phrase' && piece.is.item.meaning.type === 'by';
      const next = isBy ? nextOf(pieces, piece) : undefined;
      return !isBy || (next !== undefined && textOf(next) !== '');
    })
    .map(textOf)
    .filter((text) => text !== '')
    .join(' ');
}

export interface Refused {
  readonly scan: PieceContext;
  readonly pieces: readonly Piece[];
  readonly asWritten: (stretch: string) => string;
  readonly asker: Vocabulary;
  readonly context: SentenceContext;
}

/** Words that are not understood, one next to the other, as one. */
function namedWords({ scan, pieces, asWritten }: Refused): string[] {
  const { text, tokens } = scan;
  const runs: { from: number; to: number }[] = [];
  for (const piece of pieces) {
    if (piece.is.type !== 'unknown') continue;
    const last = runs.at(-1);
    const between = last ? tokens.slice(last.to, piece.from) : [];
    if (last && between.every(({ kind, glued }) => kind === 'mark' && glued)) last.to = piece.to;
    else runs.push({ from: startOf(scan, piece), to: piece.to });
  }
  return runs.map(({ from, to }) => asWritten(sourceOf(text, tokens, from, to)));
}

/** What an apostrophe ties to a word is named with it: `we'll`. */
function startOf({ tokens }: PieceContext, { from }: Piece): number {
  const [word, mark, first] = [tokens[from - 2], tokens[from - 1], tokens[from]];
  const tied = first?.glued && first.text.length <= 2 && mark?.glued && /^['’‘`´]$/.test(mark.text);
  return tied && word?.kind === 'word' ? from - 2 : from;
}

/** What a line is as a question of its own; null where it is none. */
function canonicalOf(line: string, context: ParseContext, asker: Vocabulary): string | null {
  if (line === '') return null;
  const { parsed } = parseSaid(escapeSlack(line), context);
  if (parsed.kind === 'command') return asker.commands[parsed.command][0];
  return parsed.kind === 'query' ? print(parsed.query, asker) : null;
}

/** Words that one refusal looks for others like. */
const mostLookedUp = 3;

/** Up to three whole lines near to what was said, each of which is understood. */
function suggest({ pieces, scan, asker }: Refused): string[] {
  const asProfile = !pieces.some(
    ({ is, line }) =>
      line !== '' &&
      is.type === 'item' &&
      is.item.kind === 'phrase' &&
      (is.item.meaning.type === 'kpi' || is.item.meaning.type === 'report'),
  );
  const lines: string[] = [];
  let looked = 0;
  for (const piece of pieces) {
    const { is } = piece;
    if (is.type === 'unknown' && is.kpis) {
      const others = pieces.map((one) => (kpiOf(one) === null ? one : { ...one, line: '' }));
      lines.push(...is.kpis.map((id) => lineOf(others, { piece, by: asker.kpis[id][0] })));
    }
    if (piece.is.type !== 'unknown' || !piece.is.offers || looked >= mostLookedUp) continue;
    looked++;
    const word = sourceOf(scan.text, scan.tokens, piece.from, piece.to);
    const put = (by: string) => lineOf(pieces, { piece, by });
    for (const { dimension, label } of piece.is.offers.slice(0, 3))
      lines.push(put(typedName(dimension, label, asProfile, asker)));
    const near = suggestFor(word, put, asker, scan.vocabularies, scan.names, asProfile);
    lines.push(...near.map(({ line }) => line));
  }
  return [...lines, lineOf(pieces)];
}

/** A sentence of which not all was understood: the words, what is left without them, and what may have been meant. */
export function buildRefusal(refused: Refused): Sentence {
  const { pieces, context, asker } = refused;
  const words = namedWords(refused);
  // What follows a question is joined to it before it is shown, so it stays as it was said.
  const written = (line: string) => {
    const canonical = canonicalOf(line, context, asker);
    return canonical !== null && context.following ? line : canonical;
  };
  const found = suggest(refused)
    .map(written)
    .filter((line) => line !== null);
  const suggestions: Suggestion[] = [...new Set(found)].slice(0, 3).map((line) => ({ label: line, line }));
  const help = asker.commands.help[0];
  return {
    parsed: {
      kind: 'problem',
      problem: {
        kind: 'sentence',
        word: words.join(' … '),
        words,
        understood: written(lineOf(pieces)),
        suggestions: suggestions.length > 0 ? suggestions : [{ label: help, line: help }],
      },
    },
    said: { ask: false, filters: {} },
  };
}
