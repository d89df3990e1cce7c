import { type CodedError, WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  startWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from '../../../src/playground/slack/workspace.ts';
import { silent } from './silent.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const SECTION = [{ type: 'section', text: { type: 'mrkdwn', text: 'hello' } }] as const;

let workspace: Workspace;
let client: WebClient;
let now: number;

async function start(options: WorkspaceOptions = {}): Promise<void> {
  now = Date.UTC(2026, 2, 2, 9);
  workspace = await startWorkspace({ now: () => now, ...options });
  client = new WebClient(workspace.botToken, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 300,
    logger: silent,
  });
}

/** Slack's error of a call that should be refused. */
async function refusal(call: Promise<unknown>): Promise<unknown> {
  const error = await call.then(
    () => 'was taken',
    (thrown: CodedError & { data?: { error?: string } }) => thrown.data?.error ?? thrown.code,
  );
  return error;
}

beforeEach(() => start());
afterEach(() => workspace.close());

describe('who may call', () => {
  test('a token is asked for, and the right one', async () => {
    const call = (token: string | undefined) =>
      refusal(
        new WebClient(token, { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } }).auth.test(),
      );
    expect(await call(undefined)).toBe('not_authed');
    expect(await call('xoxb-other')).toBe('invalid_auth');
    expect(await call(workspace.appToken)).toBe('not_allowed_token_type');
    expect(await client.auth.test()).toMatchObject({ ok: true, user_id: workspace.botUserId });
    expect(await refusal(client.apps.connections.open({}))).toBe('not_allowed_token_type');
  });

  test('a scope that was not granted is named with those that were', async () => {
    await workspace.close();
    await start({ scopes: ['chat:write', 'channels:read'] });
    await expect(client.users.info({ user: 'U0AGENT001' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'users:read', provided: 'chat:write,channels:read' },
    });
    expect(await refusal(client.chat.postMessage({ channel: 'C0LEADERS1', text: 'x' }))).toBe(
      'not_in_channel',
    );
  });

  test('by default the scopes are those of the manifest, without the optional ones', async () => {
    expect(await refusal(client.conversations.history({ channel: 'C0SALES001' }))).toBe('missing_scope');
    expect(await refusal(client.conversations.info({ channel: 'DAGENT001' }))).toBe('channel_not_found');
    expect(await client.conversations.info({ channel: 'C0SALES001' })).toMatchObject({
      channel: { name: 'sales', is_member: true, is_ext_shared: false },
    });
    await client.conversations.open({ users: 'U0AGENT001' });
    expect(await refusal(client.conversations.info({ channel: 'D0AGENT001' }))).toBe('missing_scope');
  });
});

describe('people', () => {
  test('come with their locale when it is asked for, and with their e-mail when its scope was granted', async () => {
    const { user } = await client.users.info({ user: 'U0MANAGER1', include_locale: true });
    expect(user).toMatchObject({
      locale: 'fr-FR',
      tz: 'Europe/Paris',
      profile: { email: 'melvin.marxen@example.com' },
    });
    expect((await client.users.info({ user: 'U0MANAGER1' })).user?.locale).toBeUndefined();
    expect(await refusal(client.users.info({ user: 'UNOBODY' }))).toBe('user_not_found');
    await workspace.close();
    await start({ scopes: ['users:read'] });
    expect((await client.users.info({ user: 'U0MANAGER1' })).user?.profile?.email).toBeUndefined();
  });

  test('are listed in pages', async () => {
    const names: (string | undefined)[] = [];
    let cursor = '';
    do {
      const page = await client.users.list({ limit: 4, cursor });
      names.push(...(page.members ?? []).map((member) => member.name));
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
    expect(names).toEqual(['darcel', 'melvin', 'rosa', 'guest', 'gone', 'sales_kpis']);
  });
});

describe('where the bot may post', () => {
  test.each([
    ['C0LEADERS1', 'was taken', 'a public channel without being in it'],
    ['G0PRIVATE1', 'channel_not_found', 'a private channel that it is not in'],
    ['C0ARCHIVE1', 'is_archived', 'an archived channel'],
    ['C0PARTNER1', 'not_in_channel', 'a channel shared with others, without being in it'],
    ['U0AGENT001', 'was taken', 'a person'],
    ['U0LEFT0001', 'channel_not_found', 'a person who has left'],
    ['#sales', 'channel_not_found', 'a name instead of an id'],
  ])('%s: %s (%s)', async (channel, expected) => {
    expect(await refusal(client.chat.postMessage({ channel, text: 'x' }))).toBe(expected);
  });

  test('something must be said', async () => {
    expect(await refusal(client.chat.postMessage({ channel: 'C0SALES001', text: '' }))).toBe('no_text');
  });

  test('an ephemeral message needs both to be in the channel', async () => {
    const post = (channel: string, user: string) =>
      refusal(client.chat.postEphemeral({ channel, user, text: 'x' }));
    expect(await post('C0SALES001', 'U0AGENT001')).toBe('was taken');
    expect(await post('C0SALES001', 'U0GUEST001')).toBe('user_not_in_channel');
    expect(await post('C0LEADERS1', 'U0AGENT001')).toBe('not_in_channel');
    expect(workspace.messages('sales')).toEqual([]);
  });

  test('its own messages can be changed, an ephemeral one cannot', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0SALES001', text: 'one' });
    await client.chat.update({ channel: 'C0SALES001', ts, text: 'two' });
    expect(workspace.messages('sales').map((message) => message.text)).toEqual(['two']);
    const { message_ts: hidden = '' } = await client.chat.postEphemeral({
      channel: 'C0SALES001',
      user: 'U0AGENT001',
      text: 'x',
    });
    expect(await refusal(client.chat.update({ channel: 'C0SALES001', ts: hidden, text: 'y' }))).toBe(
      'message_not_found',
    );
  });
});

