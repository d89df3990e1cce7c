import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log } from '../log.ts';
import type { FindPicture } from './pictures.ts';

export interface HttpOptions {
  /** takes `POST /slack/events`; null in Socket Mode */
  readonly slack: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  readonly findPicture: FindPicture;
  /** what the program still waits for before it is ready; empty once it is */
  readonly waitingFor: () => readonly string[];
  readonly log: Log;
}

/** The one server of the program: Slack's requests, pictures, health. */
export function createHttpServer(options: HttpOptions): Server {
  const server = createServer((request, response) => {
    route(request, response, options).catch((error: unknown) => {
      options.log.error({ err: error, path: pathOf(request) }, 'a request failed');
      if (response.headersSent) response.destroy();
      else answer(request, response, 500, 'Something went wrong here.');
    });
  });
  server.requestTimeout = 15_000;
  // Longer than the proxies in front of it keep idle connections, or they find one closed and answer 502.
  server.keepAliveTimeout = 65_000;
  return server;
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  options: HttpOptions,
): Promise<void> {
  const path = pathOf(request);
  if (path === '/slack/events' && request.method === 'POST' && options.slack)
    return options.slack(request, response);
  // Nothing else of ours has a body: whatever is sent is let go by.
  request.resume();
  if (request.method !== 'GET' && request.method !== 'HEAD') return answer(request, response, 404, notFound);
  if (path === '/healthz') return answer(request, response, 200, 'alive');
  if (path === '/readyz') {
    const waitingFor = options.waitingFor();
    if (waitingFor.length === 0) return answer(request, response, 200, 'ready');
    return answer(request, response, 503, `waiting for ${waitingFor.join(' and ')}`);
  }
  const key = /^\/chart\/([A-Za-z0-9_-]{16,64})\.png$/.exec(path)?.[1];
  if (key) return answerPicture(request, response, options.findPicture, key);
  answer(request, response, 404, notFound);
}

const notFound = 'There is nothing at this address.';
const year = 365 * 86_400;

async function answerPicture(
  request: IncomingMessage,
  response: ServerResponse,
  find: FindPicture,
  key: string,
) {
  const picture = await find(key);
  if (picture.kind === 'unknown') {
    return answer(request, response, 404, 'There is no such picture, or it is older than 30 days.');
  }
  if (picture.kind === 'failed')
    return answer(request, response, 503, 'This picture cannot be drawn just now.');
  const etag = `"${key}"`;
  // A key names one picture for good.
  const caching = { 'cache-control': `public, max-age=${year}, immutable`, etag };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, caching).end();
    return;
  }
  response.writeHead(200, {
    ...caching,
    'content-type': 'image/png',
    'content-length': picture.bytes.length,
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  });
  response.end(request.method === 'HEAD' ? undefined : picture.bytes);
}

function answer(request: IncomingMessage, response: ServerResponse, status: number, sentence: string): void {
  const body = `${sentence}\n`;
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

export type Listening = { readonly port: number } | { readonly problem: string };

/** Opens the port, 0 for any that is free; a port that cannot be had is a sentence. */
export function listen(server: Server, port: number, host?: string): Promise<Listening> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        resolve({
          problem: `Port ${port} is in use by another program: set PORT to a free one, or end that program.`,
        });
      } else if (error.code === 'EACCES') {
        resolve({ problem: `Port ${port} may not be opened by this user: set PORT to one above 1023.` });
      } else reject(error);
    });
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      const address = server.address();
      resolve({ port: typeof address === 'object' && address !== null ? address.port : port });
    });
  });
}

/** Takes no more connections and waits for open requests to end, at most this long; then they are cut. */
export async function closeServer(server: Server, withinMs: number): Promise<void> {
  if (!server.listening) return;
  const timer = setTimeout(() => server.closeAllConnections(), withinMs);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(timer);
}
