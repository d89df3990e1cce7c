import type { App } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWorkspace, type Workspace } from '../../../src/playground/slack/workspace.ts';
import { type RunningApp, startBolt, startSocketBolt } from './bolt.ts';

let workspace: Workspace;
let running: RunningApp | undefined;

beforeEach(async () => {
  workspace = await startWorkspace();
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await workspace.close();
});

const MENU = [
  {
    type: 'actions',
    block_id: 'kpi:agents',
    elements: [
      {
        type: 'button',
        action_id: 'a1',
        text: { type: 'plain_text', text: 'This month' },
        value: 'this month',
      },
      {
        type: 'button',
        action_id: 'a2',
        text: { type: 'plain_text', text: 'Last month' },
        value: 'last month',
      },
      {
        type: 'static_select',
        action_id: 'by',
        options: ['agent', 'product'].map((by) => ({ text: { type: 'plain_text', text: by }, value: by })),
      },
    ],
  },
];

function wire(app: App): void {
  app.command('/kpi', async ({ ack, command, respond }) => {
    await ack();
    const where = command.text.includes('share') ? 'in_channel' : 'ephemeral';
    await respond({
      response_type: where,
      text: `${command.user_name}: ${command.text}`,
      blocks: MENU as never,
    });
  });
  app.action(/.*/, async ({ ack, body, action, respond, payload }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    const value = action.type === 'button' ? action.value : JSON.stringify(body.state?.values);
    await respond({
      replace_original: body.container.is_ephemeral,
      text: `${value} in ${'block_id' in payload ? payload.block_id : ''}, message ${body.message ? 'sent along' : 'not sent'}`,
    });
  });
  app.event('app_mention', async ({ event, client }) => {
    await client.chat.postMessage({ channel: event.channel, text: `heard ${event.text}` });
  });
}

test('a signed command is acknowledged within 3 s and its answer is seen by the asker alone', async () => {
  running = await startBolt(workspace, wire);
  const asked = await workspace.command({ text: 'agents last month', user: 'melvin', channel: '#sales' });
  expect(asked.ack).toMatchObject({ status: 200, body: '' });
  expect(asked.ack.error).toBeUndefined();
  const answer = await asked.answer();
  expect(answer).toMatchObject({
    effect: 'posted',
    status: 200,
    message: { text: 'melvin: agents last month' },
  });
  expect(workspace.messages('sales')).toEqual([]);
  expect(workspace.messages('sales', 'melvin')).toHaveLength(1);
  expect(workspace.messages('sales', 'darcel')).toEqual([]);
});

test('a press on an ephemeral answer carries its block id but no copy of the message, and replaces it', async () => {
  running = await startBolt(workspace, wire);
  const asked = await workspace.command({ text: 'agents', user: 'darcel' });
  const { message } = await asked.answer();
  if (!message) throw new Error('no message');
  const pressed = await workspace.press({ message, value: 'last month' });
  expect(pressed.ack.status).toBe(200);
  expect((await pressed.answer()).effect).toBe('replaced');
  expect(workspace.messages('sales', 'darcel').map((one) => one.text)).toEqual([
    'last month in kpi:agents, message not sent',
  ]);
});

test('a press on what everybody sees carries the message, and its answer leaves the message alone', async () => {
  running = await startBolt(workspace, wire);
  const { message } = await (await workspace.command({ text: 'agents share' })).answer();
  if (!message) throw new Error('no message');
  const pressed = await workspace.press({ message, actionId: 'a1', user: 'rosa' });
  expect((await pressed.answer()).message).toMatchObject({
    text: 'this month in kpi:agents, message sent along',
    onlyFor: workspace.people.get('U0HEAD0001')?.id,
  });
  expect(workspace.messages('sales').map((one) => one.text)).toEqual(['darcel: agents share']);
});

test('a choice in a menu comes as the selected option and stays in the state of the message', async () => {
  running = await startBolt(workspace, wire);
  const { message } = await (await workspace.command({ text: 'agents share' })).answer();
  if (!message) throw new Error('no message');
  const pressed = await workspace.press({ message, actionId: 'by', value: 'product' });
  expect((await pressed.answer()).message?.text).toContain('"value":"product"');
  await expect(workspace.press({ message, actionId: 'by', value: 'planet' })).rejects.toThrow(
    'no option "planet"',
  );
  await expect(workspace.press({ message, actionId: 'nowhere' })).rejects.toThrow('No element');
});

test('an app that is not there fails a command as Slack says it', async () => {
  const asked = await workspace.command({ text: 'agents' });
  expect(asked.ack).toMatchObject({ status: 0, error: 'dispatch_failed' });
  expect(asked.ack.reason).toMatch(/No app is connected by Socket Mode/);
  workspace.connect('http://127.0.0.1:1/');
  expect((await workspace.command({ text: 'agents' })).ack.reason).toMatch(/ECONNREFUSED|bad port/);
});

test('a mention reaches the app as a signed event', async () => {
  running = await startBolt(workspace, wire);
  const ack = await workspace.event({ type: 'app_mention', text: `<@${workspace.botUserId}> agents` });
  expect(ack.status).toBe(200);
  await expect
    .poll(() => workspace.messages('sales').map((one) => one.text))
    .toContain(`heard <@${workspace.botUserId}> agents`);
});

test('the same over Socket Mode, with no address to call', async () => {
  running = await startSocketBolt(workspace, wire);
  const asked = await workspace.command({ text: 'agents '.repeat(400), user: 'melvin' });
  expect(asked.ack).toMatchObject({ status: 200 });
  expect((await asked.answer()).message?.text).toBe(`melvin: ${'agents '.repeat(400)}`);
  const ack = await workspace.event({ type: 'app_mention', text: 'hello' });
  expect(ack.error).toBeUndefined();
  await expect.poll(() => workspace.messages('sales').map((one) => one.text)).toContain('heard hello');
});

test('a command that nobody answers ends with an error that says so', async () => {
  running = await startBolt(workspace, (app) => {
    app.command('/kpi', async ({ ack }) => ack());
  });
  const asked = await workspace.command({ text: 'agents' });
  await expect(asked.answer(1, 50)).rejects.toThrow(
    'No answer 1 at the response_url after 50 ms; what came: nothing',
  );
});

test('words in the acknowledgement itself are shown as an answer', async () => {
  running = await startBolt(workspace, (app) => {
    app.command('/kpi', async ({ ack }) => ack('one moment'));
  });
  const asked = await workspace.command({ text: 'agents' });
  expect((await asked.answer()).message?.text).toBe('one moment');
});
