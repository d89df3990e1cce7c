import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parseScopes, readManifest } from '../../src/manifest.ts';
import { openStore } from '../../src/store/store.ts';
import {
  configure,
  createHarness,
  type Harness,
  hour,
  leaders,
  minute,
  monday,
  sales,
  statesOf,
} from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'kpi-digests-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

const { bot } = parseScopes(readManifest());
const scopes = { without: bot, with: [...bot, 'channels:history', 'groups:history'] };

async function setUp(history: 'with' | 'without', destinations: readonly string[]) {
  const url = `file:${join(folder, `${files++}.db`)}`;
  const store = await openStore(url);
  const harness = await createHarness({ store, slack: { scopes: scopes[history] } });
  await configure(harness, destinations);
  return { url, harness };
}

function spawnEngine({ workspace }: Harness, url: string, haltAt = ''): ChildProcess {
  const file = fileURLToPath(new URL('engine-process.ts', import.meta.url));
  const start = String(Date.parse(monday));
  return spawn(process.execPath, [file, url, workspace.apiUrl, workspace.botToken, start, haltAt], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Resolves when the process has said a word so many times. */
async function hear(child: ChildProcess, word: string, times = 1): Promise<void> {
  let heard = '';
  for await (const chunk of child.stdout ?? []) {
    heard += String(chunk);
    if (heard.split(word).length > times) return;
  }
  throw new Error(`the process ended after ${JSON.stringify(heard)}`);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

describe('a process killed in the middle of a digest', () => {
  it.each([
    // where it halts, how often, the state it leaves, and the state after a restart
    ['while it builds', 'claimed', 1, 'claimed', 'delivered', 1],
    ['while the picture is drawn', 'drawing', 1, 'claimed', 'delivered', 1],
    ['before it posts', 'built', 2, 'built', 'delivered', 1],
    ['as it posts, before Slack has it', 'posting', 2, 'posting', 'unknown', 0],
    ['as it posts, after Slack has it', 'posted', 2, 'posting', 'unknown', 1],
    ['when all is delivered', 'delivered', 2, 'delivered', 'delivered', 1],
  ] as const)('%s leaves the state honest, and nothing is lost or doubled', async (...row) => {
    const [, haltAt, halts, left, after, messages] = row;
    const { url, harness } = await setUp('without', [sales, leaders]);
    const child = spawnEngine(harness, url, haltAt);
    await hear(child, 'halted', halts);
    await kill(child);
    expect(await statesOf(harness)).toEqual({ [sales]: left, [leaders]: left });

    // its lease is not over yet
    await harness.runAt(Date.parse(monday) + 59_000);
    expect(await statesOf(harness)).toEqual({ [sales]: left, [leaders]: left });
    for (const later of [minute, 5 * minute, hour]) await harness.runAt(Date.parse(monday) + later);
    expect(await statesOf(harness)).toEqual({ [sales]: after, [leaders]: after });
    for (const channel of [sales, leaders]) expect(harness.texts(channel)).toHaveLength(messages);
    if (after === 'unknown') expect(harness.texts('D0HEAD0001')).toHaveLength(1);
  });

  it('as it posted is found out by the metadata, where the history may be read', async () => {
    const { url, harness } = await setUp('with', [sales, leaders]);
    const child = spawnEngine(harness, url, 'posted');
    await hear(child, 'halted', 2);
    await kill(child);
    await harness.runAt(Date.parse(monday) + minute);
    // the bot is no member of the second
    expect(await statesOf(harness)).toEqual({ [sales]: 'delivered', [leaders]: 'unknown' });
    for (const channel of [sales, leaders]) expect(harness.texts(channel)).toHaveLength(1);
  });

  it('is not made up for when nobody came within six hours', async () => {
    const { url, harness } = await setUp('without', [sales]);
    const child = spawnEngine(harness, url, 'built');
    await hear(child, 'halted');
    await kill(child);
    await harness.runAt(Date.parse(monday) + 7 * hour);
    expect(await statesOf(harness)).toEqual({ [sales]: 'missed' });
    expect(harness.texts(sales)).toEqual([]);
  });

  it('after it was built keeps what was built, and its picture', async () => {
    const { url, harness } = await setUp('without', [sales]);
    const child = spawnEngine(harness, url, 'built');
    await hear(child, 'halted');
    await kill(child);
    await harness.runAt(Date.parse(monday) + minute);
    expect(harness.built).toEqual([]);
    expect(harness.calls('files.getUploadURLExternal')).toBe(1);
    expect(harness.texts(sales)).toHaveLength(1);
  });
});

describe('two processes on one store', () => {
  it('that look at the same moment send each digest once, and upload its picture once', async () => {
    const places = ['C0SALES001', 'C0LEADERS1', 'U0AGENT001', 'U0MANAGER1', 'U0GUEST001'];
    const { url, harness } = await setUp('without', places);
    const children = [spawnEngine(harness, url), spawnEngine(harness, url), spawnEngine(harness, url)];
    await Promise.all(children.map((child) => hear(child, 'done')));
    await Promise.all(children.map(kill));
    expect(Object.values(await statesOf(harness))).toEqual(places.map(() => 'delivered'));
    for (const place of places) expect(harness.texts(place.replace('U', 'D'))).toHaveLength(1);
    expect(harness.calls('files.getUploadURLExternal')).toBe(1);
  });

  it('do not touch what the other one works on', async () => {
    const { url, harness } = await setUp('without', [sales]);
    const child = spawnEngine(harness, url, 'built');
    await hear(child, 'halted');
    const other = await harness.another();
    await other.runAt(Date.parse(monday) + 30_000);
    expect(harness.texts(sales)).toEqual([]);
    await kill(child);
  });

  it('take over at once from one that was stopped in peace', async () => {
    const harness = await createHarness();
    await configure(harness);
    const slow = await harness.another({ build: () => new Promise(() => {}) });
    slow.clock.set(Date.parse(monday));
    await slow.engine.tick();
    const stopping = slow.engine.stop(1000);
    await harness.drive(stopping);
    await harness.run();
    expect(await statesOf(harness)).toEqual({ [sales]: 'delivered' });
    expect(harness.texts(sales)).toHaveLength(1);
  });

  it('find that a lease is lost before they post: who has slept through it posts nothing', async () => {
    const harness = await createHarness();
    await configure(harness);
    const gate = Promise.withResolvers<void>();
    const sleeper = await harness.another({
      makePicture: async () => {
        await gate.promise;
        return null;
      },
    });
    sleeper.clock.set(Date.parse(monday));
    await sleeper.engine.tick();
    harness.clock.set(Date.parse(monday) + 2 * minute);
    await harness.run();
    expect(harness.texts(sales)).toHaveLength(1);
    gate.resolve();
    await sleeper.drive(sleeper.engine.idle());
    expect(harness.texts(sales)).toHaveLength(1);
    expect(await statesOf(harness)).toEqual({ [sales]: 'delivered' });
  });
});
