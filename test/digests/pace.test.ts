import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createPace } from '../../src/digests/pace.ts';
import { createSteppingClock } from './stepping-clock.ts';

async function setUp() {
  const clock = createSteppingClock(0);
  const pace = createPace(clock);
  const { signal } = new AbortController();
  const made: [name: string, at: number][] = [];
  const post = (channel: string) =>
    pace.run('post', channel, signal, async () => void made.push([channel, clock.now()]));
  const settle = async (until: number) => {
    do for (let i = 0; i < 10; i++) await turn();
    while (clock.step(until));
  };
  return { clock, pace, signal, made, post, settle };
}

describe('the pace', () => {
  it('is one message a second in a channel, and lets others pass meanwhile', async () => {
    const { made, post, settle } = await setUp();
    for (const channel of ['a', 'a', 'a', 'b']) void post(channel);
    await settle(10_000);
    expect(made).toEqual([
      ['a', 0],
      ['b', 0],
      ['a', 1000],
      ['a', 2000],
    ]);
  });

  it('is 100 messages a minute in all', async () => {
    const { made, post, settle } = await setUp();
    for (let i = 0; i < 250; i++) void post(`c${i}`);
    await settle(300_000);
    const times = made.map(([, at]) => at);
    expect(times.filter((at) => at === 0)).toHaveLength(100);
    expect(times.filter((at) => at === 60_000)).toHaveLength(100);
    expect(times.filter((at) => at === 120_000)).toHaveLength(50);
  });

  it('is 60 uploads a minute, which do not hold up messages', async () => {
    const { pace, signal, clock, made, post, settle } = await setUp();
    const uploads: number[] = [];
    for (let i = 0; i < 61; i++)
      void pace.run('upload_url', null, signal, async () => uploads.push(clock.now()));
    void post('a');
    await settle(100_000);
    expect([uploads[59], uploads[60]]).toEqual([0, 60_000]);
    expect(made).toEqual([['a', 0]]);
  });

  it('counts a call from its end: Slack may have counted it as late as that', async () => {
    const { pace, signal, clock, settle, made, post } = await setUp();
    void pace.run('post', 'a', signal, () => new Promise<void>((resolve) => clock.after(5000, resolve)));
    void post('a');
    await settle(20_000);
    expect(made).toEqual([['a', 6000]]);
  });

  it('holds one channel, or all, for as long as Slack asks', async () => {
    const { pace, made, post, settle } = await setUp();
    pace.hold('a', 30_000);
    for (const channel of ['a', 'b']) void post(channel);
    await settle(0);
    expect(made).toEqual([['b', 0]]);
    pace.hold(null, 50_000);
    void post('c');
    await settle(100_000);
    expect(made.slice(1).map(([, at]) => at)).toEqual([50_000, 50_000]);
  });

  it('lets nobody pass who has given up waiting', async () => {
    const { pace, clock, settle } = await setUp();
    const stopping = new AbortController();
    pace.hold(null, 1000);
    const waiting = pace.run('post', 'a', stopping.signal, async () => 'posted');
    stopping.abort();
    expect(await waiting).toBeNull();
    await settle(5000);
    expect(clock.now()).toBeLessThanOrEqual(5000);
  });
});
