import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startWorkspace, type Workspace } from '../../../src/playground/slack/workspace.ts';
import { silent } from './silent.ts';

const SCOPES = [
  'chat:write',
  'channels:read',
  'groups:read',
  'im:read',
  'channels:history',
  'groups:history',
  'users:read',
];

let workspace: Workspace;
let client: WebClient;

async function start(scopes: readonly string[] = SCOPES): Promise<void> {
  workspace = await startWorkspace({ scopes });
  client = new WebClient(workspace.botToken, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    logger: silent,
  });
}

function refusal(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'was taken',
    (thrown: { data?: { error?: string; needed?: string } }) =>
      [thrown.data?.error, thrown.data?.needed].filter(Boolean).join(' '),
  );
}

beforeEach(() => start());
afterEach(() => workspace.close());

describe('conversations.list', () => {
  const names = async (args: object = {}) =>
    (await client.conversations.list(args)).channels?.map(({ name, id }) => name ?? id);

  test('has the public channels, and others where they are asked for and the bot is in them', async () => {
    expect(await names()).toEqual(['sales', 'leadership', 'sales-2019', 'partners']);
    expect(await names({ exclude_archived: true })).toEqual(['sales', 'leadership', 'partners']);
    expect(await names({ types: 'private_channel' })).toEqual([]);
    workspace.addChannel({ id: 'G0BOARD0001', name: 'board', kind: 'private', bot: true });
    await client.chat.postMessage({ channel: 'U0HEAD0001', text: 'x' });
    expect(await names({ types: 'private_channel, im' })).toEqual(['board', 'D0HEAD0001']);
    expect(await names({ types: 'mpim' })).toEqual([]);
  });

  test('comes in pages', async () => {
    const first = await client.conversations.list({ limit: 3 });
    expect(first.channels).toHaveLength(3);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.list({ limit: 3, cursor });
    expect(second.channels?.map(({ name }) => name)).toEqual(['partners']);
    expect(second.response_metadata?.next_cursor).toBe('');
  });

  test('needs the scope of each kind that is asked for', async () => {
    await workspace.close();
    await start(['channels:read']);
    const list = (types: string) => refusal(client.conversations.list({ types }));
    expect(await list('public_channel')).toBe('was taken');
    expect(await list('public_channel,private_channel')).toBe('missing_scope groups:read');
    expect(await list('im')).toBe('missing_scope im:read');
    expect(await list('toString')).toBe('invalid_types');
  });
});

describe('conversations.replies', () => {
  test('has the first message and its replies, oldest first, without what only one person sees', async () => {
    const post = (text: string, thread_ts?: string) =>
      client.chat.postMessage({ channel: 'C0SALES001', text, ...(thread_ts ? { thread_ts } : {}) });
    const { ts = '' } = await post('first');
    await post('beside');
    await post('one', ts);
    await workspace.say({ user: 'rosa', channel: 'sales', text: 'two', threadTs: ts });
    const user = 'U0HEAD0001';
    await client.chat.postEphemeral({ channel: 'C0SALES001', user, text: 'hidden', thread_ts: ts });
    const { messages } = await client.conversations.replies({ channel: 'C0SALES001', ts });
    expect(messages).toMatchObject([
      { text: 'first', reply_count: 2, thread_ts: ts },
      { text: 'one', thread_ts: ts },
      { text: 'two', user },
    ]);
    const { messages: all } = await client.conversations.history({ channel: 'C0SALES001' });
    expect(all?.map(({ text, reply_count: replies }) => [text, replies])).toEqual([
      ['beside', undefined],
      ['first', 2],
    ]);
  });

  test('is refused without the thread, without the bot, without the scope', async () => {
    const replies = (channel: string, ts = '1.000000') =>
      refusal(client.conversations.replies({ channel, ts }));
    expect(await replies('C0SALES001')).toBe('thread_not_found');
    expect(await replies('C0LEADERS1')).toBe('not_in_channel');
    expect(await replies('G0PRIVATE1')).toBe('channel_not_found');
    const { channel = '' } = await client.chat.postMessage({ channel: 'U0HEAD0001', text: 'x' });
    expect(await replies(channel)).toBe('missing_scope im:history');
  });
});

test('chat.getPermalink names channel and message, and the thread of a reply', async () => {
  const { ts = '' } = await client.chat.postMessage({ channel: 'C0SALES001', text: 'x' });
  const reply = await client.chat.postMessage({ channel: 'C0SALES001', text: 'y', thread_ts: ts });
  const link = (message_ts: string, channel = 'C0SALES001') =>
    client.chat.getPermalink({ channel, message_ts });
  const place = 'https://playground.slack.com/archives/C0SALES001/p';
  expect((await link(ts)).permalink).toBe(`${place}${ts.replace('.', '')}`);
  expect((await link(reply.ts ?? '')).permalink).toBe(
    `${place}${reply.ts?.replace('.', '')}?thread_ts=${ts}&cid=C0SALES001`,
  );
  expect(await refusal(link('1.000000'))).toBe('message_not_found');
  expect(await refusal(link(ts, 'C404'))).toBe('channel_not_found');
  const hidden = await client.chat.postEphemeral({ channel: 'C0SALES001', user: 'U0HEAD0001', text: 'z' });
  expect(await refusal(link(hidden.message_ts ?? ''))).toBe('message_not_found');
});

test('users.getPresence says who is there: the bot always, others when they are said to be', async () => {
  const presence = async (user?: string) => (await client.users.getPresence(user ? { user } : {})).presence;
  expect([await presence('U0HEAD0001'), await presence(), await presence(workspace.botUserId)]).toEqual([
    'away',
    'active',
    'active',
  ]);
  workspace.setPresence('rosa', true);
  expect([await presence('U0HEAD0001'), await presence('U0AGENT001')]).toEqual(['active', 'away']);
  expect([workspace.isActive('rosa'), workspace.isActive('darcel')]).toEqual([true, false]);
  workspace.setPresence('U0HEAD0001', false);
  expect(await presence('U0HEAD0001')).toBe('away');
  expect(await refusal(client.users.getPresence({ user: 'UNOBODY' }))).toBe('user_not_found');
  expect(() => workspace.setPresence('nobody', true)).toThrow('Nobody here');
});
