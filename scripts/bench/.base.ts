import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { WebClient } from '@slack/web-api';
import { createChartMaker } from '../../src/chart/maker.ts';
import { createDigestEngine } from '../../src/digests/engine.ts';
import { createPace } from '../../src/digests/pace.ts';
import { createLog } from '../../src/log.ts';
import { serve } from '../../src/playground/airtable/serve.ts';
import { CHANNELS } from '../../src/playground/slack/seed.ts';
import { startWorkspace } from '../../src/playground/slack/workspace.ts';
import { buildClientOptions } from '../../src/slack/clients.ts';
import { createCourier } from '../../src/slack/deliver/courier.ts';
import { openStore } from '../../src/store/store.ts';
import { systemClock } from '../../src/sync/clock.ts';
import { buildMessage } from '../../test/digests/message.ts';
import { createSteppingClock, createTraffic, drive } from '../../test/digests/stepping-clock.ts';
import { type Load, sendCommands, startBot } from './bot.ts';
import { type Row, row } from './measure.ts';

const runs = 300;
const channels = 300;
const deliveries = 1000;

export interface DigestMeasure {
  /** from the slot to the last message, in minutes of the stand-in's clock */
  readonly minutes: number;
  readonly delivered: number;
  /** messages that stand in a channel more than once, or should not be there */
  readonly doubled: number;
  readonly missing: number;
  readonly pictures: number;
  /** calls that the stand-in refused with 429 */
  readonly limited: number;
  /** for how long the one thread could answer nobody, in milliseconds of real time */
  readonly blockedP99: number;
  readonly realSeconds: number;
}

/**
 * 1,000 deliveries that are due at once: 300 runs with a picture of their own, into 300 channels, against a Slack
 * that takes 100 posts and 60 uploads a minute and one message a second in a channel. With `real`, in real time;
 * else the engine and the stand-in share a clock that goes on as soon as nothing is on its way.
 */
export async function measureDigests(real: boolean): Promise<DigestMeasure> {
  const slot = Date.UTC(2026, 10, 23, 9);
  const stepping = createSteppingClock(slot - 60_000);
  const clock = real ? systemClock : stepping;
  const due = real ? Date.now() : slot;
  const ids = Array.from({ length: channels }, (_, i) => `C0BENCH${String(i).padStart(3, '0')}`);
  const workspace = await startWorkspace({
    now: clock.now,
    pace: true,
    channels: ids.map((id) => ({ id, name: id.toLowerCase(), bot: true })),
  });
  const folder = await mkdtemp(join(tmpdir(), 'kpi-digests-'));
  const store = await openStore(`file:${join(folder, 'kpi.db')}`);
  const log = createLog('silent');
  const traffic = createTraffic();
  const client = new WebClient(workspace.botToken, {
    ...buildClientOptions(workspace.apiUrl, log),
    fetch: traffic.fetch,
  });
  const stopping = new AbortController();
  const pace = createPace(clock);
  const { signal } = stopping;
  const maker = createChartMaker({ quickchartUrl: 'embedded', log });
  const engine = createDigestEngine({
    ...{ deliveries: store.deliveries, digests: store.digests, pace, stopping, log, clock },
    courier: createCourier({ client, pace, clock, log, signal, locale: 'en', fetch: traffic.fetch }),
    build: async ({ key }, at, { late }) => {
      const { picture, ...message } = buildMessage(at, late);
      const data = { labels: ['a', 'b'], datasets: [{ data: [1, Number(key)] }] };
      return {
        ...message,
        text: key,
        picture: picture && { ...picture, config: { ...picture.config, data } },
      };
    },
    freshen: async () => {},
    makePicture: (config, size) => traffic.during(async () => (await maker.make(config, size))?.png ?? null),
    charts: 'image',
    owner: null,
    locale: 'en',
    everyMinute: (tick) => {
      let cancel = () => {};
      const again = () => {
        tick();
        cancel = clock.after(60_000, again);
      };
      cancel = clock.after(60_000, again);
      return () => cancel();
    },
  });
  try {
    const wanted = new Map<string, number>();
    for (let run = 0, next = 0; run < runs; run++) {
      const places = run < deliveries - 3 * runs ? 4 : 3;
      const destinations = Array.from({ length: places }, () => ids[next++ % channels] ?? '');
      for (const place of destinations) wanted.set(`${place} ${run}`, 0);
      const settings = { schedule: '* * * * *', zone: 'UTC', destinations };
      await store.digests.configure(String(run), settings, due - 60_000);
    }
    if (wanted.size !== deliveries) throw new Error(`${wanted.size} deliveries`);
    const began = performance.now();
    const loop = monitorEventLoopDelay({ resolution: 5 });
    loop.enable();
    stepping.set(slot);
    await engine.tick();
    // each digest is due once
    for (const { key } of await store.digests.list()) await store.digests.configure(key, null, due);
    await (real ? engine.idle() : drive(stepping, traffic, engine.idle()));
    loop.disable();
    const messages = ids.flatMap((id) => workspace.messages(id));
    for (const { channel, text } of messages) {
      const name = `${channel} ${text}`;
      wanted.set(name, (wanted.get(name) ?? 1) + 1);
    }
    const counts = [...wanted.values()];
    const last = Math.max(...messages.map(({ ts }) => Number(ts) * 1000));
    return {
      minutes: (last - due) / 60_000,
      delivered: counts.filter((count) => count === 1).length,
      doubled: counts.filter((count) => count > 1).length,
      missing: counts.filter((count) => count === 0).length,
      pictures: messages.filter(({ blocks }) => blocks.some(({ type }) => type === 'image')).length,
      limited: workspace.calls.filter(({ status }) => status === 429).length,
      blockedP99: loop.percentile(99) / 1e6,
      realSeconds: (performance.now() - began) / 1000,
    };
  } finally {
    await engine.stop(1000);
    await maker.close();
    await store.close();
    await workspace.close();
    await rm(folder, { recursive: true });
  }
}

