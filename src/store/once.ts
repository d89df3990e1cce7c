import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** What is done at most once: Slack tells of the same thing again where our answer was lost, and to any replica. */
export interface Once {
  /** True for the first who asks, within `lifeMs`; then it is theirs to do. */
  claim(key: string, now: number, lifeMs: number): Promise<boolean>;
  /** It was certainly not done: the next may. */
  release(key: string): Promise<void>;
}

export function createOnce(db: Kysely<Schema>): Once {
  return {
    claim: async (key, now, lifeMs) => {
      await db.deleteFrom('once').where('expires', '<=', now).execute();
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('once')
        .values({ key, expires: now + lifeMs })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    release: async (key) => {
      await db.deleteFrom('once').where('key', '=', key).execute();
    },
  };
}
