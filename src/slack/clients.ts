import {
  type Logger,
  LogLevel,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import { type Log, redact } from '../log.ts';
import type { Secret } from '../secret.ts';

/** One for people (answers, Home, dialogs), one for deliveries: a rate limit on one never stalls the other. */
export interface Clients {
  readonly people: WebClient;
  readonly deliveries: WebClient;
}

const timeoutMs = 10_000;

/**
 * Options of a Web API client, a new object each time: Bolt and its Socket Mode client change the one they get.
 * No repeats: by default the client repeats every failure for half an hour, and posts twice what Slack had taken.
 */
export function buildClientOptions(apiUrl: string, log: Log): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: createSlackLogger(log),
  };
}

export function createClients(token: Secret, apiUrl: string, log: Log): Clients {
  return {
    people: new WebClient(token.reveal(), buildClientOptions(apiUrl, log)),
    deliveries: new WebClient(token.reveal(), buildClientOptions(apiUrl, log)),
  };
}

export interface CallOptions {
  /** the call only reads, so that making it twice does no harm */
  readonly reads: boolean;
  readonly sleep?: (ms: number) => Promise<void>;
  /** how long Slack may ask to wait; beyond, the refusal is the result */
  readonly longestWaitMs?: number;
}

const waits = [500, 2000] as const;

/**
 * Makes a Web API call, again where that cannot post twice: Slack refused it for its pace (429), or no connection
 * came about. A call that only reads is also repeated after a 5xx, a reset or a deadline. At most three attempts.
 */
export async function callSlack<T>(call: () => Promise<T>, options: CallOptions): Promise<T> {
  const { reads, longestWaitMs = 30_000 } = options;
  const sleep = options.sleep ?? ((ms: number) => new Promise((resolve) => setTimeout(resolve, ms)));
  for (const wait of waits) {
    try {
      return await call();
    } catch (error) {
      const pause = pauseBefore(error, reads, wait);
      if (pause === null || pause > longestWaitMs) throw error;
      await sleep(pause);
    }
  }
  return call();
}

function pauseBefore(error: unknown, reads: boolean, wait: number): number | null {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter * 1000;
  if (error instanceof WebAPIPlatformError) return null;
  if (error instanceof WebAPIRequestError && isUnconnected(error)) return wait;
  if (!reads) return null;
  if (error instanceof WebAPIHTTPError) return error.statusCode >= 500 ? wait : null;
  return error instanceof WebAPIRequestError ? wait : null;
}

const notConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** No connection came about, so that Slack has seen nothing. fetch hides that as the cause of its own error. */
export function isUnconnected(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && notConnected.has(String(error.code))) return true;
  return isUnconnected(error instanceof WebAPIRequestError ? error.original : error.cause);
}

/** Slack's libraries log through ours; their chatter is for `debug`, and tokens are hidden. */
export function createSlackLogger(log: Log): Logger {
  const say =
    (level: 'debug' | 'warn' | 'error') =>
    (...parts: unknown[]) => {
      if (!log.isLevelEnabled(level)) return;
      const error = parts.find((part) => part instanceof Error);
      const text = parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
      log[level](error ? { err: error } : {}, redact(text));
    };
  return {
    debug: say('debug'),
    info: say('debug'),
    warn: say('warn'),
    error: say('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
