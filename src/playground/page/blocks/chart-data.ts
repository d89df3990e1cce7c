import type { Json } from '../protocol.ts';
import { isJson, numberOf, objects, stringOf } from './json.ts';

export interface Series {
  readonly name: string;
  /** by category; null where it has no point */
  readonly values: readonly (number | null)[];
}

export interface AxisChart {
  readonly type: 'bar' | 'line' | 'area';
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** may be empty, like the other */
  readonly xLabel: string;
  readonly yLabel: string;
}

export interface PieChart {
  readonly type: 'pie';
  readonly title: string;
  readonly segments: readonly { readonly label: string; readonly value: number }[];
}

/** A `data_visualization` block, read; null for what cannot be drawn. */
export function readChart(block: Json): AxisChart | PieChart | null {
  const { chart } = block;
  if (!isJson(chart)) return null;
  const title = stringOf(block.title);
  const { type } = chart;
  if (type === 'pie') {
    const segments = readPoints(chart.segments).filter(({ value }) => value > 0);
    return segments.length === 0 ? null : { type, title, segments };
  }
  if (type !== 'bar' && type !== 'line' && type !== 'area') return null;
  const axis = isJson(chart.axis_config) ? chart.axis_config : {};
  const categories = Array.isArray(axis.categories) ? axis.categories.map(stringOf) : [];
  const series = objects(chart.series).map(({ name, data }): Series => {
    const points = new Map(readPoints(data).map(({ label, value }) => [label, value]));
    return { name: stringOf(name), values: categories.map((category) => points.get(category) ?? null) };
  });
  if (categories.length === 0 || series.length === 0) return null;
  const labels = { xLabel: stringOf(axis.x_label), yLabel: stringOf(axis.y_label) };
  return { type, title, categories, series, ...labels };
}

function readPoints(points: unknown): readonly { readonly label: string; readonly value: number }[] {
  return objects(points).flatMap(({ label, value }) => {
    const number = numberOf(value);
    return number === null ? [] : [{ label: stringOf(label), value: number }];
  });
}
