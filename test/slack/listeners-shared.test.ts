import { WebClient } from '@slack/web-api';
import { expect, onTestFinished, test } from 'vitest';
import { locales } from '../../src/i18n/locale.ts';
import { shareWords } from '../../src/i18n/share-words.ts';
import { createLog } from '../../src/log.ts';
import type { Fault } from '../../src/playground/slack/faults.ts';
import type { Message } from '../../src/playground/slack/model.ts';
import { startWorkspace } from '../../src/playground/slack/workspace.ts';
import { buildClientOptions } from '../../src/slack/clients.ts';
import { listenToShared } from '../../src/slack/listeners/shared.ts';
import { createPoster } from '../../src/slack/post.ts';
import { createRemove } from '../../src/slack/share-removal.ts';
import { renderSharedActions } from '../../src/slack/views/shared.ts';
import { createWork } from '../../src/slack/work.ts';
import { startBolt } from '../playground/slack/bolt.ts';

const sales = 'C0SALES001';
const dealDesk = 'G0PRIVATE1';
const sharer = 'U0HEAD0001';
const another = 'U0MANAGER1';
const place = '["agents this quarter"]';
const blocks = [renderSharedActions(place, sharer, shareWords.en)];

async function setUp() {
  const workspace = await startWorkspace();
  const logged: string[] = [];
  const log = createLog('debug', { write: (line) => void logged.push(line) });
  const poster = createPoster({ timeoutMs: 300 });
  const work = createWork(log, () => 'a1b2c3');
  const closer: unknown[] = [];
  const client = new WebClient(workspace.botToken, {
    ...buildClientOptions(workspace.apiUrl, log),
    timeout: 300,
  });
  const localeOf = async (user: string) => (user === another ? 'fr' : 'en');
  const running = await startBolt(workspace, (app) => {
    app.command('/kpi', ({ ack }) => ack());
    listenToShared(app, {
      answering: async (asked) => void closer.push(asked),
      remove: createRemove({ client, post: poster.post, localeOf, log, sleep: async () => {} }),
      post: poster.post,
      ...{ work, localeOf, log },
    });
  });
  onTestFinished(async () => {
    await work.stop(1000);
    poster.close();
    await running.stop();
    await workspace.close();
  });

  async function postedByBot(): Promise<Message> {
    const { ts = '' } = await client.chat.postMessage({ channel: sales, text: 'Shared', blocks });
    return found(sales, ts);
  }
  /** where the bot is no member */
  async function postedThroughAddress(): Promise<Message> {
    const { responseUrl } = await workspace.command({ user: sharer, channel: dealDesk });
    await poster.post(responseUrl, { response_type: 'in_channel', text: 'Shared', blocks });
    return found(dealDesk, workspace.messages(dealDesk).at(-1)?.ts ?? '');
  }
  function found(channel: string, ts: string): Message {
    const message = workspace.message(channel, ts);
    if (!message) throw new Error('nothing was posted');
    return message;
  }
  /** Presses, and waits until all that follows is done. */
  async function press(message: Message, user: string, actionId = 'remove') {
    const pressed = await workspace.press({ message, actionId, user });
    await work.stop(3000);
    return pressed;
  }
  return {
    ...{ workspace, closer, logged, postedByBot, postedThroughAddress, press },
    isThere: ({ channel, ts }: Message) => workspace.message(channel, ts) !== undefined,
    told: ({ channel }: Message, user: string) =>
      workspace
        .messages(channel, user)
        .filter(({ onlyFor }) => onlyFor === user)
        .map(({ text }) => text),
    calls: (target: string) => workspace.calls.filter((call) => call.target === target).length,
  };
}

test('what the bot posted goes with one press of who shared it, without a word', async () => {
  const { postedByBot, press, isThere, told, calls, logged } = await setUp();
  const message = await postedByBot();
  const { ack } = await press(message, sharer);
  expect([ack.status, isThere(message), told(message, sharer)]).toEqual([200, false, []]);
  expect([calls('chat.delete'), calls('response_url')]).toEqual([1, 0]);
  expect(logged.filter((line) => /"level":"(warn|error)"/.test(line))).toEqual([]);
});

test('so does what went through a response_url to where the bot is no member', async () => {
  const { postedThroughAddress, press, isThere, told, workspace } = await setUp();
  const message = await postedThroughAddress();
  await press(message, sharer);
  expect([isThere(message), told(message, sharer)]).toEqual([false, []]);
  expect(workspace.calls.at(-1)?.args).toEqual({ delete_original: true });
});

