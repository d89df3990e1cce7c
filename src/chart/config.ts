import type { Chart } from '../report/report.ts';
import { cleanLabel, shorten, shortenDistinct, wrap } from './labels.ts';
import type { ChartWords } from './words.ts';

/** JSON and nothing else: no renderer, here or elsewhere, gets a function to run. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A Chart.js 4 configuration as plain JSON. */
export interface ChartConfig {
  readonly type: 'bar' | 'line';
  readonly data: {
    /** an array is a label of several lines */
    readonly labels: readonly (string | readonly string[])[];
    readonly datasets: readonly { readonly data: readonly (number | null)[]; readonly [key: string]: Json }[];
  };
  readonly options: { readonly [key: string]: Json };
}

/** CSS pixels; pictures are made at ratio 2. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** What to leave out where room is short; absent: what a picture takes. */
export interface Cut {
  readonly bars?: number;
  readonly labels?: number;
}

/** DejaVu Sans ships with the program, and with QuickChart. */
export const fontFamily = 'DejaVu Sans';
/** At least 3:1 on white each, and told apart by lightness alone. */
export const colours = { figure: '#2F80C3', negative: '#7A1C14', unset: '#8A8A8A' } as const;

const ink = '#1D1C1D';
const grid = '#DDDDDD';
const maxBars = 15;
/** A line of more steps is a scribble on a phone: the latest are drawn. */
const maxSteps = 120;
/** So few steps leave room for their figures under their names. */
const maxNamedSteps = 6;
/** On a line of its own above its bar a name has room; under a point it has little. */
const labelLength = { bars: 36, line: 20 };
/** A name, its bar, and room to the next. */
const rowHeight = 52;
/**
 * On a phone the 700 pixels are shown on 360: 21 here are read as 11 there. Said wherever there is text, because
 * neither titles nor ticks inherit the `font` of the chart.
 */
const font = { family: fontFamily, size: 21 };

/** The points that are drawn: the first rows of names and stages, the latest steps of time. */
export function shownPoints(chart: Chart, cut: Cut = {}): Chart['points'] {
  if (chart.kind === 'line') return chart.points.slice(-Math.min(maxSteps, cut.bars ?? maxSteps));
  return chart.points.slice(0, Math.min(maxBars, cut.bars ?? maxBars));
}

/** The size of a chart's picture: it grows with its bars. */
export function chartSize(chart: Chart, cut: Cut = {}): ChartSize {
  if (chart.kind === 'line') return { width: 700, height: 420 };
  return { width: 700, height: 136 + rowHeight * Math.max(2, shownPoints(chart, cut).length) };
}

/** One Chart.js configuration, drawn the same by QuickChart (Chart.js 4.0.1) and by the maker in process. */
export function buildConfig(chart: Chart, words: ChartWords, cut: Cut = {}): ChartConfig {
  const points = shownPoints(chart, cut);
  const heads = points.map((point) => words.head(point.head));
  // six digits are more than a picture shows, and keep addresses short
  const values = points.map(({ value }) => (value === null ? null : Number(value.toPrecision(6))));
  const subtitle = words.subtitle(chart.points.length - points.length);
  const common = {
    locale: words.locale,
    // The last step of a course stands at the edge of its axis, half of its label beyond it.
    layout: { padding: chart.kind === 'line' ? { left: 14, right: 36, top: 14, bottom: 14 } : 14 },
    plugins: {
      legend: { display: false },
      title: {
        display: true,
        align: 'start',
        color: ink,
        text: wrap(words.title, 38, 2),
        font: { ...font, size: 28, weight: 'bold' },
        padding: { bottom: subtitle ? 4 : 20 },
      },
      ...(subtitle && {
        subtitle: {
          display: true,
          align: 'start',
          text: wrap(subtitle, 52, 2),
          font,
          padding: { bottom: 24 },
        },
      }),
    },
  };
  const valueAxis = buildValueAxis(chart, values, words);

  if (chart.kind === 'line') {
    return {
      type: 'line',
      data: {
        labels: heads.map((head, i) => {
          const name = shorten(head, cut.labels ?? labelLength.line);
          return values.length > maxNamedSteps ? name : [name, renderFigure(values[i] ?? null, words)];
        }),
        datasets: [
          {
            data: values,
            borderColor: colours.figure,
            backgroundColor: '#2F80C322',
            fill: 'origin',
            borderWidth: 4,
            // a lone point, or one between two gaps, has no line to be seen by
            pointRadius: values.length === 1 ? 9 : values.length <= 24 ? 5 : 2,
            pointBackgroundColor: colours.figure,
            clip: 8,
          },
        ],
      },
      options: {
        ...common,
        scales: {
          x: {
            offset: values.length === 1,
            grid: { display: false },
            ticks: { color: ink, font, maxRotation: 0, autoSkipPadding: 14 },
          },
          y: { ...valueAxis, beginAtZero: true, grace: '5%', grid: { color: grid } },
        },
      },
    };
  }

  // Names stand above their bars and figures at the right end of the same line. Beside the bars a second axis would
  // leave the first a quarter of the width, and names would be cut off: mirrored labels take no room and are whole.
  const above = { color: ink, autoSkip: false, mirror: true, labelOffset: -23 };
  return {
    type: 'bar',
    data: {
      labels: shortenDistinct(heads, cut.labels ?? labelLength.bars),
      datasets: [{ data: values, backgroundColor: buildColours(points, values), barThickness: 16 }],
    },
    options: {
      ...common,
      indexAxis: 'y',
      scales: {
        // lines across the picture run through the names: only where bars go both ways is there something to see
        x: { ...valueAxis, grid: values.some(isNegative) ? { color: grid } : { drawOnChartArea: false } },
        y: { grid: { display: false }, ticks: { ...above, font } },
        // an axis of categories with labels of its own: figures without any plugin
        y2: {
          type: 'category',
          position: 'right',
          offset: true,
          grid: { display: false },
          border: { display: false },
          labels: values.map((value) => renderFigure(value, words)),
          ticks: { ...above, font: { ...font, weight: 'bold' } },
        },
      },
    },
  };
}

function isNegative(value: number | null): boolean {
  return value !== null && value < 0;
}

function renderFigure(value: number | null, words: ChartWords): string {
  return value === null ? '–' : cleanLabel(words.compact(value));
}

function buildColours(points: Chart['points'], values: readonly (number | null)[]): string | string[] {
  const each = points.map((point, i) => {
    if (isNegative(values[i] ?? null)) return colours.negative;
    return point.head.key === null ? colours.unset : colours.figure;
  });
  return new Set(each).size > 1 ? each : (each[0] ?? colours.figure);
}

function buildValueAxis(chart: Chart, values: readonly (number | null)[], words: ChartWords) {
  const flat = values.every((value) => value === null || value === 0);
  return {
    // with nothing but zeros Chart.js has no range to choose from
    ...(flat && { min: 0, max: 1 }),
    border: { display: false },
    ticks: {
      font,
      maxTicksLimit: 5,
      maxRotation: 0,
      ...(chart.unit === 'count' && { precision: 0 }),
      ...(flat && { stepSize: chart.unit === 'rate' ? 0.5 : 1 }),
      // Chart.js adds a number of decimals of its own, which significant digits overrule
      format: { ...buildPlainFormat(words.numberFormat), maximumSignificantDigits: 3 },
    },
  };
}

/** Intl options as JSON: what is undefined is left out. */
function buildPlainFormat(format: Readonly<Intl.NumberFormatOptions>): { [key: string]: Json } {
  const plain: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(format)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      plain[key] = value;
  }
  return plain;
}
