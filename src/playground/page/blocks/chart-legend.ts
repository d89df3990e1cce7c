import { el, svg } from '../dom.ts';
import type { AxisChart } from './chart-data.ts';

/** Names of the series, for the eye: each value says its own. */
export function legendOf({ series, type }: AxisChart): HTMLElement {
  const items = series.map(({ name }, n) => el('li', {}, legendSign(n, type !== 'bar'), name));
  return el('ul', { class: 'bk-legend', 'aria-hidden': 'true' }, ...items);
}

export function legendSign(n: number, line: boolean): SVGElement {
  const sign = line
    ? svg('path', { class: 'bk-chart-line', d: 'M0 6h24' })
    : svg('rect', { width: 14, height: 12, x: 5, rx: 2 });
  return svg('svg', { class: `bk-legend-sign bk-series-${n % 6}`, viewBox: '0 0 24 12' }, sign);
}
