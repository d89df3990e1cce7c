import { WebClient } from '@slack/web-api';
import { expect, onTestFinished, test } from 'vitest';
import type { WaySettings } from '../../src/chart/way.ts';
import { shareWords } from '../../src/i18n/share-words.ts';
import { createLog } from '../../src/log.ts';
import type { Fault } from '../../src/playground/slack/faults.ts';
import type { Message } from '../../src/playground/slack/model.ts';
import { startWorkspace, type WorkspaceOptions } from '../../src/playground/slack/workspace.ts';
import type { MessageBlock } from '../../src/slack/blocks.ts';
import { buildClientOptions } from '../../src/slack/clients.ts';
import { createPoster } from '../../src/slack/post.ts';
import { createSharing, type Shared, type SharePlace, type SharingOptions } from '../../src/slack/sharing.ts';
import { renderSharedActions } from '../../src/slack/views/shared.ts';
import { buildMessage, page, png } from '../digests/message.ts';
import { createSteppingClock, createTraffic, drive } from '../digests/stepping-clock.ts';
import { startBareApp } from '../playground/slack/bare-app.ts';

const sales = 'C0SALES001';
const dealDesk = 'G0PRIVATE1';
const sharer = 'U0MANAGER1';
const image: WaySettings = { publicUrl: null, quickchartUrl: 'embedded', links: false, charts: 'image' };
const text = 'Revenue by agent, this quarter: Ann 3, Bo 2.';
const full = ['section', 'data_table', 'image', 'section', 'actions'];
const drawn = full.map((type) => (type === 'image' ? 'data_visualization' : type));

interface Setup {
  readonly slack?: WorkspaceOptions;
  readonly options?: Partial<SharingOptions>;
  /** the answer is shared from here */
  readonly channel?: string;
}

async function setUp({ slack, options, channel = sales }: Setup = {}) {
  const clock = createSteppingClock('2026-11-23T09:00:00Z');
  const traffic = createTraffic();
  const workspace = await startWorkspace({ now: clock.now, ...slack });
  workspace.addChannel({ id: 'D0TWO00001', name: 'two', kind: 'im', members: [sharer, 'U0AGENT001'] });
  const app = await startBareApp(workspace, 200, '');
  const poster = createPoster({ timeoutMs: 300 });
  onTestFinished(async () => {
    poster.close();
    await app.stop();
    await workspace.close();
  });
  const logged: string[] = [];
  const log = createLog('debug', { write: (line) => void logged.push(line) });
  const sharing = createSharing({
    client: new WebClient(workspace.botToken, {
      ...buildClientOptions(workspace.apiUrl, log),
      timeout: 300,
      fetch: traffic.fetch,
    }),
    maker: { make: async () => ({ png, by: 'embedded' }) },
    settings: image,
    post: (url, body) => traffic.during(() => poster.post(url, body)),
    localeOf: async () => 'en',
    log,
    clock,
    signal: new AbortController().signal,
    fetch: traffic.fetch,
    ...options,
  });
  const asked = await workspace.command({ user: sharer, channel, text: 'agents share' });
  const to: SharePlace = { channel, user: sharer, responseUrl: asked.responseUrl };
  const began = clock.now();
  return {
    ...{ workspace, sharing, to, logged },
    drive: <T>(work: Promise<T>) => drive(clock, traffic, work),
    share: (shared = answer(), where = to) => drive(clock, traffic, sharing.share(shared, where)),
    /** what everybody sees, and what the sharer alone does */
    seen: () => workspace.messages(channel),
    told: () => workspace.messages(channel, sharer).filter(({ onlyFor }) => onlyFor === sharer),
    calls: (target: string) => workspace.calls.filter((call) => call.target === target).length,
    waited: () => clock.now() - began,
  };
}

function answer(linkPicture?: Shared['linkPicture']): Shared {
  const message = buildMessage(0, false);
  const actions = renderSharedActions('["agents this quarter"]', sharer, shareWords.en);
  const after = [...message.after, actions];
  return { ...message, text, after, ...(linkPicture ? { linkPicture } : {}) };
}

