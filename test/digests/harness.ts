import { WebClient } from '@slack/web-api';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { createDigestEngine, type DigestEngine, type EngineOptions } from '../../src/digests/engine.ts';
import { createPace } from '../../src/digests/pace.ts';
import {
  startWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from '../../src/playground/slack/workspace.ts';
import { buildClientOptions } from '../../src/slack/clients.ts';
import { createCourier } from '../../src/slack/deliver/courier.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { buildMessage, png } from './message.ts';
import { createSteppingClock, createTraffic, drive, type SteppingClock } from './stepping-clock.ts';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

export const sales = 'C0SALES001';
export const leaders = 'C0LEADERS1';
const admin = 'U0HEAD0001';

export interface HarnessOptions {
  readonly start?: string;
  readonly store?: Store;
  readonly clock?: SteppingClock;
  readonly workspace?: Workspace;
  readonly slack?: WorkspaceOptions;
  readonly engine?: Partial<EngineOptions>;
  readonly timeoutMs?: number;
}

export interface Harness {
  readonly engine: DigestEngine;
  readonly store: Store;
  readonly clock: SteppingClock;
  readonly workspace: Workspace;
  /** slots that were built */
  readonly built: number[];
  /** Makes what is due and lets time pass until all is done. */
  run(): Promise<void>;
  /** Goes on to a moment, then the same. */
  runAt(moment: string | number): Promise<void>;
  drive<T>(work: Promise<T>): Promise<T>;
  /** What people see of the bot in a channel. */
  texts(channel: string): string[];
  calls(target: string): number;
  /** Another process on the same store, at the same time. */
  another(options?: Partial<EngineOptions>): Promise<Harness>;
}

export async function createHarness(options: HarnessOptions = {}): Promise<Harness> {
  const clock = options.clock ?? createSteppingClock(options.start ?? '2026-11-23T08:59:00Z');
  const store = options.store ?? (await openStore(':memory:'));
  const workspace = options.workspace ?? (await startWorkspace({ now: clock.now, ...options.slack }));
  if (!options.workspace) onTestFinished(() => workspace.close());
  const log = pino({ level: 'silent' });
  const traffic = createTraffic();
  const client = new WebClient(workspace.botToken, {
    ...buildClientOptions(workspace.apiUrl, log),
    timeout: options.timeoutMs ?? 1000,
    fetch: traffic.fetch,
  });
  const built: number[] = [];
  const stopping = new AbortController();
  const pace = createPace(clock);
  const engine = createDigestEngine({
    deliveries: store.deliveries,
    digests: store.digests,
    courier: createCourier({
      ...{ client, pace, clock, log, signal: stopping.signal, locale: 'en' as const },
      fetch: traffic.fetch,
      timeoutMs: options.timeoutMs ?? 1000,
    }),
    pace,
    build: async (_, slot, { late }) => {
      built.push(slot);
      return buildMessage(slot, late);
    },
    freshen: async () => {},
    makePicture: async () => png,
    charts: 'image',
    owner: admin,
    locale: 'en',
    everyMinute: () => () => {},
    ...{ stopping, log, clock },
    ...options.engine,
  });
  const run = async () => {
    await drive(clock, traffic, engine.tick().then(engine.idle));
  };
  return {
    ...{ engine, store, clock, workspace, built, run },
    runAt: async (moment) => {
      clock.set(typeof moment === 'number' ? moment : Date.parse(moment));
      await run();
    },
    drive: (work) => drive(clock, traffic, work),
    texts: (channel) =>
      workspace.channels.has(channel) ? workspace.messages(channel).map(({ text }) => text) : [],
    calls: (target) => workspace.calls.filter((call) => call.target === target).length,
    another: (engineOptions = {}) =>
      createHarness({ ...options, store, clock, workspace, engine: { ...options.engine, ...engineOptions } }),
  };
}

/** Every Monday at nine in these places. */
export async function configure(harness: Harness, destinations: readonly string[] = [sales]): Promise<void> {
  await harness.engine.configure('env', { schedule: 'mon 09:00', zone: 'UTC', destinations });
}

export const monday = '2026-11-23T09:00:00.000Z';
export const nextMonday = '2026-11-30T09:00:00.000Z';

export async function statesOf(
  { store }: Pick<Harness, 'store'>,
  slot = monday,
): Promise<Record<string, string>> {
  const rows = await store.deliveries.ofRun('env', slot);
  return Object.fromEntries(rows.map(({ destination, state }) => [destination, state]));
}
