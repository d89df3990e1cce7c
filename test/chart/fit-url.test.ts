import { describe, expect, it } from 'vitest';
import { fitUrl } from '../../src/chart/fit-url.ts';
import { quickChartUrl } from '../../src/chart/quickchart.ts';
import { chartOf, words } from './words.fixture.ts';

const link = (
  rows: readonly (readonly [string, number | null])[],
  locale: 'en' | 'fr' = 'en',
  max?: number,
) =>
  fitUrl(
    chartOf('bars', rows),
    words(locale),
    (config, size) => quickChartUrl('https://quickchart.io', config, size),
    ...(max === undefined ? [] : [max]),
  );
const drawn = (url: string | null) => JSON.parse(new URL(url ?? '').searchParams.get('c') ?? '');

describe('a link to a hosted QuickChart', () => {
  it('shows seven agents whole', () => {
    const rows = Array.from({ length: 7 }, (_, i) => [`Darcel Schlecht ${i}`, 1234567.8 / (i + 1)] as const);
    const url = link(rows);
    expect(url?.length).toBeLessThanOrEqual(3000);
    expect(drawn(url).data.labels).toEqual(rows.map(([name]) => name));
  });

  it('fits 500 agents of 60 accented characters into 3,000 characters', () => {
    const rows = Array.from(
      { length: 500 },
      (_, i) => [`${'Éàçüñ'.repeat(11)}${i + 10000}`, 5e6 - i * 999] as const,
    );
    const url = link(rows, 'fr');
    expect(url?.length).toBeLessThanOrEqual(3000);
    const config = drawn(url);
    expect(config.data.labels.length).toBeGreaterThanOrEqual(5);
    expect(new Set(config.data.labels).size).toBe(config.data.labels.length);
    expect(config.options.plugins.subtitle.text.join(' ')).toContain(
      `et ${500 - config.data.labels.length} autres`,
    );
  });

  it('gives up bars first, and shortens names only when five are left', () => {
    const rows = Array.from({ length: 15 }, (_, i) => [`${i + 10} ${'é'.repeat(50)}`, i] as const);
    const shown = [4500, 4000, 3500, 3300, 3100, 2900, 2700, 2500].map((max) => {
      const { labels } = drawn(link(rows, 'en', max)).data;
      return { bars: labels.length, longest: Math.max(...labels.map((label: string) => label.length)) };
    });
    expect(shown[0]?.bars).toBeGreaterThan(5);
    expect(shown.at(-1)?.longest).toBeLessThan(20);
    for (const { bars, longest } of shown) expect(bars === 5 || longest === 36).toBe(true);
  });

  it('is none where nothing fits', () => {
    expect(link([['Ana', 1]], 'en', 200)).toBeNull();
  });
});
