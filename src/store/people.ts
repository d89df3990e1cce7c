import type { Kysely } from 'kysely';
import type { SlackProfile } from '../identity/identify.ts';
import { nameKey } from '../identity/persons.ts';
import type { Schema } from './schema.ts';

/** What Slack said about a person; null where it did not say. */
interface KeptPerson {
  /** as Slack writes it: `fr-FR` */
  readonly locale: string | null;
  /** IANA name */
  readonly zone: string | null;
  readonly fetched: number;
}

interface KeptProfile {
  readonly profile: SlackProfile;
  readonly fetched: number;
}

export interface People {
  /** Without a profile, the one that is kept stays. */
  put(slackUser: string, person: KeptPerson & { readonly profile?: SlackProfile }): Promise<void>;
  get(slackUser: string): Promise<KeptPerson | null>;
  /** Name and e-mail; null where Slack has not been asked for them. */
  profileOf(slackUser: string): Promise<KeptProfile | null>;
  /** Of those who have asked: whom Slack calls by this name, without regard to case, accents and order. */
  named(name: string): Promise<readonly string[]>;
}

const standings: readonly SlackProfile['standing'][] = ['member', 'guest', 'bot', 'gone'];

export function createPeople(db: Kysely<Schema>): People {
  return {
    put: async (slackUser, { locale, zone, fetched, profile }) => {
      const values = { locale, zone, fetched, ...profile };
      await db
        .insertInto('people')
        .values({ slack_user: slackUser, ...values })
        .onConflict((conflict) => conflict.column('slack_user').doUpdateSet(values))
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
    profileOf: async (slackUser) => {
      const row = await db
        .selectFrom('people')
        .select(['name', 'handle', 'email', 'standing', 'fetched'])
        .where('slack_user', '=', slackUser)
        .executeTakeFirst();
      const standing = standings.find((each) => each === row?.standing);
      if (!row || !standing) return null;
      const { name, handle, email, fetched } = row;
      return { profile: { name, handle, email, standing }, fetched };
    },
    named: async (name) => {
      const key = nameKey(name);
      const rows = await db.selectFrom('people').select(['slack_user', 'name', 'handle']).execute();
      return rows
        .filter((row) => key !== '' && [row.name, row.handle].some((each) => each && nameKey(each) === key))
        .map((row) => row.slack_user);
    },
  };
}
