import type { Kysely, Selectable } from 'kysely';
import type { Deliveries, Delivery, DeliveryState, Lease, NewRun } from './delivery.ts';
import type { Schema } from './schema.ts';

export function createDeliveries(db: Kysely<Schema>): Deliveries {
  const insert = async (
    handle: Kysely<Schema>,
    runs: readonly NewRun[],
    destinations: readonly string[],
    { owner, until }: Lease,
    now: number,
  ) => {
    for (const { digest, slot, instant, late, state } of runs) {
      await handle
        .insertInto('digest_runs')
        .values({ digest, slot, instant, late: Number(late), made: now, message: null, picture: null })
        .onConflict((conflict) => conflict.columns(['digest', 'slot']).doNothing())
        .execute();
      if (destinations.length === 0) continue;
      const settled = Number(state === 'missed');
      await handle
        .insertInto('deliveries')
        .values(
          destinations.map((destination) => ({
            ...{ digest, slot, destination, state, settled, owner, until, attempts: 0 },
            ...{ first_try: null, next_try: null, error: null, changed: now, channel: null, ts: null },
          })),
        )
        .onConflict((conflict) => conflict.columns(['digest', 'slot', 'destination']).doNothing())
        .execute();
    }
  };
  return {
    make: (digest, runs, destinations, lease, now) =>
      db.transaction().execute(async (transaction) => {
        const latest = Math.max(...runs.map(({ instant }) => instant));
        const { numUpdatedRows } = await transaction
          .updateTable('digests')
          .set({ last_slot: latest })
          .where('key', '=', digest)
          .where('last_slot', '<', latest)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) return false;
        await insert(transaction, runs, destinations, lease, now);
        return true;
      }),
    makeManual: (run, destinations, lease, now) =>
      db.transaction().execute(async (transaction) => {
        const known = await transaction
          .selectFrom('digest_runs')
          .select('slot')
          .where('digest', '=', run.digest)
          .where('slot', '=', run.slot)
          .executeTakeFirst();
        if (known) return false;
        await insert(transaction, [run], destinations, lease, now);
        return true;
      }),
    takeOver: ({ owner, until }, now) =>
      db.transaction().execute(async (transaction) => {
        await transaction
          .updateTable('deliveries')
          .set({ state: 'unknown', error: 'interrupted', changed: now })
          .where('settled', '=', 0)
          .where('until', '<=', now)
          .where('state', '=', 'posting')
          .execute();
        await transaction
          .updateTable('deliveries')
          .set({ owner, until })
          .where('settled', '=', 0)
          .where('until', '<=', now)
          .execute();
        return transaction
          .selectFrom('deliveries')
          .select(['digest', 'slot'])
          .distinct()
          .where('settled', '=', 0)
          .where('owner', '=', owner)
          .execute();
      }),
    renew: ({ owner, until }, runs) =>
      db.transaction().execute(async (transaction) => {
        for (const { digest, slot } of runs) {
          await transaction
            .updateTable('deliveries')
            .set({ until })
            .where('digest', '=', digest)
            .where('slot', '=', slot)
            .where('settled', '=', 0)
            .where('owner', '=', owner)
            .execute();
        }
      }),
    release: async (owner, now) => {
      await db
        .updateTable('deliveries')
        .set({ until: now })
        .where('settled', '=', 0)
        .where('owner', '=', owner)
        .where('state', '!=', 'posting')
        .execute();
    },
    run: async (digest, slot) => {
      const row = await db
        .selectFrom('digest_runs')
        .selectAll()
        .where('digest', '=', digest)
        .where('slot', '=', slot)
        .executeTakeFirst();
      return row ? { ...row, late: row.late === 1 } : null;
    },
    ofRun: async (digest, slot) => {
      const rows = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('digest', '=', digest)
        .where('slot', '=', slot)
        .orderBy('destination')
        .execute();
      return rows.map(decode);
    },
    keepMessage: async (digest, slot, message) => {
      await db
        .updateTable('digest_runs')
        .set({ message })
        .where('digest', '=', digest)
        .where('slot', '=', slot)
        .execute();
    },
    markLate: async (digest, slot) => {
      await db
        .updateTable('digest_runs')
        .set({ late: 1, message: null, picture: null })
        .where('digest', '=', digest)
        .where('slot', '=', slot)
        .execute();
    },
    keepPicture: async (digest, slot, picture) => {
      await db
        .updateTable('digest_runs')
        .set({ picture })
        .where('digest', '=', digest)
        .where('slot', '=', slot)
        .execute();
    },
    move: async ({ digest, slot, destination }, from, to, owner, now, progress = {}) => {
      const { settled, firstTry, nextTry, ...rest } = progress;
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set({
          ...rest,
          ...(settled === undefined ? {} : { settled: Number(settled) }),
          ...(firstTry === undefined ? {} : { first_try: firstTry }),
          ...(nextTry === undefined ? {} : { next_try: nextTry }),
          state: to,
          changed: now,
        })
        .where('digest', '=', digest)
        .where('slot', '=', slot)
        .where('destination', '=', destination)
        .where('state', 'in', from)
        .where('owner', '=', owner)
        // What was tried is noted even where the lease has run out, for as long as nobody has taken over.
        .$if(to === 'posting', (update) => update.where('until', '>', now))
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    deliver: async ({ digest, slot, destination }, { channel, ts }, now) => {
      await db
        .updateTable('deliveries')
        .set({ state: 'delivered', settled: 1, error: null, channel, ts, changed: now })
        .where('digest', '=', digest)
        .where('slot', '=', slot)
        .where('destination', '=', destination)
        .execute();
    },
    settle: async (digest, slot, owner) => {
      await db
        .updateTable('deliveries')
        .set({ settled: 1 })
        .where('digest', '=', digest)
        .where('slot', '=', slot)
        .where('owner', '=', owner)
        .where('state', 'in', ['failed', 'unknown'])
        .execute();
    },
    latest: async (digest, count) => {
      const rows = await db
        .selectFrom('digest_runs')
        .selectAll()
        .where('digest', '=', digest)
        .orderBy('made', 'desc')
        .orderBy('instant', 'desc')
        .limit(count)
        .execute();
      return rows.map((row) => ({ ...row, late: row.late === 1 }));
    },
    purge: (before) =>
      db.transaction().execute(async (transaction) => {
        const old = (handle: Kysely<Schema>) =>
          handle.selectFrom('digest_runs').select('slot').where('made', '<', before);
        await transaction
          .deleteFrom('deliveries')
          .where('settled', '=', 1)
          .where('slot', 'in', old(transaction))
          .where('changed', '<', before)
          .execute();
        const { numDeletedRows } = await transaction
          .deleteFrom('digest_runs')
          .where('made', '<', before)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('deliveries')
                  .select('deliveries.destination')
                  .whereRef('deliveries.digest', '=', 'digest_runs.digest')
                  .whereRef('deliveries.slot', '=', 'digest_runs.slot'),
              ),
            ),
          )
          .executeTakeFirstOrThrow();
        return Number(numDeletedRows);
      }),
  };
}

function decode(row: Selectable<Schema['deliveries']>): Delivery {
  const { digest, slot, destination, attempts, error, changed, channel, ts } = row;
  return {
    ...{ digest, slot, destination, attempts, error, changed, channel, ts },
    // Written by `insert` and `move` alone.
    state: row.state as DeliveryState,
    settled: row.settled === 1,
    firstTry: row.first_try,
    nextTry: row.next_try,
  };
}
