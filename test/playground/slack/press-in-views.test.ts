import type { App } from '@slack/bolt';
import type { HomeView, ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startWorkspace, type Workspace } from '../../../src/playground/slack/workspace.ts';
import { type RunningApp, startBolt, startSocketBolt } from './bolt.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value), value });

const CONTROLS = {
  type: 'actions' as const,
  block_id: 'controls',
  elements: [
    { type: 'button' as const, action_id: 'go', text: plain('Go'), value: 'now' },
    { type: 'static_select' as const, action_id: 'by', options: ['agent', 'product'].map(option) },
    {
      type: 'static_select' as const,
      action_id: 'over',
      options: ['month', 'quarter'].map(option),
      initial_option: option('month'),
    },
  ],
};
const field = (block_id: string, dispatch_action: boolean) => ({
  type: 'input' as const,
  block_id,
  dispatch_action,
  optional: true,
  label: plain('Name'),
  element: { type: 'plain_text_input' as const, action_id: 'name' },
});
const HOME: HomeView = { type: 'home', callback_id: 'home', blocks: [CONTROLS, field('search', true)] };
const DIALOG: ModalView = {
  type: 'modal',
  callback_id: 'dialog',
  title: plain('Schedule'),
  submit: plain('Save'),
  blocks: [CONTROLS, field('quiet', false), field('loud', true)],
};

let workspace: Workspace;
let running: RunningApp;
let heard: Record<string, unknown>[];

function wire(app: App): void {
  app.command('/kpi', async ({ ack, command, client }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: DIALOG });
  });
  app.action(/.*/, async ({ ack, body }) => {
    heard.push({ ...body });
    await ack();
  });
}

const ways: [string, (workspace: Workspace, wire: (app: App) => void) => Promise<RunningApp>][] = [
  ['HTTP', startBolt],
  ['Socket Mode', startSocketBolt],
];

