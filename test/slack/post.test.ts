import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createPoster } from '../../src/slack/post.ts';
import { closed, listenAnywhere } from './tiny-slack.ts';

let server: Server;
let sockets = new Set<Socket>();
const arrived: string[] = [];

async function serve(answer: (response: ServerResponse, nth: number) => void): Promise<string> {
  arrived.length = 0;
  sockets = new Set();
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    arrived.push(body);
    answer(response, arrived.length);
  });
  server.on('connection', (socket) => sockets.add(socket));
  return `http://127.0.0.1:${await listenAnywhere(server)}/commands/T1/1/x`;
}

afterEach(() => closed(server));

test.each([
  [200, 'ok', { kind: 'ok' }],
  [200, '', { kind: 'ok' }],
  [404, '{"ok":false,"error":"expired_url"}', { kind: 'expired' }],
  [404, 'used_url', { kind: 'used' }],
  [404, '{"ok":false,"error":"invalid_blocks"}', { kind: 'invalid_blocks' }],
  [400, 'invalid_blocks_format', { kind: 'invalid_blocks' }],
  [200, '{"ok":false,"error":"invalid_blocks"}', { kind: 'invalid_blocks' }],
  [404, '', { kind: 'other', status: 404 }],
  [500, '<html>oops</html>', { kind: 'unreachable' }],
  [200, '<html>oops</html>', { kind: 'unreachable' }],
])('%i with the body "%s" is told apart', async (status, body, result) => {
  const url = await serve((response) => response.writeHead(status).end(body));
  const poster = createPoster();
  expect(await poster.post(url, { text: 'é' })).toMatchObject(result);
  expect(arrived).toEqual(['{"text":"é"}']);
  poster.close();
});

test('connections are kept: fifty posts one after another take one', async () => {
  const url = await serve((response) => response.end('ok'));
  const poster = createPoster();
  for (let i = 0; i < 50; i++) await poster.post(url, { text: 'x' });
  expect(sockets.size).toBe(1);
  poster.close();
});

test.each([
  ['a reset', (response: ServerResponse) => response.socket?.destroy()],
  ['silence', () => {}],
  [
    'a body that stalls',
    (response: ServerResponse) => response.writeHead(200, { 'content-length': '100' }).write('o'),
  ],
])('after %s nothing is sent again, as Slack may have shown it', async (_, misbehave) => {
  const url = await serve(misbehave);
  const poster = createPoster({ timeoutMs: 150, sleep: async () => {} });
  expect(await poster.post(url, { text: 'once' })).toMatchObject({ kind: 'unreachable' });
  expect(arrived).toHaveLength(1);
  poster.close();
});

test('an answer of 429 has not been taken: it is sent again after the time that Slack asks for', async () => {
  const waits: number[] = [];
  const url = await serve((response, nth) =>
    nth === 1 ? response.writeHead(429, { 'retry-after': '3' }).end() : response.end('ok'),
  );
  const poster = createPoster({ sleep: async (ms) => void waits.push(ms) });
  expect(await poster.post(url, { text: 'x' })).toEqual({ kind: 'ok' });
  expect(waits).toEqual([3000]);
  poster.close();
});

test('where no connection comes about it is tried three times, as nothing can have been taken', async () => {
  const url = await serve((response) => response.end('ok'));
  await closed(server);
  const waits: number[] = [];
  const poster = createPoster({ sleep: async (ms) => void waits.push(ms) });
  expect(await poster.post(url, { text: 'x' })).toEqual({ kind: 'unreachable', detail: 'ECONNREFUSED' });
  expect(waits).toEqual([500, 1000]);
  poster.close();
});

test('an address that is none is a result as well', async () => {
  await serve((response) => response.end('ok'));
  expect((await createPoster().post('javascript:1', {})).kind).toBe('other');
});
