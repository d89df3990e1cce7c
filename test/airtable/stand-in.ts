import { onTestFinished } from 'vitest';
import type { ReadPage } from '../../src/airtable/page.ts';
import type { AirtableProblem } from '../../src/airtable/problem.ts';
import { type AirtableBase, type BaseOptions, openBase } from '../../src/airtable/read.ts';
import {
  type AirtableOptions,
  type AirtableStandIn,
  startAirtable,
} from '../../src/playground/airtable/server.ts';
import type { Rows } from '../../src/playground/airtable/table.ts';

/**
 * The clock that the stand-in and the reader share: whoever sleeps moves it on, as soon as every request
 * that was sent before has arrived.
 */
interface TestClock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  readonly slept: readonly number[];
}

function createTestClock(underWay: () => boolean): TestClock {
  let time = Date.parse('2026-11-22T09:00:00Z');
  const slept: number[] = [];
  return {
    now: () => time,
    async sleep(milliseconds) {
      slept.push(milliseconds);
      // One whose deadline passed before it was sent never arrives.
      const patience = performance.now() + 500;
      while (underWay() && performance.now() < patience)
        await new Promise((resolve) => setImmediate(resolve));
      time += milliseconds;
    },
    slept,
  };
}

export interface Opened {
  readonly airtable: AirtableStandIn;
  readonly base: AirtableBase;
  readonly clock: TestClock;
  readonly logged: readonly string[];
  calls(): number;
}

/** A stand-in with these rows and a reader on it; both end with the test. */
export async function openStandIn(
  tables: Rows,
  options: { server?: Partial<AirtableOptions>; reader?: Partial<BaseOptions> } = {},
): Promise<Opened> {
  let calls = 0;
  let arrived = (): number => calls;
  const clock = createTestClock(() => calls > arrived());
  const airtable = await startAirtable({ tables, now: clock.now, sleep: clock.sleep, ...options.server });
  arrived = () => airtable.requests.length;
  onTestFinished(() => airtable.close());
  const logged: string[] = [];
  const write = (details: object, message: string): void => {
    logged.push(`${message} ${JSON.stringify(details)}`);
  };
  const base = openBase({
    token: airtable.token,
    baseId: airtable.baseId,
    endpointUrl: airtable.url,
    log: { debug: write, info: write, warn: write },
    onCall: () => {
      calls += 1;
    },
    now: clock.now,
    sleep: clock.sleep,
    ...options.reader,
  });
  return { airtable, base, clock, logged, calls: () => calls };
}

/** A small base: `deals` deals, two products, one agent, one account. */
export function smallBase(deals: number): Rows {
  return {
    sales_pipeline: Array.from({ length: deals }, (_, i) => ({
      id: `recDeal${i}`,
      fields: { sales_agent: ['recAgent'], product: 'Aster 14', deal_stage: 'Won', close_value: i },
    })),
    products: [
      { id: 'recP1', fields: { product: 'Aster 14', sales_price: 980, series: 'Aster' } },
      { id: 'recP2', fields: { product: 'Cobalt Dock', sales_price: 85, series: 'Cobalt' } },
    ],
    sales_teams: [{ id: 'recAgent', fields: { sales_agent: 'Léa Fontanel', manager: 'Élodie Marchand' } }],
    accounts: [{ id: 'recAcc', fields: { account: 'Valmy Foods', sector: 'food' } }],
  };
}

export async function readAll(pages: AsyncGenerator<ReadPage>): Promise<ReadPage[]> {
  const read: ReadPage[] = [];
  for await (const page of pages) read.push(page);
  return read;
}

/** What a reader who forgets a table at `again` holds in the end. */
export function keep(pages: readonly ReadPage[], table: string): string[] {
  let ids: string[] = [];
  for (const page of pages) {
    if (page.table !== table) continue;
    if (page.again) ids = [];
    ids.push(...page.records.map((record) => record.id));
  }
  return ids;
}

/** The problem that reading ends with. */
export async function problemOf(pages: AsyncGenerator<ReadPage>): Promise<AirtableProblem> {
  try {
    await readAll(pages);
  } catch (error) {
    return error as AirtableProblem;
  }
  throw new Error('the base was read without a problem');
}
