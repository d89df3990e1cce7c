import type { Kysely, Selectable } from 'kysely';
import type { Schema } from './schema.ts';

/** When a digest is sent, and where to. */
export interface DigestSettings {
  /** as it was written: `mon 09:00` or cron */
  readonly schedule: string;
  /** IANA name */
  readonly zone: string;
  /** ids of channels and people */
  readonly destinations: readonly string[];
}

/** What a person decides of a digest. */
export interface DigestChoices extends DigestSettings {
  /** the question, in canonical English words; null: the weekly digest */
  readonly line: string | null;
  /** null: as the environment has it */
  readonly locale: string | null;
  readonly charts: 'image' | 'native';
}

/** A digest as it is kept. */
export interface KeptDigest extends DigestChoices {
  readonly key: string;
  /** the Slack user whose it is; null: it belongs to the admins */
  readonly owner: string | null;
  /** why nothing of it is sent: `owner`, or `gone:` and the name that left the base; null while it is */
  readonly paused: string | null;
  readonly made: number;
  readonly version: number;
  /** epoch milliseconds of the latest slot that was made, or is skipped */
  readonly lastSlot: number;
}

/** What may be changed of a digest: its choices, whose it is, and whether it is sent. */
export type DigestChange = Partial<DigestChoices & Pick<KeptDigest, 'owner' | 'paused'>>;

/** A destination to which a digest is not sent, and Slack's word for why. */
interface PausedDestination {
  readonly digest: string;
  readonly destination: string;
  readonly reason: string;
  readonly since: number;
}

/** Which digests there are, and how their destinations fare. */
export interface Digests {
  /** Those that are sent. */
  list(): Promise<KeptDigest[]>;
  /** Those that there are, paused ones too, the newest first. */
  all(): Promise<KeptDigest[]>;
  get(key: string): Promise<KeptDigest | null>;
  /** Makes a digest that owes nothing from before `now`. */
  create(key: string, choices: DigestChoices & { readonly owner: string }, now: number): Promise<void>;
  /**
   * Changes a digest as it was at this version; false where it was changed or deleted since. With other times it owes
   * nothing from before `now`.
   */
  change(key: string, version: number, change: DigestChange, now: number): Promise<boolean>;
  /** Slots up to this instant are not made. */
  skip(key: string, until: number): Promise<void>;
  remove(key: string): Promise<void>;
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
  const switchedOn = () => db.selectFrom('digests').selectAll().where('active', '=', 1);
  return {
    list: async () => {
      const rows = await switchedOn().where('paused', 'is', null).orderBy('key').execute();
      return rows.map(decode);
    },
    all: async () => {
      const rows = await switchedOn().orderBy('made', 'desc').orderBy('key').execute();
      return rows.map(decode);
    },
    get: async (key) => {
      const row = await switchedOn().where('key', '=', key).executeTakeFirst();
      return row ? decode(row) : null;
    },
    create: async (key, { destinations, ...choices }, now) => {
      await db
        .insertInto('digests')
        .values({
          ...{ key, ...choices, destinations: JSON.stringify(destinations) },
          ...{ last_slot: now, active: 1, paused: null, made: now, version: 1 },
        })
        .execute();
    },
    change: (key, version, { destinations, ...change }, now) =>
      db.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('digests')
          .selectAll()
          .where('key', '=', key)
          .where('active', '=', 1)
          .where('version', '=', version)
          .executeTakeFirst();
        if (!row) return false;
        const { schedule = row.schedule, zone = row.zone, paused = row.paused } = change;
        const sameTimes = schedule === row.schedule && zone === row.zone;
        // What came up while it was paused is not made up for either.
        const owes = sameTimes && !(row.paused !== null && paused === null);
        await transaction
          .updateTable('digests')
          .set({
            ...change,
            ...(destinations ? { destinations: JSON.stringify(destinations) } : {}),
            last_slot: owes ? row.last_slot : Math.max(row.last_slot, now),
            version: version + 1,
          })
          .where('key', '=', key)
          .execute();
        return true;
      }),
    skip: async (key, until) => {
      await db
        .updateTable('digests')
        .set({ last_slot: until })
        .where('key', '=', key)
        .where('last_slot', '<', until)
        .execute();
    },
    remove: async (key) => {
      await db.deleteFrom('digests').where('key', '=', key).execute();
      await db.deleteFrom('digest_destinations').where('digest', '=', key).execute();
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
            .values({ key, ...values, last_slot: now, charts: 'image', made: now, version: 1 })
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

function decode(row: Selectable<Schema['digests']>): KeptDigest {
  const { key, schedule, zone, destinations, owner, line, locale, charts, paused, made, version } = row;
  return {
    ...{ key, schedule, zone, owner, line, locale, paused, made, version },
    // Written here alone.
    destinations: JSON.parse(destinations) as string[],
    charts: charts as KeptDigest['charts'],
    lastSlot: row.last_slot,
  };
}
