import type { WebClient } from '@slack/web-api';
import { type Clock, sleep } from '../digests/clock.ts';
import type { Message } from './blocks.ts';
import { decodePostFailure } from './deliver/outcome.ts';

export interface AsBot {
  readonly client: WebClient;
  readonly clock: Clock;
  /** aborted once the process is to end: then nobody waits for Slack's pace */
  readonly signal: AbortSignal;
}

/** Where the bot posts: a channel, or by their user id its direct conversation with a person. */
export interface BotPlace {
  readonly channel: string;
  /** the message that the thread began with */
  readonly thread?: string;
}

export type BotPost =
  | { readonly kind: 'posted'; readonly channel: string; readonly ts: string | null }
  /** for its blocks or its text: another form may be taken; nothing was shown */
  | { readonly kind: 'refused'; readonly error: string }
  /** nothing was shown, and nothing of the kind will be taken there now */
  | { readonly kind: 'not_taken'; readonly error: string }
  /** it may be there, and is never posted again */
  | { readonly kind: 'doubtful'; readonly error: string };

/** So long a person waits for Slack's pace, and so often; then another way, or none, is better. */
const longestHoldMs = 3000;
const mostHolds = 2;

/** Posts one message for people who wait for it, once. */
export async function postAsBot(
  { client, clock, signal }: AsBot,
  place: BotPlace,
  message: Message,
): Promise<BotPost> {
  const send = () =>
    client.chat.postMessage({
      channel: place.channel,
      ...contentOf(message),
      ...(place.thread === undefined ? {} : { thread_ts: place.thread }),
      unfurl_links: false,
      unfurl_media: false,
    });
  for (let holds = 0; ; holds++) {
    try {
      const { channel = place.channel, ts = null } = await send();
      return { kind: 'posted', channel, ts };
    } catch (error) {
      const outcome = decodePostFailure(error);
      switch (outcome.kind) {
        case 'held':
          if (outcome.waitMs > longestHoldMs || holds >= mostHolds)
            return { kind: 'not_taken', error: 'ratelimited' };
          if (!(await sleep(clock, outcome.waitMs, signal)))
            return { kind: 'not_taken', error: 'ratelimited' };
          break;
        case 'ambiguous':
          return { kind: 'doubtful', error: outcome.error };
        case 'refused':
          return outcome;
        default:
          return { kind: 'not_taken', error: outcome.error };
      }
    }
  }
}

/** What a message says, as Slack's methods take it. */
export function contentOf({ text, blocks }: Message) {
  return { text, ...(blocks.length > 0 ? { blocks: [...blocks] } : {}) };
}
