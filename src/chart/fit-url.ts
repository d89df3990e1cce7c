import type { Chart } from '../report/report.ts';
import { buildConfig, type ChartConfig, type ChartSize, type Cut, chartSize, shownPoints } from './config.ts';
import { shorten } from './labels.ts';
import type { ChartWords } from './words.ts';

/** Slack: image_url of an image block, 3,000 characters. */
const maxImageUrl = 3000;

const labelLengths = [20, 14, 9, 6];
const fewestBars = 5;

/**
 * The address of a chart's picture, at most `max` characters: first with fewer bars (never fewer than five), then
 * with shorter names, then with fewer bars still and a shorter title. Null where nothing fits.
 */
export function fitUrl(
  chart: Chart,
  words: ChartWords,
  urlOf: (config: ChartConfig, size: ChartSize) => string,
  max = maxImageUrl,
): string | null {
  const all = shownPoints(chart).length;
  const briefly: ChartWords = { ...words, title: shorten(words.title, 30), subtitle: () => null };
  const tries: [ChartWords, Cut][] = [
    ...countdown(all, Math.min(all, fewestBars)).map((bars): [ChartWords, Cut] => [words, { bars }]),
    ...labelLengths.map((labels): [ChartWords, Cut] => [words, { bars: fewestBars, labels }]),
    ...countdown(Math.min(all, fewestBars), 1).map((bars): [ChartWords, Cut] => [
      briefly,
      { bars, labels: 6 },
    ]),
  ];
  for (const [said, cut] of tries) {
    const url = urlOf(buildConfig(chart, said, cut), chartSize(chart, cut));
    if (url.length <= max) return url;
  }
  return null;
}

function countdown(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, from - to + 1) }, (_, i) => from - i);
}