const linked = async (): Promise<MessageBlock> => ({
  type: 'image',
  image_url: 'https://kpi.example.com/chart/key.png',
  alt_text: 'Revenue by week',
});

function only(messages: readonly Message[]): Message {
  const [message, ...others] = messages;
  expect(others).toEqual([]);
  if (!message) throw new Error('nothing was posted');
  return message;
}
const typesOf = (message: Message) => message.blocks.map(({ type }) => type);

test('an answer is posted by the bot, with its picture as a file that only this message shows', async () => {
  const { share, seen, told, workspace, calls } = await setUp();
  const outcome = await share();
  const message = only(seen());
  expect(outcome).toEqual({ kind: 'posted', channel: sales, ts: message.ts });
  expect(message).toMatchObject({ text, user: workspace.botUserId, unfurlLinks: false, unfurlMedia: false });
  expect(typesOf(message)).toEqual(full);
  const [file] = workspace.files.values();
  expect(message.blocks[2]).toMatchObject({ slack_file: { id: file?.id }, alt_text: 'Revenue by week' });
  expect(file).toMatchObject({ altText: 'Revenue by week', shares: [] });
  expect([told().length, calls('response_url')]).toEqual([0, 0]);
});

test('one that was asked for in a thread stays there, by either way', async () => {
  const bot = await setUp();
  const said = await bot.workspace.say({ user: sharer, channel: sales, text: 'How are we doing?' });
  if (!('message' in said)) throw new Error(said.refused);
  const thread = said.message.ts;
  await bot.share(answer(), { ...bot.to, thread });
  expect(only(bot.seen().filter(({ user }) => user === bot.workspace.botUserId)).threadTs).toBe(thread);
  const address = await setUp({ channel: dealDesk });
  await address.share(answer(), { ...address.to, thread });
  expect(only(address.seen()).threadTs).toBe(thread);
});

test.each([
  ['a private channel without the bot', dealDesk],
  ['a conversation of two people', 'D0TWO00001'],
])('in %s it goes through the response_url, with the picture by its address', async (_, channel) => {
  const { share, seen, told } = await setUp({ channel });
  expect(await share(answer(linked))).toEqual({ kind: 'answered' });
  const message = only(seen());
  expect(message.text).toBe(text);
  expect(typesOf(message)).toEqual(full);
  expect(message.blocks[2]).toMatchObject({ image_url: 'https://kpi.example.com/chart/key.png' });
  expect(told()).toEqual([]);
});

test.each<[string, Shared['linkPicture']]>([
  ['there is no address', undefined],
  ['none is given', async () => null],
  ['it cannot be kept', () => Promise.reject(new Error('disk full'))],
  ['Slack’s own chart is given instead', async () => answer().picture?.native ?? null],
])('there, where %s, Slack draws it', async (_, linkPicture) => {
  const { share, seen, calls } = await setUp({ channel: dealDesk });
  expect(await share(answer(linkPicture))).toEqual({ kind: 'answered' });
  expect(typesOf(only(seen()))).toEqual(drawn);
  expect(calls('response_url')).toBe(1);
});

test.each([
  'not_in_channel',
  'channel_not_found',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'no_permission',
  'missing_scope',
  'token_revoked',
])('so it does where Slack refuses the bot’s post with %s', async (error) => {
  const { workspace, share, seen, calls } = await setUp();
  workspace.inject({ on: 'chat.postMessage', fault: { kind: 'error', error }, times: 100 });
  expect(await share(answer(linked))).toEqual({ kind: 'answered' });
  expect(typesOf(only(seen()))).toEqual(full);
  expect([calls('chat.postMessage'), calls('response_url')]).toEqual([1, 1]);
});

