import { describe, expect, it } from 'vitest';
import { parseScopes, readManifest } from '../../src/manifest.ts';
import type { Fault } from '../../src/playground/slack/faults.ts';
import { contentErrors, permanentErrors } from '../../src/slack/deliver/outcome.ts';
import {
  configure,
  createHarness,
  day,
  type Harness,
  leaders,
  minute,
  monday,
  nextMonday,
  sales,
  second,
  statesOf,
} from './harness.ts';

const notices = 'D0HEAD0001';
const scopes = parseScopes(readManifest());
const withHistory = [...scopes.bot, 'channels:history', 'groups:history'];

/** Faults of posts in one channel alone. */
function failPosts({ workspace }: Harness, fault: Fault, times = Number.POSITIVE_INFINITY, channel = sales) {
  return workspace.inject({
    on: ({ target, args }) => target === 'chat.postMessage' && args.channel === channel,
    fault,
    times,
  });
}

describe('an error that lasts', () => {
  it.each([...permanentErrors])('%s pauses its place, and the owner is told once', async (error) => {
    const harness = await createHarness();
    await configure(harness, [sales, leaders]);
    const fault = failPosts(harness, { kind: 'error', error });
    await harness.runAt(monday);
    expect(await statesOf(harness)).toEqual({ [sales]: 'failed', [leaders]: 'delivered' });
    expect(fault.met()).toBe(1);
    expect(harness.texts(notices)).toHaveLength(1);
    expect(harness.texts(notices)[0]).toContain(`<#${sales}>`);
    expect(harness.texts(notices)[0]).toContain('restart the bot');
    const [status] = await harness.engine.status();
    expect(status?.paused).toMatchObject([{ destination: sales, reason: error }]);
    expect(status?.last?.state).toBe('partial');

    await harness.runAt(nextMonday);
    expect(await statesOf(harness, nextMonday)).toEqual({ [leaders]: 'delivered' });
    expect(fault.met()).toBe(1);
    expect(harness.texts(notices)).toHaveLength(1);
  });

  it.each(['G0PRIVATE1', 'C0ARCHIVE1', 'C0PARTNER1', 'C0NOWHERE1', 'U0LEFT0001'])(
    'is told of %s, where Slack itself refuses the bot',
    async (place) => {
      const harness = await createHarness();
      await configure(harness, [place]);
      await harness.runAt(monday);
      expect(await statesOf(harness)).toEqual({ [place]: 'failed' });
      expect(harness.texts(notices)).toHaveLength(1);
      expect((await harness.engine.status())[0]?.last?.state).toBe('none');
    },
  );

  it('is tried again after a restart, and the owner hears no more of it until it has ended', async () => {
    const harness = await createHarness();
    await configure(harness);
    const fault = failPosts(harness, { kind: 'error', error: 'is_archived' });
    await harness.runAt(monday);
    await configure(harness);
    await harness.runAt(nextMonday);
    expect(fault.met()).toBe(2);
    expect(harness.texts(notices)).toHaveLength(1);

    fault.remove();
    await configure(harness);
    await harness.runAt('2026-12-07T09:00:00Z');
    expect(harness.texts(sales)).toHaveLength(1);
    failPosts(harness, { kind: 'error', error: 'is_archived' });
    await harness.runAt('2026-12-14T09:00:00Z');
    expect(harness.texts(notices)).toHaveLength(2);
  });

  it('of a test sent to a person is theirs alone: nothing is paused, nobody is told', async () => {
    const harness = await createHarness();
    await configure(harness);
    failPosts(harness, { kind: 'error', error: 'not_in_channel' });
    const [row] = await harness.drive(harness.engine.sendNow('env', [sales]));
    expect(row).toMatchObject({ state: 'failed', error: 'not_in_channel' });
    expect(await harness.store.digests.paused()).toEqual([]);
    expect(harness.texts(notices)).toEqual([]);
  });
});

describe('an error that passes', () => {
  it.each(['service_unavailable', 'team_added_to_org', 'request_timeout', 'something_new'])(
    '%s is tried again, at most four times in a quarter of an hour',
    async (error) => {
      const harness = await createHarness();
      await configure(harness, [sales, leaders]);
      const fault = failPosts(harness, { kind: 'error', error });
      await harness.runAt(monday);
      expect(fault.met()).toBe(4);
      const posts = harness.workspace.calls.filter(({ args }) => args.channel === sales).map(({ at }) => at);
      expect((posts.at(-1) ?? 0) - (posts[0] ?? 0)).toBeLessThanOrEqual(15 * minute);
      expect(await statesOf(harness)).toEqual({ [sales]: 'failed', [leaders]: 'delivered' });
      expect(harness.texts(notices)).toHaveLength(1);
      expect((await harness.engine.status())[0]?.paused).toEqual([]);
    },
  );

  it('that has passed leaves no trace for the owner', async () => {
    const harness = await createHarness();
    await configure(harness);
    failPosts(harness, { kind: 'error', error: 'service_unavailable' }, 3);
    await harness.runAt(monday);
    expect(await statesOf(harness)).toEqual({ [sales]: 'delivered' });
    expect(harness.texts(sales)).toHaveLength(1);
    expect(harness.texts(notices)).toEqual([]);
  });

  it('delays no other place', async () => {
    const harness = await createHarness();
    await configure(harness, [sales, leaders]);
    failPosts(harness, { kind: 'error', error: 'service_unavailable' });
    await harness.runAt(monday);
    const [row] = (await harness.store.deliveries.ofRun('env', monday)).filter(
      ({ destination }) => destination === leaders,
    );
    expect((row?.changed ?? 0) - Date.parse(monday)).toBeLessThan(10 * second);
  });
});

