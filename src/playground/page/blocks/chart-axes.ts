import { svg } from '../dom.ts';
import type { AxisChart } from './chart-data.ts';
import { type Frame, layOut } from './chart-frame.ts';
import { drawMark, type Mark } from './chart-mark.ts';
import { textWidth } from './chart-text.ts';
import type { NumberFormats } from './number-formats.ts';

/** Bars, a line or an area over its axes, this many CSS pixels wide. */
export function drawAxes(chart: AxisChart, width: number, formats: NumberFormats): SVGElement {
  const frame = layOut(chart, width, formats);
  const drawing = svg('svg', { width, height: frame.height, role: 'group', 'aria-label': chart.title });
  drawing.append(...drawGrid(chart, frame, formats), ...drawCategories(chart, frame));
  drawing.append(
    ...(chart.type === 'bar' ? drawBars(chart, frame, formats) : drawLines(chart, frame, formats)),
  );
  return drawing;
}

function drawGrid({ yLabel }: AxisChart, frame: Frame, { compact }: NumberFormats): readonly SVGElement[] {
  const lines = frame.scale.ticks.flatMap((tick) => {
    const y = frame.yOf(tick);
    const looks = tick === 0 ? 'bk-chart-zero' : 'bk-chart-grid';
    return [
      svg('line', { class: looks, x1: frame.left, x2: frame.right, y1: y, y2: y }),
      text(compact(tick), frame.left - 8, y + 4, 'end'),
    ];
  });
  return yLabel === '' ? lines : [...lines, text(yLabel, 0, 12, 'start')];
}

function drawCategories({ categories, xLabel }: AxisChart, frame: Frame): readonly SVGElement[] {
  const labels = categories.map((category, n) => {
    const x = frame.centre(n);
    const y = frame.bottom + 16;
    if (frame.turn === 0) return text(category, x, y, 'middle');
    const turned = text(category, x, y, 'end');
    if (frame.turn === 90) turned.classList.add('bk-chart-small');
    turned.setAttribute(
      'transform',
      `rotate(${-frame.turn} ${x} ${y}) translate(4 ${frame.turn === 90 ? 4 : 0})`,
    );
    return turned;
  });
  if (xLabel === '') return labels;
  return [...labels, text(xLabel, (frame.left + frame.right) / 2, frame.height - 4, 'middle')];
}

function drawBars(chart: AxisChart, frame: Frame, formats: NumberFormats): readonly SVGElement[] {
  const group = Math.min(frame.slot * 0.72, 90 * chart.series.length);
  const wide = group / chart.series.length;
  return marksOf(chart, frame, formats, (n, value, at) => {
    const x = frame.centre(n) - group / 2 + wide * at;
    const [zero, end] = [frame.yOf(0), frame.yOf(value)];
    const height = Math.max(1, Math.abs(zero - end));
    const bar = { x, y: Math.min(zero, end), width: Math.max(1, wide - 1), height };
    return {
      x: x + wide / 2,
      y: value < 0 ? end + 14 : end - 5,
      shape: svg('rect', { ...bar, rx: Math.min(2, wide / 4) }),
      room: wide + (chart.series.length === 1 ? frame.slot - group : 0),
    };
  });
}

function drawLines(chart: AxisChart, frame: Frame, formats: NumberFormats): readonly SVGElement[] {
  const lines = chart.series.flatMap(({ values }, at) => {
    const parts = unbroken(values).map((part) =>
      part.map(({ n, value }) => `${frame.centre(n)} ${frame.yOf(value)}`),
    );
    const zero = frame.yOf(0);
    const areas = unbroken(values).map((part, k) => {
      const [first, last] = [part[0]?.n ?? 0, part.at(-1)?.n ?? 0];
      return `M${frame.centre(first)} ${zero}L${parts[k]?.join('L')}L${frame.centre(last)} ${zero}Z`;
    });
    const line = svg('path', {
      class: 'bk-chart-line',
      d: parts.map((part) => `M${part.join('L')}`).join(''),
    });
    const area = svg('path', { class: 'bk-chart-area', d: areas.join('') });
    return [svg('g', { class: `bk-series-${at % 6}` }, chart.type === 'area' && area, line)];
  });
  const marks = marksOf(chart, frame, formats, (n, value, at) => {
    const [x, y] = [frame.centre(n), frame.yOf(value)];
    return {
      x,
      y: y - 9,
      shape: pointShape(at, x, y),
      spot: svg('circle', { class: 'bk-mark-spot', cx: x, cy: y, r: 12 }),
      room: chart.series.length === 1 ? frame.slot : 0,
    };
  });
  return [...lines, ...marks];
}

/** Each series has a shape of its own, so that its points are known without their colour. */
function pointShape(series: number, x: number, y: number): SVGElement {
  const r = 4;
  const shapes = [
    () => svg('circle', { cx: x, cy: y, r }),
    () => svg('rect', { x: x - r, y: y - r, width: 2 * r, height: 2 * r }),
    () => svg('path', { d: `M${x} ${y - r - 1}l${r + 1} ${2 * r}h${-2 * r - 2}z` }),
    () => svg('path', { d: `M${x} ${y - r - 1}l${r + 1} ${r + 1}-${r + 1} ${r + 1}-${r + 1}-${r + 1}z` }),
    () => svg('path', { d: `M${x} ${y + r + 1}l${r + 1} ${-2 * r}h${-2 * r - 2}z` }),
    () => svg('rect', { x: x - r - 1, y: y - 2, width: 2 * r + 2, height: 4 }),
  ];
  return (shapes[series % shapes.length] ?? (() => svg('circle', { cx: x, cy: y, r })))();
}

type Drawn = Pick<Mark, 'x' | 'y' | 'shape' | 'spot'> & {
  /** CSS pixels that its figure may take, 0 where it would cover others */
  readonly room: number;
};

function marksOf(
  chart: AxisChart,
  frame: Frame,
  { full, compact }: NumberFormats,
  draw: (category: number, value: number, series: number) => Drawn,
): readonly SVGElement[] {
  const shown = chart.categories.flatMap((category, n) =>
    chart.series.flatMap(({ name, values }, at) => {
      const value = values[n] ?? null;
      return value === null ? [] : [{ category, n, name, at, value }];
    }),
  );
  // all or none: a figure here and none there would look like a mistake
  const drawn = shown.map((point) => ({ point, ...draw(point.n, point.value, point.at) }));
  const always = drawn.every(({ point, room }) => textWidth(compact(point.value)) + 4 <= room);
  return drawn.map(({ point, room: _, ...mark }, n) => {
    const said = chart.series.length > 1 ? `${point.category}, ${point.name}` : point.category;
    const half = textWidth(compact(point.value)) / 2;
    const x = Math.min(Math.max(mark.x, half), frame.right - half);
    const name = `${said}: ${full(point.value)}`;
    return drawMark({ ...mark, x, name, value: compact(point.value), always }, point.at, n === 0);
  });
}

function text(words: string, x: number, y: number, anchor: 'start' | 'middle' | 'end'): SVGElement {
  return svg('text', { class: 'bk-chart-text', x, y, 'text-anchor': anchor, 'aria-hidden': 'true' }, words);
}

/** Stretches of points without a gap. */
function unbroken(values: readonly (number | null)[]): { n: number; value: number }[][] {
  const parts: { n: number; value: number }[][] = [];
  for (const [n, value] of values.entries()) {
    if (value === null) continue;
    const last = parts.at(-1);
    if (last?.at(-1)?.n === n - 1) last.push({ n, value });
    else parts.push([{ n, value }]);
  }
  return parts;
}
