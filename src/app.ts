import type { Server } from 'node:http';
import { createChartMaker } from './chart/maker.ts';
import type { DigestEngine } from './digests/engine.ts';
import { describeScheduleProblem, parseSchedule } from './digests/schedule.ts';
import { createFindPicture } from './http/pictures.ts';
import { closeServer, createHttpServer, listen } from './http/server.ts';
import { createLog, type Log } from './log.ts';
import { openData } from './open-data.ts';
import type { AppParts, BotConfig } from './parts.ts';
import type { FirstRead } from './slack/answering.ts';
import { createSlackSide, type SlackSide } from './slack/bolt.ts';
import { configureDigest, createDigests } from './slack/deliver/digests.ts';
import { readKeptChart } from './slack/kept-chart.ts';
import { describeSlackRefusal } from './slack/refusal.ts';
import type { Talk } from './slack/talk.ts';
import { waySettings } from './slack/way-settings.ts';
import { type Clock, systemClock } from './sync/clock.ts';
import type { Sync } from './sync/sync.ts';

export interface AppOverrides {
  readonly createTalk: (parts: AppParts) => Talk;
  /** the address to listen on; all of them without */
  readonly host?: string;
  readonly log?: Log;
  readonly clock?: Clock;
  /** told once, when something that cannot be mended ends the connection to Slack later on */
  readonly onFatal?: (error: unknown) => void;
}

export interface App {
  readonly port: number;
  readonly parts: AppParts;
  readonly slack: SlackSide;
  readonly digests: DigestEngine;
  /** Finishes what was acknowledged; ends within eight seconds. */
  readonly stop: () => Promise<void>;
}

export type Started = { readonly app: App } | { readonly problems: readonly string[] };

/** Opens everything that the bot consists of, in the order in which it can answer about itself. */
export async function startApp(config: BotConfig, overrides: AppOverrides): Promise<Started> {
  const log = overrides.log ?? createLog(config.logLevel);
  const clock = overrides.clock ?? systemClock;
  const { now } = clock;
  const schedule = parseSchedule(config.digest.schedule);
  if ('problem' in schedule)
    return { problems: [`DIGEST_SCHEDULE ${describeScheduleProblem(schedule.problem)}`] };
  const opened = await openData(config, { log, clock });
  if ('problems' in opened) return opened;
  const { store, sync, deals } = opened.data;
  const maker = createChartMaker({ quickchartUrl: config.quickchartUrl, log, now });
  const parts: AppParts = { config, store, sync, deals, maker, log, clock, now };
  const slack = createSlackSide({
    slack: config.slack,
    apiUrl: config.slackApiUrl,
    talk: overrides.createTalk(parts),
    firstRead: waitForFirstRead(sync, now),
    store,
    settings: waySettings(config),
    ...{ maker, clock },
    fallbackLocale: config.defaultLocale,
    log,
    now,
  });
  const digests = createDigests(parts, slack.clients.deliveries);
  const server = createHttpServer({
    slack: slack.handle,
    findPicture: createFindPicture({
      readDrawing: (key) => readKeptChart(store.charts, key, now()),
      draw: async ({ config: chart, size }) => (await maker.make(chart, size))?.png ?? null,
    }),
    waitingFor: () => [
      ...(sync.dataset() === null ? ['the first read of the base'] : []),
      ...(slack.authenticated() ? [] : ['Slack']),
    ],
    log,
  });
  const stop = once(() => stopParts(parts, slack, digests, server));

  const listening = await listen(server, config.port, overrides.host);
  if ('problem' in listening) {
    await stop();
    return { problems: [listening.problem] };
  }
  await sync.start();
  const refused = await connectSlack(slack, log, overrides.onFatal);
  if (refused !== null) {
    await stop();
    return { problems: [refused] };
  }
  await configureDigest(parts, digests);
  await digests.start();
  log.info({ port: listening.port, mode: config.slack.mode.kind }, 'the bot is running');
  return { app: { port: listening.port, parts, slack, digests, stop } };
}

// A read that failed is tried again by the sync; who waits for it is told of the failure instead.
const problemLookMs = 500;

function waitForFirstRead(sync: Sync, now: () => number): FirstRead {
  return {
    progress: () => {
      const { progress, estimate } = sync.state();
      const sum = (records: Readonly<Record<string, number>>) =>
        Object.values(records).reduce((a, b) => a + b, 0);
      const at = estimate?.at ?? null;
      return {
        read: progress ? sum(progress.records) : 0,
        of: progress?.expected ? sum(progress.expected) : null,
        remainingMs: at === null ? null : Math.max(0, at - now()),
      };
    },
    ready: async (signal: AbortSignal): Promise<boolean> => {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      signal.addEventListener('abort', () => resolve(false), { once: true });
      if (signal.aborted) resolve(false);
      void sync.ready().then(() => resolve(true));
      const look = setInterval(() => {
        const { phase, reading } = sync.state();
        if (phase === 'idle' && reading.problem !== null) resolve(true);
      }, problemLookMs);
      return promise.finally(() => clearInterval(look));
    },
  };
}

const firstWaitMs = 2000;
const longestWaitMs = 60_000;
const patienceMs = 10_000;

/**
 * Introduces the bot to Slack. What Slack refuses is a sentence; where Slack cannot be reached, it is tried until
 * it can, and the program runs meanwhile.
 */
async function connectSlack(
  slack: SlackSide,
  log: Log,
  onFatal: AppOverrides['onFatal'],
): Promise<string | null> {
  const attempt = async (): Promise<string | null> => {
    const known = slack.authenticated() ? ({ ok: true } as const) : await slack.authenticate();
    if (!known.ok) return describeSlackRefusal(known.error);
    const connecting = slack.connect().then((error) => error && describeSlackRefusal(`socket_${error}`));
    const later = new Promise<'later'>((resolve) => setTimeout(() => resolve('later'), patienceMs).unref());
    const first = await Promise.race([connecting, later]);
    if (first !== 'later') return first;
    // The client of Socket Mode goes on by itself for as long as Slack cannot be reached.
    connecting.then((refused) => refused && onFatal?.(new Error(refused)), onFatal);
    return null;
  };
  const keepTrying = async (wait: number): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, wait).unref());
    if (slack.work.stopping.aborted) return;
    try {
      const refused = await attempt();
      if (refused !== null) onFatal?.(new Error(refused));
    } catch (error) {
      log.warn({ err: error }, 'Slack cannot be reached; it is tried again');
      return keepTrying(Math.min(wait * 2, longestWaitMs));
    }
  };
  try {
    return await attempt();
  } catch (error) {
    log.warn({ err: error }, 'Slack cannot be reached; it is tried again');
    void keepTrying(firstWaitMs);
    return null;
  }
}

async function stopParts(
  { sync, maker, store, log }: AppParts,
  slack: SlackSide,
  digests: DigestEngine,
  server: Server,
): Promise<void> {
  log.info('stopping');
  await closeServer(server, 1000);
  // What is not delivered yet is left to the next start.
  const [left] = await Promise.all([slack.stop(4500), digests.stop(4500)]);
  if (left > 0) log.error({ jobs: left }, 'some answers were not finished in time');
  await Promise.race([sync.stop(), new Promise((resolve) => setTimeout(resolve, 1000).unref())]);
  await maker.close();
  await store.close();
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= action();
    return running;
  };
}
