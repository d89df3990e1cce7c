import type { Log } from '../log.ts';
import type { MessageBlock, Reply } from './blocks.ts';
import { fit } from './fit.ts';
import { withoutNativeBlocks } from './plainer.ts';
import type { Post, PostResult } from './post.ts';

/** Where an answer goes. */
export interface Destination {
  readonly url: string;
  /** the message whose button was pressed was for the presser alone: the answer takes its place */
  readonly replace: boolean;
}

/**
 * Posts an answer. Refused blocks are tried at most twice more, as each attempt takes one of the five uses of the
 * address: without pictures and native blocks, then the text alone.
 */
export async function postReply(post: Post, to: Destination, reply: Reply, log: Log): Promise<PostResult> {
  const fitted = fit(reply);
  if (fitted.cuts.length > 0) log.warn({ cuts: fitted.cuts }, 'an answer was cut to fit Slack');
  const send = (blocks: readonly MessageBlock[]) =>
    post(to.url, {
      // Slack cannot turn a message for one person into one for all: a shared answer is always a new message.
      response_type: reply.responseType,
      replace_original: to.replace && reply.responseType === 'ephemeral',
      text: fitted.text,
      ...(blocks.length > 0 ? { blocks } : {}),
      unfurl_links: false,
      unfurl_media: false,
    });
  let repeated = false;
  const attempts = [() => fitted.blocks, () => withoutNativeBlocks(fitted.blocks), () => []];
  let result: PostResult = { kind: 'invalid_blocks', detail: '' };
  let tried: readonly MessageBlock[] | null = null;
  for (const attempt of attempts) {
    const blocks = attempt();
    if (tried && same(tried, blocks)) continue;
    tried = blocks;
    result = await send(blocks);
    // An answer for one person may come twice rather than not at all; one for all may not.
    if (result.kind === 'unreachable' && reply.responseType === 'ephemeral' && !repeated) {
      repeated = true;
      result = await send(blocks);
    }
    if (result.kind !== 'invalid_blocks') return result;
    log.warn({ detail: result.detail, blocks: blocks.length }, 'Slack refused the blocks of an answer');
  }
  return result;
}

function same(a: readonly MessageBlock[], b: readonly MessageBlock[]): boolean {
  return a.length === b.length && a.every((block, i) => block === b[i]);
}
