import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, type Started, startApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import { type BotConfig, isBotConfig } from '../src/parts.ts';
import { type AirtableStandIn, startAirtable } from '../src/playground/airtable/server.ts';
import { buildSampleBase } from '../src/playground/sample.ts';
import { startWorkspace, type Workspace } from '../src/playground/slack/workspace.ts';
import { say } from '../src/slack/answering.ts';
import { keepChart } from '../src/slack/kept-chart.ts';
import { createTalk } from '../src/slack/talk.ts';

let airtable: AirtableStandIn;
let workspace: Workspace;
const running: App[] = [];
let logged: string[] = [];

beforeEach(async () => {
  logged = [];
  airtable = await startAirtable({
    tables: buildSampleBase({ today: '2026-11-22', deals: 250 }),
    perSecond: 50,
  });
  workspace = await startWorkspace();
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((app) => app.stop()));
  await workspace.close();
  await airtable.close();
});

function configure(overrides: Record<string, string> = {}): BotConfig {
  const result = readConfig(
    {
      AIRTABLE_API_TOKEN: airtable.token,
      AIRTABLE_BASE_ID: airtable.baseId,
      AIRTABLE_ENDPOINT_URL: airtable.url,
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_SIGNING_SECRET: workspace.signingSecret,
      SLACK_API_URL: workspace.apiUrl,
      DATABASE_URL: 'file::memory:',
      QUICKCHART_URL: 'embedded',
      PORT: '0',
      ...overrides,
    },
    { for: 'bot', parsePeriod: () => ({ type: 'all' }) },
  );
  if ('problems' in result) throw new Error(result.problems.join('\n'));
  if (!isBotConfig(result.config)) throw new Error('not configured');
  return result.config;
}

async function start(overrides: Record<string, string> = {}): Promise<Started> {
  const started = await startApp(configure(overrides), {
    host: '127.0.0.1',
    log: createLog('debug', { write: (line) => void logged.push(line) }),
    createTalk: (parts) => ({
      ...createTalk(parts),
      answer: async (line) => {
        const dataset = parts.sync.dataset();
        if (dataset) return say(`${line}: ${dataset.size} deals`);
        const { problem } = parts.sync.state().reading;
        return problem ? say(problem.message) : 'not_yet';
      },
    }),
  });
  if ('app' in started) {
    running.push(started.app);
    if (started.app.slack.handle) workspace.connect(`http://127.0.0.1:${started.app.port}/slack/events`);
  }
  return started;
}

async function startWell(overrides: Record<string, string> = {}): Promise<App> {
  const started = await start(overrides);
  if ('problems' in started) throw new Error(started.problems.join('\n'));
  return started.app;
}

const get = (app: App, path: string, init?: RequestInit) =>
  fetch(`http://127.0.0.1:${app.port}${path}`, init);

test('the program is alive at once, and ready when the base was read and Slack knows the bot', async () => {
  const app = await startWell();
  expect((await get(app, '/healthz')).status).toBe(200);
  const before = await get(app, '/readyz');
  expect([before.status, await before.text()]).toEqual([503, 'waiting for the first read of the base\n']);
  await app.parts.sync.ready();
  expect((await get(app, '/readyz')).status).toBe(200);
  expect(logged.filter((line) => line.includes('"reading the base"'))).not.toEqual([]);
  expect(workspace.calls.filter(({ target }) => target === 'auth.test')).toHaveLength(1);
});

test('a question that comes before the base was read is answered by itself when it was', async () => {
  const app = await startWell();
  const asked = await workspace.command({ text: 'agents' });
  expect(asked.ack).toMatchObject({ status: 200, body: '' });
  expect((await asked.answer(1)).message?.text).toMatch(/still reading the base for the first time/);
  expect((await asked.answer(2)).message?.text).toBe(`agents: ${app.parts.sync.dataset()?.size} deals`);
  expect(asked.arrivals).toHaveLength(2);
});

test('who waits for a first read that fails is told why', async () => {
  await airtable.close();
  airtable = await startAirtable({
    tables: buildSampleBase({ today: '2026-11-22', deals: 10 }),
    latency: 600,
  });
  await startWell({ AIRTABLE_API_TOKEN: 'patWrong.0123456789' });
  const asked = await workspace.command({ text: 'agents' });
  expect((await asked.answer(1)).message?.text).toMatch(/still reading/);
  const told = (await asked.answer(2)).message?.text;
  expect(told).toMatch(/AIRTABLE_API_TOKEN/);
  expect(told).not.toMatch(/patWrong/);
});

