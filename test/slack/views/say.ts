import type { Ground } from '../../../src/answer.ts';
import { type Asked, ask, helpExamples } from '../../../src/ask.ts';
import { renderAlt } from '../../../src/chart/alt.ts';
import { buildNativeChart } from '../../../src/chart/native.ts';
import { chartWords } from '../../../src/i18n/chart-words.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import { buildHelp } from '../../../src/i18n/pages.ts';
import { createWords } from '../../../src/i18n/words.ts';
import type { Chart } from '../../../src/report/report.ts';
import type { Message, MessageBlock } from '../../../src/slack/blocks.ts';
import { escapeName } from '../../../src/slack/escape.ts';
import { renderPage } from '../../../src/slack/views/page.ts';
import { renderProblem } from '../../../src/slack/views/problem.ts';
import { renderReport, type Voices } from '../../../src/slack/views/report.ts';
import { exampleCalendar, exampleDataset } from '../../support/example.ts';

const settings = { currency: 'EUR', zone: 'UTC' };

/** The worked example, on 15 August 2024. */
export const exampleGround: Ground = {
  dataset: exampleDataset,
  calendar: exampleCalendar,
  defaultPeriod: { type: 'relative', unit: 'quarter', offset: 0 },
  asOf: '2024-08-15T08:55:00Z',
};

export function voicesOf(locale: Locale): Voices {
  return { plain: createWords(locale, settings), markup: createWords(locale, settings, escapeName) };
}

export type Picture = 'image' | 'native';

/** The picture of a chart as a link, or as Slack's own. */
function pictureOf(chart: Chart | null, { plain }: Voices, as: Picture): MessageBlock | null {
  if (chart === null) return null;
  const words = chartWords(chart, plain);
  if (as === 'native') return buildNativeChart(chart, words) as MessageBlock | null;
  return { type: 'image', image_url: 'https://kpi.example/c.png', alt_text: renderAlt(chart, words) };
}

/** The message that answers a line. */
export function say(
  line: string,
  locale: Locale,
  ground: Ground = exampleGround,
  as: Picture = 'image',
): Message {
  return messageOf(ask(line, locale, ground), locale, ground, as);
}

export function messageOf(asked: Asked, locale: Locale, ground: Ground, as: Picture): Message {
  const voices = voicesOf(locale);
  switch (asked.kind) {
    case 'report': {
      const { report, readings } = asked;
      const picture = pictureOf(report.chart, voices, as);
      return renderReport({ report, voices, zone: settings.zone, readings, picture });
    }
    case 'problem':
      return renderProblem(asked.problem, voices.markup);
    case 'command':
      return renderPage(buildHelp(voices.plain, helpExamples(ground.dataset), '/kpi'));
    case 'not_yet':
      throw new Error('a ground was given');
  }
}
