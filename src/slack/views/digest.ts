import { renderAlt } from '../../chart/alt.ts';
import { buildConfig, chartSize } from '../../chart/config.ts';
import { buildNativeChart } from '../../chart/native.ts';
import type { DigestMessage, DigestPicture } from '../../digests/message.ts';
import { chartWords } from '../../i18n/chart-words.ts';
import { dataLine, renderDigestSentences } from '../../i18n/digest-text.ts';
import { createDigestWords, type DealWords, type DigestFacts } from '../../i18n/digest-words.ts';
import { shareWords } from '../../i18n/share-words.ts';
import type { Words } from '../../i18n/words.ts';
import type { Chart } from '../../report/report.ts';
import type { Weekly } from '../../report/weekly.ts';
import type { MessageBlock } from '../blocks.ts';
import { escapeName } from '../escape.ts';
import { context, fieldSections, figureField, header, renderTable, section, type Voices } from './report.ts';
import { renderCloser } from './shared.ts';

export interface DigestView {
  readonly weekly: Weekly;
  readonly voices: Voices;
  readonly facts: DigestFacts;
  /** holds the question that a closer look answers */
  readonly blockId: string;
}

/** The weekly digest as a message of Slack. Before the figures stands what has to be known of them. */
export function renderDigest({ weekly, voices, facts, blockId }: DigestView): DigestMessage {
  const { plain, markup } = voices;
  const digest = { plain: createDigestWords(plain), markup: createDigestWords(markup) };
  const { messages } = digest.markup;
  const warnings = digest.markup.warnings(weekly, facts);
  const { leaderboard } = weekly;
  const notShown = markup.notShown(leaderboard);
  const findings = digest.markup.attention(weekly, `\`${dataLine(plain)}\``);
  const picture = pictureOf(weekly.chart, plain);
  const footer = digest.markup.footer(weekly, facts, (line) => `\`${line}\``);
  return {
    // The course of the weeks is in the picture, which a screen reader does not see.
    text: `${renderDigestSentences(weekly, facts, markup, digest.markup)}\n${escapeName(picture.alt)}`,
    before: [
      header(digest.plain.title(weekly)),
      ...(warnings.length > 0 ? [section(warnings.join('\n'))] : []),
      context(digest.markup.context(weekly)),
      section(digest.markup.summary(weekly)),
      ...fieldSections(weekly.headline.map((cell) => figureField(cell, markup))),
    ],
    picture,
    after: [
      ...(leaderboard.rows.length > 0
        ? [renderTable(leaderboard, digest.plain.leaderboard(weekly), plain)]
        : []),
      ...(notShown === null ? [] : [context(notShown)]),
      ...list(messages.wins, weekly.wins.map(digest.markup.win)),
      ...list(messages.waiting, weekly.waiting.map(digest.markup.waiting)),
      ...bullets(messages.attention, findings),
      renderCloser(blockId, shareWords[plain.locale]),
      context([markup.messages.notes.estimates, ...footer].join('  ')),
    ],
  };
}

/** A chart as a posted message shows it: drawn, or Slack's own. */
export function pictureOf(chart: Chart, words: Words): DigestPicture {
  const said = chartWords(chart, words);
  return {
    config: buildConfig(chart, said),
    size: chartSize(chart),
    alt: renderAlt(chart, said),
    native: buildNativeChart(chart, said) as MessageBlock | null,
  };
}

function list(heading: string, deals: readonly DealWords[]): MessageBlock[] {
  return bullets(
    heading,
    deals.map(({ figure, rest }) => `*${figure}* · ${rest}`),
  );
}

function bullets(heading: string, lines: readonly string[]): MessageBlock[] {
  if (lines.length === 0) return [];
  return [section([`*${heading}*`, ...lines.map((line) => `• ${line}`)].join('\n'))];
}
