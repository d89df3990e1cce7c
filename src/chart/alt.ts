import type { Chart } from '../report/report.ts';
import { shownPoints } from './config.ts';
import { shorten } from './labels.ts';
import type { ChartWords, Seen, SeenPoint } from './words.ts';

/** Slack: alt_text of an image block, 2,000 characters. */
const maxAlt = 2000;
const maxName = 100;

/** What is seen on the picture, in words: the three largest rows, or the first, last and highest point. */
export function renderAlt(chart: Chart, words: ChartWords): string {
  return shorten(words.alt(see(chart, words)), maxAlt);
}

function see(chart: Chart, words: ChartWords): Seen {
  const title = shorten(words.title, 300);
  const shown = shownPoints(chart);
  const known = shown.flatMap(({ head, value }) => (value === null ? [] : [{ head, value }]));
  // sorting is stable: of equal figures the first row comes first
  const largest = known.toSorted((a, b) => b.value - a.value);
  const [first, last, highest] = [known[0], known.at(-1), largest[0]];
  if (!first || !last || !highest) return { kind: 'nothing', title };

  const seen = ({ head, value }: (typeof known)[number]): SeenPoint => ({
    head: shorten(words.head(head), maxName),
    value: words.full(value),
  });
  if (chart.kind === 'line') {
    return { kind: 'line', title, first: seen(first), last: seen(last), highest: seen(highest) };
  }
  return {
    kind: 'bars',
    title,
    largest: largest.slice(0, 3).map(seen),
    shown: shown.length,
    hidden: chart.points.length - shown.length,
  };
}
