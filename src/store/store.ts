import { Kysely } from 'kysely';
import { type Calls, createCalls } from './calls.ts';
import { type Charts, createCharts } from './charts.ts';
import { createDeliveries } from './deliveries.ts';
import type { Deliveries } from './delivery.ts';
import { createDigests, type Digests } from './digests.ts';
import { createLeases, type Leases } from './leases.ts';
import { createLinks, type Links } from './links.ts';
import { migrate } from './migrations.ts';
import { createMirror, type Mirror } from './mirror.ts';
import { createOnce, type Once } from './once.ts';
import { createPeople, type People } from './people.ts';
import { StoreProblem } from './problem.ts';
import type { Schema } from './schema.ts';
import { createSettings, type Settings } from './settings.ts';
import { describeFailure, openSqlite, parseDatabaseUrl } from './sqlite.ts';
import { createThreads, type Threads } from './threads.ts';
import { createTrails, type Trails } from './trails.ts';

/** Everything that outlives a process. */
export interface Store {
  readonly mirror: Mirror;
  readonly calls: Calls;
  readonly leases: Leases;
  readonly charts: Charts;
  readonly people: People;
  readonly links: Links;
  readonly trails: Trails;
  readonly threads: Threads;
  readonly once: Once;
  readonly settings: Settings;
  readonly digests: Digests;
  readonly deliveries: Deliveries;
  close(): Promise<void>;
}

/**
 * Opens the database that `DATABASE_URL` names (`file:./data/kpi.db`, or `:memory:`), creates it where there is
 * none and brings it to the newest schema. Throws a `StoreProblem` where it cannot be used.
 */
export async function openStore(databaseUrl: string): Promise<Store> {
  const path = parseDatabaseUrl(databaseUrl);
  const db = new Kysely<Schema>({ dialect: openSqlite(path) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy().catch(() => {});
    throw new StoreProblem(describeFailure(path, error), { cause: error });
  }
  return {
    mirror: createMirror(db),
    calls: createCalls(db),
    leases: createLeases(db),
    charts: createCharts(db),
    people: createPeople(db),
    links: createLinks(db),
    trails: createTrails(db),
    threads: createThreads(db),
    once: createOnce(db),
    settings: createSettings(db),
    digests: createDigests(db),
    deliveries: createDeliveries(db),
    close: () => db.destroy(),
  };
}
