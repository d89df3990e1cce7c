import type { App } from '@slack/bolt';
import { afterEach, describe, expect, test } from 'vitest';
import { CHANNELS } from '../../../src/playground/slack/seed.ts';
import {
  startWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from '../../../src/playground/slack/workspace.ts';
import { type RunningApp, startBolt, startSocketBolt } from './bolt.ts';
import { buildManifest } from './manifest.ts';

const EVERYTHING = {
  events: ['app_mention', 'message.im', 'message.channels', 'app_home_opened'],
  scopes: ['app_mentions:read', 'im:history', 'channels:history', 'chat:write'],
};

let workspace: Workspace;
let running: RunningApp | undefined;
let heard: Record<string, unknown>[];

function wire(app: App): void {
  const hear = async ({ event }: { event: object }) => void heard.push({ ...event });
  app.event('app_mention', hear);
  app.event('message', hear);
  app.event('app_home_opened', async ({ event, client }) => {
    heard.push({ ...event });
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'divider' }] },
    });
  });
}

async function start(options: WorkspaceOptions, startApp = startBolt): Promise<void> {
  heard = [];
  workspace = await startWorkspace(options);
  running = await startApp(workspace, wire);
}

afterEach(async () => {
  await running?.stop();
  running = undefined;
  await workspace.close();
});

describe.each([
  ['HTTP', startBolt],
  ['Socket Mode', startSocketBolt],
])('over %s', (_, startApp) => {
  test('a message is seen by all, and a mention in it told to the app', async () => {
    await start({ manifest: buildManifest({ ...EVERYTHING, events: ['app_mention'] }) }, startApp);
    const text = `<@${workspace.botUserId}> agents`;
    const said = await workspace.say({ user: 'rosa', channel: '#sales', text });
    if ('refused' in said) throw new Error(said.refused);
    expect(said.acks).toMatchObject([{ status: 200 }]);
    expect(said.message).toMatchObject({ user: 'U0HEAD0001', text, blocks: [] });
    expect(said.message).not.toHaveProperty('payload');
    expect(workspace.messages('sales')).toEqual([said.message]);
    await expect
      .poll(() => heard)
      .toMatchObject([
        { type: 'app_mention', user: 'U0HEAD0001', channel: 'C0SALES001', text, ts: said.message.ts },
      ]);
    await workspace.say({ user: 'rosa', channel: 'sales', text: 'agents' });
    expect(heard).toHaveLength(1);
  });

  test('what is written to the bot directly is told as a message', async () => {
    await start({ manifest: buildManifest(EVERYTHING) }, startApp);
    await workspace.event({ type: 'message.im', user: 'rosa', text: 'hello' });
    const said = await workspace.say({
      user: 'rosa',
      channel: 'D0HEAD0001',
      text: `<@${workspace.botUserId}> hi`,
    });
    expect(said).toMatchObject({ acks: [{ status: 200 }] });
    await expect
      .poll(() => heard)
      .toMatchObject([
        { type: 'message', channel_type: 'im', text: 'hello' },
        { type: 'message', channel_type: 'im', text: `<@${workspace.botUserId}> hi`, channel: 'D0HEAD0001' },
      ]);
  });

  test('opening the Home tab is told, with what it showed before', async () => {
    await start({ manifest: buildManifest(EVERYTHING) }, startApp);
    expect(await workspace.openHome({ user: 'rosa' })).toMatchObject({ status: 200 });
    await expect.poll(() => workspace.homes.size).toBe(1);
    await workspace.openHome({ user: 'rosa' });
    const published = () => workspace.calls.filter(({ target }) => target === 'views.publish');
    await expect.poll(published).toHaveLength(2);
    const opened = { type: 'app_home_opened', user: 'U0HEAD0001', tab: 'home', channel: 'D0HEAD0001' };
    expect(heard).toMatchObject([opened, { ...opened, view: { type: 'home' } }]);
    expect(heard[0]).not.toHaveProperty('view');
  });
});

describe('the app hears', () => {
  const everywhere = ['sales', 'leadership'];

  test.each<[string, Parameters<typeof buildManifest>[0], string[]]>([
    ['nothing without a subscription', { scopes: EVERYTHING.scopes }, []],
    ['nothing without the scope', { events: EVERYTHING.events }, []],
    ['a mention and the message, of channels that it is in', EVERYTHING, ['app_mention', 'message']],
  ])('%s', async (_, manifest, expected) => {
    await start({ manifest: buildManifest(manifest) });
    for (const channel of everywhere) {
      const said = await workspace.say({ user: 'rosa', channel, text: `<@${workspace.botUserId}> hi` });
      expect(said).toMatchObject({ acks: channel === 'sales' ? expected.map(() => ({ status: 200 })) : [] });
    }
    await expect.poll(() => heard.map(({ type }) => type).toSorted()).toEqual(expected);
    expect(everywhere.flatMap((channel) => workspace.messages(channel))).toHaveLength(2);
  });

  test('nothing of the Home tab when there is none, or it does not subscribe', async () => {
    await start({ manifest: buildManifest({ ...EVERYTHING, home: false }) });
    expect(await workspace.openHome({ user: 'rosa' })).toBeUndefined();
    await running?.stop();
    await workspace.close();
    await start({ manifest: buildManifest({}) });
    expect(await workspace.openHome({ user: 'rosa' })).toBeUndefined();
  });
});

