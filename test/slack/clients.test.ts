import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { Secret } from '../../src/secret.ts';
import { callSlack, createClients } from '../../src/slack/clients.ts';
import { closed, listenAnywhere } from './tiny-slack.ts';

let server: Server;
let arrived = 0;
const waits: number[] = [];
const sleep = async (ms: number) => void waits.push(ms);

async function serve(answer: (response: ServerResponse, nth: number) => void) {
  arrived = 0;
  waits.length = 0;
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () => answer(response, ++arrived));
  });
  const port = await listenAnywhere(server);
  return createClients(new Secret('xoxb-1'), `http://127.0.0.1:${port}/api/`, createLog('silent'));
}

afterEach(() => closed(server));

const json = (response: ServerResponse, body: object) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));

test.each([
  ['a reset connection', (response: ServerResponse) => response.socket?.destroy()],
  ['an error of the server', (response: ServerResponse) => response.writeHead(503).end()],
])('after %s a message is not posted again, as it may have been shown', async (_, misbehave) => {
  const { deliveries } = await serve(misbehave);
  const posting = callSlack(() => deliveries.chat.postMessage({ channel: 'C1', text: 'x' }), {
    reads: false,
    sleep,
  });
  await expect(posting).rejects.toThrow();
  expect(arrived).toBe(1);
});

test.each([
  ['a reset connection', (response: ServerResponse) => response.socket?.destroy()],
  ['an error of the server', (response: ServerResponse) => response.writeHead(503).end()],
])('after %s what only reads is asked again', async (_, misbehave) => {
  const { people } = await serve((response, nth) =>
    nth === 1 ? misbehave(response) : json(response, { ok: true }),
  );
  await callSlack(() => people.users.info({ user: 'U1' }), { reads: true, sleep });
  expect(arrived).toBe(2);
  expect(waits).toEqual([500]);
});

test('a post that Slack refused for its pace is made again after the time that Slack asks for', async () => {
  const { deliveries } = await serve((response, nth) =>
    nth === 1 ? response.writeHead(429, { 'retry-after': '7' }).end() : json(response, { ok: true }),
  );
  await callSlack(() => deliveries.chat.postMessage({ channel: 'C1', text: 'x' }), { reads: false, sleep });
  expect([arrived, waits]).toEqual([2, [7000]]);
});

test('what Slack refuses for another reason is not asked again', async () => {
  const { people } = await serve((response) => json(response, { ok: false, error: 'user_not_found' }));
  await expect(callSlack(() => people.users.info({ user: 'U1' }), { reads: true, sleep })).rejects.toThrow(
    'user_not_found',
  );
  expect(arrived).toBe(1);
});

test('where no connection comes about even a post is made again: nothing can have been taken', async () => {
  const { deliveries } = await serve(() => {});
  await closed(server);
  const posting = callSlack(() => deliveries.chat.postMessage({ channel: 'C1', text: 'x' }), {
    reads: false,
    sleep,
  });
  await expect(posting).rejects.toThrow();
  expect(waits).toEqual([500, 2000]);
});

test('the pace of deliveries never holds up the answers to people', async () => {
  const { people, deliveries } = await serve((response, nth) =>
    nth === 1 ? response.writeHead(429, { 'retry-after': '60' }).end() : json(response, { ok: true }),
  );
  await expect(deliveries.chat.postMessage({ channel: 'C1', text: 'x' })).rejects.toMatchObject({
    retryAfter: 60,
  });
  expect((await people.users.info({ user: 'U1' })).ok).toBe(true);
});