test.each([
  ['the bot posted', 'postedByBot'],
  ['went through a response_url', 'postedThroughAddress'],
] as const)('anybody else learns in their language who can remove what %s', async (_, how) => {
  const setup = await setUp();
  const message = await setup[how]();
  await setup.press(message, another);
  expect(setup.isThere(message)).toBe(true);
  expect(setup.told(message, another)).toEqual([shareWords.fr.onlySharer(`<@${sharer}>`)]);
  expect(setup.told(message, sharer)).toEqual([]);
  expect(setup.calls('chat.delete')).toBe(0);
});

test.each(['postedByBot', 'postedThroughAddress'] as const)('a second press (%s) is quiet', async (how) => {
  const setup = await setUp();
  const message = await setup[how]();
  await Promise.all([setup.press(message, sharer), setup.press(message, sharer)]);
  expect(setup.isThere(message)).toBe(false);
  expect(setup.told(message, sharer)).toEqual([]);
  expect(setup.logged.join('')).not.toContain('a job failed');
});

test.each<[string, Fault]>([
  ['a lost answer', { kind: 'reset', taken: true }],
  ['a reset', { kind: 'reset' }],
  ['500', { kind: 'http', status: 500 }],
  ['429', { kind: 'rate_limited', retryAfter: 1 }],
])('chat.delete that meets %s is made again', async (_, fault) => {
  const { workspace, postedByBot, press, isThere, told, calls } = await setUp();
  const message = await postedByBot();
  workspace.inject({ on: 'chat.delete', fault });
  await press(message, sharer);
  expect([isThere(message), told(message, sharer), calls('chat.delete')]).toEqual([false, [], 2]);
});

test('what Slack refuses to remove is told to who shared it, and logged with its reasons', async () => {
  const { workspace, postedByBot, press, isThere, told, logged } = await setUp();
  const message = await postedByBot();
  const prevented = 'compliance_exports_prevent_deletion';
  workspace.inject({ on: 'chat.delete', fault: { kind: 'error', error: prevented } });
  workspace.inject({
    on: 'response_url',
    fault: { kind: 'http', status: 403, body: '{"ok":false,"error":"action_prohibited"}' },
  });
  await press(message, sharer);
  expect([isThere(message), told(message, sharer)]).toEqual([true, [shareWords.en.notRemoved]]);
  expect(logged.join('')).toContain(prevented);
  expect(logged.join('')).toContain('action_prohibited');
});

test('where Slack cannot be reached, the sharer gets the id that is in the log', async () => {
  const { workspace, postedThroughAddress, press, told, logged } = await setUp();
  const message = await postedThroughAddress();
  workspace.inject({ on: 'response_url', fault: { kind: 'reset' } });
  await press(message, sharer);
  expect(told(message, sharer).join('')).toContain('a1b2c3');
  expect(logged.join('')).toContain('a1b2c3');
});

test.each([undefined, 'everybody', '<!channel>', 'U0'.repeat(1000)])(
  'a button that names %.20s removes nothing and says nothing',
  async (value) => {
    const { workspace, press, isThere, told, calls, logged } = await setUp();
    const forged = {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'remove',
          text: { type: 'plain_text', text: 'Remove' },
          ...(value === undefined ? {} : { value }),
        },
      ],
    } as const;
    const client = new WebClient(workspace.botToken, { slackApiUrl: workspace.apiUrl });
    const { ts = '' } = await client.chat.postMessage({ channel: sales, text: 'x', blocks: [forged] });
    const message = workspace.message(sales, ts);
    if (!message) throw new Error('nothing was posted');
    await press(message, sharer);
    expect([isThere(message), told(message, sharer), calls('chat.delete')]).toEqual([true, [], 0]);
    expect(logged.join('')).toContain('names no message or nobody');
  },
);

test('Look closer hands on the question, the presser and their own address, and leaves the message as it is', async () => {
  const { postedByBot, press, closer, workspace } = await setUp();
  const message = await postedByBot();
  const { ack, responseUrl } = await press(message, another, 'closer');
  expect(ack.status).toBe(200);
  expect(closer).toEqual([
    {
      ...{ line: '', user: another, team: workspace.teamId, channel: sales, audience: 'asker' },
      press: { blockId: place, change: { kind: 'look' } },
      to: { url: responseUrl, replace: false },
    },
  ]);
  expect(workspace.message(sales, message.ts)).toEqual(message);
});

test.each(locales)('the buttons stay within Slack’s limits (%s), whatever the question', async (locale) => {
  const { workspace } = await setUp();
  const client = new WebClient(workspace.botToken, { slackApiUrl: workspace.apiUrl });
  const long = renderSharedActions('q'.repeat(255), `U${'0'.repeat(20)}`, shareWords[locale]);
  expect(await client.chat.postMessage({ channel: sales, text: 'x', blocks: [long] })).toMatchObject({
    ok: true,
  });
});
