import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mimeType } from '../slack/store.ts';
import { parseActRequest } from './act-schema.ts';
import { doAct } from './acts.ts';
import { readAsset } from './assets.ts';
import { refuseForeign } from './guard.ts';
import type { Stage } from './stage.ts';

// Nothing is loaded from elsewhere, and no text of a message can run.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

const longestBody = 64 * 1024;

/** The page, what it is told, what it does, and the pictures and files of its messages. Not listening yet. */
export function createPageServer(stage: Stage): Server {
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const refusal = refuseForeign(request);
    if (refusal !== null) return say(response, 403, refusal);
    route(stage, request, response).catch((error: unknown) => {
      process.stderr.write(`The playground could not answer ${request.url}: ${String(error)}\n`);
      if (response.headersSent) response.destroy();
      else say(response, 500, 'Something went wrong here.');
    });
  });
}

async function route(stage: Stage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = URL.parse(`http://localhost${request.url ?? '/'}`);
  if (url === null) return say(response, 404, 'There is nothing at this address.');
  const { pathname, searchParams } = url;
  if (request.method === 'POST' && pathname === '/act') return answerAct(stage, request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') return say(response, 405, 'This page is read.');
  if (pathname === '/events') return stage.follow(response, searchParams.get('as'));
  if (pathname === '/picture') return sendPicture(stage, response, searchParams.get('url') ?? '');
  const [, place, name = ''] = /^\/(page|file)\/(.+)$/.exec(pathname) ?? [];
  if (place === 'file') return sendFile(stage, response, name);
  const asset = readAsset(pathname === '/' ? 'index.html' : place === 'page' ? name : '');
  if (asset === null) return say(response, 404, 'There is nothing at this address.');
  response.writeHead(200, { 'content-type': asset.type }).end(asset.body);
}

function say(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(sentence);
}

async function answerAct(stage: Stage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A form of another page cannot send this type without being asked first.
  if (!request.headers['content-type']?.startsWith('application/json')) {
    return say(response, 415, 'An act is JSON.');
  }
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > longestBody) return say(response, 413, 'This is too long.');
    parts.push(part);
  }
  const asked = parseActRequest(Buffer.concat(parts).toString('utf8'));
  if (asked === null) return say(response, 400, 'This is no act.');
  const answer = await doAct(stage, asked);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

async function sendPicture({ world }: Stage, response: ServerResponse, url: string): Promise<void> {
  const fetched = await world().fetchPicture(url);
  if (!fetched?.ok) return say(response, 404, 'There is no such picture.');
  const type = fetched.headers.get('content-type') ?? '';
  if (!type.startsWith('image/')) return say(response, 404, 'This is no picture.');
  response.writeHead(200, { 'content-type': type, 'cache-control': 'private, max-age=3600' });
  response.end(Buffer.from(await fetched.arrayBuffer()));
}

function sendFile({ world }: Stage, response: ServerResponse, id: string): void {
  const file = world().workspace.files.get(id);
  if (!file?.completed || !file.bytes) {
    say(response, 404, 'There is no such file.');
    return;
  }
  const type = mimeType(file);
  const shown = type.startsWith('image/');
  response.writeHead(200, {
    'content-type': shown ? type : 'application/octet-stream',
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  });
  response.end(file.bytes);
}
