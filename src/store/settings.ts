import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** What a person has chosen for themselves; null: as Slack or the configuration has it. */
export interface PersonSettings {
  readonly locale: string | null;
  /** in canonical English words */
  readonly period: string | null;
}

export interface Settings {
  of(slackUser: string): Promise<PersonSettings>;
  /** What is not named stays as it is. */
  put(slackUser: string, chosen: Partial<PersonSettings>): Promise<void>;
}

export function createSettings(db: Kysely<Schema>): Settings {
  return {
    of: async (slackUser) => {
      const row = await db
        .selectFrom('settings')
        .select(['locale', 'period'])
        .where('slack_user', '=', slackUser)
        .executeTakeFirst();
      return row ?? { locale: null, period: null };
    },
    put: async (slackUser, chosen) => {
      await db
        .insertInto('settings')
        .values({ slack_user: slackUser, locale: null, period: null, ...chosen })
        .onConflict((conflict) => conflict.column('slack_user').doUpdateSet(chosen))
        .execute();
    },
  };
}
