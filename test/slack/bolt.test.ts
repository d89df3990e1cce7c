import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Locale } from '../../src/i18n/locale.ts';
import { createLog } from '../../src/log.ts';
import { Secret } from '../../src/secret.ts';
import { type AnswerText, type FirstRead, say } from '../../src/slack/answering.ts';
import type { Reply } from '../../src/slack/blocks.ts';
import { createSlackSide, type SlackSide } from '../../src/slack/bolt.ts';
import { openStore } from '../../src/store/store.ts';
import { systemClock } from '../../src/sync/clock.ts';
import {
  closed,
  command,
  listenAnywhere,
  press,
  type SendOptions,
  send,
  signingSecret,
  startTinySlack,
  type TinySlack,
} from './tiny-slack.ts';

let slack: TinySlack;
let side: SlackSide;
let server: Server;
let url = '';
let logged: string[] = [];

const done: FirstRead = {
  progress: () => ({ read: 0, of: null, remainingMs: null }),
  ready: async () => true,
};

async function run(
  answer: AnswerText,
  firstRead: FirstRead = done,
  fallbackLocale: Locale = 'en',
): Promise<void> {
  side = createSlackSide({
    slack: {
      botToken: new Secret('xoxb-secret'),
      mode: { kind: 'http', signingSecret: new Secret(signingSecret) },
    },
    apiUrl: slack.apiUrl,
    talk: {
      answer,
      firstWords: () => say('hello'),
      buildHome: async () => {
        throw new Error('there is no Home tab here');
      },
      claim: async () => null,
      findRows: async () => [],
    },
    maker: { make: async () => null },
    settings: { publicUrl: null, quickchartUrl: 'embedded', links: false, charts: 'none' },
    clock: systemClock,
    firstRead,
    store: await openStore('file::memory:'),
    fallbackLocale,
    log: createLog('debug', { write: (line) => void logged.push(line) }),
    now: Date.now,
  });
  server = createServer((request, response) => side.handle?.(request, response));
  url = `http://127.0.0.1:${await listenAnywhere(server)}/slack/events`;
}

const kpi = (text: string, options?: SendOptions) => send(url, command(slack.responseUrl(), text), options);
const echo: AnswerText = async (line, asker) => say(`${line} in ${asker.locale}`);

beforeEach(async () => {
  logged = [];
  slack = await startTinySlack();
});

afterEach(async () => {
  await closed(server);
  await side.stop(100);
  await slack.close();
});

test('a command is acknowledged with an empty body before its answer is ready, and then answered', async () => {
  const { promise, resolve } = Promise.withResolvers<Reply>();
  await run(() => promise);
  const acknowledged = await kpi('agents');
  expect([acknowledged.status, await acknowledged.text()]).toEqual([200, '']);
  expect(slack.posted).toEqual([]);
  resolve(say('the answer'));
  await slack.untilPosted(1);
  expect(slack.posted[0]).toMatchObject({
    text: 'the answer',
    response_type: 'ephemeral',
    replace_original: false,
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'the answer' } }],
  });
});

test('a shared answer is posted for the whole channel', async () => {
  await run(async () => ({ ...say('for all'), responseType: 'in_channel' }));
  await kpi('agents share');
  await slack.untilPosted(1);
  expect(slack.posted[0]).toMatchObject({ response_type: 'in_channel', replace_original: false });
});

test('the answer is in the language of the asker’s Slack, which is asked for once', async () => {
  slack.methods.set('users.info', () => ({ ok: true, user: { locale: 'fr-CA', tz: 'America/Montreal' } }));
  await run(echo);
  await kpi('one');
  await slack.untilPosted(1);
  await kpi('two');
  await slack.untilPosted(2);
  expect(slack.posted.map(({ text }) => text)).toEqual(['one in fr', 'two in fr']);
  expect(slack.called).toEqual(['users.info']);
});

test('where Slack does not tell the language within half a second, the default is taken, and what comes late counts next time', async () => {
  const late = Promise.withResolvers<unknown>();
  slack.methods.set('users.info', () => late.promise);
  await run(echo, done, 'en');
  const began = performance.now();
  await kpi('one');
  await slack.untilPosted(1);
  expect(performance.now() - began).toBeLessThan(1500);
  expect(slack.posted[0]?.text).toBe('one in en');
  late.resolve({ ok: true, user: { locale: 'fr-FR' } });
  while (slack.posted.length < 50) {
    await kpi('again');
    await slack.untilPosted(slack.posted.length + 1);
    if (slack.posted.at(-1)?.text === 'again in fr') break;
  }
  expect(slack.posted.at(-1)?.text).toBe('again in fr');
});

test.each([
  ['signed with another secret', { secret: 'another-secret' }],
  ['signed more than five minutes ago', { secondsOff: -301 }],
  ['signed more than five minutes ahead', { secondsOff: 302 }],
])('a request %s is refused', async (_, options) => {
  await run(echo);
  expect((await kpi('agents', options)).status).toBe(401);
  expect((await kpi('agents')).status).toBe(200);
  await slack.untilPosted(1);
  expect(slack.posted).toHaveLength(1);
});

