import type { Block, KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { buildNativeChart } from '../../src/chart/native.ts';
import { chartOf, words } from './words.fixture.ts';

describe('the chart that Slack draws', () => {
  it('is a data_visualization block, and goes into a list of blocks without a cast', () => {
    const chart = buildNativeChart(
      chartOf('bars', [
        ['Ana', 1234567.891],
        ['Bo', -5],
      ]),
      words('en'),
    );
    const blocks: (KnownBlock | Block)[] = chart ? [chart] : [];
    expect(blocks).toEqual([
      {
        type: 'data_visualization',
        title: 'Revenue by agent',
        chart: {
          type: 'bar',
          series: [
            {
              name: 'Revenue by agent',
              data: [
                { label: 'Ana', value: 1234570 },
                { label: 'Bo', value: -5 },
              ],
            },
          ],
          axis_config: { categories: ['Ana', 'Bo'] },
        },
      },
    ]);
  });

  it('keeps Slack’s limits with 500 agents of 60 accented characters who begin alike', () => {
    const rows = Array.from({ length: 500 }, (_, i) => [`${'é'.repeat(57)}${i}`, 500 - i] as const);
    const chart = buildNativeChart(chartOf('bars', rows), words('fr', 'Chiffre d’affaires '.repeat(9)));
    const categories = chart?.chart.axis_config.categories ?? [];
    expect(categories).toHaveLength(15);
    expect(new Set(categories).size).toBe(15);
    expect(Math.max(...categories.map((label) => label.length))).toBeLessThanOrEqual(20);
    expect(chart?.title.length).toBeLessThanOrEqual(50);
    expect(chart?.chart.series[0].name.length).toBeLessThanOrEqual(20);
  });

  it('has exactly one point for each category, so rows without a figure are left out', () => {
    const chart = buildNativeChart(
      chartOf('line', [
        ['Jan', 1],
        ['Feb', null],
        ['Mar', 3],
      ]),
      words(),
    );
    expect(chart?.chart.axis_config.categories).toEqual(['Jan', 'Mar']);
    expect(chart?.chart.series[0].data.map(({ label }) => label)).toEqual(['Jan', 'Mar']);
  });

  it('shows the latest 20 steps of time', () => {
    const rows = Array.from({ length: 30 }, (_, i) => [`M${i + 1}`, i] as const);
    const categories = buildNativeChart(chartOf('line', rows), words())?.chart.axis_config.categories;
    expect([categories?.length, categories?.[0], categories?.at(-1)]).toEqual([20, 'M11', 'M30']);
  });

  it('is none where there is no figure', () => {
    expect(buildNativeChart(chartOf('bars', [['Ana', null]]), words())).toBeNull();
  });
});
