import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type AirtableStandIn, startAirtable } from '../src/playground/airtable/server.ts';
import { buildSampleBase } from '../src/playground/sample.ts';
import { startWorkspace, type Workspace } from '../src/playground/slack/workspace.ts';
import { type RunningBot, startBot } from './support/bot.ts';

const hour = 3_600_000;

let airtable: AirtableStandIn;
let workspace: Workspace;
let bot: RunningBot;
let folder = '';

afterEach(async () => {
  await bot.app.stop();
  await workspace.close();
  await airtable.close();
  await rm(folder, { recursive: true });
});

/** Waits for something that the running bot does by itself. */
async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 20));
}

it('the digest of the channel, due while the bot was down, comes late, once, with its picture as a file', async () => {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const today = new Date().toISOString().slice(0, 10);
  airtable = await startAirtable({ tables: buildSampleBase({ today, deals: 400 }), perSecond: 0, now });
  workspace = await startWorkspace({ now });
  folder = await mkdtemp(join(tmpdir(), 'kpi-'));
  const due = new Date(Date.now() + hour).toISOString().slice(11, 16);
  const overrides = {
    DATABASE_URL: `file:${join(folder, 'kpi.db')}`,
    DIGEST_CHANNEL: 'C0SALES001',
    DIGEST_SCHEDULE: `daily ${due}`,
    DIGEST_LOCALE: 'fr',
  };
  bot = await startBot(airtable, workspace, overrides, now);
  await bot.app.parts.sync.ready();
  await bot.app.stop();
  expect(workspace.messages('sales')).toEqual([]);

  ahead = 2 * hour;
  bot = await startBot(airtable, workspace, overrides, now);
  await until(() => workspace.messages('sales').length > 0);
  const [message] = workspace.messages('sales');
  expect(message?.text).toMatch(/retard/);
  expect(message?.text).toMatch(/affaires gagnées/);
  const blocks = JSON.stringify(message?.blocks);
  expect(blocks).toMatch(/"slack_file"/);
  expect(workspace.files.size).toBe(1);
  // The base is read before it is sent: its data is minutes, not hours old.
  expect(airtable.requests.some(({ formula }) => formula !== undefined)).toBe(true);

  const status = await workspace.command({ text: 'status', user: 'darcel' });
  expect((await status.answer()).message?.text).toMatch(/Digest \(daily .+ delivered, late/);

  await bot.app.stop();
  bot = await startBot(airtable, workspace, overrides, now);
  await bot.app.parts.sync.ready();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(workspace.messages('sales')).toHaveLength(1);
});
