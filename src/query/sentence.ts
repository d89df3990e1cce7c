import { kpi } from '../kpis/catalogue.ts';
import { foldPhrase } from './fold.ts';
import { sourceOf } from './items.ts';
import { lexiconOf, phrasesAt } from './lexicon.ts';
import { knownNames } from './names.ts';
import { longestText, type ParseContext, parseSaid } from './parse.ts';
import { print } from './print.ts';
import type { LeaderboardId, Query } from './query.ts';
import { filterKeys, leaderboards, openCommands } from './query.ts';
import { hasRows } from './rows.ts';
import type { PieceContext, Sentence, SentenceContext } from './sentence-context.ts';
import { settleFrames } from './sentence-frames.ts';
import { settleNeighbours, settleTeams } from './sentence-neighbours.ts';
import type { Piece } from './sentence-pieces.ts';
import { isSkipped, readPieces } from './sentence-pieces.ts';
import { buildRefusal, lineOf } from './sentence-refusal.ts';
import {
  kpiOf,
  refuse,
  settleCommands,
  settleExclusions,
  settleMembers,
  settleOrder,
} from './sentence-rules.ts';
import { readSentenceText } from './sentence-text.ts';
import { settleVerbs } from './sentence-verbs.ts';
import { escapeSlack, unescapeSlack } from './slack-text.ts';
import { type Token, tokenize } from './tokens.ts';

/**
 * Reads what somebody wrote to the bot, mentions and Slack's escapes still in it or not. Politeness, frames of
 * questions and punctuation are skipped, the rest is read as a command is; where a word is neither, nothing is
 * guessed: the problem says what was understood and what was not. Whatever the text, the result is a value.
 */
export function readSentence(typed: string, context: SentenceContext): Sentence {
  const { text, asWritten } = readSentenceText(typed, context.bot);
  const asker = context.vocabularyOfAsker ?? context.vocabularies[0];
  if (!asker) throw new Error('readSentence needs at least one vocabulary');
  if (text.length > longestText) return parseSaid(text, context);
  const lexicon = lexiconOf(context.vocabularies);
  const tokens = tokenize(text, (fold) => lexicon.keys.get(fold));
  const scan: PieceContext = { ...context, text, tokens, lexicon };
  const open = readOpenCommand(scan, context, asWritten);
  if (open) return open;
  const read = readPieces(scan);
  const everybody = read.some(({ is }) => is.type === 'howAreWe');
  const continues = isContinued(tokens) || read.some(({ is }) => is.type === 'back');
  const canonical = readCanonical(scan, read, context);
  if (canonical) return { ...canonical, everybody, continues };

  let pieces = settleNeighbours(settleTeams(settleExclusions(read), scan, asker), tokens);
  pieces = settleMembers(settleOrder(pieces), asker);
  pieces = settleFrames(pieces, context);
  pieces = settleCommands(settleVerbs(pieces, asker), context.vocabularies);
  const hasWords = tokens.some(({ kind, fold }) => kind === 'word' && fold !== '');
  for (let round = 0; ; round++) {
    const line = lineOf(pieces);
    const sentence = line === '' ? null : parseSaid(escapeSlack(line), context);
    const wrong = sentence ? misread(sentence, pieces, context, round) : new Set<Piece>();
    if (wrong.size > 0) pieces = pieces.map((piece) => (wrong.has(piece) ? refuse(piece) : piece));
    else if (pieces.some(({ is }) => is.type === 'unknown'))
      return buildRefusal({ scan, pieces, asWritten, asker, context });
    else if (sentence) return { ...sentence, everybody, continues };
    else if (everybody) return { ...parseSaid(asker.reports.overview[0], context), everybody, continues };
    else return { ...parseSaid(asker.commands.help[0], context), ...(hasWords ? { nothing: true } : {}) };
  }
}

/** A line as `print` writes it, between words that are skipped, is that line. */
function readCanonical(scan: PieceContext, pieces: readonly Piece[], context: ParseContext): Sentence | null {
  const first = pieces.find(({ is }) => !isSkipped(is));
  const last = pieces.findLast(({ is }) => !isSkipped(is));
  if (!first || !last) return null;
  const line = sourceOf(scan.text, scan.tokens, first.from, last.to);
  const sentence = parseSaid(escapeSlack(line), context);
  const { parsed } = sentence;
  if (parsed.kind !== 'query' || isLimitOfNothing(parsed.query)) return null;
  const same = context.vocabularies.some(
    (words) => unescapeSlack(print(parsed.query, words)).toLowerCase() === line.toLowerCase(),
  );
  return same ? sentence : null;
}

