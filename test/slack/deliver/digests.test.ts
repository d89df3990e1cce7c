import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { startAirtable } from '../../../src/playground/airtable/server.ts';
import { buildSampleBase } from '../../../src/playground/sample.ts';
import { startWorkspace } from '../../../src/playground/slack/workspace.ts';
import { openStore } from '../../../src/store/store.ts';
import { startBot } from '../../support/bot.ts';

const folder = mkdtempSync(join(tmpdir(), 'kpi-digest-app-'));
afterAll(() => rmSync(folder, { recursive: true }));

const slot = '2026-11-23T09:00:00.000Z';
const channel = 'C0SALES001';

async function setUp(database: string) {
  const tables = buildSampleBase({ today: '2026-11-23', deals: 250 });
  const airtable = await startAirtable({ tables, perSecond: 50 });
  onTestFinished(() => airtable.close());
  const workspace = await startWorkspace();
  onTestFinished(() => workspace.close());
  const url = `file:${join(folder, database)}`;
  const start = async (
    at: string,
    variables: Readonly<Record<string, string>> = { DIGEST_CHANNEL: channel },
  ) => {
    const ahead = Date.parse(at) - Date.now();
    const bot = await startBot(
      airtable,
      workspace,
      { DATABASE_URL: url, ...variables },
      () => Date.now() + ahead,
    );
    onTestFinished(() => bot.app.stop());
    return bot;
  };
  const arrived = async (count: number) => {
    while (workspace.messages(channel).length < count) await wait(20);
    return workspace.messages(channel);
  };
  return { airtable, workspace, url, start, arrived };
}

describe('the digest of the environment', () => {
  it('that was due while the bot was away arrives late, with fresh figures and a picture', async () => {
    const { url, start, arrived, workspace } = await setUp('late.db');
    const before = await start('2026-11-20T09:00:00Z');
    await before.app.stop();
    const bot = await start('2026-11-23T09:30:00Z');
    const [message] = await arrived(1);
    const types = message?.blocks.map(({ type }) => type) ?? [];
    expect(types).toContain('data_table');
    expect(types).toContain('image');
    expect(workspace.files.size).toBe(1);

    await bot.app.stop();
    const again = await start('2026-11-23T09:40:00Z');
    await again.app.stop();
    expect(workspace.messages(channel)).toHaveLength(1);
    const store = await openStore(url);
    const rows = await store.deliveries.ofRun('env', slot);
    expect(rows).toMatchObject([{ state: 'delivered', destination: channel, ts: message?.ts }]);
    expect((await store.deliveries.run('env', slot))?.late).toBe(true);
    await store.close();
  });

  it('follows the variables, and the log says what has changed', async () => {
    const { start, url } = await setUp('changed.db');
    const said = async (variables: Readonly<Record<string, string>>) => {
      const { app, logged } = await start('2026-11-20T09:00:00Z', variables);
      await app.stop();
      return logged.filter((line) => line.includes('digest')).join('\n');
    };
    expect(await said({ DIGEST_CHANNEL: channel })).toContain('is switched on');
    expect(await said({ DIGEST_CHANNEL: channel })).toBe('');
    expect(await said({ DIGEST_CHANNEL: channel, DIGEST_SCHEDULE: 'fri 17:00' })).toContain('have changed');
    const store = await openStore(url);
    expect(await store.digests.list()).toMatchObject([{ key: 'env', schedule: 'fri 17:00' }]);
    await store.close();
    expect(await said({})).toContain('is switched off');
    expect(await said({})).toBe('');
  });

  it('with a schedule that is none keeps the bot from starting, with what to write', async () => {
    const { start } = await setUp('wrong.db');
    await expect(start('2026-11-20T09:00:00Z', { DIGEST_SCHEDULE: 'someday 9am' })).rejects.toThrow(
      /^DIGEST_SCHEDULE has a time that is none \(9am\); write/,
    );
  });
});
