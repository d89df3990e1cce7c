import type { ModalView } from '@slack/types';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startWorkspace, type Workspace } from '../../../src/playground/slack/workspace.ts';
import { type RunningApp, startBolt } from './bolt.ts';
import { buildManifest } from './manifest.ts';
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
const named = (text: string) => ({ title: { type: 'plain_text' as const, text } });
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
  expect(workspace.modals('rosa')).toMatchObject([
    { user: 'U0HEAD0001', view: { title: { text: 'Schedule' } } },
  ]);
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

test('the Home tab of a person keeps its id when it is published again', async () => {
  const first = await client.views.publish({ user_id: 'U0AGENT001', view: HOME });
  const second = await client.views.publish({ user_id: 'U0AGENT001', view: HOME });
  expect(second.view?.id).toBe(first.view?.id);
  expect(second.view?.hash).not.toBe(first.view?.hash);
});

test.each([
  [
    'none, as the option says',
    { homeEnabled: false, manifest: buildManifest({ home: true }) },
    'not_enabled',
  ],
  ['none, as the manifest says', { manifest: buildManifest({ home: false }) }, 'not_enabled'],
  ['one, as the manifest says', { manifest: buildManifest({ home: true }) }, 'was taken'],
])('an app has a Home tab or %s', async (_, options, expected) => {
  const other = await startWorkspace(options);
  const web = new WebClient(other.botToken, { slackApiUrl: other.apiUrl, retryConfig: { retries: 0 } });
  const published = web.views.publish({ user_id: 'U0AGENT001', view: HOME });
  const said = await published.then(() => 'was taken', String);
  expect(said).toMatch(expected);
  await other.close();
});

describe('an open dialog', () => {
  const opened = async (view: ModalView = DIALOG) => {
    const { triggerId } = await workspace.command({ user: 'rosa' });
    const { view: shown } = await client.views.open({ trigger_id: triggerId, view });
    return { id: shown?.id ?? '', hash: shown?.hash ?? '' };
  };
  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => 'was taken',
      (error: { data?: { error?: string } }) => error.data?.error,
    );
  const titles = () => workspace.modals('rosa').map(({ view }) => (view.title as { text: string }).text);

  test('is changed by its id or by the app’s own, with the latest hash or none', async () => {
    const { id, hash } = await opened({ ...DIALOG, external_id: 'mine' });
    const update = (extra: object, title = 'Later') =>
      client.apiCall('views.update', { view: { ...DIALOG, ...named(title), external_id: 'mine' }, ...extra });
    await update({ view_id: id, hash });
    expect(await refusal(update({ view_id: id, hash }))).toBe('hash_conflict');
    expect(titles()).toEqual(['Later']);
    await update({ external_id: 'mine' }, 'Latest');
    expect(titles()).toEqual(['Latest']);
    expect(await refusal(update({ view_id: 'V404' }))).toBe('not_found');
    expect(await refusal(update({ external_id: 'other' }))).toBe('not_found');
    expect(await refusal(update({}))).toBe('not_found');
    expect(await refusal(update({ view_id: id }, 'x'.repeat(25)))).toBe('invalid_arguments');
    expect(workspace.view(id)?.view.title).toEqual(named('Latest').title);
  });

  test('keeps what was typed where block id, action id and type stay', async () => {
    const field = (block_id: string, type = 'plain_text_input') => ({
      type: 'input',
      block_id,
      label: { type: 'plain_text', text: 'x' },
      element: { type, action_id: 'a' },
    });
    const view = (...blocks: object[]) =>
      ({ ...DIALOG, submit: { type: 'plain_text', text: 'Go' }, blocks }) as unknown as ModalView;
    const { id } = await opened(view(field('one'), field('two'), field('three')));
    const typed = { a: { type: 'plain_text_input', value: 'hello' } };
    await workspace.submit({ viewId: id, values: { one: typed, two: typed } });
    await client.views.update({ view_id: id, view: view(field('one'), field('two', 'email_text_input')) });
    expect(workspace.view(id)?.state).toEqual({ one: typed });
  });

  test('holds two more on top, pushed with a trigger; without one there is nothing to push onto', async () => {
    const push = async (title: string) => {
      const { triggerId } = await workspace.command({ user: 'rosa' });
      return refusal(client.views.push({ trigger_id: triggerId, view: { ...DIALOG, ...named(title) } }));
    };
    expect(await push('Too early')).toBe('not_found');
    const { id } = await opened();
    expect([await push('Two'), await push('Three'), await push('Four')]).toEqual([
      'was taken',
      'was taken',
      'push_limit_reached',
    ]);
    expect(titles()).toEqual(['Schedule', 'Two', 'Three']);
    expect(workspace.modals('rosa').map(({ root }) => root)).toEqual([id, id, id]);
    expect(await refusal(client.views.push({ trigger_id: '1.2.3', view: DIALOG }))).toBe(
      'invalid_trigger_id',
    );
    expect(workspace.modals('darcel')).toEqual([]);
  });

  test('has an id of the app’s own that no other has', async () => {
    await opened({ ...DIALOG, external_id: 'mine' });
    expect(await refusal(opened({ ...DIALOG, external_id: 'mine' }))).toBe('duplicate_external_id');
    await workspace.closeView({ viewId: workspace.modals('rosa')[0]?.id ?? '' });
    expect(await refusal(opened({ ...DIALOG, external_id: 'mine' }))).toBe('was taken');
  });

  test('is kept as the app sent it too', async () => {
    await opened();
    expect(workspace.modals('rosa')[0]).toMatchObject({ payload: DIALOG });
    expect(workspace.modals('rosa')[0]?.view.blocks).toMatchObject([{ block_id: expect.any(String) }]);
  });
});