describe('a pace that Slack finds too fast', () => {
  it('holds its own channel for as long as Slack asks, and no other', async () => {
    const harness = await createHarness();
    await configure(harness, [sales, leaders]);
    failPosts(harness, { kind: 'rate_limited', retryAfter: 40 }, 1);
    await harness.runAt(monday);
    const rows = await harness.store.deliveries.ofRun('env', monday);
    const after = (channel: string) =>
      (rows.find(({ destination }) => destination === channel)?.changed ?? 0) - Date.parse(monday);
    expect(await statesOf(harness)).toEqual({ [sales]: 'delivered', [leaders]: 'delivered' });
    expect(after(sales)).toBeGreaterThanOrEqual(40 * second);
    expect(after(sales)).toBeLessThan(50 * second);
    expect(after(leaders)).toBeLessThan(10 * second);
  });

  it('holds everything where no channel is named', async () => {
    const harness = await createHarness();
    await configure(harness);
    harness.workspace.inject({
      on: 'files.getUploadURLExternal',
      fault: { kind: 'rate_limited', retryAfter: 20 },
    });
    await harness.runAt(monday);
    const [message] = harness.workspace.messages(sales);
    expect(Number(message?.ts) * 1000 - Date.parse(monday)).toBeGreaterThanOrEqual(20 * second);
    expect(message?.blocks.some(({ type }) => type === 'image')).toBe(true);
  });

  it.each([
    ['ratelimited', { kind: 'error', error: 'ratelimited' }],
    ['429 without a time', { kind: 'rate_limited' }],
    ['429 without end', { kind: 'rate_limited', retryAfter: 1 }],
    ['429 for an hour', { kind: 'rate_limited', retryAfter: 3600 }],
  ] as const)('(%s) ends after four tries or a quarter of an hour', async (_, fault) => {
    const harness = await createHarness();
    await configure(harness);
    const injected = failPosts(harness, fault);
    await harness.runAt(monday);
    expect(injected.met()).toBeLessThanOrEqual(4);
    expect(await statesOf(harness)).toEqual({ [sales]: 'failed' });
    expect(harness.clock.now() - Date.parse(monday)).toBeLessThan(16 * minute);
    expect(harness.texts(sales)).toEqual([]);
  });
});

describe('blocks that Slack refuses', () => {
  it.each([...contentErrors])('(%s) are sent again more simply, with a word about it', async (error) => {
    const harness = await createHarness();
    await configure(harness, [sales, leaders]);
    failPosts(harness, { kind: 'error', error }, 2);
    await harness.runAt(monday);
    expect(await statesOf(harness)).toEqual({ [sales]: 'delivered', [leaders]: 'delivered' });
    const [message, ...others] = harness.workspace.messages(sales);
    expect(others).toEqual([]);
    expect(message?.blocks.map(({ type }) => type)).not.toContain('data_table');
    expect(JSON.stringify(message?.blocks.at(-1))).toContain('Shown more simply');
  });

  it('are left away altogether in the end: the text always arrives', async () => {
    const harness = await createHarness();
    await configure(harness);
    harness.workspace.inject({
      on: ({ target, args }) => target === 'chat.postMessage' && args.blocks !== undefined,
      fault: { kind: 'error', error: 'invalid_blocks' },
      times: Number.POSITIVE_INFINITY,
    });
    await harness.runAt(monday);
    const [message] = harness.workspace.messages(sales);
    expect(message?.blocks).toEqual([]);
    expect(message?.text).toContain(`Digest of ${monday}`);
  });
});

