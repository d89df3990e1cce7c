import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

const day = 86_400_000;
/** How long a picture can be fetched after its message was posted. */
export const chartLife = 30 * day;

interface KeptChart {
  /** Chart.js configuration as JSON */
  readonly config: string;
  readonly alt: string;
  readonly created: number;
  readonly expires: number;
}

/** The configurations behind the addresses of pictures. A key is all it takes to see one: 128 random bits. */
export interface Charts {
  put(chart: { key: string; config: string; alt: string }, now: number): Promise<void>;
  /** Null where there is none, or where its time is over. */
  get(key: string, now: number): Promise<KeptChart | null>;
  /** Forgets those whose time is over, and says how many; `put` does so too. */
  purge(now: number): Promise<number>;
}

export function createCharts(db: Kysely<Schema>): Charts {
  const purge = async (now: number) => {
    const { numDeletedRows } = await db
      .deleteFrom('charts')
      .where('expires', '<=', now)
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  };
  return {
    put: async (chart, now) => {
      await purge(now);
      await db
        .insertInto('charts')
        .values({ ...chart, created: now, expires: now + chartLife })
        .execute();
    },
    get: async (key, now) => {
      const row = await db
        .selectFrom('charts')
        .select(['config', 'alt', 'created', 'expires'])
        .where('key', '=', key)
        .where('expires', '>', now)
        .executeTakeFirst();
      return row ?? null;
    },
    purge,
  };
}
