import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

const day = 86_400_000;
/** How long the controls of a message with a long query work, counted from when it was last posted. */
export const keyLife = 90 * day;

/** Queries too long for a `block_id` (Slack: 255 characters), under a short key. */
export interface Keys {
  /** The key of this text, always the same for the same text: 16 letters, digits, `-` and `_`. */
  keep(text: string, now: number): Promise<string>;
  /** Null where there is none, or where its time is over. */
  find(key: string, now: number): Promise<string | null>;
  /** Forgets those whose time is over, and says how many; `keep` does so too. */
  purge(now: number): Promise<number>;
}

export function createKeys(db: Kysely<Schema>): Keys {
  const purge = async (now: number) => {
    const { numDeletedRows } = await db
      .deleteFrom('long_queries')
      .where('expires', '<=', now)
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  };
  return {
    keep: async (text, now) => {
      await purge(now);
      const key = createHash('sha256').update(text).digest('base64url').slice(0, 16);
      const expires = now + keyLife;
      await db
        .insertInto('long_queries')
        .values({ key, text, expires })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ expires }))
        .execute();
      return key;
    },
    find: async (key, now) => {
      const row = await db
        .selectFrom('long_queries')
        .select('text')
        .where('key', '=', key)
        .where('expires', '>', now)
        .executeTakeFirst();
      return row?.text ?? null;
    },
    purge,
  };
}
