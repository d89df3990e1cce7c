import type { Log } from '../log.ts';
import type { Message, Reply } from './blocks.ts';
import { fit } from './fit.ts';
import { withoutNativeBlocks } from './plainer.ts';
import type { Post, PostResult } from './post.ts';
import { type AsBot, type BotPlace, contentOf, postAsBot } from './post-as-bot.ts';

/** Where an answer goes: to an address that Slack gave for it, or, where it gave none, to a place as the bot. */
export type Destination = Address | BotPlace;

interface Address {
  readonly url: string;
  /** the message whose button was pressed is the presser's alone: the answer takes its place */
  readonly replace: boolean;
  /** the thread that it was pressed in */
  readonly thread?: string;
}

/** The same place for what follows an answer: nothing is replaced by it. */
export function besides(to: Destination): Destination {
  return 'url' in to ? { ...to, replace: false } : to;
}

/** How an answer leaves. */
export interface Ways {
  readonly post: Post;
  readonly asBot: AsBot;
}

/**
 * Posts an answer. Refused blocks are tried at most twice more, as each attempt takes one of the five uses of an
 * address: without pictures and native blocks, then the text alone.
 */
export async function postReply(ways: Ways, to: Destination, reply: Reply, log: Log): Promise<PostResult> {
  const fitted = fit(reply);
  if (fitted.cuts.length > 0) log.warn({ cuts: fitted.cuts }, 'an answer was cut to fit Slack');
  const send = (blocks: Message['blocks']) => sendOnce(ways, to, { ...reply, text: fitted.text, blocks });
  // What is seen by one person through an address may come twice rather than not at all; any other message may not.
  let mayRepeat = 'url' in to && reply.responseType === 'ephemeral';
  const attempts = [() => fitted.blocks, () => withoutNativeBlocks(fitted.blocks), () => []];
  let result: PostResult = { kind: 'invalid_blocks', detail: '' };
  let tried: Message['blocks'] | null = null;
  for (const attempt of attempts) {
    const blocks = attempt();
    if (tried && same(tried, blocks)) continue;
    tried = blocks;
    result = await send(blocks);
    if (result.kind === 'unreachable' && mayRepeat) {
      mayRepeat = false;
      result = await send(blocks);
    }
    if (result.kind !== 'invalid_blocks') return result;
    log.warn({ detail: result.detail, blocks: blocks.length }, 'Slack refused the blocks of an answer');
  }
  return result;
}

async function sendOnce({ post, asBot }: Ways, to: Destination, reply: Reply): Promise<PostResult> {
  if (!('url' in to)) {
    const outcome = await postAsBot(asBot, to, reply);
    switch (outcome.kind) {
      case 'posted':
        return { kind: 'ok', channel: outcome.channel };
      case 'refused':
        return { kind: 'invalid_blocks', detail: outcome.error };
      case 'doubtful':
        return { kind: 'unreachable', detail: outcome.error };
      case 'not_taken':
        return { kind: 'not_taken', detail: outcome.error };
    }
  }
  // Slack cannot turn a message for one person into one for all: a shared answer is always a new message.
  const replaces = to.replace && reply.responseType === 'ephemeral';
  return post(to.url, {
    response_type: reply.responseType,
    replace_original: replaces,
    ...contentOf(reply),
    ...(to.thread === undefined || replaces ? {} : { thread_ts: to.thread }),
    unfurl_links: false,
    unfurl_media: false,
  });
}

function same(a: Message['blocks'], b: Message['blocks']): boolean {
  return a.length === b.length && a.every((block, i) => block === b[i]);
}
