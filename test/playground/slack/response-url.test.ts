import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answers } from '../../../src/playground/slack/answers.ts';
import { startWorkspace, type Workspace } from '../../../src/playground/slack/workspace.ts';
import { type RunningApp, startBolt } from './bolt.ts';

const BUTTON = [
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' }, value: 'go' }],
  },
];

let workspace: Workspace;
let running: RunningApp;
let now: number;
let asked: Answers;

async function post(body: unknown, to = asked): Promise<{ status: number; body: string }> {
  const response = await fetch(to.responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.text() };
}

beforeEach(async () => {
  now = Date.UTC(2026, 2, 2, 9);
  workspace = await startWorkspace({ now: () => now });
  running = await startBolt(workspace, (app) => {
    app.command('/kpi', ({ ack }) => ack());
    app.action(/.*/, ({ ack }) => ack());
  });
  asked = await workspace.command({ text: 'agents', user: 'darcel', channel: 'leadership' });
});
afterEach(async () => {
  await running.stop();
  await workspace.close();
});

test('reaches channels that the bot is not in, for the asker alone or for all', async () => {
  expect(await post({ text: 'for you' })).toEqual({ status: 200, body: 'ok' });
  expect(await post({ text: 'for all', response_type: 'in_channel' })).toEqual({ status: 200, body: 'ok' });
  expect(workspace.messages('leadership').map((message) => message.text)).toEqual(['for all']);
  expect(workspace.messages('leadership', 'darcel')).toHaveLength(2);
});

test('takes five uses, refused ones counted', async () => {
  expect(await post({ text: '' })).toEqual({ status: 404, body: '{"ok":false,"error":"no_text"}' });
  for (const nth of ['2', '3', '4', '5']) expect((await post({ text: nth })).status).toBe(200);
  expect(await post({ text: '6' })).toEqual({ status: 404, body: '{"ok":false,"error":"used_url"}' });
  expect((await asked.answer(4)).message?.text).toBe('5');
  expect(asked.arrivals.map((arrival) => arrival.error ?? arrival.effect)).toEqual([
    'no_text',
    'posted',
    'posted',
    'posted',
    'posted',
    'used_url',
  ]);
});

test('takes nothing after 30 minutes', async () => {
  now += 30 * 60_000;
  expect((await post({ text: 'just in time' })).status).toBe(200);
  now += 1;
  expect(await post({ text: 'late' })).toEqual({ status: 404, body: '{"ok":false,"error":"expired_url"}' });
});

test('refuses blocks by 404 with a body that says so', async () => {
  const refused = await post({ text: 'x', blocks: [{ type: 'section' }] });
  expect(refused).toEqual({ status: 404, body: '{"ok":false,"error":"invalid_blocks"}' });
  const chart = [{ type: 'image', alt_text: 'a chart', image_url: 'http://charts.internal/c.png' }];
  expect((await post({ text: 'x', blocks: chart })).status).toBe(404);
});

describe('a press', () => {
  test('replaces or deletes the message that was pressed', async () => {
    await post({ text: 'one', blocks: BUTTON });
    const { message } = await asked.answer();
    if (!message) throw new Error('no message');
    const pressed = await workspace.press({ message, actionId: 'go' });
    await post({ text: 'two', replace_original: true, blocks: BUTTON }, pressed);
    expect(workspace.messages('leadership', 'darcel').map(({ text }) => text)).toEqual(['two']);
    const again = await workspace.press({ message, actionId: 'go' });
    await post({ delete_original: true }, again);
    expect(workspace.messages('leadership', 'darcel')).toEqual([]);
    await expect(workspace.press({ message, actionId: 'go' })).rejects.toThrow('no longer there');
  });

  test('cannot be made by who does not see the message', async () => {
    await post({ text: 'one', blocks: BUTTON });
    const { message } = await asked.answer();
    if (!message) throw new Error('no message');
    await expect(workspace.press({ message, actionId: 'go', user: 'rosa' })).rejects.toThrow('does not see');
  });
});

test('meets faults like everything else', async () => {
  workspace.inject({ on: 'response_url', fault: { kind: 'http', status: 500 } });
  expect((await post({ text: 'x' })).status).toBe(500);
  workspace.inject({ on: 'response_url', fault: { kind: 'reset', taken: true } });
  await expect(post({ text: 'taken all the same' })).rejects.toThrow('fetch failed');
  expect((await asked.answer()).message?.text).toBe('taken all the same');
});
