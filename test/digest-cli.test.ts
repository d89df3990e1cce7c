import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AirtableStandIn, startAirtable } from '../src/playground/airtable/server.ts';
import { buildSampleBase } from '../src/playground/sample.ts';
import { startWorkspace, type Workspace } from '../src/playground/slack/workspace.ts';

const program = resolve('src/digest-cli.ts');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'digest-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in a folder of its own, where no `.env` is. */
function digest(
  line: string,
  env: Readonly<Record<string, string>> = {},
  options: { readonly npm?: boolean } = {},
): Promise<Ended> {
  const [command = '', ...first] = options.npm
    ? ['npm', 'run', '--silent', 'digest', '--']
    : [process.execPath, program];
  const child = spawn(command, [...first, ...line.split(' ').filter((word) => word !== '')], {
    cwd: options.npm ? process.cwd() : folder,
    env: { PATH: process.env.PATH ?? '', HOME: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (texts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (texts.err += text));
  return new Promise((done, fail) => {
    child.on('error', fail).on('close', (code) => done({ code, ...texts }));
  });
}

describe('a preview', () => {
  test('prints the digest of the sample base, with nothing configured', async () => {
    const { code, out, err } = await digest('--preview --sample --day 2026-11-23');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^Sales, week of 16 Nov 2026\n16\s–\s22 Nov 2026 · compared with 9\s–\s15 Nov 2026\n/,
    );
    for (const part of ['deals won for €', 'Biggest wins', 'To look at in the base', '/kpi agents last week'])
      expect(out).toContain(part);
  });

  test('comes in the language of the digests, or in the one asked for', async () => {
    const said = await Promise.all([
      digest('--preview --sample', { DIGEST_LOCALE: 'fr' }),
      digest('--preview --sample --locale fr'),
      digest('--preview --sample --locale en', { DIGEST_LOCALE: 'fr' }),
    ]);
    expect(said.map(({ out }) => out.split(',')[0])).toEqual(['Ventes', 'Ventes', 'Sales']);
  });

  test('writes its picture to a file', async () => {
    const file = join(folder, 'week.png');
    const { code } = await digest(`--preview --sample --chart ${file}`, { QUICKCHART_URL: 'embedded' });
    expect(code).toBe(0);
    expect((await readFile(file)).subarray(1, 4).toString()).toBe('PNG');
  });

  test('is a script of npm', async () => {
    const { code, out } = await digest('--preview --sample', {}, { npm: true });
    expect([code, out.startsWith('Sales, week of ')]).toEqual([0, true]);
  });
});

describe('a digest sent for a test', () => {
  let airtable: AirtableStandIn;
  let slack: Workspace;
  let database = 0;

  beforeEach(async () => {
    const tables = buildSampleBase({ today: '2026-11-22', deals: 250 });
    airtable = await startAirtable({ tables, perSecond: 0 });
    slack = await startWorkspace();
  });
  afterEach(async () => {
    await Promise.all([airtable.close(), slack.close()]);
  });

  const configured = (more: Readonly<Record<string, string>> = {}) => ({
    AIRTABLE_API_TOKEN: airtable.token,
    AIRTABLE_BASE_ID: airtable.baseId,
    AIRTABLE_ENDPOINT_URL: airtable.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    QUICKCHART_URL: 'embedded',
    DATABASE_URL: `file:${join(folder, `${++database}.db`)}`,
    ...more,
  });
  const posts = () => slack.calls.filter(({ target }) => target === 'chat.postMessage');
  const received = (person: string) =>
    [...slack.channels.values()]
      .filter(({ kind, members }) => kind === 'im' && members.has(person))
      .flatMap(({ id }) => slack.messages(id));

  test('goes to that person alone, with its picture as a file', async () => {
    const ended = await digest('--now --to U0HEAD0001 --day 2026-11-23', {
      ...configured({ ADMINS: 'U0MANAGER1', DIGEST_CHANNEL: 'C0SALES001' }),
    });
    expect(ended).toEqual({ code: 0, out: 'Sent to U0HEAD0001.\n', err: '' });
    expect(posts()).toHaveLength(1);
    const [message, ...others] = received('U0HEAD0001');
    expect(others).toEqual([]);
    expect(message?.text).toMatch(/^This is a test: it was sent to you alone\.\nSales, week of 16 Nov 2026/);
    const [file] = slack.files.values();
    expect(message?.blocks).toContainEqual(
      expect.objectContaining({ type: 'image', slack_file: { id: file?.id } }),
    );
    expect(message?.blocks.map((block) => (block as { type: string }).type)).toContain('data_table');
  });

  test('goes to the first of the admins where nobody is named, in the language of the digests', async () => {
    const env = configured({ ADMINS: 'U0MANAGER1,U0HEAD0001', DIGEST_LOCALE: 'fr', CHARTS: 'native' });
    const { code, out } = await digest('--now', env);
    expect([code, out]).toEqual([0, 'Sent to U0MANAGER1.\n']);
    expect(posts()).toHaveLength(1);
    expect(received('U0MANAGER1')[0]?.text).toMatch(/^Ceci est un essai/);
    expect(slack.files.size).toBe(0);
  });

  test('arrives with a chart of Slack’s own where its picture cannot be uploaded, and says so', async () => {
    const error = { kind: 'error', error: 'file_uploads_disabled' } as const;
    slack.inject({ on: 'files.getUploadURLExternal', fault: error, times: Number.POSITIVE_INFINITY });
    const { code, err } = await digest('--now --to U0HEAD0001', configured());
    expect([code, err]).toEqual([0, 'Its picture is not in it as a file: file_uploads_disabled.\n']);
    const types = received('U0HEAD0001')[0]?.blocks.map((block) => (block as { type: string }).type);
    expect(types).toContain('data_visualization');
  });

  test('arrives plainer where Slack refuses its blocks', async () => {
    const error = { kind: 'error', error: 'invalid_blocks' } as const;
    slack.inject({ on: 'chat.postMessage', fault: error, times: 2 });
    const { code } = await digest('--now --to U0HEAD0001', configured({ CHARTS: 'none' }));
    expect([code, posts().length, received('U0HEAD0001').length]).toEqual([0, 3, 1]);
  });

  test('is never posted twice: a post that may have arrived is told as such', async () => {
    slack.inject({ on: 'chat.postMessage', fault: { kind: 'reset', taken: true } });
    const { code, err } = await digest('--now --to U0HEAD0001', configured({ CHARTS: 'none' }));
    expect([code, posts().length, received('U0HEAD0001').length]).toEqual([3, 1, 1]);
    expect(err).toContain('Slack did not say whether it took the message');
  });

  test('is refused with a sentence where nobody can get it', async () => {
    const nobody = await digest('--now', configured());
    expect([nobody.code, nobody.err]).toEqual([3, expect.stringContaining('add --to U0123456789')]);
    const unknown = await digest('--now --to U0NOBODY01', configured({ CHARTS: 'none' }));
    expect([unknown.code, unknown.err]).toEqual([3, 'Slack did not take the message: user_not_found.\n']);
    const unconfigured = await digest('--now --to U0HEAD0001');
    expect([unconfigured.code, unconfigured.err]).toEqual([
      3,
      expect.stringContaining('No Slack workspace is configured'),
    ]);
    expect(slack.calls.filter(({ target }) => target === 'chat.postMessage')).toHaveLength(0);
  });
});