test.each<[string, Fault]>([
  ['a reset after it was taken', { kind: 'reset', taken: true }],
  ['a time-out after it was taken', { kind: 'stall', taken: true }],
  ['500 after it was taken', { kind: 'http', status: 500, taken: true }],
  ['a page after it was taken', { kind: 'html', taken: true }],
  ['internal_error after it was taken', { kind: 'error', error: 'internal_error', taken: true }],
  ['a reset before', { kind: 'reset' }],
])('a post that met %s is not tried again by any way, and the sharer is told', async (_, fault) => {
  const { workspace, share, seen, told, calls } = await setUp();
  workspace.inject({ on: 'chat.postMessage', fault, times: 100 });
  expect(await share(answer(linked))).toMatchObject({ kind: 'doubtful' });
  expect(seen()).toHaveLength('taken' in fault ? 1 : 0);
  expect([calls('chat.postMessage'), calls('response_url')]).toEqual([1, 1]);
  expect(only(told()).text).toBe(shareWords.en.doubtful);
});

test.each<[string, Fault]>([
  ['a reset', { kind: 'reset', taken: true }],
  ['a time-out', { kind: 'stall', taken: true }],
  ['500', { kind: 'http', status: 500, taken: true }],
])('nor is one through the response_url that met %s', async (_, fault) => {
  const { workspace, share, seen, told, calls } = await setUp({
    channel: dealDesk,
    options: { localeOf: async () => 'fr' },
  });
  workspace.inject({ on: 'response_url', fault });
  expect(await share(answer(linked))).toMatchObject({ kind: 'doubtful' });
  expect(only(seen()).text).toBe(text);
  expect(calls('response_url')).toBe(2);
  expect(only(told()).text).toBe(shareWords.fr.doubtful);
});

test('for Slack’s pace it waits a little, and posts once', async () => {
  const { workspace, share, seen, waited, calls } = await setUp();
  workspace.inject({ on: 'chat.postMessage', fault: { kind: 'rate_limited', retryAfter: 2 }, times: 2 });
  expect(await share()).toMatchObject({ kind: 'posted' });
  expect(typesOf(only(seen()))).toEqual(full);
  expect([waited() >= 4000, calls('chat.postMessage'), calls('response_url')]).toEqual([true, 3, 0]);
});

test.each<[string, Fault, number]>([
  ['asks for a long wait', { kind: 'rate_limited', retryAfter: 30 }, 1],
  ['keeps asking for a short one', { kind: 'rate_limited', retryAfter: 1 }, 3],
  ['does not say how long', { kind: 'rate_limited' }, 1],
])('where Slack %s, the response_url is quicker', async (_, fault, posts) => {
  const { workspace, share, seen, waited, calls } = await setUp();
  workspace.inject({ on: 'chat.postMessage', fault, times: 100 });
  expect(await share(answer(linked))).toEqual({ kind: 'answered' });
  expect(typesOf(only(seen()))).toEqual(full);
  expect(calls('chat.postMessage')).toBe(posts);
  expect(waited()).toBeLessThan(6000);
});

test('the picture is waited for while Slack looks at it', async () => {
  const { share, seen, waited } = await setUp({ slack: { fileInfos: 3 } });
  await share();
  expect(typesOf(only(seen()))).toEqual(full);
  expect(waited()).toBeLessThanOrEqual(4000);
});

test('one that is never ready is drawn by Slack after four seconds, with a word at the foot', async () => {
  const { share, seen, waited, logged } = await setUp({ slack: { fileInfos: 1000 } });
  expect(await share()).toMatchObject({ kind: 'posted' });
  const message = only(seen());
  expect(typesOf(message)).toEqual([...drawn, 'context']);
  expect(message.text).toContain('The picture could not be shown this time.');
  expect(waited()).toBe(4000);
  expect(logged.join('')).toContain('file_not_ready');
});

