import type { WebClient } from '@slack/web-api';
import { type Clock, sleep } from '../digests/clock.ts';
import type { Message } from './blocks.ts';
import { decodePostFailure } from './deliver/outcome.ts';

export interface AsBot {
  readonly client: WebClient;
  readonly clock: Clock;
  /** aborted once the process is to end: then nobody waits for Slack's pace */
  readonly signal: AbortSignal;
  /** where there is no other way, a post is worth a longer wait */
  readonly patience?: Patience;
}

/** How long a post is tried. */
export interface Patience {
  /** so long Slack may ask to wait, and so often */
  readonly longestHoldMs: number;
  readonly mostHolds: number;
  /** the waits before it is tried again where Slack has not taken it for now */
  readonly again: readonly number[];
}

/** Somebody waits, and another way is quicker. */
const impatient: Patience = { longestHoldMs: 3000, mostHolds: 2, again: [] };
/** Somebody waits, and nothing else would reach them. */
export const patient: Patience = { longestHoldMs: 60_000, mostHolds: 5, again: [1000, 5000, 15_000] };

/** Where the bot posts: a channel, or by their user id its direct conversation with a person. */
export interface BotPlace {
  readonly channel: string;
  /** the message that the thread began with */
  readonly thread?: string;
  /** the only person in the channel who sees it */
  readonly only?: string;
}

export type BotPost =
  | { readonly kind: 'posted'; readonly channel: string; readonly ts: string | null }
  /** for its blocks or its text: another form may be taken; nothing was shown */
  | { readonly kind: 'refused'; readonly error: string }
  /** nothing was shown, and nothing of the kind will be taken there now */
  | { readonly kind: 'not_taken'; readonly error: string }
  /** it may be there, and is never posted again */
  | { readonly kind: 'doubtful'; readonly error: string };

/** Posts one message for people who wait for it, once. */
export async function postAsBot(
  { client, clock, signal, patience = impatient }: AsBot,
  place: BotPlace,
  message: Message,
): Promise<BotPost> {
  const { channel: to, thread, only } = place;
  const content = {
    channel: to,
    ...contentOf(message),
    ...(thread === undefined ? {} : { thread_ts: thread }),
  };
  const send = async (): Promise<{ readonly channel?: string; readonly ts?: string }> =>
    only === undefined
      ? client.chat.postMessage({ ...content, unfurl_links: false, unfurl_media: false })
      : client.chat.postEphemeral({ ...content, user: only }).then(() => ({}));
  const again = [...patience.again];
  let holds = 0;
  for (;;) {
    try {
      const { channel = place.channel, ts = null } = await send();
      return { kind: 'posted', channel, ts };
    } catch (error) {
      const outcome = decodePostFailure(error);
      if (outcome.kind === 'ambiguous') return { kind: 'doubtful', error: outcome.error };
      if (outcome.kind === 'refused') return outcome;
      const named = outcome.kind === 'held' ? 'ratelimited' : outcome.error;
      const wait =
        outcome.kind === 'permanent'
          ? null
          : outcome.kind === 'transient'
            ? (again.shift() ?? null)
            : outcome.waitMs <= patience.longestHoldMs && holds++ < patience.mostHolds
              ? outcome.waitMs
              : null;
      if (wait === null || !(await sleep(clock, wait, signal))) return { kind: 'not_taken', error: named };
    }
  }
}

/** What a message says, as Slack's methods take it. */
export function contentOf({ text, blocks }: Message) {
  return { text, ...(blocks.length > 0 ? { blocks: [...blocks] } : {}) };
}
