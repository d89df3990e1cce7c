import type { Kysely, Transaction } from 'kysely';
import type { Link } from '../identity/link.ts';
import type { Schema } from './schema.ts';

/** What is kept of a Slack user: who in the base they are, in each role. */
interface KeptLinks {
  readonly links: readonly Link[];
  /** they said that they are nobody */
  readonly unlinked: boolean;
}

type PutLink =
  | { readonly kind: 'put' }
  /** somebody else is that, and what says so weighs as much or more */
  | { readonly kind: 'taken'; readonly by: string };

/** Who in the base the Slack users are. Nobody is two agents, and no agent is two users. */
export interface Links {
  of(slackUser: string): Promise<KeptLinks>;
  /** Who is kept as that; null for nobody. */
  holderOf(role: Link['role'], subject: string): Promise<string | null>;
  /**
   * Keeps a link in the place of the user's own of that role. Of two users the first keeps it; an e-mail address goes
   * before what people say of themselves, and an admin before both.
   */
  put(slackUser: string, link: Link, madeBy: string, now: number): Promise<PutLink>;
  /** Forgets who a user is, and that they are not to be known by their e-mail either; how many links there were. */
  remove(slackUser: string, now: number): Promise<number>;
  /** Forgets who a user is in one role. */
  forget(slackUser: string, role: Link['role']): Promise<void>;
  /** Takes back that a user is nobody. */
  reopen(slackUser: string): Promise<void>;
}

const weight: Readonly<Record<Link['source'], number>> = { self: 0, email: 1, admin: 2 };
// Beside the roles: the row of somebody who said that they are nobody.
const nobody = 'none';

export function createLinks(db: Kysely<Schema>): Links {
  const holder = (from: Kysely<Schema> | Transaction<Schema>, role: string, subject: string) =>
    from
      .selectFrom('links')
      .select(['slack_user', 'source'])
      .where('role', '=', role)
      .where('subject', '=', subject)
      .executeTakeFirst();
  return {
    of: async (slackUser) => {
      const rows = await db.selectFrom('links').selectAll().where('slack_user', '=', slackUser).execute();
      return {
        links: rows.flatMap(({ role, subject, source, team, peers }) =>
          role === nobody
            ? []
            : [
                {
                  role: role as Link['role'],
                  subject,
                  source: source as Link['source'],
                  team: JSON.parse(team) as string[],
                  peers: JSON.parse(peers) as string[],
                },
              ],
        ),
        unlinked: rows.some(({ role }) => role === nobody),
      };
    },
    holderOf: async (role, subject) => (await holder(db, role, subject))?.slack_user ?? null,
    put: (slackUser, link, madeBy, now) =>
      db.transaction().execute(async (transaction): Promise<PutLink> => {
        const { role, subject, source } = link;
        const held = await holder(transaction, role, subject);
        if (held && held.slack_user !== slackUser) {
          const stronger = weight[source] > weight[held.source as Link['source']] || source === 'admin';
          if (!stronger) return { kind: 'taken', by: held.slack_user };
          await transaction
            .deleteFrom('links')
            .where('role', '=', role)
            .where('subject', '=', subject)
            .execute();
        }
        await transaction
          .deleteFrom('links')
          .where('slack_user', '=', slackUser)
          .where('role', 'in', [role, nobody])
          .execute();
        await transaction
          .insertInto('links')
          .values({
            slack_user: slackUser,
            role,
            subject,
            source,
            trust: source === 'self' ? 'claimed' : 'verified',
            team: JSON.stringify(link.team),
            peers: JSON.stringify(link.peers),
            made_by: madeBy,
            made: now,
          })
          .execute();
        return { kind: 'put' };
      }),
    forget: async (slackUser, role) => {
      await db.deleteFrom('links').where('slack_user', '=', slackUser).where('role', '=', role).execute();
    },
    reopen: async (slackUser) => {
      await db.deleteFrom('links').where('slack_user', '=', slackUser).where('role', '=', nobody).execute();
    },
    remove: (slackUser, now) =>
      db.transaction().execute(async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('links')
          .where('slack_user', '=', slackUser)
          .where('role', '!=', nobody)
          .executeTakeFirstOrThrow();
        await transaction
          .insertInto('links')
          .values({
            slack_user: slackUser,
            role: nobody,
            subject: slackUser,
            source: 'self',
            trust: 'claimed',
            team: '[]',
            peers: '[]',
            made_by: slackUser,
            made: now,
          })
          .onConflict((conflict) => conflict.columns(['slack_user', 'role']).doNothing())
          .execute();
        return Number(numDeletedRows);
      }),
  };
}
