import type { ChartWords, Seen } from '../chart/words.ts';
import { startOfWeek } from '../deals/calendar.ts';
import type { Chart, RowHead } from '../report/report.ts';
import type { Words } from './words.ts';

/** The words of one chart: names as they are, for a picture interprets nothing. */
export function chartWords(chart: Chart, words: Words): ChartWords {
  const { formats, messages } = words;
  const named = words.title(chart.title);
  const subject = words.kpi(chart.kpi);
  const title = chart.title.kind === 'kpi' || named === subject ? named : `${named} – ${subject}`;
  const period = words.periodSoFar(chart.period);
  const full = (value: number) => formats.figure(chart.unit, value);
  return {
    title,
    subtitle: (hidden) =>
      hidden > 0 ? `${period}, ${messages.others(formats.count(hidden), hidden > 1)}` : period,
    head: (head) => shortHead(head, chart, words),
    compact: (value) => formats.compact(chart.unit, value),
    full,
    alt: (seen) => renderSeen(seen, period, words),
    numberFormat: formats.ticks(chart.unit),
    locale: formats.tag,
  };
}

function renderSeen(seen: Seen, period: string, { formats, messages }: Words): string {
  const about = messages.chart.alt(seen.title, period);
  const said = ({ head, value }: { readonly head: string; readonly value: string }) => `${head} (${value})`;
  switch (seen.kind) {
    case 'nothing':
      return `${about}. ${messages.chart.none}`;
    case 'line':
      return `${about}. ${messages.chart.course(said(seen.first), said(seen.last), said(seen.highest))}`;
    case 'bars': {
      const others =
        seen.hidden > 0 ? `, ${messages.others(formats.count(seen.hidden), seen.hidden > 1)}` : '';
      return `${about}${others}. ${messages.chart.largest(formats.list(seen.largest.map(said)))}`;
    }
  }
}

/** Steps as short as an axis needs them. */
function shortHead(head: RowHead, { by }: Chart, words: Words): string {
  if (head.key === null) return words.head(head, by);
  if (by === 'month') return words.formats.shortMonth(head.key);
  const week = by === 'week' && /^(\d+)-W(\d+)$/.exec(head.key);
  return week ? words.formats.shortDay(startOfWeek(Number(week[1]), Number(week[2]))) : words.head(head, by);
}
