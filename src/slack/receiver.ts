import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Log } from '../log.ts';
import { createSlackLogger } from './clients.ts';
import { limits } from './limits.ts';
import { guardRequest } from './request-guard.ts';
import type { SlackConfig } from './slack-config.ts';

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/** How Slack's requests come in. `handle` takes those over HTTP; in Socket Mode there are none, and it is null. */
export interface Incoming {
  readonly receiver: HTTPReceiver | SocketModeReceiver;
  readonly handle: RequestListener | null;
  /** Slack's word where it refuses the connection; null once it is open. Rejects where Slack cannot be reached */
  readonly connect: () => Promise<string | null>;
  readonly disconnect: () => Promise<void>;
}

// Slack's largest payload is a view of 250 KB; a message with its blocks stays well below.
const bodyLimit = 1024 * 1024;

export function createIncoming(slack: SlackConfig, apiUrl: string, log: Log, now: () => number): Incoming {
  const logger = createSlackLogger(log);
  if (slack.mode.kind === 'http') {
    const receiver = new HTTPReceiver({
      signingSecret: slack.mode.signingSecret.reveal(),
      logger,
      bodyLimit,
      unhandledRequestTimeoutMillis: limits.acknowledgeMs,
      unhandledRequestHandler: ({ request, response }) => {
        log.error({ path: request.url }, 'a request of Slack was not acknowledged in time');
        if (!response.headersSent) response.writeHead(503).end();
      },
    });
    return {
      receiver,
      handle: (request, response) => {
        const refusal = guardRequest(request, now());
        if (refusal === null) return receiver.requestListener(request, response);
        log.warn(refusal);
        response.writeHead(401, { connection: 'close' }).end();
      },
      connect: async () => null,
      disconnect: async () => {},
    };
  }
  const receiver = new SocketModeReceiver({
    appToken: slack.mode.appToken.reveal(),
    logger,
    // Its client must go on trying: with few repeats it takes a short outage for the end and never reconnects.
    installerOptions: {
      clientOptions: { slackApiUrl: apiUrl, timeout: 15_000, retryConfig: { retries: 100, factor: 1.3 } },
    },
  });
  return {
    receiver,
    handle: null,
    connect: async () => {
      try {
        await receiver.client.start();
        return null;
      } catch (error) {
        if (error instanceof WebAPIPlatformError) return error.data.error;
        throw error;
      }
    },
    disconnect: async () => void (await receiver.client.disconnect()),
  };
}