test('a request without any signature is refused', async () => {
  await run(echo);
  const body = new URLSearchParams(command(slack.responseUrl(), 'agents'));
  expect((await fetch(url, { method: 'POST', body })).status).toBe(401);
});

test('a form whose content type names its character set is read like any other', async () => {
  await run(echo);
  await kpi('agents', { contentType: 'application/x-www-form-urlencoded; charset=utf-8' });
  await slack.untilPosted(1);
  expect(slack.posted[0]?.text).toBe('agents in en');
});

test('Slack’s check of the certificate needs no signature and reaches no listener', async () => {
  await run(echo);
  const body = new URLSearchParams({ ...command(slack.responseUrl(), 'agents'), ssl_check: '1' });
  expect((await fetch(url, { method: 'POST', body })).status).toBe(200);
  await kpi('second');
  await slack.untilPosted(1);
  expect(slack.posted.map(({ text }) => text)).toEqual(['second in en']);
});

test('what no listener is for is acknowledged: link buttons, dialogs, shortcuts, commands of another name', async () => {
  await run(echo);
  const unknown = [
    press(slack.responseUrl(), { action_id: 'of_an_older_version' }, true),
    {
      payload: JSON.stringify({
        type: 'view_submission',
        user: { id: 'U1' },
        team: { id: 'T1' },
        view: { id: 'V1', callback_id: 'gone', type: 'modal' },
      }),
    },
    {
      payload: JSON.stringify({
        type: 'view_closed',
        user: { id: 'U1' },
        team: { id: 'T1' },
        view: { id: 'V1', callback_id: 'gone', type: 'modal' },
      }),
    },
    {
      payload: JSON.stringify({
        type: 'shortcut',
        callback_id: 'gone',
        user: { id: 'U1' },
        team: { id: 'T1' },
      }),
    },
    {
      payload: JSON.stringify({
        type: 'block_suggestion',
        action_id: 'gone',
        value: 'x',
        user: { id: 'U1' },
        team: { id: 'T1' },
      }),
    },
  ];
  for (const fields of unknown) expect((await send(url, fields)).status).toBe(200);
  expect(slack.posted).toEqual([]);
  await send(url, command(slack.responseUrl(), 'x', { command: '/kpi-old' }));
  await slack.untilPosted(1);
  expect(slack.posted[0]?.text).toMatch(/I do not know \/kpi-old/);
});

test('a suggestion pressed on a message for the presser alone is answered in its place', async () => {
  await run(echo);
  expect(
    (await send(url, press(slack.responseUrl(), { action_id: 'ask:2', value: 'agents by office' }, true)))
      .status,
  ).toBe(200);
  await slack.untilPosted(1);
  expect(slack.posted[0]).toMatchObject({
    text: 'agents by office in en',
    response_type: 'ephemeral',
    replace_original: true,
  });
});

test('a suggestion pressed on a message that others see leaves it as it is, and answers the presser', async () => {
  await run(echo);
  await send(url, press(slack.responseUrl(), { action_id: 'ask', value: 'agents' }, false));
  await slack.untilPosted(1);
  expect(slack.posted[0]).toMatchObject({
    text: 'agents in en',
    response_type: 'ephemeral',
    replace_original: false,
  });
});

test('sharing from a message for the presser alone posts a new message for all, and leaves that one', async () => {
  await run(async () => ({ ...say('for all'), responseType: 'in_channel' }));
  await send(url, press(slack.responseUrl(), { action_id: 'ask', value: 'agents share' }, true));
  await slack.untilPosted(1);
  expect(slack.posted[0]).toMatchObject({ response_type: 'in_channel', replace_original: false });
});

test('a fault of ours is logged with an id, and apologised for with the same id and without its reason', async () => {
  await run(async () => {
    throw new Error('the reason');
  });
  expect((await kpi('agents')).status).toBe(200);
  await slack.untilPosted(1);
  const id = /`([0-9a-f]{8})`/.exec(slack.posted[0]?.text ?? '')?.[1];
  expect(slack.posted[0]?.text).not.toContain('the reason');
  expect(logged.filter((line) => line.includes('the reason')).map((line) => JSON.parse(line).id)).toEqual([
    id,
  ]);
});

const rich: Reply = {
  text: 'All of it in words',
  responseType: 'ephemeral',
  blocks: [
    { type: 'header', text: { type: 'plain_text', text: 'Agents' } },
    { type: 'image', image_url: 'https://pictures.example/1.png', alt_text: 'bars' },
    {
      type: 'data_table',
      caption: 'Agents',
      rows: [
        [
          { type: 'raw_text', text: 'Agent' },
          { type: 'raw_text', text: 'Won' },
        ],
        [
          { type: 'raw_text', text: 'Darcel <!channel>' },
          { type: 'raw_number', value: 12, text: '12' },
        ],
      ],
    },
  ],
};
const refused = { status: 404, body: '{"ok":false,"error":"invalid_blocks"}' };

