import type { Chart } from '../report/report.ts';
import { shownPoints } from './config.ts';
import { shorten, shortenDistinct } from './labels.ts';
import type { ChartWords } from './words.ts';

/**
 * Slack's own chart, a block of messages only, at most two a message. Its shape and limits:
 * https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block. `@slack/types` 3.2 does not know
 * it; it extends `Block` in structure, so that it goes into any list of blocks without a cast.
 */
export interface NativeChart {
  readonly type: 'data_visualization';
  block_id?: string;
  readonly title: string;
  readonly chart: {
    readonly type: 'bar' | 'line';
    readonly series: readonly [
      { readonly name: string; readonly data: readonly { readonly label: string; readonly value: number }[] },
    ];
    readonly axis_config: { readonly categories: readonly string[] };
  };
}

const maxTitle = 50;
const maxLabel = 20;
const maxCategories = 20;

/**
 * The chart as Slack draws it. It has no gaps, so rows without a figure are left out; null where none is left.
 */
export function buildNativeChart(chart: Chart, words: ChartWords): NativeChart | null {
  const known = shownPoints(chart).flatMap(({ head, value }) => (value === null ? [] : [{ head, value }]));
  const points = chart.kind === 'line' ? known.slice(-maxCategories) : known.slice(0, maxCategories);
  if (points.length === 0) return null;
  const categories = shortenDistinct(
    points.map(({ head }) => words.head(head)),
    maxLabel,
  );
  const data = points.map(({ value }, i) => ({
    label: categories[i] ?? '',
    value: Number(value.toPrecision(6)),
  }));
  return {
    type: 'data_visualization',
    title: shorten(words.title, maxTitle),
    chart: {
      type: chart.kind === 'line' ? 'line' : 'bar',
      series: [{ name: shorten(words.title, maxLabel), data }],
      axis_config: { categories },
    },
  };
}