test('blocks that Slack would refuse are refused with a pointer to the place', async () => {
  const blocks = [SECTION[0], { type: 'header', text: { type: 'plain_text', text: '' } }] as const;
  await expect(
    client.chat.postMessage({ channel: 'C0SALES001', text: 'x', blocks: [...blocks] }),
  ).rejects.toMatchObject({
    data: {
      error: 'invalid_blocks',
      errors: ['must be more than 0 characters [json-pointer:/blocks/1/text/text]'],
      response_metadata: {
        messages: ['[ERROR] must be more than 0 characters [json-pointer:/blocks/1/text/text]'],
      },
    },
  });
  const long = Array.from({ length: 5 }, () => ({
    type: 'section' as const,
    text: { type: 'mrkdwn' as const, text: 'x'.repeat(2900) },
  }));
  expect(await refusal(client.chat.postMessage({ channel: 'C0SALES001', text: 'x', blocks: long }))).toBe(
    'msg_blocks_too_long',
  );
});

test('metadata of a message is read back with a history scope, the latest first', async () => {
  await workspace.close();
  await start({ scopes: ['chat:write', 'channels:history'] });
  const metadata = { event_type: 'digest', event_payload: { slot: '2026-03-02' } };
  await client.chat.postMessage({ channel: 'C0SALES001', text: 'one' });
  await client.chat.postMessage({ channel: 'C0SALES001', text: 'two', metadata });
  const history = await client.conversations.history({ channel: 'C0SALES001', include_all_metadata: true });
  expect(history.messages?.map((message) => [message.text, message.metadata])).toEqual([
    ['two', metadata],
    ['one', undefined],
  ]);
});

test('a picture that Slack cannot fetch makes it refuse the message', async () => {
  await workspace.close();
  await start({ imageReachable: (url) => !url.includes('/gone') });
  const post = (imageUrl: string) => {
    const blocks = [{ type: 'image' as const, alt_text: 'a chart', image_url: imageUrl }];
    return refusal(client.chat.postMessage({ channel: 'C0SALES001', text: 'x', blocks }));
  };
  expect(await post('https://charts.example/gone.png')).toBe('invalid_blocks');
  expect(await post('https://charts.example/here.png')).toBe('was taken');
});

describe('files', () => {
  const picture = (id: string) => [{ type: 'image' as const, alt_text: 'a chart', slack_file: { id } }];

  async function upload(extra: { channel_id?: string } = {}): Promise<string> {
    const uploaded = await client.filesUploadV2({ filename: 'chart.png', file: PNG, ...extra });
    const id = uploaded.files[0]?.files?.[0]?.id;
    if (id === undefined) throw new Error('no file');
    return id;
  }

  test('a picture can be shown once Slack has looked at it, not before', async () => {
    const id = await upload();
    const post = () =>
      refusal(client.chat.postMessage({ channel: 'C0SALES001', text: 'x', blocks: picture(id) }));
    expect(workspace.files.get(id)?.bytes).toEqual(PNG);
    expect(await post()).toBe('invalid_blocks');
    expect((await client.files.info({ file: id })).file?.mimetype).toBe('');
    expect((await client.files.info({ file: id })).file?.mimetype).toBe('image/png');
    expect(await post()).toBe('was taken');
  });

  test('a file sent to a channel is shared in a message there, one for nobody is not', async () => {
    const id = await upload({ channel_id: 'C0SALES001' });
    expect(workspace.messages('sales')[0]?.files).toEqual([id]);
    expect((await client.files.info({ file: id })).file?.shares?.public).toHaveProperty('C0SALES001');
    expect((await client.files.info({ file: await upload() })).file?.shares).toEqual({});
    expect(await refusal(upload({ channel_id: 'U0AGENT001' }))).toBe('channel_not_found');
    expect(await refusal(upload({ channel_id: 'C0LEADERS1' }))).toBe('not_in_channel');
  });

  test('a page that calls itself a picture is not shown', async () => {
    const file = Buffer.from('<!DOCTYPE html><p>sorry</p>');
    const uploaded = await client.filesUploadV2({ filename: 'chart.png', file });
    const id = uploaded.files[0]?.files?.[0]?.id ?? '';
    await client.files.info({ file: id });
    expect((await client.files.info({ file: id })).file?.mimetype).toBe('text/html');
    const post = client.chat.postMessage({ channel: 'C0SALES001', text: 'x', blocks: picture(id) });
    expect(await refusal(post)).toBe('invalid_blocks');
  });
});

