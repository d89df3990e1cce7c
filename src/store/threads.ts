import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

const day = 86_400_000;
/** How long a question in a thread is remembered. */
const threadLife = 7 * day;

/** A conversation with the bot: in a channel a thread, with one person directly a thread or (null) outside any. */
export interface Conversation {
  readonly channel: string;
  readonly thread: string | null;
}

/** The last question of each conversation, in canonical English words: one row each, for seven days. */
export interface Threads {
  put(conversation: Conversation, line: string, now: number): Promise<void>;
  /** Null where nothing was asked, or too long ago. `asked` in epoch milliseconds. */
  get(
    conversation: Conversation,
    now: number,
  ): Promise<{ readonly line: string; readonly asked: number } | null>;
}

export function createThreads(db: Kysely<Schema>): Threads {
  const keyOf = ({ channel, thread }: Conversation) => ({ channel, thread: thread ?? '' });
  return {
    put: async (conversation, line, now) => {
      await db
        .deleteFrom('threads')
        .where('asked', '<=', now - threadLife)
        .execute();
      await db
        .insertInto('threads')
        .values({ ...keyOf(conversation), line, asked: now })
        .onConflict((conflict) => conflict.columns(['channel', 'thread']).doUpdateSet({ line, asked: now }))
        .execute();
    },
    get: async (conversation, now) => {
      const { channel, thread } = keyOf(conversation);
      const row = await db
        .selectFrom('threads')
        .select(['line', 'asked'])
        .where('channel', '=', channel)
        .where('thread', '=', thread)
        .where('asked', '>', now - threadLife)
        .executeTakeFirst();
      return row ?? null;
    },
  };
}
