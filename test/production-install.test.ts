import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const root = new URL('../', import.meta.url).pathname;
let folder = '';
let installed = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kpi-install-'));
  await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root });
  const [archive = ''] = await readdir(folder);
  await run('tar', ['-xzf', archive], { cwd: folder });
  installed = join(folder, 'package');
  await symlink(join(root, 'node_modules'), join(installed, 'node_modules'));
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

/** Runs the program as it is installed; what it says, and its exit code. */
async function start(env: Record<string, string>, forMs = 15_000) {
  const ended = run(process.execPath, ['src/main.ts'], {
    cwd: installed,
    env: { PATH: process.env.PATH ?? '', ...env },
    // ends it by SIGTERM
    timeout: forMs,
  });
  return ended.then(
    ({ stderr }) => ({ code: 0, said: stderr }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
  );
}

test('a production install is without the playground, the tests and the tools', async () => {
  expect(await readdir(join(installed, 'src'))).not.toContain('playground');
  expect(await readdir(installed)).not.toContain('test');
});

test('without a configuration it says that there is nothing to start', async () => {
  expect(await start({})).toEqual({
    code: 1,
    said: expect.stringMatching(/nothing is configured, and this install is without the playground/),
  });
});

test('configured, it gets as far as Slack: nothing of the bot is in the playground', async () => {
  const configured = {
    AIRTABLE_API_TOKEN: 'patSomething.secret',
    AIRTABLE_BASE_ID: 'appSomething12345',
    AIRTABLE_ENDPOINT_URL: 'http://127.0.0.1:9',
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: 'secret-secret-secret',
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
    DATABASE_URL: `file:${join(folder, 'kpi.db')}`,
    PORT: 'none',
  };
  expect((await start(configured)).said).toMatch(/PORT/);
  const { said } = await start({ ...configured, PORT: '0' }, 5000);
  expect(said).toMatch(/the bot is running/);
});
