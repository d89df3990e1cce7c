import { createDigestWords, type DealWords, type DigestFacts } from '../i18n/digest-words.ts';
import type { Words } from '../i18n/words.ts';
import type { Weekly } from '../report/weekly.ts';
import { alignColumns, figureLine, type Style, tableLines } from './text.ts';

/** The weekly digest for the terminal: the same words in the same order as in Slack. */
export function renderDigestText(weekly: Weekly, facts: DigestFacts, words: Words, style: Style): string {
  const digest = createDigestWords(words);
  const { messages } = digest;
  const notes = [words.messages.notes.estimates, ...digest.footer(weekly, facts, (line) => line)];
  const { leaderboard } = weekly;
  const parts = [
    style.title(digest.title(weekly)),
    ...digest.warnings(weekly, facts).map(style.bad),
    style.faint(digest.context(weekly)),
    digest.summary(weekly),
    '',
    ...alignColumns(
      weekly.headline.map((cell) => figureLine(cell, words, style)),
      ['left', 'right', 'left'],
      words.locale,
    ),
    ...(leaderboard.rows.length > 0
      ? ['', ...tableLines(leaderboard, digest.leaderboard(weekly), words, style)]
      : []),
    ...deals(messages.wins, weekly.wins.map(digest.win), words, style),
    ...deals(messages.waiting, weekly.waiting.map(digest.waiting), words, style),
    ...listed(messages.attention, digest.attention(weekly, '/kpi data'), style),
    '',
    ...notes.map(style.faint),
  ];
  return `${parts.join('\n')}\n`;
}

function deals(heading: string, lines: readonly DealWords[], words: Words, style: Style): string[] {
  const rows = lines.map(({ figure, rest }) => [figure, rest]);
  return listed(heading, alignColumns(rows, ['right', 'left'], words.locale), style);
}

function listed(heading: string, lines: readonly string[], style: Style): string[] {
  return lines.length === 0 ? [] : ['', style.title(heading), ...lines.map((line) => `  ${line}`)];
}
