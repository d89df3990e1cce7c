import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** The calls made to Airtable in each calendar month (UTC), which its plans limit. */
export interface Calls {
  add(at: number, calls: number): Promise<void>;
  /** Those of the month in which `at` lies. */
  count(at: number): Promise<number>;
}

export function createCalls(db: Kysely<Schema>): Calls {
  return {
    add: async (at, calls) => {
      await db
        .insertInto('airtable_calls')
        .values({ month: monthOf(at), calls })
        .onConflict((conflict) =>
          conflict
            .column('month')
            .doUpdateSet((eb) => ({ calls: eb('airtable_calls.calls', '+', eb.ref('excluded.calls')) })),
        )
        .execute();
    },
    count: async (at) => {
      const row = await db
        .selectFrom('airtable_calls')
        .select('calls')
        .where('month', '=', monthOf(at))
        .executeTakeFirst();
      return row?.calls ?? 0;
    },
  };
}

function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}
