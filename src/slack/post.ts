import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** How Slack took a message. Only `other` and `unreachable` may be worth a look in the log. */
export type PostResult =
  /** `channel`: where it is, where the bot itself posted it */
  | { readonly kind: 'ok'; readonly channel?: string }
  /** refused for its blocks; nothing was shown */
  | { readonly kind: 'invalid_blocks'; readonly detail: string }
  /** the address is older than 30 minutes, or was used five times; Slack does not always tell the two apart */
  | { readonly kind: 'expired' }
  | { readonly kind: 'used' }
  /** a place of the bot's that takes nothing from it, or not now; nothing was shown */
  | { readonly kind: 'not_taken'; readonly detail: string }
  | { readonly kind: 'other'; readonly status: number; readonly detail: string }
  /** no answer: the message may have been shown or not */
  | { readonly kind: 'unreachable'; readonly detail: string };

/** Sends one body of JSON to a `response_url`. */
export type Post = (url: string, body: unknown) => Promise<PostResult>;

export interface Poster {
  readonly post: Post;
  /** Closes idle connections. */
  readonly close: () => void;
}

export interface PostOptions {
  readonly timeoutMs?: number;
  readonly sleep?: (ms: number) => Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: number;
}

// Never got as far as a connection: Slack has seen nothing, so asking again cannot show a message twice.
const notConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const longestWaitMs = 10_000;
// A socket that Slack's side is about to close must not be used again: a POST lost with it could not be repeated.
const idleMs = 4000;
const longestBody = 64 * 1024;

/**
 * Posting to `response_url` over kept-alive connections, with a deadline for the whole exchange (ten seconds) and
 * with the body read, because a 404 may be refused blocks as well as an address that is used up. A message is sent
 * again only where Slack cannot have taken it: no connection came about, or 429 (one a second for each address).
 */
export function createPoster(options: PostOptions = {}): Poster {
  const { timeoutMs = 10_000, sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)) } =
    options;
  const agentOptions = { keepAlive: true, maxSockets: 50, maxFreeSockets: 20, timeout: idleMs };
  const agents = { 'http:': new HttpAgent(agentOptions), 'https:': new HttpsAgent(agentOptions) };

  function send(url: URL, payload: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': payload.length };
      const signal = AbortSignal.timeout(timeoutMs);
      const request =
        url.protocol === 'https:'
          ? httpsRequest(url, {
              method: 'POST',
              headers,
              signal,
              agent: agents['https:'],
              timeout: timeoutMs,
            })
          : httpRequest(url, { method: 'POST', headers, signal, agent: agents['http:'], timeout: timeoutMs });
      request.on('error', reject);
      request.on('response', (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          if (body.length < longestBody) body += chunk;
        });
        response.on('error', reject);
        response.on('end', () => {
          const retryAfter = Number(response.headers['retry-after'] ?? 1);
          resolve({
            status: response.statusCode ?? 0,
            body,
            retryAfter: Number.isFinite(retryAfter) ? retryAfter : 1,
          });
        });
      });
      request.end(payload);
    });
  }

  async function post(address: string, body: unknown): Promise<PostResult> {
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
      return { kind: 'other', status: 0, detail: 'the address is none' };
    }
    const payload = Buffer.from(JSON.stringify(body));
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await send(url, payload);
        if (answer.status !== 429 || attempt > 2 || answer.retryAfter * 1000 > longestWaitMs)
          return decode(answer);
        await sleep(answer.retryAfter * 1000);
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
        if (!notConnected.has(code) || attempt > 2) return { kind: 'unreachable', detail: code };
        await sleep(attempt * 500);
      }
    }
  }

  return {
    post,
    close: () => {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

function decode({ status, body }: Answer): PostResult {
  const code = errorCode(body);
  // Slack itself answers `ok`; a page, or a failure on its side, does not tell whether the message was shown.
  const page = body.trimStart().startsWith('<');
  if (status >= 500 || (status < 300 && page)) return { kind: 'unreachable', detail: `HTTP ${status}` };
  if (status >= 200 && status < 300 && code === null) return { kind: 'ok' };
  if (code === 'expired_url') return { kind: 'expired' };
  if (code === 'used_url') return { kind: 'used' };
  if (
    code?.startsWith('invalid_blocks') ||
    code === 'msg_blocks_too_long' ||
    code === 'invalid_attachments'
  ) {
    return { kind: 'invalid_blocks', detail: body.slice(0, 500) };
  }
  return { kind: 'other', status, detail: (code ?? body).slice(0, 200) };
}

/** The error in `{"ok":false,"error":"…"}`, or a body that is the bare word, or null. */
function errorCode(body: string): string | null {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && 'error' in value) return String(value.error);
    return null;
  } catch {
    const word = body.trim();
    return /^[a-z]+(_[a-z]+)+$/.test(word) ? word : null;
  }
}
