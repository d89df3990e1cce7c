import { describe, expect, it } from 'vitest';
import { createTimes } from '../../../../src/playground/page/workspace/times.ts';
import { tsOf } from '../a-state.ts';

const london = createTimes('en', 'Europe/London');
const paris = createTimes('fr', 'Europe/Paris');
const lateEvening = tsOf('2026-11-22T23:30:00Z');
const now = Date.parse('2026-11-22T12:00:00Z');

describe('times of messages', () => {
  it('are told in the reader’s zone', () => {
    expect([london.time(lateEvening), paris.time(lateEvening)]).toEqual(['23:30', '00:30']);
    expect([london.dayOf(lateEvening), paris.dayOf(lateEvening)]).toEqual(['2026-11-22', '2026-11-23']);
  });

  it('are whole on demand', () => {
    // Node and the browsers do not agree on the comma.
    expect(london.full(lateEvening)).toMatch(/^Sunday,? 22 November 2026 at 23:30:00$/);
    expect(paris.full(lateEvening)).toMatch(/^lundi 23 novembre 2026 à 00:30:00$/);
  });

  it('name the days around today, in one’s own words', () => {
    expect(london.dayName('2026-11-22', now)).toBe('Today');
    expect(london.dayName('2026-11-21', now)).toBe('Yesterday');
    expect(london.dayName('2026-11-20', now)).toBe('Friday 20 November');
    expect(paris.dayName('2026-11-22', now)).toBe('Aujourd’hui');
    expect(paris.dayName('2026-11-21', now)).toBe('Hier');
    expect(paris.dayName('2026-11-20', now)).toBe('Vendredi 20 novembre');
  });

  it('give a day of another year with its year', () => {
    expect(london.dayName('2025-11-22', now)).toMatch(/^Saturday,? 22 November 2025$/);
  });

  it('know that today begins at the reader’s midnight', () => {
    const late = Date.parse('2026-11-22T23:30:00Z');
    expect([london.dayName('2026-11-22', late), paris.dayName('2026-11-22', late)]).toEqual([
      'Today',
      'Hier',
    ]);
  });

  it('are told for others in theirs', () => {
    expect(london.timeIn('Europe/Paris', now)).toBe('13:00');
  });
});
