import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** A digest as it is kept. */
export interface KeptDigest {
  readonly key: string;
  /** as it was written: `mon 09:00` or cron */
  readonly schedule: string;
  /** IANA name */
  readonly zone: string;
  /** ids of channels and people */
  readonly destinations: readonly string[];
  /** epoch milliseconds of the latest slot that was made */
  readonly lastSlot: number;
}

export type DigestSettings = Omit<KeptDigest, 'key' | 'lastSlot'>;

/** A destination to which a digest is not sent, and Slack's word for why. */
interface PausedDestination {
  readonly digest: string;
  readonly destination: string;
  readonly reason: string;
  readonly since: number;
}

/** Which digests there are, and how their destinations fare. */
export interface Digests {
  /** Those that are switched on. */
  list(): Promise<KeptDigest[]>;
  /**
   * Makes a digest, changes it or, with null, switches it off; says what it was before (null: none, or off).
   * One that was made, changed or switched on owes nothing from before `now`.
   */
  configure(key: string, settings: DigestSettings | null, now: number): Promise<DigestSettings | null>;
  paused(): Promise<PausedDestination[]>;
  pause(digest: string, destination: string, reason: string, now: number): Promise<void>;
  /** Sends to all destinations of a digest again, and says how many had been paused. */
  resume(digest: string): Promise<number>;
  /** Whether the destination has been failing, and its owner was told. */
  isFailing(digest: string, destination: string): Promise<boolean>;
  /** True where the destination had not been failing already. */
  beginFailing(digest: string, destination: string, now: number): Promise<boolean>;
  endFailing(digest: string, destination: string): Promise<void>;
}

export function createDigests(db: Kysely<Schema>): Digests {
  const paused = async () => {
    const rows = await db
      .selectFrom('digest_destinations')
      .select(['digest', 'destination', 'paused', 'paused_at'])
      .where('paused', 'is not', null)
      .orderBy('digest')
      .orderBy('destination')
      .execute();
    return rows.map(({ digest, destination, paused: reason, paused_at: since }) => ({
      digest,
      destination,
      reason: reason ?? '',
      since: since ?? 0,
    }));
  };
  return {
    list: async () => {
      const rows = await db
        .selectFrom('digests')
        .selectAll()
        .where('active', '=', 1)
        .orderBy('key')
        .execute();
      return rows.map(({ key, schedule, zone, destinations, last_slot: lastSlot }) => ({
        key,
        schedule,
        zone,
        // Written by `configure` alone.
        destinations: JSON.parse(destinations) as string[],
        lastSlot,
      }));
    },
    configure: (key, settings, now) =>
      db.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('digests')
          .selectAll()
          .where('key', '=', key)
          .executeTakeFirst();
        const before =
          row?.active === 1
            ? {
                schedule: row.schedule,
                zone: row.zone,
                destinations: JSON.parse(row.destinations) as string[],
              }
            : null;
        if (settings === null) {
          await transaction.updateTable('digests').set({ active: 0 }).where('key', '=', key).execute();
          return before;
        }
        const { schedule, zone } = settings;
        const destinations = JSON.stringify(settings.destinations);
        const sameTimes = before?.schedule === schedule && before.zone === zone;
        const values = { schedule, zone, destinations, active: 1 };
        if (!row)
          await transaction
            .insertInto('digests')
            .values({ key, ...values, last_slot: now })
            .execute();
        else {
          const lastSlot = sameTimes ? row.last_slot : Math.max(row.last_slot, now);
          await transaction
            .updateTable('digests')
            .set({ ...values, last_slot: lastSlot })
            .where('key', '=', key)
            .execute();
        }
        return before;
      }),
    paused,
    pause: async (digest, destination, reason, now) => {
      await db
        .insertInto('digest_destinations')
        .values({ digest, destination, paused: reason, paused_at: now, failing_since: null })
        .onConflict((conflict) =>
          conflict.columns(['digest', 'destination']).doUpdateSet({ paused: reason, paused_at: now }),
        )
        .execute();
    },
    resume: async (digest) => {
      const { numUpdatedRows } = await db
        .updateTable('digest_destinations')
        .set({ paused: null, paused_at: null })
        .where('digest', '=', digest)
        .where('paused', 'is not', null)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },
    isFailing: async (digest, destination) => {
      const row = await db
        .selectFrom('digest_destinations')
        .select('failing_since')
        .where('digest', '=', digest)
        .where('destination', '=', destination)
        .executeTakeFirst();
      return (row?.failing_since ?? null) !== null;
    },
    beginFailing: async (digest, destination, now) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('digest_destinations')
        .values({ digest, destination, paused: null, paused_at: null, failing_since: now })
        .onConflict((conflict) =>
          conflict
            .columns(['digest', 'destination'])
            .doUpdateSet({ failing_since: now })
            .where('digest_destinations.failing_since', 'is', null),
        )
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    endFailing: async (digest, destination) => {
      await db
        .updateTable('digest_destinations')
        .set({ failing_since: null })
        .where('digest', '=', digest)
        .where('destination', '=', destination)
        .execute();
    },
  };
}
