import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Change } from '../../../src/playground/slack/changes.ts';
import { startWorkspace, type Workspace } from '../../../src/playground/slack/workspace.ts';
import { type RunningApp, startBolt } from './bolt.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const MENU = [
  {
    type: 'actions' as const,
    elements: [
      { type: 'button' as const, action_id: 'go', text: plain('Go'), value: 'go' },
      { type: 'static_select' as const, action_id: 'by', options: [{ text: plain('a'), value: 'a' }] },
    ],
  },
];
const DIALOG = { type: 'modal' as const, title: plain('Schedule'), submit: plain('Save'), blocks: MENU };

let workspace: Workspace;
let running: RunningApp;
let told: Change[];

function wire(app: App): void {
  app.command('/kpi', async ({ ack, command, respond, client }) => {
    await ack();
    if (command.text === 'dialog') await client.views.open({ trigger_id: command.trigger_id, view: DIALOG });
    else await respond({ text: 'an answer', blocks: MENU });
  });
  app.action('go', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'another', replace_original: true });
  });
  app.action('by', async ({ ack }) => ack());
  app.view(/.*/, async ({ ack }) => ack());
}

beforeEach(async () => {
  workspace = await startWorkspace({ homeEnabled: true });
  running = await startBolt(workspace, wire);
  told = [];
  workspace.onChange((change) => told.push(change));
});
afterEach(async () => {
  await running.stop();
  await workspace.close();
});

describe('who listens is told', () => {
  test('of messages: posted, changed, gone', async () => {
    const { chat } = running.app.client;
    const { ts = '' } = await chat.postMessage({ channel: 'C0SALES001', text: 'one' });
    await chat.update({ channel: 'C0SALES001', ts, text: 'two' });
    await chat.delete({ channel: 'C0SALES001', ts });
    const message = { kind: 'message', channel: 'C0SALES001', ts };
    expect(told).toEqual([message, message, { ...message, kind: 'gone' }]);
  });

  test('of answers, that are for one person too, and of what a press makes of them', async () => {
    const { message } = await (await workspace.command({ user: 'rosa', text: 'agents' })).answer();
    if (!message) throw new Error('no message');
    const change = { kind: 'message', channel: 'C0SALES001', ts: message.ts };
    expect(told).toEqual([change]);
    await workspace.press({ message, actionId: 'by', value: 'a' });
    expect(told).toEqual([change]);
    await (await workspace.press({ message, actionId: 'go' })).answer();
    expect(told).toEqual([change, change]);
    workspace.dismiss({ user: 'rosa', channel: 'sales', ts: message.ts });
    expect(told[2]).toEqual({ ...change, kind: 'gone' });
  });

  test('of dialogs and the Home tab, with the person', async () => {
    const user = 'U0HEAD0001';
    const { client } = running.app;
    await workspace.command({ user: 'rosa', text: 'dialog' });
    await expect.poll(() => told).toEqual([{ kind: 'dialogs', user }]);
    const id = workspace.modals('rosa')[0]?.id ?? '';
    await client.views.update({ view_id: id, view: DIALOG });
    await workspace.submit({ viewId: id });
    await client.views.publish({ user_id: user, view: { type: 'home', blocks: MENU } });
    await client.views.publish({ user_id: user, view: { type: 'home', blocks: MENU } });
    await workspace.press({ view: workspace.homes.get(user)?.id ?? '', actionId: 'by', value: 'a' });
    const [dialogs, home] = [
      { kind: 'dialogs', user },
      { kind: 'home', user },
    ];
    expect(told).toEqual([dialogs, dialogs, dialogs, home, home]);
  });

  test('of channels, presence and files', async () => {
    workspace.addChannel({ id: 'C0NEW00001', name: 'new' });
    await workspace.event({ type: 'member_joined_channel', user: 'guest', channel: 'sales' });
    await running.app.client.conversations.open({ users: 'U0HEAD0001' });
    workspace.setPresence('rosa', true);
    workspace.setPresence('rosa', true);
    workspace.setPresence('rosa', false);
    expect(told).toEqual([
      { kind: 'channel', channel: 'C0NEW00001' },
      { kind: 'channel', channel: 'C0SALES001' },
      { kind: 'channel', channel: 'D0HEAD0001' },
      { kind: 'presence' },
      { kind: 'presence' },
    ]);
    expect(workspace.channels.get('C0SALES001')?.members.has('U0GUEST001')).toBe(true);
    told = [];
    const uploaded = await running.app.client.filesUploadV2({
      filename: 'c.png',
      file: PNG,
      channel_id: 'C0SALES001',
    });
    const id = uploaded.files[0]?.files?.[0]?.id ?? '';
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['file', 'message']));
    expect(told.filter(({ kind }) => kind === 'file')).toContainEqual({ kind: 'file', id });
  });

  test('of an old message that goes when a channel is full', async () => {
    const small = await startWorkspace({ keep: 1 });
    small.onChange((change) => told.push(change));
    const said = [];
    for (const text of ['one', 'two']) said.push(await small.say({ user: 'rosa', channel: 'sales', text }));
    const [one, two] = said.map((each) => ('message' in each ? each.message.ts : ''));
    const place = { channel: 'C0SALES001' };
    expect(told).toEqual([
      { kind: 'message', ...place, ts: one },
      { kind: 'message', ...place, ts: two },
      { kind: 'gone', ...place, ts: one },
    ]);
    await small.close();
  });

  test('after the change, and no more once it stops', async () => {
    const seen: (string | undefined)[] = [];
    const stop = workspace.onChange((change) => {
      if (change.kind === 'message') seen.push(workspace.message(change.channel, change.ts)?.text);
    });
    await workspace.say({ user: 'rosa', channel: 'sales', text: 'one' });
    stop();
    stop();
    await workspace.say({ user: 'rosa', channel: 'sales', text: 'two' });
    expect(seen).toEqual(['one']);
    expect(told).toHaveLength(2);
  });
});

test('a listener that fails breaks nothing: the call is answered, the others are told, a warning says so', async () => {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const later: Change[] = [];
  workspace.onChange(() => {
    throw new Error('the page is gone');
  });
  workspace.onChange((change) => later.push(change));
  const posted = await running.app.client.chat.postMessage({ channel: 'C0SALES001', text: 'one' });
  expect(posted.ok).toBe(true);
  expect([told.length, later.length]).toEqual([1, 1]);
  expect(warned).toHaveBeenCalledWith(expect.objectContaining({ message: 'the page is gone' }));
  warned.mockRestore();
});
