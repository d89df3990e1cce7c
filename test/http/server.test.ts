import type { Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFindPicture } from '../../src/http/pictures.ts';
import { closeServer, createHttpServer, type Listening, listen } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';

const key = 'abcdefghijklmnopqrstuv';
const png = Uint8Array.from([1, 2, 3]);
const log = createLog('silent');

let server: Server;
let url = '';
let waitingFor: string[] = [];
let fromSlack = 0;

beforeEach(async () => {
  waitingFor = [];
  fromSlack = 0;
  server = createHttpServer({
    slack: (request, response) => {
      fromSlack++;
      request.resume();
      response.end('taken');
    },
    findPicture: createFindPicture({
      readDrawing: async (asked) => {
        if (asked.startsWith('broken')) throw new Error('the store is gone');
        return asked === key ? 'drawing' : asked.startsWith('undrawable') ? 'none' : null;
      },
      draw: async (drawing) => (drawing === 'drawing' ? png : null),
    }),
    waitingFor: () => waitingFor,
    log,
  });
  const listening = await listen(server, 0, '127.0.0.1');
  url = 'port' in listening ? `http://127.0.0.1:${listening.port}` : '';
});

afterEach(() => closeServer(server, 50));

test('health is answered at once, readiness once nothing is waited for', async () => {
  waitingFor = ['the first read of the base', 'Slack'];
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const before = await fetch(`${url}/readyz`);
  expect([before.status, await before.text()]).toEqual([
    503,
    'waiting for the first read of the base and Slack\n',
  ]);
  waitingFor = [];
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
});

test('only POST /slack/events reaches Slack’s side', async () => {
  await fetch(`${url}/slack/events`);
  await fetch(`${url}/slack/other`, { method: 'POST' });
  expect(fromSlack).toBe(0);
  expect(await (await fetch(`${url}/slack/events?x=1`, { method: 'POST', body: 'x' })).text()).toBe('taken');
  expect(fromSlack).toBe(1);
});

test.each([
  '/',
  '/favicon.ico',
  '/chart/',
  '/chart/short.png',
  `/chart/${key}.jpg`,
  `/chart/..%2f${key}.png`,
  '//',
  '/%',
])('nothing is at %s', async (path) => {
  const response = await fetch(url + path);
  expect([response.status, await response.text()]).toEqual([404, 'There is nothing at this address.\n']);
});

test('a picture comes with its type and length, may be kept for good, and is not for search engines', async () => {
  const response = await fetch(`${url}/chart/${key}.png`);
  expect(response.status).toBe(200);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(png);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-length': '3',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-robots-tag': 'noindex',
  });
  const again = await fetch(`${url}/chart/${key}.png`, {
    headers: { 'if-none-match': response.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test('HEAD answers as GET does, without the bytes', async () => {
  const response = await fetch(`${url}/chart/${key}.png`, { method: 'HEAD' });
  expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([
    200,
    '3',
    '',
  ]);
});

test.each([
  ['unknownunknownunknown', 404, 'There is no such picture, or it is older than 30 days.\n'],
  ['undrawableundrawable', 503, 'This picture cannot be drawn just now.\n'],
  ['brokenbrokenbrokenbroken', 500, 'Something went wrong here.\n'],
])(
  'the picture %s is answered with %i and a sentence, which nobody keeps',
  async (asked, status, sentence) => {
    const response = await fetch(`${url}/chart/${asked}.png`);
    expect([response.status, await response.text()]).toEqual([status, sentence]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  },
);

test('a port in use is a sentence', async () => {
  const port = Number(new URL(url).port);
  const second = createHttpServer({
    slack: null,
    findPicture: async () => ({ kind: 'unknown' }),
    waitingFor: () => [],
    log,
  });
  const listening: Listening = await listen(second, port, '127.0.0.1');
  expect(listening).toEqual({
    problem: `Port ${port} is in use by another program: set PORT to a free one, or end that program.`,
  });
});
