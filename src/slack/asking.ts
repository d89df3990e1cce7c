import type { BlockAction } from '@slack/bolt';
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
}

/**
 * Who pressed, and where the answer goes. On a message for the presser alone it takes its place; what others see stays
 * as it is, and the presser gets an answer of their own, in the thread where it was. The Home tab has no place for
 * messages: the answer goes into the conversation with the bot. Null where Slack gave no way to answer.
 */
export function askingOf({ user, team, container, channel, response_url: url }: BlockAction): Asking | null {
  const who = { user: user.id, team: team?.id ?? user.team_id ?? '' };
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
  };
}