describe.each(ways)('over %s', (_, startApp) => {
  beforeEach(async () => {
    heard = [];
    workspace = await startWorkspace({ homeEnabled: true });
    running = await startApp(workspace, wire);
  });
  afterEach(async () => {
    await running.stop();
    await workspace.close();
  });

  async function openDialog(): Promise<string> {
    await workspace.command({ user: 'rosa' });
    await expect.poll(() => workspace.modals('rosa')).toHaveLength(1);
    return workspace.modals('rosa')[0]?.id ?? '';
  }

  test('a press on the Home tab carries the view and what was chosen in it, and no response_url', async () => {
    await running.app.client.views.publish({ user_id: 'U0HEAD0001', view: HOME });
    const home = workspace.homes.get('U0HEAD0001');
    if (!home) throw new Error('no Home tab');
    await workspace.press({ view: home, actionId: 'by', value: 'product' });
    const pressed = await workspace.press({ view: home.id, value: 'now' });
    expect(pressed).toMatchObject({ ack: { status: 200 }, responseUrl: '', arrivals: [] });
    await expect(pressed.answer()).rejects.toThrow('no response_url');
    const [chosen, last] = heard;
    expect(chosen).toMatchObject({
      actions: [{ action_id: 'by', block_id: 'controls', selected_option: option('product') }],
    });
    expect(last).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0HEAD0001' },
      trigger_id: pressed.triggerId,
      container: { type: 'view', view_id: home.id },
      actions: [{ type: 'button', action_id: 'go', block_id: 'controls', value: 'now' }],
      view: {
        id: home.id,
        type: 'home',
        callback_id: 'home',
        state: {
          values: {
            controls: {
              by: { selected_option: option('product') },
              over: { selected_option: option('month') },
            },
            search: { name: { type: 'plain_text_input', value: null } },
          },
        },
      },
    });
    for (const absent of ['response_url', 'channel', 'message', 'state'])
      expect(last).not.toHaveProperty(absent);
  });

  test('its trigger opens a dialog', async () => {
    await running.app.client.views.publish({ user_id: 'U0HEAD0001', view: HOME });
    const view = workspace.homes.get('U0HEAD0001')?.id ?? '';
    const { triggerId } = await workspace.press({ view, actionId: 'go' });
    await running.app.client.views.open({ trigger_id: triggerId, view: DIALOG });
    expect(workspace.modals('rosa')).toHaveLength(1);
  });

  test('what was chosen stays when the Home tab is published again with the same blocks', async () => {
    await running.app.client.views.publish({ user_id: 'U0HEAD0001', view: HOME });
    const view = workspace.homes.get('U0HEAD0001')?.id ?? '';
    await workspace.press({ view, actionId: 'by', value: 'product' });
    await running.app.client.views.publish({ user_id: 'U0HEAD0001', view: HOME });
    const chosen = { by: { type: 'static_select', selected_option: option('product') } };
    expect(workspace.view(view)?.state).toEqual({ controls: chosen });
  });

  test('a press in a dialog carries what stands in its fields so far', async () => {
    const view = await openDialog();
    const values = { quiet: { name: { type: 'plain_text_input', value: 'Agents' } } };
    await workspace.press({ view, actionId: 'go', values });
    await workspace.press({ view, actionId: 'go' });
    expect(heard).toHaveLength(2);
    for (const body of heard) {
      expect(body).toMatchObject({ container: { type: 'view' }, view: { state: { values } } });
    }
  });

  test('an input tells the app where it has dispatch_action, and nothing where it has not', async () => {
    const view = await openDialog();
    await workspace.press({ view, blockId: 'loud', value: 'Agents' });
    expect(heard).toMatchObject([
      {
        actions: [{ type: 'plain_text_input', block_id: 'loud', action_id: 'name', value: 'Agents' }],
        view: { state: { values: { loud: { name: { value: 'Agents' } } } } },
      },
    ]);
    await expect(workspace.press({ view, blockId: 'quiet', value: 'x' })).rejects.toThrow('dispatch_action');
    expect(heard).toHaveLength(1);
  });

  test('a choice is taken back by null', async () => {
    const view = await openDialog();
    await workspace.press({ view, actionId: 'over', value: null });
    expect(heard).toMatchObject([
      {
        actions: [{ action_id: 'over', selected_option: null }],
        view: { state: { values: { controls: { over: { selected_option: null } } } } },
      },
    ]);
  });

  test('nobody presses in the view of another, below another, or that is gone', async () => {
    const view = await openDialog();
    const press = (more: object = {}) => workspace.press({ view, actionId: 'go', ...more });
    await expect(press({ user: 'melvin' })).rejects.toThrow('melvin does not see this view');
    const { triggerId } = await press();
    await running.app.client.views.push({ trigger_id: triggerId, view: DIALOG });
    await expect(press()).rejects.toThrow('rosa does not see this view');
    const top = workspace.modals('rosa')[1];
    if (!top) throw new Error('nothing was pushed');
    await workspace.closeView({ viewId: top.id });
    await expect(press({ view: top })).rejects.toThrow('no longer there');
    await expect(press({ actionId: 'stop' })).rejects.toThrow('No element');
    await expect(press({ actionId: 'by', value: 'planet' })).rejects.toThrow('no option "planet"');
    expect(heard).toHaveLength(1);
  });
});

test('choosing one of two menus of a message leaves the other as it stands, and lasts as long as the menu', async () => {
  workspace = await startWorkspace();
  heard = [];
  running = await startBolt(workspace, wire);
  await running.app.client.chat.postMessage({ channel: 'C0SALES001', text: 'x', blocks: [CONTROLS] });
  const [message] = workspace.messages('sales');
  if (!message) throw new Error('no message');
  await workspace.press({ message, actionId: 'by', value: 'agent' });
  expect(heard).toMatchObject([
    {
      state: {
        values: {
          controls: { by: { selected_option: option('agent') }, over: { selected_option: option('month') } },
        },
      },
    },
  ]);
  expect(Object.keys(message.state)).toEqual(['controls']);
  const { channel, ts } = message;
  await running.app.client.chat.update({
    channel,
    ts,
    text: 'x',
    blocks: [{ ...CONTROLS, block_id: 'new' }],
  });
  expect(message.state).toEqual({});
  await running.stop();
  await workspace.close();
});
