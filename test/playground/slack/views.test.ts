import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWorkspace, type Workspace } from '../../../src/playground/slack/workspace.ts';
import { type RunningApp, startBolt } from './bolt.ts';
import { silent } from './silent.ts';

let workspace: Workspace;
let running: RunningApp;
let client: WebClient;
let now: number;

const DIALOG = {
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: 'Schedule' },
  blocks: [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'hello' } }],
};
const HOME = { type: 'home' as const, blocks: DIALOG.blocks };

beforeEach(async () => {
  now = Date.UTC(2026, 2, 2, 9);
  workspace = await startWorkspace({ now: () => now, homeEnabled: true });
  running = await startBolt(workspace, (app) => app.command('/kpi', ({ ack }) => ack()));
  client = new WebClient(workspace.botToken, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    logger: silent,
  });
});
afterEach(async () => {
  await running.stop();
  await workspace.close();
});

test('a dialog opens with a trigger that is fresh and unused', async () => {
  const { triggerId } = await workspace.command({ user: 'rosa' });
  await client.views.open({ trigger_id: triggerId, view: DIALOG });
  expect(workspace.dialogs).toMatchObject([{ user: 'U0HEAD0001', view: { title: { text: 'Schedule' } } }]);
  const again = client.views.open({ trigger_id: triggerId, view: DIALOG });
  await expect(again).rejects.toThrow('exchanged_trigger_id');
  const late = await workspace.command({});
  now += 3001;
  await expect(client.views.open({ trigger_id: late.triggerId, view: DIALOG })).rejects.toThrow(
    'expired_trigger_id',
  );
});

test('a Home tab is kept for each person; an outdated hash conflicts', async () => {
  const first = await client.views.publish({ user_id: 'U0AGENT001', view: HOME });
  const hash = first.view?.hash ?? '';
  await client.views.publish({ user_id: 'U0AGENT001', view: HOME, hash });
  await expect(client.views.publish({ user_id: 'U0AGENT001', view: HOME, hash })).rejects.toThrow(
    'hash_conflict',
  );
  expect([...workspace.homes.keys()]).toEqual(['U0AGENT001']);
  const table = [{ type: 'data_table', caption: 'x', rows: [] }];
  const withTable = { ...HOME, blocks: table };
  await expect(client.apiCall('views.publish', { user_id: 'U0AGENT001', view: withTable })).rejects.toThrow(
    'invalid_arguments',
  );
});

test('there is no Home tab while the app has none', async () => {
  const without = await startWorkspace();
  const other = new WebClient(without.botToken, { slackApiUrl: without.apiUrl, retryConfig: { retries: 0 } });
  await expect(other.views.publish({ user_id: 'U0AGENT001', view: HOME })).rejects.toThrow('not_enabled');
  await without.close();
});