test.each<[string, Partial<SharingOptions>]>([
  ['cannot be made', { maker: { make: async () => null } }],
  ['takes for ever to make', { maker: { make: () => new Promise(() => {}) } }],
  ['breaks its maker', { maker: { make: () => Promise.reject(new Error('no memory')) } }],
  ['is a page of HTML', { maker: { make: async () => ({ png: page, by: 'quickchart' }) } }],
  ['would keep a process that is to end', { signal: AbortSignal.abort() }],
])('one that %s is drawn by Slack', async (_, options) => {
  const { share, seen, waited } = await setUp({ options });
  expect(await share()).toMatchObject({ kind: 'posted' });
  expect(typesOf(only(seen()))).toEqual([...drawn, 'context']);
  expect(waited()).toBeLessThanOrEqual(8000);
});

const steps = ['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal'];
const faults: readonly (readonly [string, Fault])[] = [
  ['a refusal', { kind: 'error', error: 'access_denied' }],
  ['429', { kind: 'rate_limited', retryAfter: 30 }],
  ['a reset', { kind: 'reset' }],
  ['500', { kind: 'http', status: 500 }],
];
// The address for bytes knows no refusal of that form.
const broken = steps
  .flatMap((on) => faults.map(([name, fault]) => [on, name, fault] as const))
  .filter(([on, name]) => on !== 'upload' || name !== 'a refusal');
test.each(broken)('so is one for which %s meets %s, at once', async (on, _, fault) => {
  const { workspace, share, seen, waited } = await setUp();
  workspace.inject({ on, fault, times: 100 });
  expect(await share()).toMatchObject({ kind: 'posted' });
  expect(typesOf(only(seen()))).toEqual([...drawn, 'context']);
  expect(waited()).toBe(0);
});

test('a slow upload is not waited for', async () => {
  const sent = Promise.withResolvers<void>();
  const { share, seen, waited, calls } = await setUp({
    options: { fetch: () => sent.promise.then(() => new Response('OK')) },
  });
  expect(await share()).toMatchObject({ kind: 'posted' });
  expect(typesOf(only(seen()))).toEqual([...drawn, 'context']);
  expect(waited()).toBe(8000);
  // What comes after all is left alone: of two uploads that are let go now, one goes on.
  sent.resolve();
  await share();
  expect(calls('files.completeUploadExternal')).toBe(1);
});

test.each<[string, WaySettings['charts'], string[]]>([
  ['native charts alone', 'native', drawn],
  ['no pictures', 'none', drawn.filter((type) => type !== 'data_visualization')],
])(
  'where the settings want %s, no file is made, by either way and without a word',
  async (_, charts, types) => {
    for (const channel of [sales, dealDesk]) {
      const { share, seen, calls } = await setUp({ channel, options: { settings: { ...image, charts } } });
      await share(answer(linked));
      const message = only(seen());
      expect([typesOf(message), message.text]).toEqual([types, text]);
      expect(calls('files.getUploadURLExternal')).toBe(0);
    }
  },
);

const withFile = (args: unknown) => JSON.stringify(args).includes('slack_file');
const withPicture = (args: unknown) => /slack_file|image_url|data_visualization/.test(JSON.stringify(args));
const withBlocks = (args: unknown) => JSON.stringify(args).includes('block');
const plain = ['section', 'section', 'section', 'actions', 'context'];
const refusals: readonly (readonly [string, (args: unknown) => boolean, string[], number])[] = [
  ['the file', withFile, [...drawn, 'context'], 2],
  ['every picture', withPicture, plain, 3],
  ['all blocks', withBlocks, [], 4],
];
test.each(refusals)(
  'where Slack refuses %s, the bot posts a plainer form',
  async (_, refused, types, posts) => {
    const { workspace, share, seen, calls } = await setUp();
    workspace.inject({
      on: ({ target, args }) => target === 'chat.postMessage' && refused(args),
      fault: { kind: 'error', error: 'invalid_blocks', extra: { errors: ['invalid slack file'] } },
      times: 100,
    });
    expect(await share()).toMatchObject({ kind: 'posted' });
    const message = only(seen());
    expect(typesOf(message)).toEqual(types);
    expect(message.text.startsWith(text)).toBe(true);
    expect(message.text).toContain('Shown more simply this time');
    expect([calls('chat.postMessage'), calls('response_url')]).toEqual([posts, 0]);
  },
);

