import type { Cell } from '../report/report.ts';
import type { Weekly } from '../report/weekly.ts';
import { type DealWords, type DigestFacts, type DigestWords, dealSeparator } from './digest-words.ts';
import { vocabularyOf } from './grammar/vocabulary.ts';
import type { Words } from './words.ts';

const agentsSpoken = 5;

/** The whole digest in sentences, a line a part: what a notification and a screen reader give. */
export function renderDigestSentences(
  weekly: Weekly,
  facts: DigestFacts,
  words: Words,
  digest: DigestWords,
): string {
  const { messages } = digest;
  const { colon, semicolon, comparedWith } = words.messages;
  const listed = (heading: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`${heading}${colon}${lines.map(withoutStop).join(semicolon)}.`];
  const spoken = ({ kpi, unit, figure, estimate }: Cell): string => {
    const change = words.change(unit, figure);
    return `${words.kpi(kpi)}${colon}${words.figure(unit, figure, estimate)}${change ? ` (${change})` : ''}`;
  };
  const { leaderboard } = weekly;
  const topAgents = leaderboard.rows
    .filter(({ head, cells: [revenue] }) => head.key !== null && (revenue?.value ?? 0) > 0)
    .slice(0, agentsSpoken)
    .map((row) => `${words.head(row.head, 'agent')} (${words.cell(leaderboard, row, 0)})`);
  return [
    ...digest.warnings(weekly, facts),
    `${digest.title(weekly)}, ${comparedWith(digest.days(weekly.comparedWith))}.`,
    digest.summary(weekly),
    `${weekly.headline.map(spoken).join(semicolon)}.`,
    ...listed(words.kpi('total_revenue_per_agent'), topAgents),
    ...listed(messages.wins, weekly.wins.map(digest.win).map(inOne)),
    ...listed(messages.waiting, weekly.waiting.map(digest.waiting).map(inOne)),
    ...listed(messages.attention, digest.attention(weekly, dataLine(words))),
    digest.footer(weekly, facts, (line) => line).join(' '),
  ].join('\n');
}

function inOne({ figure, rest }: DealWords): string {
  return `${figure}, ${rest.replaceAll(dealSeparator, ', ')}`;
}

/** A whole sentence, as a part of a longer one. */
function withoutStop(line: string): string {
  return line.replace(/\.$/, '');
}

/** What to type to see all that could not be read, in the words of the reader. */
export function dataLine({ locale }: Words): string {
  return `/kpi ${vocabularyOf[locale].commands.data[0]}`;
}