describe('pace, when it is on', () => {
  const limited = { code: 'slack_webapi_rate_limited_error', retryAfter: 1 };

  test('takes one message a second in a channel', async () => {
    await workspace.close();
    await start({ pace: true });
    const post = (channel: string) => client.chat.postMessage({ channel, text: 'x' });
    await post('C0SALES001');
    await expect(post('C0SALES001')).rejects.toMatchObject(limited);
    await post('C0LEADERS1');
    now += 999;
    await expect(post('C0SALES001')).rejects.toMatchObject(limited);
    now += 1;
    await post('C0SALES001');
  });

  test('takes so many posts a minute in the workspace', async () => {
    await workspace.close();
    await start({
      pace: {
        postsPerSecondPerChannel: 9,
        postsPerMinute: 2,
        uploadsPerMinute: 1,
        responsesPerSecond: 1,
        perMinute: { 'auth.test': 1 },
      },
    });
    const post = () => client.chat.postMessage({ channel: 'C0SALES001', text: 'x' });
    await post();
    await post();
    await expect(post()).rejects.toMatchObject({ ...limited, retryAfter: 60 });
    now += 60_000;
    await post();
    await client.auth.test();
    await expect(client.auth.test()).rejects.toMatchObject({ ...limited, retryAfter: 60 });
  });
});

describe('faults', () => {
  const post = () => client.chat.postMessage({ channel: 'C0SALES001', text: 'x' });

  test.each([
    [{ kind: 'http', status: 500 }, 'slack_webapi_http_error'],
    [{ kind: 'html' }, 'slack_webapi_http_error'],
    [{ kind: 'reset' }, 'slack_webapi_request_error'],
    [{ kind: 'stall' }, 'slack_webapi_request_error'],
    [{ kind: 'rate_limited', retryAfter: 7 }, 'slack_webapi_rate_limited_error'],
    [{ kind: 'error', error: 'token_revoked' }, 'token_revoked'],
  ] as const)('%o meets the next call and no other', async (fault, expected) => {
    const injected = workspace.inject({ on: 'chat.postMessage', fault });
    await client.auth.test();
    const thrown = await refusal(post());
    if (fault.kind !== 'html') expect(thrown).toBe(expected);
    else expect(thrown).not.toBe('was taken');
    expect(injected.met()).toBe(1);
    expect(workspace.messages('sales')).toEqual([]);
    await post();
    expect(workspace.messages('sales')).toHaveLength(1);
  });

  test('a call may be taken and its answer lost', async () => {
    workspace.inject({ on: 'chat.postMessage', fault: { kind: 'stall', taken: true } });
    expect(await refusal(post())).toBe('slack_webapi_request_error');
    expect(workspace.messages('sales')).toHaveLength(1);
  });

  test('a predicate chooses the calls, as many times as said', async () => {
    workspace.inject({
      on: ({ args }) => args.channel === 'C0LEADERS1',
      times: 2,
      fault: { kind: 'error', error: 'is_archived' },
    });
    const lead = () => refusal(client.chat.postMessage({ channel: 'C0LEADERS1', text: 'x' }));
    expect([await lead(), await refusal(post()), await lead(), await lead()]).toEqual([
      'is_archived',
      'was taken',
      'is_archived',
      'was taken',
    ]);
  });
});

test('every call is recorded with its arguments and its answer', async () => {
  await client.chat.postMessage({ channel: 'C0SALES001', text: 'x', unfurl_links: false });
  expect(workspace.calls).toMatchObject([
    {
      target: 'chat.postMessage',
      status: 200,
      args: { channel: 'C0SALES001', unfurl_links: 'false' },
      answer: { ok: true },
    },
  ]);
});