/** `link` and `unlink` stand first, with nobody or somebody behind them. */
function readOpenCommand(
  { text, tokens, lexicon, names }: PieceContext,
  context: ParseContext,
  asWritten: (stretch: string) => string,
): Sentence | null {
  for (const { end, meanings } of phrasesAt(lexicon, tokens, 0)) {
    if (!meanings.some((one) => one.type === 'command' && openCommands.some((id) => id === one.command)))
      continue;
    const rest = text.slice(tokens[end - 1]?.end ?? 0).trim();
    const whole = asWritten(rest);
    // `not me, Daphne` says something else; and in the middle of a talk `not me` is no wish to be forgotten
    if (/^[,;:–—-]/.test(rest)) continue;
    const isUnlink = meanings.some((one) => one.type === 'command' && one.command === 'unlink');
    const word = text.slice(0, tokens[end - 1]?.end ?? 0).trim();
    if (isUnlink && !context.vocabularies.some(({ commands }) => same(commands.unlink[0], word))) continue;
    const known = rest.replace(/^["“«\s]+|["”»\s.!]+$/g, '');
    const isPerson =
      /^<@[A-Z0-9]+(\|[^<>]*)?>$/.test(whole) ||
      knownNames(names, known, 'agent') !== null ||
      knownNames(names, known, 'manager') !== null;
    if (/^[.!]*$/.test(rest) || isPerson)
      return parseSaid(
        asWritten(text)
          .trim()
          .replace(/[.!]+$/, ''),
        context,
      );
  }
  return null;
}

/** `and the win rate?`, « et le taux ? » */
function isContinued(tokens: readonly Token[]): boolean {
  const first = tokens.find(({ kind }) => kind === 'word');
  return ['and', 'et', 'also', 'aussi'].includes(first?.fold ?? '');
}

function same(a: string, b: string): boolean {
  return foldPhrase(a).join(' ') === foldPhrase(b).join(' ');
}

/** Readings of what is left of a sentence; text without sense must not cost more than sense. */
const mostRounds = 4;

/** Pieces that the grammar does not know together, and those that it would read as something else than was meant. */
function misread(
  { parsed, said }: Sentence,
  pieces: readonly Piece[],
  context: SentenceContext,
  round: number,
): Set<Piece> {
  const wrong = (is: (piece: Piece) => boolean) =>
    new Set(pieces.filter((piece) => piece.line !== '' && is(piece)));
  if (parsed.kind === 'problem') {
    const { problem } = parsed;
    if (problem.kind !== 'unknown_word') return new Set();
    const found = wrong(({ line }) => line.includes(problem.word) || problem.word.includes(line));
    return found.size > 0 && round < mostRounds ? found : wrong(() => true);
  }
  if (parsed.kind !== 'query') return new Set();
  const { query } = parsed;
  if (query.ask.report === 'kpi' && query.ask.kpi === 'highest_revenue_agent' && query.filters.agent)
    return wrong((piece) => kpiOf(piece) !== null || piece.is.type === 'meaning');
  if ((isLimitOfNothing(query) && (said.ask || !context.following)) || isLimitOfNamed(query))
    return wrong(({ is }) => is.type === 'item' && is.item.kind === 'limit');
  if (isOfOthers(query))
    return wrong(
      ({ is }) =>
        is.type === 'meaning' ||
        (is.type === 'item' &&
          is.item.kind === 'phrase' &&
          is.item.meaning.type === 'report' &&
          is.item.meaning.report === query.ask.report),
    );
  return new Set();
}

/** `top 5 deals`: five of what is one figure. */
function isLimitOfNothing(query: Query): boolean {
  return query.limit !== undefined && !hasRows(query);
}

/** `is Daphne in the top 3 agents`: of those that are named all are shown. */
function isLimitOfNamed({ ask, by, limit, filters }: Query): boolean {
  const rows = by ?? (ask.report in leaderboards ? leaderboards[ask.report as LeaderboardId] : null);
  const own = ask.report === 'kpi' ? kpi(ask.kpi).by : undefined;
  return limit !== undefined && filterKeys.some((key) => (key === rows || key === own) && filters[key]);
}

/** `the Paris team`: the team of whoever asks has nothing to do with Paris. */
function isOfOthers({ ask, filters }: Query): boolean {
  const own = ask.report === 'me' || ask.report === 'team';
  return own && (filters.agent ?? filters.manager ?? filters.office) !== undefined;
}
