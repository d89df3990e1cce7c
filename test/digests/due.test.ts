import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueSlots } from '../../src/digests/due.ts';
import { parseSchedule, type Schedule } from '../../src/digests/schedule.ts';

function schedule(text: string): Schedule {
  const parsed = parseSchedule(text);
  if ('problem' in parsed) throw new Error(text);
  return parsed.schedule;
}

function due(text: string, zone: string, after: string, until: string): string[] {
  return dueSlots(schedule(text), zone, Date.parse(after), Date.parse(until)).map((slot) =>
    new Date(slot).toISOString().slice(0, 16),
  );
}

describe('the slots that are due', () => {
  it('come after the last one made, and up to now', () => {
    expect(due('mon 09:00', 'UTC', '2026-11-23T08:59:59.999Z', '2026-11-23T09:00:00Z')).toEqual([
      '2026-11-23T09:00',
    ]);
    expect(due('mon 09:00', 'UTC', '2026-11-23T09:00:00Z', '2026-11-30T08:59:59.999Z')).toEqual([]);
    expect(due('mon 09:00', 'UTC', '2026-11-30T09:00:00Z', '2026-11-23T09:00:00Z')).toEqual([]);
  });

  it.each([
    // spring: the clocks go on
    ['Europe/Paris', '2026-03-28', ['2026-03-28T08:00', '2026-03-29T07:00', '2026-03-30T07:00']],
    ['America/New_York', '2026-03-07', ['2026-03-07T14:00', '2026-03-08T13:00', '2026-03-09T13:00']],
    // autumn: the clocks go back
    ['Europe/Paris', '2026-10-24', ['2026-10-24T07:00', '2026-10-25T08:00', '2026-10-26T08:00']],
    ['America/New_York', '2026-10-31', ['2026-10-31T13:00', '2026-11-01T14:00', '2026-11-02T14:00']],
  ])('keep to nine in the morning of %s around %s', (zone, from, slots) => {
    const after = Date.parse(from);
    const found = dueSlots(schedule('daily 09:00'), zone, after, after + 72 * 3_600_000);
    expect(found.map((slot) => new Date(slot).toISOString().slice(0, 16))).toEqual(slots);
  });

  it('fire a skipped 02:30 once, at 03:30 of that day', () => {
    expect(due('daily 02:30', 'Europe/Paris', '2026-03-28T12:00Z', '2026-03-30T12:00Z')).toEqual([
      '2026-03-29T01:30',
      '2026-03-30T00:30',
    ]);
    expect(due('daily 02:30', 'America/New_York', '2026-03-07T12:00Z', '2026-03-09T12:00Z')).toEqual([
      '2026-03-08T07:30',
      '2026-03-09T06:30',
    ]);
  });

  it('fire a repeated 02:30 or 01:30 once, the first time', () => {
    expect(due('daily 02:30', 'Europe/Paris', '2026-10-24T12:00Z', '2026-10-26T12:00Z')).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
    expect(due('daily 01:30', 'America/New_York', '2026-10-31T12:00Z', '2026-11-02T12:00Z')).toEqual([
      '2026-11-01T05:30',
      '2026-11-02T06:30',
    ]);
  });

  it('keep to the days of the zone where those of UTC are others', () => {
    expect(due('mon 00:30', 'Pacific/Auckland', '2026-11-20T00:00Z', '2026-11-24T00:00Z')).toEqual([
      '2026-11-22T11:30',
    ]);
    expect(due('sun 23:30', 'America/New_York', '2026-11-20T00:00Z', '2026-11-24T00:00Z')).toEqual([
      '2026-11-23T04:30',
    ]);
  });

  it('leave out a day that a zone never had', () => {
    // Samoa went over the date line and had no 30 December 2011.
    expect(due('daily 12:00', 'Pacific/Apia', '2011-12-29T00:00Z', '2012-01-01T00:00Z').length).toBeLessThan(
      4,
    );
  });

  it('end a month where it ends, in leap years too', () => {
    expect(due('0 9 L * *', 'UTC', '2028-01-15T00:00Z', '2028-04-15T00:00Z')).toEqual([
      '2028-01-31T09:00',
      '2028-02-29T09:00',
      '2028-03-31T09:00',
    ]);
  });

  it('are the same however often one looks in between', () => {
    const schedules = ['mon 09:00', 'daily 02:30', '*/20 1-3 * * *', '0 0 L * *'].map(schedule);
    const zones = ['UTC', 'Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];
    fc.assert(
      fc.property(
        fc.constantFrom(...schedules),
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2026, 2, 1), max: Date.UTC(2026, 10, 1) }),
        fc.array(fc.integer({ min: 1, max: 40 * 3_600_000 }), { maxLength: 8 }),
        (each, zone, start, steps) => {
          const end = start + steps.reduce((a, b) => a + b, 0);
          let from = start;
          const parts = steps.flatMap((length) => {
            const found = dueSlots(each, zone, from, from + length);
            from += length;
            return found;
          });
          expect(parts).toEqual(dueSlots(each, zone, start, end));
        },
      ),
      { numRuns: 200 },
    );
  });
});
