import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** What Slack said about a person; null where it did not say. */
export interface KeptPerson {
  /** as Slack writes it: `fr-FR` */
  readonly locale: string | null;
  /** IANA name */
  readonly zone: string | null;
  readonly fetched: number;
}

export interface People {
  put(slackUser: string, person: KeptPerson): Promise<void>;
  get(slackUser: string): Promise<KeptPerson | null>;
}

export function createPeople(db: Kysely<Schema>): People {
  return {
    put: async (slackUser, { locale, zone, fetched }) => {
      await db
        .insertInto('people')
        .values({ slack_user: slackUser, locale, zone, fetched })
        .onConflict((conflict) => conflict.column('slack_user').doUpdateSet({ locale, zone, fetched }))
        .execute();
    },
    get: async (slackUser) => {
      const row = await db
        .selectFrom('people')
        .select(['locale', 'zone', 'fetched'])
        .where('slack_user', '=', slackUser)
        .executeTakeFirst();
      return row ?? null;
    },
  };
}
