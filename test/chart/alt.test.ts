import { describe, expect, it } from 'vitest';
import { renderAlt } from '../../src/chart/alt.ts';
import { chartOf, words } from './words.fixture.ts';

describe('the alt text of a chart', () => {
  it('of bars names the three largest rows, whatever their order', () => {
    const chart = chartOf('bars', [
      ['Ana', 10],
      ['Bo', null],
      ['Cy', 300],
      ['Di', 20],
      ['Ed', -5],
    ]);
    expect(renderAlt(chart, words('en'))).toBe('Revenue by agent: Cy €300, Di €20, Ana €10; 5 shown, 0 more');
  });

  it('of a line names the first, the last and the highest point that has a figure', () => {
    const chart = chartOf('line', [
      ['Jan', null],
      ['Feb', 5],
      ['Mar', 90],
      ['Apr', 7],
    ]);
    expect(renderAlt(chart, words('en', 'Per month'))).toBe(
      'Per month: first Feb €5, last Apr €7, highest Mar €90',
    );
  });

  it('says when there is nothing to see', () => {
    expect(renderAlt(chartOf('bars', []), words('en'))).toBe('Revenue by agent: nothing to show');
    expect(renderAlt(chartOf('line', [['Jan', null]]), words('en'))).toBe(
      'Revenue by agent: nothing to show',
    );
  });

  it('counts what is not drawn, and does not name it', () => {
    const rows = Array.from({ length: 20 }, (_, i) => [`A${i}`, i] as const);
    const alt = renderAlt(chartOf('bars', rows), words('en'));
    expect(alt).toContain('A14 €14');
    expect(alt).not.toContain('A19');
    expect(alt).toContain('15 shown, 5 more');
  });

  it('stays within 2,000 characters', () => {
    const chart = chartOf('bars', [['y'.repeat(3000), 1]]);
    expect(renderAlt(chart, words('en', 'x'.repeat(3000))).length).toBeLessThan(600);
    const talkative = { ...words('en'), alt: () => 'z'.repeat(5000) };
    expect(renderAlt(chart, talkative)).toHaveLength(2000);
  });
});
