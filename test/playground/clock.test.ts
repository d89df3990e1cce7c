import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMovableClock } from '../../src/playground/clock.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

test('runs like the machine’s until it is put forward, and from there on', () => {
  const clock = createMovableClock();
  expect(clock.now()).toBe(1_000_000);
  clock.forward(60_000);
  vi.advanceTimersByTime(500);
  expect([clock.now(), clock.ahead()]).toEqual([1_060_500, 60_000]);
});

test('is never put back', () => {
  const clock = createMovableClock();
  clock.forward(-5);
  expect(clock.ahead()).toBe(0);
});

test('calls back once, after the time or when it is put beyond it; not after it was cancelled', () => {
  const clock = createMovableClock();
  const calls: string[] = [];
  clock.after(100, () => calls.push('soon'));
  clock.after(10_000, () => calls.push('late'));
  clock.after(20_000, () => calls.push('later'));
  clock.after(10_000, () => calls.push('cancelled'))();
  vi.advanceTimersByTime(100);
  expect(calls).toEqual(['soon']);
  clock.forward(10_000);
  vi.advanceTimersByTime(0);
  expect(calls).toEqual(['soon', 'late']);
  vi.advanceTimersByTime(9_800);
  expect(calls).toEqual(['soon', 'late']);
  vi.advanceTimersByTime(100);
  expect(calls).toEqual(['soon', 'late', 'later']);
});
