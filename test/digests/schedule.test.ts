import { describe, expect, it } from 'vitest';
import { nextSlots } from '../../src/digests/due.ts';
import { describeScheduleProblem, parseSchedule } from '../../src/digests/schedule.ts';

function slotsOf(text: string, from = '2026-11-22T12:00:00Z', count = 3): string[] {
  const parsed = parseSchedule(text);
  if ('problem' in parsed) throw new Error(describeScheduleProblem(parsed.problem));
  return nextSlots(parsed.schedule, 'UTC', Date.parse(from), count).map((slot) =>
    new Date(slot).toISOString().slice(0, 16),
  );
}

describe('a schedule', () => {
  it.each([
    ['mon 09:00', ['2026-11-23T09:00', '2026-11-30T09:00', '2026-12-07T09:00']],
    ['Monday 9:00', ['2026-11-23T09:00', '2026-11-30T09:00', '2026-12-07T09:00']],
    ['mon,thu 08:30', ['2026-11-23T08:30', '2026-11-26T08:30', '2026-11-30T08:30']],
    ['mon, thu 08:30', ['2026-11-23T08:30', '2026-11-26T08:30', '2026-11-30T08:30']],
    ['mon thu 08:30', ['2026-11-23T08:30', '2026-11-26T08:30', '2026-11-30T08:30']],
    ['fri-mon 7:05', ['2026-11-23T07:05', '2026-11-27T07:05', '2026-11-28T07:05']],
    ['weekdays 18:00', ['2026-11-23T18:00', '2026-11-24T18:00', '2026-11-25T18:00']],
    ['daily 18:00', ['2026-11-22T18:00', '2026-11-23T18:00', '2026-11-24T18:00']],
    ['0 9 * * 1', ['2026-11-23T09:00', '2026-11-30T09:00', '2026-12-07T09:00']],
    ['30 8 1,15 * *', ['2026-12-01T08:30', '2026-12-15T08:30', '2027-01-01T08:30']],
    ['0 9 L * *', ['2026-11-30T09:00', '2026-12-31T09:00', '2027-01-31T09:00']],
    ['0 9 L-3 * *', ['2026-11-27T09:00', '2026-12-28T09:00', '2027-01-28T09:00']],
    ['0 9 LW * *', ['2026-11-30T09:00', '2026-12-31T09:00', '2027-01-29T09:00']],
    ['0 9 1W * *', ['2026-12-01T09:00', '2027-01-01T09:00', '2027-02-01T09:00']],
    ['0 9 15W * *', ['2026-12-15T09:00', '2027-01-15T09:00', '2027-02-15T09:00']],
    ['0 9 * * 1#2', ['2026-12-14T09:00', '2027-01-11T09:00', '2027-02-08T09:00']],
    ['0 9 * * 5L', ['2026-11-27T09:00', '2026-12-25T09:00', '2027-01-29T09:00']],
    ['0 9 * * sun', ['2026-11-29T09:00', '2026-12-06T09:00', '2026-12-13T09:00']],
    ['0 9 ? * mon-fri', ['2026-11-23T09:00', '2026-11-24T09:00', '2026-11-25T09:00']],
    ['0 9 29 2 *', ['2028-02-29T09:00', '2032-02-29T09:00']],
    ['@weekly', ['2026-11-29T00:00', '2026-12-06T00:00', '2026-12-13T00:00']],
  ])('written %s comes at these times', (text, slots) => {
    expect(slotsOf(text, undefined, slots.length)).toEqual(slots);
  });

  it('on the 31st comes only in months that have one', () => {
    expect(slotsOf('0 9 31 * *', '2026-11-22T12:00:00Z', 4)).toEqual([
      '2026-12-31T09:00',
      '2027-01-31T09:00',
      '2027-03-31T09:00',
      '2027-05-31T09:00',
    ]);
  });

  it.each([
    ['', 'is empty'],
    ['mon', 'names no time'],
    ['mon 25:00', 'has a time that is none (25:00)'],
    ['mon 9', 'has a time that is none (9)'],
    ['09:00', 'names no day'],
    ['lundi 09:00', 'has a day that is none (lundi)'],
    ['m 09:00', 'has a day that is none (m)'],
    ['0 9 1 * 1', 'names both a day of the month and a day of the week'],
    ['0 9 L * 1', 'names both a day of the month and a day of the week'],
    ['99 9 * * *', 'has 99 as its minute'],
    ['0 9 31 2 *', 'has 31 as its day of the month'],
    ['0 0 9 * * 1', 'names seconds'],
  ])('written "%s" is refused in one sentence that says what to write', (text, beginning) => {
    const parsed = parseSchedule(text);
    if (!('problem' in parsed)) throw new Error('it was taken');
    const sentence = describeScheduleProblem(parsed.problem);
    expect(sentence.startsWith(beginning), sentence).toBe(true);
    expect(sentence).toMatch(/^[^.]+\.$/);
  });
});
