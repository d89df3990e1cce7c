import { expect, test } from 'vitest';
import { createLimiter, type Limiter } from '../../src/airtable/limiter.ts';

function createClock(): { now(): number; sleep(ms: number): Promise<void>; move(ms: number): void } {
  let time = 1000;
  return {
    now: () => time,
    async sleep(ms) {
      time += ms;
    },
    move(ms) {
      time += ms;
    },
  };
}

/** When each of `n` requests starts that are wanted at once, and are answered at once. */
async function startsOf(limiter: Limiter, clock: { now(): number }, n: number): Promise<number[]> {
  const starts: number[] = [];
  await Promise.all(
    Array.from({ length: n }, async () => {
      const answered = await limiter.turn();
      starts.push(clock.now() - 1000);
      answered();
    }),
  );
  return starts;
}

test('starts are 205 ms apart, whoever asks and however many at once', async () => {
  const clock = createClock();
  expect(await startsOf(createLimiter(clock), clock, 5)).toEqual([0, 205, 410, 615, 820]);
});

test('a pause of asking saves up no burst', async () => {
  const clock = createClock();
  const limiter = createLimiter(clock);
  (await limiter.turn())();
  clock.move(60_000);
  expect(await startsOf(limiter, clock, 3)).toEqual([60_000, 60_205, 60_410]);
});

test('a pause holds for everybody, and two that overlap are one', async () => {
  const clock = createClock();
  const limiter = createLimiter(clock);
  (await limiter.turn())();
  limiter.pause(30_000);
  clock.move(100);
  limiter.pause(30_000);
  expect(await startsOf(limiter, clock, 2)).toEqual([30_100, 30_305]);
});

test('a sleep that ends early is slept on', async () => {
  const clock = createClock();
  const limiter = createLimiter({ now: clock.now, sleep: async (ms) => clock.move(Math.ceil(ms / 2)) });
  expect(await startsOf(limiter, clock, 2)).toEqual([0, 205]);
});

test('a request that may have arrived late counts from its answer', async () => {
  const clock = createClock();
  const limiter = createLimiter(clock);
  const answered = await limiter.turn();
  clock.move(150);
  answered();
  // It arrived between 0 and 150; the sixth at 1025 could be the sixth within a second.
  expect(await startsOf(limiter, clock, 5)).toEqual([205, 410, 615, 820, 1150]);
});

test('while one is under way, four more may start, and no fifth', async () => {
  const clock = createClock();
  const limiter = createLimiter(clock);
  const answered = await limiter.turn();
  let started = 0;
  const all = Promise.all(
    Array.from({ length: 5 }, async () => {
      const done = await limiter.turn();
      started += 1;
      done();
    }),
  );
  await new Promise((resolve) => setImmediate(resolve));
  expect(started).toBe(4);
  answered();
  await all;
  expect(started).toBe(5);
});

test('a steady latency costs half of itself in a second at most', async () => {
  const clock = createClock();
  const limiter = createLimiter(clock);
  for (let i = 0; i < 101; i++) {
    const answered = await limiter.turn();
    clock.move(200);
    answered();
  }
  const perSecond = 100 / ((clock.now() - 1000 - 200) / 1000);
  expect(perSecond).toBeGreaterThan(5 * 0.9);
});