test('where Slack refuses the blocks, the answer comes without its picture, and its table as text', async () => {
  slack.answers.push(refused);
  await run(async () => rich);
  await kpi('agents');
  await slack.untilPosted(2);
  await side.work.stop(1000);
  expect(slack.posted.map(({ blocks }) => blocks?.map(({ type }) => type))).toEqual([
    ['header', 'image', 'data_table'],
    ['header', 'section'],
  ]);
  const table = JSON.stringify(slack.posted[1]?.blocks?.[1]);
  expect(table).toContain('&lt;!channel&gt;* · 12');
});

test('where Slack refuses those blocks as well, the text comes alone, and that is the last attempt', async () => {
  slack.answers.push(refused, refused, refused);
  await run(async () => rich);
  await kpi('agents');
  await slack.untilPosted(3);
  await side.work.stop(1000);
  expect(slack.posted).toHaveLength(3);
  expect(slack.posted[2]).toMatchObject({ text: 'All of it in words' });
  expect(slack.posted[2]?.blocks).toBeUndefined();
});

test.each(['expired_url', 'used_url'])('an address that is over (%s) is not tried again', async (error) => {
  slack.answers.push({ status: 404, body: JSON.stringify({ ok: false, error }) });
  await run(async () => rich);
  await kpi('agents');
  await slack.untilPosted(1);
  await side.work.stop(1000);
  expect(slack.posted).toHaveLength(1);
  expect(logged.join('')).toContain('an answer did not reach Slack');
});

test('before the first read is done, the asker is told how far it is, and the answer follows by itself', async () => {
  const ready = Promise.withResolvers<boolean>();
  let isReady = false;
  await run(async (line) => (isReady ? say(`${line} answered`) : 'not_yet'), {
    progress: () => ({ read: 4200, of: 8800, remainingMs: 90_000 }),
    ready: () => ready.promise,
  });
  await kpi('agents');
  await slack.untilPosted(1);
  expect(slack.posted[0]?.text).toMatch(/4,200 of 8,800 records.*follows here by itself, in about 2 min/);
  isReady = true;
  ready.resolve(true);
  await slack.untilPosted(2);
  expect(slack.posted[1]).toMatchObject({ text: 'agents answered', path: slack.posted[0]?.path });
});

test('where the first read takes longer than an answer can wait, the asker is told when to ask again', async () => {
  await run(async () => 'not_yet', {
    progress: () => ({ read: 100, of: 500_000, remainingMs: 26 * 60_000 }),
    ready: async () => {
      throw new Error('nobody should wait');
    },
  });
  await kpi('agents');
  await slack.untilPosted(1);
  await side.work.stop(1000);
  expect(slack.posted).toHaveLength(1);
  expect(slack.posted[0]?.text).toMatch(/ask again in about 26 min/);
});

test('when the program ends, answers under way are finished, and those who wait for the first read are told', async () => {
  const answer = Promise.withResolvers<Reply>();
  await run((line) => (line === 'slow' ? answer.promise : Promise.resolve('not_yet')), {
    progress: () => ({ read: 0, of: null, remainingMs: null }),
    ready: (signal) =>
      new Promise((resolve) => {
        if (signal.aborted) resolve(false);
        signal.addEventListener('abort', () => resolve(false));
      }),
  });
  await kpi('slow');
  await kpi('waiting');
  await slack.untilPosted(1);
  const stopped = side.stop(5000);
  answer.resolve(say('finished'));
  expect(await stopped).toBe(0);
  expect(
    slack.posted
      .slice(1)
      .map(({ text }) => text)
      .toSorted(),
  ).toEqual(['I am being restarted. Please ask again in a minute.', 'finished']);
});

test('an answer that never ends does not keep the program', async () => {
  await run(() => new Promise<Reply>(() => {}));
  await kpi('endless');
  expect(await side.stop(50)).toBe(1);
});

test('a wrong token is Slack’s word for it, and no rejection; a right one makes the bot ready', async () => {
  slack.methods.set('auth.test', () => ({ ok: false, error: 'invalid_auth' }));
  await run(echo);
  expect(await side.authenticate()).toEqual({ ok: false, error: 'invalid_auth' });
  expect(side.authenticated()).toBe(false);
  slack.methods.set('auth.test', () => ({ ok: true, user_id: 'UBOT', bot_id: 'BBOT' }));
  expect(await side.authenticate()).toEqual({ ok: true });
  expect(side.authenticated()).toBe(true);
});

test('no token, secret or answer address is ever logged', async () => {
  slack.answers.push(refused, { status: 500, body: 'oops' });
  await run(async () => rich);
  await side.authenticate();
  await kpi('agents');
  await slack.untilPosted(3);
  await side.work.stop(1000);
  expect(logged.join('')).not.toMatch(/xoxb-secret|a-signing-secret|\/answer\/1/);
});
