import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Json } from './json.ts';

/** How a request to the app is signed; the plain case signs well and now. */
export interface SignOptions {
  /** the signature is wrong */
  readonly badSignature?: boolean;
  /** the request says that it was sent so many seconds from now; negative is the past */
  readonly shiftSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the app answered a payload with, and what the person sees of it. */
export interface Acknowledgement {
  readonly status: number;
  readonly body: string;
  readonly ms: number;
  /** Slack shows this instead: later than 3 s, or no 2xx */
  readonly error?: 'operation_timeout' | 'dispatch_failed';
  /** why there was no answer at all; the status is 0 then */
  readonly reason?: string;
}

export interface SignedBody {
  readonly contentType: string;
  readonly body: string;
}

// interactivity, slash commands and events: 3 seconds to acknowledge
export const ACKNOWLEDGE_WITHIN_MS = 3000;
// the test's patience with an app that never answers
const GIVE_UP_MS = 15_000;

export function encodeForm(fields: Json): SignedBody {
  const text = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, String(value)]));
  return { contentType: 'application/x-www-form-urlencoded', body: new URLSearchParams(text).toString() };
}

export function encodeInteraction(payload: Json): SignedBody {
  return encodeForm({ payload: JSON.stringify(payload) });
}

export function encodeEvent(payload: Json): SignedBody {
  return { contentType: 'application/json', body: JSON.stringify(payload) };
}

/** `X-Slack-Signature` and its time, as Slack's v0 scheme has them. */
function signHeaders(
  secret: string,
  body: string,
  nowMs: number,
  options: SignOptions = {},
): Record<string, string> {
  const seconds = Math.floor(nowMs / 1000) + (options.shiftSeconds ?? 0);
  const key = options.badSignature ? `${secret}-not` : secret;
  const signature = createHmac('sha256', key).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${signature}` };
}

export function judge(status: number, body: string, ms: number): Acknowledgement {
  const error =
    ms > ACKNOWLEDGE_WITHIN_MS
      ? 'operation_timeout'
      : status < 200 || status > 299
        ? 'dispatch_failed'
        : undefined;
  return { status, body, ms, ...(error ? { error } : {}) };
}

/** Sends signed requests to the app, over connections that are kept. */
export class Deliverer {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 512 });
  readonly #secret: string;
  readonly #now: () => number;

  constructor(secret: string, now: () => number) {
    this.#secret = secret;
    this.#now = now;
  }

  send(url: string, { contentType, body }: SignedBody, options: SignOptions = {}): Promise<Acknowledgement> {
    // Bolt judges a signature's age by the real clock and takes the future; the bot by its own, which may be ahead
    const signed = signHeaders(this.#secret, body, Math.max(this.#now(), Date.now()), options);
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const call = request(url, {
        method: 'POST',
        agent: this.#agent,
        timeout: GIVE_UP_MS,
        headers: {
          'content-type': contentType,
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          ...signed,
          ...options.headers,
        },
      });
      call.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve(judge(response.statusCode ?? 0, text, performance.now() - started)));
        response.on('error', reject);
      });
      call.on('timeout', () => call.destroy(new Error(`The app did not answer within ${GIVE_UP_MS} ms`)));
      call.on('error', reject);
      call.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
