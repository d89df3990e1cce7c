import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** The right of one process to do something, until a moment; a process that dies loses it by itself. */
export interface Leases {
  /** True where nobody else holds it at `now`: it is the owner's until `until`. Its holder may ask again. */
  acquire(name: string, owner: string, until: number, now: number): Promise<boolean>;
  /** False where it has passed to somebody else meanwhile. */
  renew(name: string, owner: string, until: number): Promise<boolean>;
  release(name: string, owner: string): Promise<void>;
}

export function createLeases(db: Kysely<Schema>): Leases {
  return {
    acquire: async (name, owner, until, now) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('leases')
        .values({ name, owner, until })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet((eb) => ({ owner: eb.ref('excluded.owner'), until: eb.ref('excluded.until') }))
            .where((eb) => eb.or([eb('leases.until', '<=', now), eb('leases.owner', '=', owner)])),
        )
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    renew: async (name, owner, until) => {
      const { numUpdatedRows } = await db
        .updateTable('leases')
        .set({ until })
        .where('name', '=', name)
        .where('owner', '=', owner)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    release: async (name, owner) => {
      await db.deleteFrom('leases').where('name', '=', name).where('owner', '=', owner).execute();
    },
  };
}
