import type { AxisChart } from './chart-data.ts';
import { buildScale, type Scale } from './chart-scale.ts';
import { textWidth } from './chart-text.ts';
import type { NumberFormats } from './number-formats.ts';

/** Where the parts of a chart stand, in CSS pixels. */
export interface Frame {
  readonly scale: Scale;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  /** room of one category */
  readonly slot: number;
  /** degrees by which the categories' names are turned */
  readonly turn: 0 | 45 | 90;
  readonly centre: (category: number) => number;
  readonly yOf: (value: number) => number;
}

const plotHeight = 220;
const lineHeight = 16;

export function layOut(chart: AxisChart, width: number, { compact }: NumberFormats): Frame {
  const known = chart.series.flatMap(({ values }) => values.filter((value) => value !== null));
  const scale = buildScale(known);
  const names = chart.categories.map(textWidth);
  const longest = Math.max(...names);
  const ticksWide = Math.max(...scale.ticks.map((tick) => textWidth(compact(tick)))) + 8;
  const right = width - 4;
  const slotFrom = (left: number) => (right - left) / chart.categories.length;

  const turn = longest + 8 <= slotFrom(ticksWide) ? 0 : slotFrom(ticksWide) >= 20 ? 45 : 90;
  // a turned name reaches out to the left of its category
  const reach = names.map((name, n) => name * Math.SQRT1_2 - (n + 0.5) * slotFrom(ticksWide));
  const left = turn === 45 ? Math.max(ticksWide, ...reach) : ticksWide;
  const slot = slotFrom(left);
  const namesHigh = turn === 0 ? lineHeight : turn === 45 ? longest * Math.SQRT1_2 + 8 : longest + 4;
  const top = chart.yLabel === '' ? 18 : 34;
  const bottom = top + plotHeight;
  const height = bottom + namesHigh + 12 + (chart.xLabel === '' ? 0 : lineHeight);
  return {
    scale,
    left,
    right,
    top,
    bottom,
    height,
    slot,
    turn,
    centre: (category) => left + slot * (category + 0.5),
    yOf: (value) => bottom - ((value - scale.from) / (scale.to - scale.from)) * plotHeight,
  };
}
