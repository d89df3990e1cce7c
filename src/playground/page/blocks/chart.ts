import { el } from '../dom.ts';
import type { Json } from '../protocol.ts';
import { drawAxes } from './chart-axes.ts';
import { type AxisChart, type PieChart, readChart } from './chart-data.ts';
import { layOut } from './chart-frame.ts';
import { legendOf } from './chart-legend.ts';
import { drawPie } from './chart-pie.ts';
import { createNumberFormats, type NumberFormats } from './number-formats.ts';
import { freshId } from './placed.ts';
import type { Scene } from './scene.ts';
import type { BlockWords } from './words.ts';

const usualWidth = 640;

/** Slack's own chart as a drawing, with its figures as a table for those who hear it. */
export function renderChart(block: Json, { words }: Scene): HTMLElement | null {
  const chart = readChart(block);
  if (chart === null) return null;
  const formats = createNumberFormats(words.tag);
  const titleId = freshId('chart');
  const drawing = el('div', { class: 'bk-chart-drawing' });
  const table = el('div', { class: 'unseen' }, figuresOf(chart, formats, words));
  const figure = el(
    'figure',
    { class: 'bk-chart', 'aria-labelledby': titleId },
    el('figcaption', { class: 'bk-chart-title', id: titleId }, chart.title),
    drawing,
    chart.type !== 'pie' && chart.series.length > 1 && legendOf(chart),
    table,
  );
  if (chart.type === 'pie') drawing.append(drawPie(chart, formats, words));
  else drawToFit(drawing, chart, formats);
  reachMarks(drawing);
  return figure;
}

/** Text keeps its size on a narrow screen: the drawing is made anew for each width. */
function drawToFit(drawing: HTMLElement, chart: AxisChart, formats: NumberFormats): void {
  let drawn = 0;
  // before it has a width it takes the room of one of the usual width, so that what stands below hardly moves
  drawing.style.setProperty('min-height', `${layOut(chart, usualWidth, formats).height}px`);
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === 0 || width === drawn) return;
    drawn = width;
    drawing.style.removeProperty('min-height');
    drawing.replaceChildren(drawAxes(chart, width, formats));
  }).observe(drawing);
}

/** One stop for the Tab key; the arrows go from value to value. */
function reachMarks(drawing: HTMLElement): void {
  drawing.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const marks = [...drawing.querySelectorAll<SVGElement>('.bk-mark')];
    const next = marks[marks.findIndex((mark) => mark.matches(':focus')) + step];
    if (next === undefined) return;
    event.preventDefault();
    for (const mark of marks) mark.setAttribute('tabindex', mark === next ? '0' : '-1');
    next.focus();
  });
}

function figuresOf(
  chart: AxisChart | PieChart,
  { full }: NumberFormats,
  words: BlockWords,
): HTMLTableElement {
  const head = (text: string, scope: string) => el('th', { scope }, text);
  const columns = chart.type === 'pie' ? [words.value] : chart.series.map(({ name }) => name);
  const rows =
    chart.type === 'pie'
      ? chart.segments.map(({ label, value }) => [label, full(value)])
      : chart.categories.map((category, at) => [
          category,
          ...chart.series.map(({ values }) => {
            const value = values[at] ?? null;
            return value === null ? '—' : full(value);
          }),
        ]);
  const corner = chart.type === 'pie' ? words.category : chart.xLabel || words.category;
  return el(
    'table',
    {},
    el('caption', {}, chart.title),
    el('thead', {}, el('tr', {}, head(corner, 'col'), ...columns.map((column) => head(column, 'col')))),
    el(
      'tbody',
      {},
      ...rows.map(([label = '', ...cells]) =>
        el('tr', {}, head(label, 'row'), ...cells.map((cell) => el('td', {}, cell))),
      ),
    ),
  );
}
