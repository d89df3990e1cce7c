import type { DigestMessage } from '../digests/message.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Log } from '../log.ts';
import { composePictured, formsOf, type ShownPicture } from './deliver/compose.ts';
import type { Post } from './post.ts';
import { type AsBot, type BotPlace, type BotPost, contentOf, postAsBot } from './post-as-bot.ts';

/** What is posted: the message, the way of its picture, the language of what is added to it. */
export interface Sharable {
  readonly message: DigestMessage;
  readonly shown: ShownPicture;
  readonly locale: Locale;
}

/** How one of the two ways of sharing ended. */
export type WayOutcome = Exclude<BotPost, { readonly kind: 'refused' }>;

/** Posts as the bot. Refused blocks are tried in a plainer form, nothing else is tried again that may be there. */
export async function shareAsBot(
  options: AsBot & { readonly log: Log },
  place: BotPlace,
  { message, shown, locale }: Sharable,
): Promise<WayOutcome> {
  let refusal = '';
  for (const plainness of formsOf(shown)) {
    const posted = await postAsBot(options, place, composePictured({ message, shown, plainness }, locale));
    if (posted.kind !== 'refused') return posted;
    refusal = posted.error;
    options.log.warn({ error: refusal, plainness }, 'Slack refused the form of a shared answer');
  }
  return { kind: 'not_taken', error: refusal };
}

/** Posts to everybody through a `response_url`, which works where the bot is no member. At most four uses of it. */
export async function postThroughAddress(
  post: Post,
  log: Log,
  place: BotPlace & { readonly responseUrl: string },
  { message, shown, locale }: Sharable,
): Promise<WayOutcome> {
  let refusal = '';
  for (const plainness of formsOf(shown)) {
    const result = await post(place.responseUrl, {
      response_type: 'in_channel',
      replace_original: false,
      ...contentOf(composePictured({ message, shown, plainness }, locale)),
      ...(place.thread === undefined ? {} : { thread_ts: place.thread }),
      unfurl_links: false,
      unfurl_media: false,
    });
    switch (result.kind) {
      case 'ok':
        return { kind: 'posted', channel: place.channel, ts: null };
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
