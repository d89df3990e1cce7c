import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export const signingSecret = 'a-signing-secret';

/** What came to a `response_url`. */
interface Posted {
  readonly path: string;
  readonly text: string;
  readonly blocks?: readonly { readonly type: string }[];
  readonly response_type: string;
  readonly replace_original: boolean;
}

export interface TinySlack {
  readonly apiUrl: string;
  /** everything posted to any `response_url`, in order */
  readonly posted: Posted[];
  /** methods of the Web API that were called */
  readonly called: string[];
  /** the next answers to posts; once there is none left, `ok` */
  readonly answers: { status: number; body: string; headers?: Record<string, string> }[];
  /** the answer of a Web API method, where it is not the usual one */
  readonly methods: Map<string, () => Promise<unknown> | unknown>;
  readonly responseUrl: () => string;
  /** resolves once so many posts have come */
  readonly untilPosted: (count: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A Slack of a few lines: `auth.test`, `users.info` and addresses for answers. */
export async function startTinySlack(): Promise<TinySlack> {
  const posted: Posted[] = [];
  const called: string[] = [];
  const answers: TinySlack['answers'] = [];
  const methods = new Map<string, () => Promise<unknown> | unknown>([
    ['auth.test', () => ({ ok: true, user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1' })],
    ['users.info', () => ({ ok: true, user: { id: 'U1', locale: 'en-GB', tz: 'Europe/London' } })],
  ]);
  let addresses = 0;
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    const path = request.url ?? '';
    if (path.startsWith('/answer/')) {
      posted.push({ path, ...JSON.parse(body) });
      const { status, body: text, headers } = answers.shift() ?? { status: 200, body: 'ok' };
      response.writeHead(status, headers).end(text);
      return;
    }
    const method = path.replace('/api/', '');
    called.push(method);
    const result = await methods.get(method)?.();
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(result ?? { ok: false, error: 'unknown_method' }));
  });
  const port = await listenAnywhere(server);
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    posted,
    called,
    answers,
    methods,
    responseUrl: () => `http://127.0.0.1:${port}/answer/${++addresses}`,
    untilPosted: async (count) => {
      while (posted.length < count) await wait(2);
    },
    close: () => closed(server),
  };
}

export async function listenAnywhere(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

export function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
}

export interface SendOptions {
  readonly secret?: string;
  readonly secondsOff?: number;
  readonly contentType?: string;
}

/** Sends a signed form to the running app, as Slack would. */
export function send(
  url: string,
  fields: Readonly<Record<string, string>>,
  options: SendOptions = {},
): Promise<Response> {
  const body = new URLSearchParams(fields).toString();
  const timestamp = String(Math.floor(Date.now() / 1000) + (options.secondsOff ?? 0));
  const hash = createHmac('sha256', options.secret ?? signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': options.contentType ?? 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hash}`,
    },
    body,
  });
}

export function command(responseUrl: string, text: string, fields: Readonly<Record<string, string>> = {}) {
  return {
    command: '/kpi',
    text,
    response_url: responseUrl,
    user_id: 'U1',
    user_name: 'ann',
    team_id: 'T1',
    team_domain: 'team',
    channel_id: 'C1',
    channel_name: 'sales',
    trigger_id: '1.2',
    api_app_id: 'A1',
    ...fields,
  };
}

/** A press on a button of one of our messages. */
export function press(
  responseUrl: string,
  action: { action_id: string; value?: string },
  ephemeral: boolean,
) {
  return {
    payload: JSON.stringify({
      type: 'block_actions',
      user: { id: 'U1', team_id: 'T1' },
      team: { id: 'T1' },
      channel: { id: 'C1' },
      container: { type: 'message', is_ephemeral: ephemeral, channel_id: 'C1', message_ts: '1.1' },
      response_url: responseUrl,
      trigger_id: '1.2',
      actions: [{ type: 'button', block_id: 'b', ...action }],
    }),
  };
}