/**
 * Answers to `/kpi` of the whole bot in a process of its own, from the moment in which 300 digests of the week with
 * their pictures are overdue for 300 channels.
 */
export async function measureAnswersMeanwhile(deals: number, port: number): Promise<Load & { sent: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'kpi-digests-'));
  const database = join(folder, 'kpi.db');
  const airtable = await serve({ deals });
  const ids = Array.from({ length: channels }, (_, i) => `C0BENCH${String(i).padStart(3, '0')}`);
  const workspace = await startWorkspace({
    pace: true,
    channels: [...CHANNELS, ...ids.map((id) => ({ id, name: id.toLowerCase(), bot: true }))],
  });
  const parts = { airtable, workspace, database, port };
  let bot = await startBot(parts, 30 * 60_000);
  try {
    await bot.stop();
    const store = await openStore(`file:${database}`);
    const now = Date.now();
    const time = new Date(now - 60_000).toISOString().slice(11, 16);
    for (const [at, id] of [].entries()) {
      const settings = { schedule: `daily ${time}`, zone: 'UTC', destinations: [id] };
      await store.digests.configure(String(at), settings, now - 600_000);
    }
    await store.close();
    bot = await startBot(parts, 60_000);
    const load = await sendCommands(workspace, {
      connections: 20,
      commands: 2000,
      line: 'agents last month',
    });
    return { ...load, sent: ids.flatMap((id) => workspace.messages(id)).length };
  } finally {
    await bot.stop();
    await workspace.close();
    await airtable.close();
    await rm(folder, { recursive: true });
  }
}

export function describeDigests(measure: DigestMeasure): Row[] {
  const what = '1,000 digests due at once, 300 pictures, 300 channels';
  return [
    row(`${what}: all out after`, '—', measure.minutes, 15, 'min'),
    row(`${what}: delivered`, '—', measure.delivered, deliveries, '', false),
    row(`${what}: with their picture`, '—', measure.pictures, deliveries, '', false),
    row(`${what}: sent twice`, '—', measure.doubled, 0, ''),
    row(`${what}: refused with 429`, '—', measure.limited, 0, ''),
  ];
}

export function describeAnswers(load: Load): Row[] {
  const what = 'signed /kpi agents, 20 connections, while 300 digests go out';
  return [
    row(`${what}: acknowledged p99`, '8,800', load.acknowledgedP99, 100, 'ms'),
    row(`${what}: answered p99`, '8,800', load.answeredP99, 300, 'ms'),
    row(`${what}: answered a second`, '8,800', load.answeredPerSecond, 200, '', false),
    row(`${what}: lost`, '8,800', load.lost, 0, ''),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const say = (rows: readonly Row[]) => {
    for (const { what, measured, limit, kept } of rows)
      process.stdout.write(`${kept ? 'ok ' : 'NO '} ${what}: ${measured} (${limit})\n`);
  };
  if (process.argv.includes('--answers')) {
    const load = await measureAnswersMeanwhile(8800, 40_000 + (process.pid % 20_000));
    say(describeAnswers(load));
    process.stdout.write(`${load.sent} digests were out by then\n`);
  } else {
    const measure = await measureDigests(process.argv.includes('--real'));
    say(describeDigests(measure));
    const { realSeconds, blockedP99 } = measure;
    process.stdout.write(
      `in ${realSeconds.toFixed(0)} s of real time; the thread was busy for at most ${blockedP99.toFixed(0)} ms (p99)\n`,
    );
  }
}
