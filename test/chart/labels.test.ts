import { describe, expect, it } from 'vitest';
import { shorten, shortenDistinct, wrap } from '../../src/chart/labels.ts';

describe('short labels', () => {
  it('are cut with an ellipsis, never through a character', () => {
    expect(shorten('Darcel Schlecht', 20)).toBe('Darcel Schlecht');
    expect(shorten('Darcel Schlecht', 10)).toBe('Darcel Sc…');
    expect(shorten('ab👩‍👩‍👧cd', 6)).toBe('ab…');
    expect(shorten('e\u0301e\u0301e\u0301', 4)).toBe('e\u0301…');
  });

  it('are one line, and never empty', () => {
    expect(shorten(' a\n\tb\u0000c\u2028d ', 20)).toBe('a b c d');
    expect(shorten(' \n', 20)).toBe('—');
  });

  it('keep the ends of names that begin alike', () => {
    expect(shortenDistinct(['Northern region, Lille', 'Northern region, Lens', 'South'], 12)).toEqual([
      'Northe…Lille',
      'Northe…Lens',
      'South',
    ]);
  });

  it('stay distinct and within the limit, whatever the names', () => {
    const names = Array.from({ length: 500 }, (_, i) => `${'é'.repeat(60)}${i % 3 ? '' : i}`);
    for (const max of [8, 20]) {
      const labels = shortenDistinct(names, max);
      expect(new Set(labels).size).toBe(500);
      expect(Math.max(...labels.map((label) => label.length))).toBeLessThanOrEqual(max);
    }
  });

  it('do not take the number of one for the name of another', () => {
    const labels = shortenDistinct(['Ana', 'Ana', 'Ana (2)'], 20);
    expect(new Set(labels).size).toBe(3);
  });
});

describe('wrapped text', () => {
  it('breaks between words, and cuts the last line', () => {
    expect(wrap('Revenue by agent', 40, 2)).toEqual(['Revenue by agent']);
    expect(wrap('Revenue by agent in Lille', 17, 2)).toEqual(['Revenue by agent', 'in Lille']);
    expect(wrap('Revenue by agent in the region of Lille', 17, 2)).toEqual([
      'Revenue by agent',
      'in the region of…',
    ]);
    expect(wrap('x'.repeat(30), 10, 2)).toEqual(['x'.repeat(10), `${'x'.repeat(9)}…`]);
  });
});
