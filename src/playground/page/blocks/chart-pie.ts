import { el, svg } from '../dom.ts';
import type { PieChart } from './chart-data.ts';
import { legendSign } from './chart-legend.ts';
import { drawMark } from './chart-mark.ts';
import type { NumberFormats } from './number-formats.ts';
import type { BlockWords } from './words.ts';

const radius = 90;
const size = 2 * radius + 8;

/** A pie, and beside it what each part is. */
export function drawPie(
  { title, segments }: PieChart,
  formats: NumberFormats,
  words: BlockWords,
): HTMLElement {
  const total = segments.reduce((sum, { value }) => sum + value, 0);
  const share = new Intl.NumberFormat(words.tag, { style: 'percent', maximumFractionDigits: 1 });
  let start = 0;
  const marks = segments.map(({ label, value }, n) => {
    const part = value / total;
    const shape = slice(start, part);
    const [x, y] = pointAt(start + part / 2, radius * 0.62);
    start += part;
    const said = share.format(part);
    const name = `${label}: ${formats.full(value)} (${said})`;
    return drawMark({ name, value: said, always: part >= 0.12, x, y: y + 4, shape }, n, n === 0);
  });
  const items = segments.map(({ label, value }, n) =>
    el(
      'li',
      {},
      legendSign(n, false),
      label,
      el('span', { class: 'bk-legend-value' }, `${formats.compact(value)} · ${share.format(value / total)}`),
    ),
  );
  return el(
    'div',
    { class: 'bk-pie' },
    svg(
      'svg',
      { width: size, height: size, viewBox: `0 0 ${size} ${size}`, role: 'group', 'aria-label': title },
      ...marks,
    ),
    el('ul', { class: 'bk-legend', 'aria-hidden': 'true' }, ...items),
  );
}

/** Turns count from the top, clockwise; 1 is the whole. */
function pointAt(turns: number, distance: number): readonly [number, number] {
  const angle = (turns - 0.25) * 2 * Math.PI;
  return [size / 2 + distance * Math.cos(angle), size / 2 + distance * Math.sin(angle)];
}

function slice(start: number, part: number): SVGElement {
  if (part > 0.9999) return svg('circle', { cx: size / 2, cy: size / 2, r: radius });
  const [fromX, fromY] = pointAt(start, radius);
  const [toX, toY] = pointAt(start + part, radius);
  const middle = size / 2;
  const large = part > 0.5 ? 1 : 0;
  const arc = `A${radius} ${radius} 0 ${large} 1 ${toX} ${toY}`;
  return svg('path', { d: `M${middle} ${middle}L${fromX} ${fromY}${arc}Z` });
}
