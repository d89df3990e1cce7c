import type { BlockAction } from '@slack/bolt';
import type { Conversation } from '../store/threads.ts';
import type { Destination } from './post-reply.ts';

/** Who sees an answer: the asker until they reload, the asker in their conversation with the bot, or others too. */
export type Audience = 'asker' | 'direct' | 'others';

/** Who asks, where, and where the answer goes. */
export interface Asking {
  readonly user: string;
  readonly team: string;
  readonly to: Destination;
  readonly audience: Audience;
  /** where it was asked, and the message that the thread there began with */
  readonly channel?: string;
  readonly thread?: string;
  /** the thread, or the direct conversation, that goes on from the question */
  readonly conversation?: Conversation;
  /** of another company, met in a shared channel: told so, and nothing else */
  readonly stranger?: boolean;
}

/**
 * Who pressed, and where the answer goes. On a message for the presser alone it takes its place; what others see stays
 * as it is, and the presser gets an answer of their own, in the thread where it was. The Home tab has no place for
 * messages: the answer goes into the conversation with the bot. Null where Slack gave no way to answer.
 */
export function askingOf({ user, team, container, channel, response_url: url }: BlockAction): Asking | null {
  const own = team?.id ?? user.team_id ?? '';
  const stranger = user.team_id !== undefined && team !== null && user.team_id !== team.id;
  const who = { user: user.id, team: own, ...(stranger ? { stranger } : {}) };
  if (container?.type === 'view') return { ...who, to: { channel: user.id }, audience: 'direct' };
  if (!url) return null;
  const place = channel?.id ?? '';
  const thread = typeof container?.thread_ts === 'string' ? { thread: container.thread_ts } : {};
  const direct = container?.is_ephemeral !== true && place.startsWith('D');
  const replace = container?.is_ephemeral === true || direct;
  return {
    ...who,
    to: { url, replace, ...thread },
    audience: direct ? 'direct' : 'asker',
    channel: place,
    ...thread,
    ...(direct ? { conversation: { channel: place, thread: thread.thread ?? null } } : {}),
  };
}