test('in Socket Mode questions come without any request to the program, which still serves health', async () => {
  const app = await startWell({ SLACK_APP_TOKEN: workspace.appToken });
  await app.parts.sync.ready();
  const asked = await workspace.command({ user: 'melvin', text: 'agents' });
  expect((await asked.answer()).message?.text).toBe(`agents: ${app.parts.sync.dataset()?.size} deals`);
  expect((await get(app, '/readyz')).status).toBe(200);
  expect((await get(app, '/slack/events', { method: 'POST' })).status).toBe(404);
});

test('in Socket Mode a connection that is cut is opened again, also when Slack is unwell for a moment', async () => {
  const app = await startWell({ SLACK_APP_TOKEN: workspace.appToken });
  await app.parts.sync.ready();
  const fault = workspace.inject({ on: 'apps.connections.open', fault: { kind: 'http', status: 503 } });
  workspace.socket.cut();
  while (fault.met() === 0 || workspace.socket.connections === 0) await wait(50);
  const asked = await workspace.command({ text: 'agents' });
  expect((await asked.answer()).message?.text).toMatch(/^agents: /);
});

test('a picture is drawn when it is asked for by its key, and only then', async () => {
  const app = await startWell();
  const { store, now } = app.parts;
  const config = {
    type: 'bar',
    data: { labels: ['a', 'b'], datasets: [{ data: [1, 2] }] },
    options: {},
  } as const;
  const address = await keepChart(
    store.charts,
    { config, size: { width: 300, height: 200 }, alt: 'two bars' },
    'https://kpi.example.com',
    now(),
  );
  expect(address).toMatch(/^https:\/\/kpi\.example\.com\/chart\/[\w-]{22}\.png$/);
  const path = new URL(address).pathname;
  const picture = await get(app, path);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect([...new Uint8Array(await picture.arrayBuffer()).subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  expect(picture.headers.get('cache-control')).toMatch(/immutable/);
  expect((await get(app, '/chart/AAAAAAAAAAAAAAAAAAAAAA.png')).status).toBe(404);
});

test('a token that Slack does not accept is one sentence, without the token, and nothing is left running', async () => {
  const started = await start({ SLACK_BOT_TOKEN: 'xoxb-a-wrong-one' });
  expect(started).toEqual({
    problems: [
      expect.stringMatching(/^Slack does not accept the token \(invalid_auth\): copy SLACK_BOT_TOKEN anew/),
    ],
  });
  expect(JSON.stringify(started) + logged.join('')).not.toContain('a-wrong-one');
});

test('an app token that Slack does not accept is one sentence', async () => {
  const started = await start({ SLACK_APP_TOKEN: 'xapp-a-wrong-one' });
  expect(started).toEqual({ problems: [expect.stringContaining('SLACK_APP_TOKEN')] });
});

test('a port in use is one sentence', async () => {
  const first = await startWell();
  expect(await start({ PORT: String(first.port) })).toEqual({
    problems: [
      `Port ${first.port} is in use by another program: set PORT to a free one, or end that program.`,
    ],
  });
});

test('a mapping that cannot be read is one sentence', async () => {
  expect(await start({ AIRTABLE_MAPPING: '/nowhere/mapping.json' })).toEqual({
    problems: ['AIRTABLE_MAPPING: the file /nowhere/mapping.json cannot be read.'],
  });
});

test('while Slack cannot be reached at the start, the program runs and is not ready', async () => {
  const app = await startWell({ SLACK_API_URL: 'http://127.0.0.1:9/api/' });
  await app.parts.sync.ready();
  expect(await (await get(app, '/readyz')).text()).toBe('waiting for Slack\n');
});

test('stopping ends within eight seconds and closes the port', async () => {
  const app = await startWell();
  await app.parts.sync.ready();
  const began = performance.now();
  await app.stop();
  expect(performance.now() - began).toBeLessThan(8000);
  await expect(get(app, '/healthz')).rejects.toThrow();
});
