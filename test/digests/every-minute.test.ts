import { afterEach, expect, it, vi } from 'vitest';
import { createEveryMinute } from '../../src/digests/every-minute.ts';
import { createLog } from '../../src/log.ts';

afterEach(() => vi.useRealTimers());

it('a tick comes at the start of each minute until it is stopped, also after one that failed', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T08:58:30Z') });
  const ticks: string[] = [];
  const stop = createEveryMinute(createLog('silent'))(() => {
    ticks.push(new Date().toISOString().slice(11, 19));
    if (ticks.length === 1) throw new Error('once');
  });
  await vi.advanceTimersByTimeAsync(150_000);
  expect(ticks).toEqual(['08:59:00', '09:00:00', '09:01:00']);
  stop();
  await vi.advanceTimersByTimeAsync(150_000);
  expect(ticks).toHaveLength(3);
});