test('by manifest.yml people do not write to the bot, and the app subscribes to what it says', async () => {
  await start({});
  expect(workspace.app.commands).toMatchObject([
    { command: '/kpi', usageHint: expect.stringContaining('help') },
  ]);
  await running?.app.client.conversations.open({ users: 'U0HEAD0001' });
  const refused = workspace.refuses({ user: 'rosa', channel: 'D0HEAD0001' });
  expect(refused === undefined).toBe(workspace.app.messagesEnabled);
});

describe('where people cannot write', () => {
  const channels = [...CHANNELS, { id: 'C0NEWS0001', name: 'news', isReadOnly: true }];

  test.each([
    ['who is not in the channel', { user: 'darcel', channel: 'deal-desk' }, 'not_in_channel'],
    ['a guest who was not invited', { user: 'guest', channel: 'sales' }, 'not_in_channel'],
    ['in an archived channel', { user: 'darcel', channel: 'sales-2019' }, 'is_archived'],
    ['who has left', { user: 'gone', channel: 'sales' }, 'user_disabled'],
    ['in a channel for reading', { user: 'darcel', channel: 'news' }, 'restricted_action_read_only_channel'],
    ['in another’s conversation with the bot', { user: 'darcel', channel: 'D0HEAD0001' }, 'not_in_channel'],
  ])('%s', async (_, where, refused) => {
    await start({ manifest: buildManifest(EVERYTHING), channels });
    await running?.app.client.chat.postMessage({ channel: 'U0HEAD0001', text: 'x' });
    expect(workspace.refuses(where)).toBe(refused);
    expect(await workspace.say({ ...where, text: 'hello' })).toEqual({ refused });
    expect(heard).toEqual([]);
    expect(workspace.messages(where.channel).filter(({ user }) => user !== workspace.botUserId)).toEqual([]);
  });

  test.each([
    ['for reading', { readOnly: true }],
    ['off', { messages: false }],
  ])('to the bot, while its Messages tab is %s', async (_, tab) => {
    await start({ manifest: buildManifest({ ...EVERYTHING, ...tab }) });
    await running?.app.client.chat.postMessage({ channel: 'U0HEAD0001', text: 'x' });
    const said = await workspace.say({ user: 'rosa', channel: 'D0HEAD0001', text: 'hello' });
    expect(said).toEqual({ refused: 'messages_tab_disabled' });
    expect(workspace.app.messagesEnabled).toBe(false);
  });

  test('nothing is no message, and a reply needs a message that all see', async () => {
    await start({ manifest: buildManifest(EVERYTHING) });
    const say = (text: string, threadTs?: string) =>
      workspace.say({ user: 'rosa', channel: 'sales', text, ...(threadTs ? { threadTs } : {}) });
    expect(await say(' \n')).toEqual({ refused: 'no_text' });
    expect(await say('reply', '1.000000')).toEqual({ refused: 'thread_not_found' });
    const { message_ts: hidden = '' } =
      (await running?.app.client.chat.postEphemeral({
        channel: 'C0SALES001',
        user: 'U0HEAD0001',
        text: 'only you',
      })) ?? {};
    expect(await say('reply', hidden)).toEqual({ refused: 'thread_not_found' });
    const first = await say('first');
    if ('refused' in first) throw new Error(first.refused);
    expect(await say('reply', first.message.ts)).toMatchObject({ message: { threadTs: first.message.ts } });
  });
});

describe('a message that only one person sees', () => {
  test('is dismissed by that person alone, for good', async () => {
    await start({ manifest: buildManifest(EVERYTHING) });
    const client = running?.app.client;
    await client?.chat.postMessage({ channel: 'C0SALES001', text: 'for all' });
    await client?.chat.postEphemeral({ channel: 'C0SALES001', user: 'U0HEAD0001', text: 'only you' });
    const [open, hidden] = workspace.messages('sales', 'rosa');
    if (!open || !hidden) throw new Error('no messages');
    const dismiss = (user: string, ts: string) => workspace.dismiss({ user, channel: 'sales', ts });
    expect(dismiss('melvin', hidden.ts)).toBe(false);
    expect(dismiss('rosa', open.ts)).toBe(false);
    expect(dismiss('rosa', hidden.ts)).toBe(true);
    expect(dismiss('rosa', hidden.ts)).toBe(false);
    expect(workspace.messages('sales', 'rosa')).toEqual([open]);
    expect(workspace.message('sales', hidden.ts)).toBeUndefined();
  });
});
