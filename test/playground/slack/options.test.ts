import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message, StoredView } from '../../../src/playground/slack/model.ts';
import { startWorkspace, type Workspace } from '../../../src/playground/slack/workspace.ts';
import { startBareApp } from './bare-app.ts';
import { type RunningApp, startBolt, startSocketBolt } from './bolt.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (name: string, value = name) => ({ text: plain(name), value });
const many = (count: number) => Array.from({ length: count }, (_, n) => option(`${n}`));

const CONTROLS = {
  type: 'actions' as const,
  block_id: 'filter',
  elements: [
    { type: 'external_select' as const, action_id: 'agent', min_query_length: 0 },
    { type: 'external_select' as const, action_id: 'account' },
    { type: 'multi_external_select' as const, action_id: 'agents', min_query_length: 1 },
    { type: 'static_select' as const, action_id: 'by', options: [option('agent')] },
  ],
};

let workspace: Workspace;
let running: RunningApp;
let heard: Record<string, unknown>[];

function wire(app: App): void {
  app.command('/kpi', async ({ ack, command, client }) => {
    await ack();
    await client.views.open({
      trigger_id: command.trigger_id,
      view: { type: 'modal', title: plain('Filter'), blocks: [CONTROLS] },
    });
  });
  app.options('agent', async ({ ack, body }) => {
    heard.push({ ...body });
    const names = ['Darcel', 'Daphne', 'Rosa'].filter((name) => name.startsWith(body.value));
    await ack({ options: names.map((name) => option(name, `id:${name}`)) });
  });
  app.options(/account|agents/, async ({ ack, body }) => {
    heard.push({ ...body });
    await ack({ option_groups: [{ label: plain('Europe'), options: [option('Acme')] }] });
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

async function postMessage(): Promise<Message> {
  await running.app.client.chat.postMessage({ channel: 'C0SALES001', text: 'x', blocks: [CONTROLS] });
  const message = workspace.messages('sales').at(-1);
  if (!message) throw new Error('no message');
  return message;
}

describe.each(ways)('over %s', (_, startApp) => {
  beforeEach(async () => {
    heard = [];
    workspace = await startWorkspace();
    running = await startApp(workspace, wire);
  });
  afterEach(async () => {
    await running.stop();
    await workspace.close();
  });

  test('what is typed in a message goes to the app, and its options are shown', async () => {
    const message = await postMessage();
    const asked = { message, user: 'rosa', blockId: 'filter', actionId: 'agent', typed: 'Da' };
    expect(await workspace.options(asked)).toMatchObject({
      options: [option('Darcel', 'id:Darcel'), option('Daphne', 'id:Daphne')],
      optionGroups: [],
    });
    expect(heard).toMatchObject([
      {
        type: 'block_suggestion',
        block_id: 'filter',
        action_id: 'agent',
        value: 'Da',
        user: { id: 'U0HEAD0001' },
        team: { id: workspace.teamId },
        api_app_id: 'A0KPI0APP',
        container: { type: 'message', message_ts: message.ts, channel_id: 'C0SALES001' },
        channel: { id: 'C0SALES001' },
        message: { ts: message.ts },
      },
    ]);
    expect(heard[0]).not.toHaveProperty('trigger_id');
  });

  test('a press then carries the whole option, and so does the state', async () => {
    const message = await postMessage();
    const { options } = await workspace.options({
      message,
      blockId: 'filter',
      actionId: 'agent',
      typed: 'Ro',
    });
    await workspace.press({ message, actionId: 'agent', value: options[0] });
    const rosa = option('Rosa', 'id:Rosa');
    expect(heard[1]).toMatchObject({
      actions: [{ type: 'external_select', selected_option: rosa }],
      state: { values: { filter: { agent: { selected_option: rosa } } } },
    });
    await workspace.press({ message, actionId: 'agents', value: [option('Acme'), 'other'] });
    expect(heard[2]).toMatchObject({
      actions: [{ type: 'multi_external_select', selected_options: [option('Acme'), option('other')] }],
    });
    await expect(workspace.press({ message, actionId: 'agent', value: {} })).rejects.toThrow('no option');
  });

  test('in a dialog the view is sent along; groups are shown as groups', async () => {
    await workspace.command({ user: 'rosa' });
    await expect.poll(() => workspace.modals('rosa')).toHaveLength(1);
    const [view] = workspace.modals('rosa') as [StoredView];
    const asked = { blockId: 'filter', actionId: 'account', typed: 'Acm' };
    const shown = await workspace.options({ view, ...asked });
    expect(shown).toMatchObject({
      options: [],
      optionGroups: [{ label: plain('Europe'), options: [option('Acme')] }],
    });
    expect(shown.problem).toBeUndefined();
    expect(heard).toMatchObject([{ container: { type: 'view', view_id: view.id }, view: { id: view.id } }]);
    expect(heard[0]).not.toHaveProperty('channel');
    await expect(workspace.options({ view: view.id, user: 'melvin', ...asked })).rejects.toThrow(
      'does not see',
    );
  });

  test('the app is not asked before enough was typed: three characters, or what the menu says', async () => {
    const message = await postMessage();
    const ask = (actionId: string, typed: string) =>
      workspace.options({ message, blockId: 'filter', actionId, typed });
    expect(await ask('account', 'Ac')).toEqual({ options: [], optionGroups: [] });
    expect(await ask('agents', '')).toEqual({ options: [], optionGroups: [] });
    expect(heard).toEqual([]);
    await ask('account', 'Acm');
    await ask('agent', '');
    expect(heard).toHaveLength(2);
    await expect(ask('by', 'agent')).rejects.toThrow('own options');
    await expect(ask('planet', 'x')).rejects.toThrow('No element');
  });
});

describe('an answer', () => {
  test.each<[string, number, unknown, RegExp | undefined]>([
    ['of 100 options is shown', 200, { options: many(100) }, undefined],
    ['of none is shown as none', 200, { options: [] }, undefined],
    ['of more options is not', 200, { options: many(101) }, /no more than 100 .*\/options/],
    ['with a long text is not', 200, { options: [option('x'.repeat(76))] }, /\/options\/0\/text\/text/],
    [
      'with a long group name is not',
      200,
      { option_groups: [{ label: plain('x'.repeat(76)), options: many(1) }] },
      /label/,
    ],
    ['with both lists is not', 200, { options: [], option_groups: [] }, /exactly one/],
    ['with neither is not', 200, {}, /exactly one/],
    ['that is no JSON is not', 200, 'Darcel', /no JSON object/],
    ['that is a failure is not', 500, '', /dispatch_failed/],
  ])('%s', async (_, status, body, problem) => {
    workspace = await startWorkspace();
    running = await startBolt(workspace, wire);
    const message = await postMessage();
    await running.stop();
    const bare = await startBareApp(
      workspace,
      status,
      typeof body === 'string' ? body : JSON.stringify(body),
    );
    const shown = await workspace.options({ message, blockId: 'filter', actionId: 'agent', typed: '' });
    if (problem)
      expect(shown).toMatchObject({ options: [], optionGroups: [], problem: expect.stringMatching(problem) });
    else expect(shown).toMatchObject({ ...(body as object), optionGroups: [] });
    expect('problem' in shown).toBe(problem !== undefined);
    await bare.stop();
    await workspace.close();
  });
});