describe('a post whose answer is lost', () => {
  const lost: readonly (readonly [string, Fault])[] = [
    ['times out after Slack has taken it', { kind: 'stall', taken: true }],
    ['is cut off after Slack has taken it', { kind: 'reset', taken: true }],
    ['is answered with 500 after Slack has taken it', { kind: 'http', status: 500, taken: true }],
    ['is answered with a page', { kind: 'html', taken: true }],
    ['is answered with internal_error', { kind: 'error', error: 'internal_error', taken: true }],
    ['is answered with fatal_error', { kind: 'error', error: 'fatal_error', taken: true }],
  ];

  it.each(lost)('and that %s is found by its metadata where history may be read', async (_, fault) => {
    const harness = await createHarness({ slack: { scopes: withHistory }, timeoutMs: 200 });
    await configure(harness);
    failPosts(harness, fault);
    await harness.runAt(monday);
    const [row] = await harness.store.deliveries.ofRun('env', monday);
    const [message, ...others] = harness.workspace.messages(sales);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ state: 'delivered', ts: message?.ts, channel: sales });
    expect(harness.texts(notices)).toEqual([]);
    expect(harness.calls('conversations.history')).toBe(1);
  });

  it.each(lost)('and that %s is unknown where it may not, and never posted again', async (_, fault) => {
    const harness = await createHarness({ timeoutMs: 200 });
    await configure(harness);
    const injected = failPosts(harness, fault, 1);
    await harness.runAt(monday);
    await harness.runAt(Date.parse(monday) + day);
    expect(await statesOf(harness)).toEqual({ [sales]: 'unknown' });
    expect(injected.met()).toBe(1);
    expect(harness.texts(sales)).toHaveLength(1);
    expect(harness.texts(notices)).toHaveLength(1);
    expect(harness.texts(notices)[0]).toContain('It is not known whether');
    expect((await harness.engine.status())[0]?.last?.state).toBe('none');
  });

  it('is unknown where the bot is no member, or where nothing is found', async () => {
    const harness = await createHarness({ slack: { scopes: withHistory }, timeoutMs: 200 });
    await configure(harness, [sales, leaders]);
    failPosts(harness, { kind: 'stall', taken: true }, 1, leaders);
    failPosts(harness, { kind: 'stall' }, 1, sales);
    await harness.runAt(monday);
    expect(await statesOf(harness)).toEqual({ [sales]: 'unknown', [leaders]: 'unknown' });
    expect(harness.texts(sales)).toEqual([]);
    expect(harness.texts(notices)).toHaveLength(1);
  });

  it('is looked for ten seconds later', async () => {
    const harness = await createHarness({ slack: { scopes: withHistory }, timeoutMs: 200 });
    await configure(harness);
    failPosts(harness, { kind: 'reset', taken: true }, 1);
    await harness.runAt(monday);
    const at = (target: string) => harness.workspace.calls.find((call) => call.target === target)?.at ?? 0;
    expect(at('conversations.history') - at('chat.postMessage')).toBe(10 * second);
  });
});

describe('the owner', () => {
  it('is told in one message of all places that failed in a run', async () => {
    const harness = await createHarness();
    await configure(harness, ['C0ARCHIVE1', 'G0PRIVATE1', sales]);
    await harness.runAt(monday);
    expect(harness.texts(notices)).toHaveLength(1);
    expect(harness.texts(notices)[0]).toMatch(/C0ARCHIVE1[\s\S]*archived[\s\S]*G0PRIVATE1[\s\S]*private/);
  });

  it('is told in the language of the digest', async () => {
    const harness = await createHarness({ engine: { locale: 'fr' } });
    await configure(harness, ['C0ARCHIVE1']);
    await harness.runAt(monday);
    expect(harness.texts(notices)[0]).toContain('Le canal est archivé');
  });

  it('who cannot be told at first is told at a later tick, and once', async () => {
    const harness = await createHarness();
    await configure(harness);
    failPosts(harness, { kind: 'error', error: 'is_archived' });
    const deaf = harness.workspace.inject({
      on: 'conversations.open',
      fault: { kind: 'http', status: 503 },
      times: 1,
    });
    await harness.runAt(monday);
    expect(deaf.met()).toBe(1);
    expect(harness.texts(notices)).toEqual([]);
    await harness.runAt(Date.parse(monday) + 2 * minute);
    expect(harness.texts(notices)).toHaveLength(1);
    await harness.runAt(Date.parse(monday) + 10 * minute);
    expect(harness.texts(notices)).toHaveLength(1);
  });

  it('may be nobody: then the state and the log say it', async () => {
    const harness = await createHarness({ engine: { owner: null } });
    await configure(harness, ['C0ARCHIVE1']);
    await harness.runAt(monday);
    expect(await statesOf(harness)).toEqual({ C0ARCHIVE1: 'failed' });
    expect(harness.texts(notices)).toEqual([]);
  });

  it('is told when the message could not be built in four tries', async () => {
    let built = 0;
    const build = async () => {
      built += 1;
      throw new Error('no data');
    };
    const harness = await createHarness({ engine: { build } });
    await configure(harness);
    await harness.runAt(monday);
    expect(built).toBe(4);
    expect(await statesOf(harness)).toEqual({ [sales]: 'failed' });
    expect(harness.texts(notices)[0]).toContain('could not be made');
  });
});
