import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

const day = 86_400_000;
/** How long a press on a message finds its way. */
const trailLife = 90 * day;

/** What did not fit into a message's `block_id`, under a short key. */
export interface Trails {
  put(key: string, trail: string, now: number): Promise<void>;
  /** Null where there is none, or where its time is over. */
  get(key: string, now: number): Promise<string | null>;
}

export function createTrails(db: Kysely<Schema>): Trails {
  return {
    put: async (key, trail, now) => {
      await db.deleteFrom('trails').where('expires', '<=', now).execute();
      const expires = now + trailLife;
      await db
        .insertInto('trails')
        .values({ key, trail, expires })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ expires }))
        .execute();
    },
    get: async (key, now) => {
      const row = await db
        .selectFrom('trails')
        .select('trail')
        .where('key', '=', key)
        .where('expires', '>', now)
        .executeTakeFirst();
      return row?.trail ?? null;
    },
  };
}
