import type { WebClient } from '@slack/web-api';
import { type Clock, sleep } from '../digests/clock.ts';
import type { DigestMessage } from '../digests/message.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Log } from '../log.ts';
import { composePictured, formsOf, type ShownPicture } from './deliver/compose.ts';
import { decodePostFailure } from './deliver/outcome.ts';
import type { Post } from './post.ts';

/** What is posted: the message, the way of its picture, the language of what is added to it. */
export interface Sharable {
  readonly message: DigestMessage;
  readonly shown: ShownPicture;
  readonly locale: Locale;
}

/** How one of the two ways of sharing ended. */
export type WayOutcome =
  | { readonly kind: 'posted'; readonly ts: string | null }
  /** nothing was shown: another way may be tried */
  | { readonly kind: 'not_taken'; readonly error: string }
  /** it may be there, and is never posted again */
  | { readonly kind: 'doubtful'; readonly error: string };

/** So long a person waits for Slack's pace, and so often; then the other way is quicker. */
const longestHoldMs = 3000;
const mostHolds = 2;

export interface AsBot {
  readonly client: WebClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Posts as the bot. Refused blocks are tried in a plainer form, nothing else is tried again that may be there. */
export async function postAsBot(
  { client, clock, log, signal }: AsBot,
  place: { readonly channel: string; readonly thread?: string },
  sharable: Sharable,
): Promise<WayOutcome> {
  const { message, shown, locale } = sharable;
  let holds = 0;
  let refusal = '';
  for (const plainness of formsOf(shown)) {
    const { text, blocks } = composePictured({ message, shown, plainness }, locale);
    const send = () =>
      client.chat.postMessage({
        channel: place.channel,
        text,
        ...(blocks.length > 0 ? { blocks: [...blocks] } : {}),
        ...(place.thread === undefined ? {} : { thread_ts: place.thread }),
        unfurl_links: false,
        unfurl_media: false,
      });
    let outcome = await attempt(send);
    while (outcome.kind === 'held' && outcome.waitMs <= longestHoldMs && holds < mostHolds) {
      holds += 1;
      if (!(await sleep(clock, outcome.waitMs, signal))) break;
      outcome = await attempt(send);
    }
    switch (outcome.kind) {
      case 'posted':
        return outcome;
      case 'ambiguous':
        return { kind: 'doubtful', error: outcome.error };
      case 'held':
        return { kind: 'not_taken', error: 'ratelimited' };
      case 'permanent':
      case 'transient':
        return { kind: 'not_taken', error: outcome.error };
      case 'refused':
        refusal = outcome.error;
        log.warn({ error: refusal, plainness }, 'Slack refused the form of a shared answer');
    }
  }
  return { kind: 'not_taken', error: refusal };
}

async function attempt(send: () => Promise<{ readonly ts?: string }>) {
  try {
    const { ts = null } = await send();
    return { kind: 'posted', ts } as const;
  } catch (error) {
    return decodePostFailure(error);
  }
}

/** Posts to everybody through a `response_url`, which works where the bot is no member. At most four uses of it. */
export async function postThroughAddress(
  post: Post,
  log: Log,
  place: { readonly responseUrl: string; readonly thread?: string },
  sharable: Sharable,
): Promise<WayOutcome> {
  const { message, shown, locale } = sharable;
  let refusal = '';
  for (const plainness of formsOf(shown)) {
    const { text, blocks } = composePictured({ message, shown, plainness }, locale);
    const result = await post(place.responseUrl, {
      response_type: 'in_channel',
      replace_original: false,
      text,
      ...(blocks.length > 0 ? { blocks } : {}),
      ...(place.thread === undefined ? {} : { thread_ts: place.thread }),
      unfurl_links: false,
      unfurl_media: false,
    });
    switch (result.kind) {
      case 'ok':
        return { kind: 'posted', ts: null };
      case 'unreachable':
        return { kind: 'doubtful', error: result.detail };
      case 'expired':
      case 'used':
        return { kind: 'not_taken', error: result.kind };
      case 'other':
        return { kind: 'not_taken', error: result.detail || `http_${result.status}` };
      case 'invalid_blocks':
        refusal = 'invalid_blocks';
        log.warn({ detail: result.detail, plainness }, 'Slack refused the form of a shared answer');
    }
  }
  return { kind: 'not_taken', error: refusal };
}

/** Says something to the one person behind a `response_url`; where even that fails, it is in the log. */
export async function tellAlone(
  post: Post,
  log: Log,
  { responseUrl, thread }: { readonly responseUrl: string; readonly thread?: string },
  text: string,
): Promise<void> {
  const result = await post(responseUrl, {
    response_type: 'ephemeral',
    replace_original: false,
    text,
    ...(thread === undefined ? {} : { thread_ts: thread }),
  });
  if (result.kind !== 'ok') log.warn({ result }, 'somebody could not be told how sharing or removing ended');
}