const addressRefusals: readonly (readonly [string, (args: unknown) => boolean, string[], number])[] = [
  [
    'the address of the picture',
    (args) => JSON.stringify(args).includes('image_url'),
    [...drawn, 'context'],
    2,
  ],
  ['every picture', withPicture, plain, 3],
  ['all blocks', withBlocks, [], 4],
];
test.each(addressRefusals)(
  'so does the response_url where Slack refuses %s',
  async (_, refused, types, uses) => {
    const { workspace, share, seen, told, calls } = await setUp({ channel: dealDesk });
    workspace.inject({
      on: ({ target, args }) => target === 'response_url' && refused(args),
      fault: { kind: 'http', status: 404, body: '{"ok":false,"error":"invalid_blocks"}' },
      times: 100,
    });
    expect(await share(answer(linked))).toEqual({ kind: 'answered' });
    const message = only(seen());
    expect([typesOf(message), message.text.startsWith(text)]).toEqual([types, true]);
    expect([calls('response_url'), told().length]).toEqual([uses, 0]);
  },
);

test('no use of the response_url is lost on what Slack has refused already', async () => {
  const { workspace, share, seen, calls } = await setUp({ channel: dealDesk });
  workspace.inject({
    on: ({ target, args }) => target === 'response_url' && withPicture(args),
    fault: { kind: 'http', status: 404, body: '{"ok":false,"error":"invalid_blocks"}' },
    times: 100,
  });
  const native = answer().picture?.native ?? null;
  expect(await share(answer(async () => native))).toEqual({ kind: 'answered' });
  expect([typesOf(only(seen())), calls('response_url')]).toEqual([plain, 2]);
});

test('an address that Slack cannot fetch costs nobody the answer', async () => {
  const { share, seen } = await setUp({ channel: dealDesk, slack: { imageReachable: () => false } });
  expect(await share(answer(linked))).toEqual({ kind: 'answered' });
  expect(typesOf(only(seen()))).toEqual([...drawn, 'context']);
});

test('where neither way is open, the sharer is told in their language', async () => {
  const { workspace, share, seen, told } = await setUp({
    channel: dealDesk,
    options: { localeOf: async () => 'fr' },
  });
  workspace.inject({ on: 'response_url', fault: { kind: 'http', status: 403, body: 'action_prohibited' } });
  expect(await share()).toEqual({ kind: 'failed', error: 'action_prohibited' });
  expect(seen()).toEqual([]);
  expect(only(told()).text).toBe(shareWords.fr.failed);
});

test('where not even that is possible, it is in the log, without the address', async () => {
  const { workspace, share, to, logged } = await setUp({ channel: dealDesk });
  const expired = { kind: 'http', status: 404, body: '{"ok":false,"error":"expired_url"}' } as const;
  workspace.inject({ on: 'response_url', fault: expired, times: 100 });
  expect(await share()).toEqual({ kind: 'failed', error: 'expired' });
  expect(logged.join('')).toContain('an answer is not shared');
  expect(logged.join('')).not.toContain(to.responseUrl);
});

test('a second press while the first is on its way shares nothing twice', async () => {
  const { drive, sharing, to, seen, share } = await setUp();
  const both = await drive(Promise.all([sharing.share(answer(), to), sharing.share(answer(), to)]));
  expect(both[0]).toEqual(both[1]);
  expect(seen()).toHaveLength(1);
  await share();
  expect(seen()).toHaveLength(2);
});

test('a fault of ours is an outcome, too', async () => {
  const { share, logged, told } = await setUp();
  const faulty = { ...answer(), before: null } as unknown as Shared;
  expect(await share(faulty)).toEqual({ kind: 'failed', error: 'fault' });
  expect(only(told()).text).toBe(shareWords.en.failed);
  expect(logged.join('')).toContain('an answer could not be shared');
  const lost = await setUp({ options: { localeOf: () => Promise.reject(new Error('closed')) } });
  expect(await lost.share()).toEqual({ kind: 'failed', error: 'fault' });
});
