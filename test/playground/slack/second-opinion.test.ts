import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorkspace, type Workspace } from '../../../src/playground/slack/workspace.ts';
import { type EmulatedSlack, startEmulatedSlack } from '../../support/emulate.ts';

interface Place {
  readonly client: WebClient;
  readonly channel: string;
  readonly user: string;
}

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const BLOCKS = [
  { type: 'header' as const, text: { type: 'plain_text' as const, text: 'Agents' } },
  { type: 'section' as const, text: { type: 'mrkdwn' as const, text: '*Revenue* €2,251,930' } },
];

let ours: Workspace;
let emulated: EmulatedSlack;

beforeAll(async () => {
  ours = await startWorkspace();
  emulated = await startEmulatedSlack();
});
afterAll(async () => {
  await ours.close();
  await emulated.close();
});

function clientOf(apiUrl: string, token: string): WebClient {
  return new WebClient(token, { slackApiUrl: apiUrl, retryConfig: { retries: 0 } });
}

/** The bot's main calls one after another; what came of each, without ids, which differ. */
async function mainFlow({ client, channel, user }: Place): Promise<unknown[]> {
  const said: unknown[] = [];
  const hear = async <T>(call: Promise<T>, show: (answer: T) => unknown) => {
    const shown = await call.then(
      show,
      (error: { data?: { error?: string; needed?: string } }) => error.data?.error,
    );
    said.push(shown);
  };
  await hear(client.auth.test(), ({ ok, team, user: bot }) => ({ ok, team, bot }));
  await hear(client.users.info({ user, include_locale: true }), (answer) => ({
    name: answer.user?.real_name,
    email: answer.user?.profile?.email,
    deleted: answer.user?.deleted,
  }));
  await hear(client.users.info({ user: 'U404' }), () => 'found');
  await hear(client.chat.postMessage({ channel, text: 'Agents', blocks: BLOCKS }), ({ ok, message }) => ({
    ok,
    text: message?.text,
    types: message?.blocks?.map((block) => block.type),
  }));
  await hear(client.chat.postMessage({ channel: 'C404', text: 'x' }), () => 'posted');
  await hear(client.chat.postMessage({ channel: user, text: 'to you' }), ({ ok }) => ok);
  await hear(client.chat.postEphemeral({ channel, user, text: 'only you' }), ({ ok }) => ok);
  await hear(client.conversations.history({ channel }), () => 'read');
  await hear(
    client.filesUploadV2({ filename: 'c.png', title: 'Chart', file: PNG, channel_id: channel }),
    (answer) => answer.files.map(({ ok, files }) => ({ ok, title: files?.[0]?.title })),
  );
  return said;
}

describe('the same calls on our workspace and on an independent one', () => {
  test('come to the same', async () => {
    const here = await mainFlow({
      client: clientOf(ours.apiUrl, ours.botToken),
      channel: 'C0SALES001',
      user: 'U0AGENT001',
    });
    const there = await mainFlow({
      client: clientOf(emulated.apiUrl, emulated.botToken),
      channel: await emulated.channelId('sales'),
      user: await emulated.userId('darcel'),
    });
    expect(here).toEqual(there);
    expect(here).toEqual([
      { ok: true, team: 'Playground', bot: 'sales_kpis' },
      { name: 'Darcel Schlecht', email: 'darcel.schlecht@example.com', deleted: false },
      'user_not_found',
      { ok: true, text: 'Agents', types: ['header', 'section'] },
      'channel_not_found',
      true,
      true,
      'missing_scope',
      [{ ok: true, title: 'Chart' }],
    ]);
  });

  test('come to the same about lists, threads and links', async () => {
    const scopes = ['chat:write', 'channels:read', 'channels:history'];
    const [here, there] = await Promise.all([startWorkspace({ scopes }), startEmulatedSlack({ scopes })]);
    const ask = async (client: WebClient, channel: string) => {
      const refusal = (call: Promise<unknown>) =>
        call.catch(({ data: { error, needed } }: { data: { error: string; needed?: string } }) => [
          error,
          needed,
        ]);
      const { ts = '' } = await client.chat.postMessage({ channel, text: 'first' });
      const reply = await client.chat.postMessage({ channel, text: 'reply', thread_ts: ts });
      const { messages: thread } = await client.conversations.replies({ channel, ts });
      const { messages: all } = await client.conversations.history({ channel });
      const { permalink = '' } = await client.chat.getPermalink({ channel, message_ts: reply.ts ?? '' });
      return {
        thread: thread?.map(({ text, reply_count: replies }) => [text, replies]),
        all: all?.map(({ text, reply_count: replies }) => [text, replies]),
        link: permalink
          .slice(permalink.indexOf('/archives/'))
          .replaceAll(channel, 'C')
          .replaceAll(/\d{10}\.?\d{6}/g, '1'),
        refused: [
          await refusal(client.conversations.list({ types: 'im' })),
          await refusal(client.conversations.list({ types: 'public_channel,private_channel' })),
          await refusal(client.chat.getPermalink({ channel, message_ts: '1.000000' })),
          await refusal(client.views.update({ view_id: 'V404', view: { type: 'home', blocks: [] } })),
        ],
      };
    };
    const ours = await ask(clientOf(here.apiUrl, here.botToken), 'C0SALES001');
    expect(ours).toEqual(await ask(clientOf(there.apiUrl, there.botToken), await there.channelId('sales')));
    expect(ours).toEqual({
      thread: [
        ['first', 1],
        ['reply', undefined],
      ],
      all: [['first', 1]],
      link: '/archives/C/p1?thread_ts=1&cid=C',
      refused: [
        ['missing_scope', 'im:read'],
        ['missing_scope', 'groups:read'],
        ['message_not_found', undefined],
        ['not_found', undefined],
      ],
    });
    await Promise.all([here.close(), there.close()]);
  });

  test('a scope that is missing is missing on both', async () => {
    const scopes = ['users:read'];
    const [poor, other] = await Promise.all([startWorkspace({ scopes }), startEmulatedSlack({ scopes })]);
    const post = (client: WebClient, channel: string) =>
      client.chat.postMessage({ channel, text: 'x' }).catch((error: { data: object }) => error.data);
    const refused = { error: 'missing_scope', needed: 'chat:write', provided: 'users:read' };
    expect(await post(clientOf(poor.apiUrl, poor.botToken), 'C0SALES001')).toMatchObject(refused);
    expect(await post(clientOf(other.apiUrl, other.botToken), await other.channelId('sales'))).toMatchObject(
      refused,
    );
    await Promise.all([poor.close(), other.close()]);
  });
});

test('what was posted is there to be read on the independent one', async () => {
  const channel = await emulated.channelId('leadership');
  await clientOf(emulated.apiUrl, emulated.botToken).chat.postMessage({
    channel,
    text: 'Agents',
    blocks: BLOCKS,
  });
  const { messages } = await emulated.reader.conversations.history({ channel });
  expect(messages?.[0]).toMatchObject({ text: 'Agents', blocks: BLOCKS });
});
