import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Fault, Faults } from './faults.ts';
import { isJson, type Json, parseJson, text } from './json.ts';
import { CHAT_METHODS } from './methods/chat.ts';
import { CONVERSATION_METHODS } from './methods/conversations.ts';
import { FILE_METHODS } from './methods/files.ts';
import { fail, type Method, type MethodContext, missingScope } from './methods/method.ts';
import { PEOPLE_METHODS } from './methods/people.ts';
import { VIEW_METHODS } from './methods/views.ts';
import type { Pace } from './pace.ts';
import { decodeArguments, decodeUpload, readBody } from './request.ts';
import type { Responses } from './responses.ts';
import { METHOD_SCOPES } from './scopes.ts';
import { mimeType } from './store.ts';

const METHODS: Readonly<Record<string, Method>> = {
  ...PEOPLE_METHODS,
  ...CHAT_METHODS,
  ...CONVERSATION_METHODS,
  ...FILE_METHODS,
  ...VIEW_METHODS,
  'apps.connections.open': (context) => ({ ok: true, url: context.socketUrl() }),
};

// calls remembered for tests and the page
const MOST_CALLS = 5000;

/** A call that came in and what was answered. */
export interface RecordedCall {
  /** a method's name, `response_url` or `upload` */
  readonly target: string;
  readonly args: Json;
  readonly at: number;
  readonly status: number;
  readonly answer: Json;
  readonly fault?: Fault['kind'];
}

export interface ServerParts {
  readonly context: MethodContext;
  readonly responses: Responses;
  readonly faults: Faults;
  readonly pace: Pace | undefined;
  readonly botToken: string;
  readonly appToken: string;
  readonly calls: RecordedCall[];
}

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers?: Record<string, string>;
  readonly answer: Json;
}

function reply(answer: Json, status = 200, headers: Record<string, string> = {}): Reply {
  return {
    status,
    answer,
    body: JSON.stringify(answer),
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  };
}

function tooFast(waitMs: number): Reply {
  return reply(fail('ratelimited'), 429, { 'retry-after': String(Math.ceil(waitMs / 1000)) });
}

function checkToken(parts: ServerParts, method: string, token: string): string | undefined {
  if (token === '') return 'not_authed';
  if (token !== parts.botToken && token !== parts.appToken) return 'invalid_auth';
  const wanted = method === 'apps.connections.open' ? parts.appToken : parts.botToken;
  return token === wanted ? undefined : 'not_allowed_token_type';
}

function answerMethod(parts: ServerParts, name: string, token: string, args: Json): Reply {
  const method = METHODS[name];
  if (!method) return reply(fail('unknown_method', { req_method: name }));
  const refused = checkToken(parts, name, token);
  if (refused !== undefined) return reply(fail(refused));
  const wait = parts.pace?.takeMethod(name, text(args.channel)) ?? 0;
  if (wait > 0) return tooFast(wait);
  const { scopes } = parts.context;
  const needed = METHOD_SCOPES[name];
  if (needed && !needed.some((scope) => scopes.has(scope))) {
    return reply(missingScope(parts.context, needed[0] ?? ''));
  }
  return reply(method(parts.context, args), 200, { 'x-oauth-scopes': [...scopes].join(',') });
}

function answerResponse(parts: ServerParts, token: string, body: Json): Reply {
  const wait = parts.pace?.takeResponse(token) ?? 0;
  if (wait > 0) return tooFast(wait);
  const outcome = parts.responses.take(token, body);
  const refusal = outcome.status === 200 ? undefined : parseJson(outcome.body);
  return { ...outcome, answer: isJson(refusal) ? refusal : { ok: true } };
}

function answerUpload(parts: ServerParts, id: string, bytes: Buffer): Reply {
  const file = parts.context.store.files.get(id);
  if (!file || file.completed) return reply(fail('file_not_found'), 404);
  if (bytes.length !== file.length) return reply(fail('invalid_length'), 400);
  parts.context.store.changeFile(file, { bytes });
  return { status: 200, body: `OK - ${bytes.length}`, answer: { ok: true } };
}

function bearer(request: IncomingMessage): string {
  return /^Bearer (\S+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

function sendFile(parts: ServerParts, request: IncomingMessage, response: ServerResponse, id: string): void {
  const file = parts.context.store.files.get(id);
  if (!file?.bytes || bearer(request) !== parts.botToken) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': mimeType(file) }).end(file.bytes);
}

const PAGE = '<!DOCTYPE html><html><body><h1>Slack is having a moment</h1></body></html>';

/** Answers as the fault says; `real` is what a call that was taken would have got. */
function misbehave(fault: Fault, response: ServerResponse, real: Reply): void {
  if (fault.kind === 'reset') response.destroy();
  else if (fault.kind === 'http') response.writeHead(fault.status).end(fault.body ?? '');
  else if (fault.kind === 'html')
    response.writeHead(fault.status ?? 200, { 'content-type': 'text/html' }).end(PAGE);
  else if (fault.kind === 'rate_limited') {
    const after = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
    send(response, reply(fail('ratelimited'), 429, after));
  } else if (fault.kind === 'error') send(response, reply(fail(fault.error, fault.extra)));
  else if (fault.kind === 'delay') setTimeout(() => send(response, real), fault.ms);
}

function send(response: ServerResponse, { status, body, headers }: Reply): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

async function handle(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const [, place = '', name = '', third = ''] = url.pathname.split('/');
  if (place === 'files-pri') return sendFile(parts, request, response, name);
  const body = await readBody(request);
  const contentType = request.headers['content-type'] ?? '';
  const target =
    place === 'api' ? name : place === 'upload' ? 'upload' : place === 'response' ? 'response_url' : '';
  if (target === '') {
    response.writeHead(404).end();
    return;
  }
  const { token = '', ...args } =
    target === 'upload' ? {} : decodeArguments(contentType, body, url.searchParams);
  const fault = parts.faults.next({ target, args });
  const answer = (): Reply => {
    if (target === 'upload') return answerUpload(parts, third, decodeUpload(contentType, body));
    if (target === 'response_url') return answerResponse(parts, third, args);
    return answerMethod(parts, name, bearer(request) || text(token), args);
  };
  const taken = fault === undefined || fault.taken === true || fault.kind === 'delay';
  const real: Reply = taken ? answer() : { status: 0, body: '', answer: {} };
  parts.calls.push({
    target,
    args,
    at: parts.context.store.now(),
    status: real.status,
    answer: real.answer,
    ...(fault ? { fault: fault.kind } : {}),
  });
  if (parts.calls.length > 2 * MOST_CALLS) parts.calls.splice(0, MOST_CALLS);
  if (fault) misbehave(fault, response, real);
  else send(response, real);
}

/** The HTTP server; not listening yet. */
export function createSlackServer(parts: ServerParts): Server {
  return createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    handle(parts, request, response).catch((error: unknown) => {
      // a caller that hung up half-way is none of our faults
      if (request.destroyed && !request.complete) return;
      response.writeHead(500).end(String(error));
    });
  });
}
