import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AirtableStandIn, startAirtable } from '../src/playground/airtable/server.ts';
import { buildSampleBase } from '../src/playground/sample.ts';
import { startWorkspace, type Workspace } from '../src/playground/slack/workspace.ts';

let airtable: AirtableStandIn;
let workspace: Workspace;
let folder = '';
let program: Program | null = null;

interface Program {
  readonly child: ChildProcessWithoutNullStreams;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

beforeEach(async () => {
  airtable = await startAirtable({
    tables: buildSampleBase({ today: '2026-11-22', deals: 120 }),
    perSecond: 50,
  });
  workspace = await startWorkspace();
  folder = await mkdtemp(join(tmpdir(), 'kpi-'));
});

afterEach(async () => {
  program?.child.kill('SIGKILL');
  await program?.ended;
  program = null;
  await workspace.close();
  await airtable.close();
  await rm(folder, { recursive: true });
});

/** Starts the program as `npm start` does, with nothing in its environment but what is given. */
function run(environment: Record<string, string>, flags: readonly string[] = []): Program {
  const main = new URL('../src/main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [main, ...flags], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...environment },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  program = { child, said: () => said, ended };
  return program;
}

const configured = (overrides: Record<string, string> = {}) => ({
  AIRTABLE_API_TOKEN: airtable.token,
  AIRTABLE_BASE_ID: airtable.baseId,
  AIRTABLE_ENDPOINT_URL: airtable.url,
  SLACK_BOT_TOKEN: workspace.botToken,
  SLACK_APP_TOKEN: workspace.appToken,
  SLACK_API_URL: workspace.apiUrl,
  QUICKCHART_URL: 'embedded',
  PORT: '0',
  ...overrides,
});

test('the configured program starts, answers over Socket Mode, and ends well on SIGTERM', async () => {
  const { child, said, ended } = run(configured());
  while (!said().includes('the data is up to date') || !said().includes('the bot is running')) await wait(20);
  const asked = await workspace.command({ text: 'help' });
  expect((await asked.answer()).message?.text).toMatch(/\S/);
  const began = performance.now();
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(8000);
  for (const secret of [airtable.token, workspace.botToken, workspace.appToken])
    expect(said()).not.toContain(secret);
});

test('on SIGTERM those who wait for the first read are told before the program ends', async () => {
  await airtable.close();
  airtable = await startAirtable({
    tables: buildSampleBase({ today: '2026-11-22', deals: 120 }),
    latency: 4000,
  });
  const { child, said, ended } = run(configured());
  while (!said().includes('the bot is running')) await wait(20);
  const asked = await workspace.command({ user: 'melvin', text: 'agents' });
  await asked.answer(1);
  child.kill('SIGTERM');
  expect((await asked.answer(2)).message?.text).toMatch(/redémarre/);
  expect(await ended).toBe(0);
});

test('a token that Slack does not accept ends the program with one sentence', async () => {
  const { said, ended } = run(configured({ SLACK_BOT_TOKEN: 'xoxb-a-wrong-one', LOG_LEVEL: 'fatal' }));
  expect(await ended).toBe(1);
  expect(said()).toMatch(
    /^The bot cannot start:\n {2}- Slack does not accept the token \(invalid_auth\)[^\n]*\n$/,
  );
});

test('half a configuration ends the program with what is missing, and how to have the playground instead', async () => {
  const { said, ended } = run({ SLACK_BOT_TOKEN: workspace.botToken });
  expect(await ended).toBe(1);
  expect(said()).toMatch(
    /AIRTABLE_API_TOKEN is missing[\s\S]*AIRTABLE_BASE_ID is missing[\s\S]*SLACK_APP_TOKEN/,
  );
  expect(said()).toMatch(/without Slack and Airtable: npm start -- --playground\n$/);
});

test.each([
  ['nothing configured', {}, []],
  [
    'half a configuration, and --playground',
    { SLACK_BOT_TOKEN: 'xoxb-1', AIRTABLE_MAPPING: 'none.json' },
    ['--playground'],
  ],
] as const)(
  'with %s the playground opens, and ends well on SIGTERM with nothing left behind',
  async (_, env, flags) => {
    const { child, said, ended } = run({ ...env, PORT: '0', TMPDIR: folder }, flags);
    while (!said().includes('Ctrl-C')) await wait(20);
    const [url = ''] = /http:\/\/localhost:\d+/.exec(said()) ?? [];
    expect((await fetch(url)).headers.get('content-type')).toMatch(/text\/html/);
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^kpi-playground-/)]);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(await readdir(folder)).toEqual([]);
  },
);

test('a port in use ends the playground with one sentence', async () => {
  const { said, ended } = run({ PORT: new URL(airtable.url).port });
  expect(await ended).toBe(1);
  expect(said()).toMatch(/Port \d+ is in use by another program: set PORT to a free one/);
});
