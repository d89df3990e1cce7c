import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StoredView } from '../../../src/playground/slack/model.ts';
import { startWorkspace, type Workspace } from '../../../src/playground/slack/workspace.ts';
import { startBareApp } from './bare-app.ts';
import { type RunningApp, startBolt, startSocketBolt } from './bolt.ts';

const TROUBLE = 'We had some trouble connecting. Try again?';
const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** A dialog with a field that must be filled in and one that may be. */
function dialog(title: string, extra: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    callback_id: 'schedule',
    title: plain(title),
    submit: plain('Save'),
    blocks: [
      {
        type: 'input',
        block_id: 'when',
        label: plain('When'),
        element: { type: 'plain_text_input', action_id: 'hour' },
      },
      {
        type: 'input',
        block_id: 'who',
        label: plain('Who'),
        optional: true,
        element: { type: 'multi_users_select', action_id: 'people' },
      },
    ],
    ...extra,
  };
}

const filled = { when: { hour: { type: 'plain_text_input', value: '09:00' } } };

let workspace: Workspace;
let running: RunningApp;
/** what the app heard of dialogs */
let heard: Record<string, unknown>[];
/** how the app acknowledges a submission */
let answer: unknown;

function wire(app: App): void {
  app.command('/kpi', async ({ ack, command, client }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: JSON.parse(command.text) });
  });
  app.view({ type: 'view_submission', callback_id: /.*/ }, async ({ ack, body }) => {
    heard.push({ ...body });
    await (answer === undefined ? ack() : ack(answer as never));
  });
  app.view({ type: 'view_closed', callback_id: /.*/ }, async ({ ack, body }) => {
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
    answer = undefined;
    workspace = await startWorkspace();
    running = await startApp(workspace, wire);
  });
  afterEach(async () => {
    await running.stop();
    await workspace.close();
  });

  const stack = () => workspace.modals('rosa').map(({ view }) => (view.title as { text: string }).text);

  /** Opens a dialog for Rosa by a command. */
  async function open(view: ModalView): Promise<StoredView> {
    const before = workspace.modals('rosa').length;
    await workspace.command({ user: 'rosa', text: JSON.stringify(view) });
    await expect.poll(() => workspace.modals('rosa')).toHaveLength(before + 1);
    const top = workspace.modals('rosa').at(-1);
    if (!top) throw new Error('no dialog');
    return top;
  }

  test('a dialog that is sent off goes with what stands in its fields, and closes', async () => {
    const { id } = await open(dialog('Schedule', { private_metadata: 'agents' }));
    const sent = await workspace.submit({ user: 'rosa', viewId: id, values: filled });
    expect(sent).toMatchObject({ ack: { status: 200, body: '' } });
    expect(sent.problem ?? sent.errors).toBeUndefined();
    expect(heard).toMatchObject([
      {
        type: 'view_submission',
        user: { id: 'U0HEAD0001', name: 'rosa' },
        team: { id: workspace.teamId },
        response_urls: [],
        view: {
          id,
          callback_id: 'schedule',
          private_metadata: 'agents',
          previous_view_id: null,
          root_view_id: id,
          state: {
            values: {
              when: { hour: { type: 'plain_text_input', value: '09:00' } },
              who: { people: { type: 'multi_users_select', selected_users: [] } },
            },
          },
        },
      },
    ]);
    expect(stack()).toEqual([]);
    await expect(workspace.submit({ user: 'rosa', viewId: id })).rejects.toThrow('no longer there');
  });

  test('the trigger of a submission opens the next dialog', async () => {
    const { id } = await open(dialog('Schedule'));
    await workspace.submit({ viewId: id, values: filled });
    const trigger = String(heard[0]?.trigger_id);
    await running.app.client.views.open({ trigger_id: trigger, view: dialog('Done') });
    expect(stack()).toEqual(['Done']);
  });

  test('a field that must be filled in and is not keeps it from the app, with Slack’s own words', async () => {
    const { id } = await open(dialog('Schedule'));
    const required = { errors: { when: 'Please complete this required field.' } };
    expect(await workspace.submit({ viewId: id })).toEqual(required);
    const blank = { when: { hour: { type: 'plain_text_input', value: '' } }, nowhere: { x: {} } };
    expect(await workspace.submit({ viewId: id, values: blank })).toEqual(required);
    expect(heard).toEqual([]);
    expect(stack()).toEqual(['Schedule']);
  });

  test('errors of the app keep it open and come back, for inputs of this dialog alone', async () => {
    const { id } = await open(dialog('Schedule'));
    answer = { response_action: 'errors', errors: { when: 'There is no such hour' } };
    const refused = await workspace.submit({ viewId: id, values: filled });
    expect(refused).toMatchObject({ errors: { when: 'There is no such hour' } });
    expect(refused.problem).toBeUndefined();
    for (const errors of [{ where: 'x' }, {}, { when: 7 }, 'x']) {
      answer = { response_action: 'errors', errors };
      expect(await workspace.submit({ viewId: id })).toMatchObject({ problem: TROUBLE });
    }
    expect(stack()).toEqual(['Schedule']);
    expect(workspace.modals('rosa')[0]?.state).toEqual(filled);
  });

  test('update takes its place under the same id, push lies on top, at most three deep, clear closes all', async () => {
    const { id, hash } = await open(dialog('One'));
    answer = { response_action: 'update', view: dialog('One, again') };
    await workspace.submit({ viewId: id, values: filled });
    expect(workspace.modals('rosa')).toMatchObject([{ id, state: filled }]);
    expect(workspace.view(id)?.hash).not.toBe(hash);
    expect(stack()).toEqual(['One, again']);

    const submitTop = () =>
      workspace.submit({ viewId: workspace.modals('rosa').at(-1)?.id ?? '', values: filled });
    answer = { response_action: 'push', view: dialog('Two') };
    await submitTop();
    expect(workspace.modals('rosa')[1]).toMatchObject({ root: id, previous: id, state: {} });
    await expect(workspace.submit({ viewId: id })).rejects.toThrow('does not see this view');
    answer = { response_action: 'push', view: dialog('Three') };
    await submitTop();
    answer = { response_action: 'push', view: dialog('Four') };
    expect(await submitTop()).toMatchObject({ problem: TROUBLE, reason: 'push_limit_reached' });
    expect(stack()).toEqual(['One, again', 'Two', 'Three']);

    answer = undefined;
    await submitTop();
    expect(stack()).toEqual(['One, again', 'Two']);
    answer = { response_action: 'clear' };
    await submitTop();
    expect(stack()).toEqual([]);
  });

  test.each([
    ['a view that Slack would refuse', { response_action: 'update', view: dialog('x'.repeat(25)) }, /title/],
    ['no view', { response_action: 'push' }, /invalid_arguments/],
    ['a Home tab', { response_action: 'update', view: { type: 'home', blocks: [] } }, /invalid_arguments/],
    ['what Slack does not know', { response_action: 'close' }, /close/],
  ])('an acknowledgement with %s keeps it open, with one sentence', async (_what, acknowledged, reason) => {
    const { id } = await open(dialog('Schedule'));
    answer = acknowledged;
    const sent = await workspace.submit({ viewId: id, values: filled });
    expect(sent.problem).toBe(TROUBLE);
    expect(sent.reason).toMatch(reason);
    expect(stack()).toEqual(['Schedule']);
  });

  test('closing tells the app where it asked for that, and shows what lies below', async () => {
    const { id } = await open(dialog('One', { notify_on_close: true }));
    answer = { response_action: 'push', view: dialog('Two') };
    await workspace.submit({ viewId: id, values: filled });
    heard = [];
    const top = workspace.modals('rosa').at(-1)?.id ?? '';
    expect(await workspace.closeView({ user: 'rosa', viewId: top })).toEqual([]);
    expect(heard).toEqual([]);
    expect(stack()).toEqual(['One']);
    expect(await workspace.closeView({ user: 'rosa', viewId: id })).toMatchObject([{ status: 200 }]);
    expect(heard).toMatchObject([
      { type: 'view_closed', is_cleared: false, view: { id, state: { values: filled } } },
    ]);
    expect(stack()).toEqual([]);
  });

  test('clear_on_close takes those below along', async () => {
    const { id } = await open(dialog('One', { notify_on_close: true }));
    answer = {
      response_action: 'push',
      view: dialog('Two', { clear_on_close: true, notify_on_close: true }),
    };
    await workspace.submit({ viewId: id, values: filled });
    heard = [];
    await workspace.closeView({ viewId: workspace.modals('rosa').at(-1)?.id ?? '' });
    expect(stack()).toEqual([]);
    expect(heard).toMatchObject([
      { type: 'view_closed', is_cleared: true },
      { type: 'view_closed', is_cleared: true },
    ]);
  });

  test('nobody acts in the dialog of another, nor in one that has no button for it', async () => {
    const { id } = await open(dialog('Schedule', { submit: plain('Save') }));
    await expect(workspace.submit({ user: 'melvin', viewId: id })).rejects.toThrow('does not see this view');
    await expect(workspace.closeView({ user: 'melvin', viewId: id })).rejects.toThrow('does not see');
    const { submit: _, ...without } = dialog('Read this', { blocks: [{ type: 'divider' }] });
    const { id: other } = await open(without);
    await expect(workspace.submit({ viewId: other })).rejects.toThrow('no button');
    expect(stack()).toEqual(['Schedule', 'Read this']);
  });
});

describe('an app that does not answer', () => {
  beforeEach(async () => {
    workspace = await startWorkspace();
  });
  afterEach(() => workspace.close());

  test.each([
    ['words', 200, 'saved!', 'The answer is no JSON object'],
    ['a failure', 500, '', 'dispatch_failed'],
  ])('but with %s keeps the dialog open', async (_, status, body, reason) => {
    running = await startBolt(workspace, wire);
    await workspace.command({ user: 'rosa', text: JSON.stringify(dialog('Schedule')) });
    await expect.poll(() => workspace.modals('rosa')).toHaveLength(1);
    await running.stop();
    const bare = await startBareApp(workspace, status, body);
    const id = workspace.modals('rosa')[0]?.id ?? '';
    const sent = await workspace.submit({ viewId: id, values: filled });
    expect(sent).toMatchObject({ problem: TROUBLE, reason });
    expect(workspace.modals('rosa')).toHaveLength(1);
    await bare.stop();
    const alone = await workspace.submit({ viewId: id, values: filled });
    expect(alone).toMatchObject({ problem: TROUBLE, ack: { status: 0, error: 'dispatch_failed' } });
    expect(alone.reason).toMatch(/ECONNREFUSED|hang up/);
  });
});
