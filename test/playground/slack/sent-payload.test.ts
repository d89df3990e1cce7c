import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mimeType } from '../../../src/playground/slack/store.ts';
import { startWorkspace, type Workspace } from '../../../src/playground/slack/workspace.ts';
import { type RunningApp, startBolt } from './bolt.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const MENU = [
  {
    type: 'actions' as const,
    elements: [
      {
        type: 'button' as const,
        action_id: 'go',
        text: { type: 'plain_text' as const, text: 'Go' },
        value: 'go',
      },
    ],
  },
];

let workspace: Workspace;
let running: RunningApp;

function wire(app: App): void {
  app.command('/kpi', async ({ ack, command, respond }) => {
    await ack(command.text === 'loud' ? 'heard you' : undefined);
    if (command.text !== 'loud') await respond({ text: 'an answer', blocks: MENU });
  });
  app.action('go', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'another', replace_original: true });
  });
}

beforeEach(async () => {
  workspace = await startWorkspace();
  running = await startBolt(workspace, wire);
});
afterEach(async () => {
  await running.stop();
  await workspace.close();
});

describe('what the app sent is kept to the letter', () => {
  const client = () => running.app.client;

  test('of posts and changes, without the token, ids of blocks not added', async () => {
    const { ts = '' } = await client().chat.postMessage({
      channel: 'C0SALES001',
      text: 'one',
      blocks: MENU,
      metadata: { event_type: 'digest', event_payload: { slot: 'now' } },
      unfurl_links: false,
    });
    const payload = () => workspace.message('sales', ts)?.payload;
    expect(payload()).toEqual({
      channel: 'C0SALES001',
      text: 'one',
      blocks: MENU,
      metadata: { event_type: 'digest', event_payload: { slot: 'now' } },
      unfurl_links: 'false',
    });
    await client().chat.update({ channel: 'C0SALES001', ts, text: 'two' });
    expect(payload()).toEqual({ channel: 'C0SALES001', ts, text: 'two' });
    await client().chat.postEphemeral({ channel: 'C0SALES001', user: 'U0HEAD0001', text: 'three' });
    expect(workspace.messages('sales', 'rosa')[1]?.payload).toMatchObject({
      user: 'U0HEAD0001',
      text: 'three',
    });
    expect(JSON.stringify(workspace.messages('sales', 'rosa'))).not.toContain(workspace.botToken);
  });

  test('of answers, also those of the acknowledgement', async () => {
    const { message } = await (await workspace.command({ user: 'rosa', text: 'agents' })).answer();
    if (!message) throw new Error('no message');
    expect(message.payload).toEqual({ text: 'an answer', blocks: MENU });
    await (await workspace.press({ message, actionId: 'go' })).answer();
    expect(message).toMatchObject({ payload: { text: 'another', replace_original: true }, edited: true });
    const loud = await workspace.command({ user: 'rosa', text: 'loud' });
    expect((await loud.answer()).message?.payload).toEqual({ text: 'heard you' });
  });

  test('of files, whose bytes the owner of the workspace reads', async () => {
    await client().filesUploadV2({
      filename: 'c.png',
      title: 'Chart',
      alt_text: 'a chart',
      file: PNG,
      channel_id: 'C0SALES001',
      initial_comment: 'Agents',
    });
    const [message] = workspace.messages('sales');
    const file = workspace.files.get(message?.files[0] ?? '');
    if (!file) throw new Error('no file');
    expect(message?.payload).toMatchObject({
      channel_id: 'C0SALES001',
      initial_comment: 'Agents',
      files: [{ id: file.id, title: 'Chart' }],
    });
    expect([file.title, file.altText, mimeType(file), file.bytes]).toEqual([
      'Chart',
      'a chart',
      'image/png',
      PNG,
    ]);
  });
});
