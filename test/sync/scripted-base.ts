import type { ReadPage } from '../../src/airtable/page.ts';
import { AirtableProblem, type AirtableProblemKind } from '../../src/airtable/problem.ts';
import type { AirtableBase } from '../../src/airtable/read.ts';
import { type SourceRecord, type TableName, tables } from '../../src/deals/deal.ts';

export type Records = Record<TableName, SourceRecord[]>;

/** An agent, a product, an account and so many deals of theirs. */
export function makeRecords(deals: number): Records {
  return {
    sales_pipeline: Array.from({ length: deals }, (_, at) => deal(at)),
    products: [{ id: 'recProduct0000001', fields: { product: 'GTX Pro', sales_price: 4821 } }],
    sales_teams: [
      { id: 'recAgent000000001', fields: { sales_agent: 'Ada', manager: 'Melvin', regional_office: 'West' } },
    ],
    accounts: [{ id: 'recAccount0000001', fields: { account: 'Isdom', sector: 'medical' } }],
  };
}

export function deal(at: number, value = 100 + at): SourceRecord {
  return {
    id: `rec${String(at).padStart(14, '0')}`,
    fields: {
      sales_agent: ['recAgent000000001'],
      product: ['recProduct0000001'],
      account: ['recAccount0000001'],
      deal_stage: 'Won',
      engage_date: '2026-01-05',
      close_date: '2026-02-05',
      close_value: value,
    },
  };
}

export interface ScriptedBase extends AirtableBase {
  /** what the base holds; changed records are named in `changed` besides */
  records: Records;
  changed: Partial<Records>;
  /** every reading begun: `whole`, or a table and the moment since which */
  readonly asked: string[];
  calls: number;
  /** the next reads end with this problem, after so many pages */
  fails: { kind: AirtableProblemKind; after: number } | null;
  /** whole reads halt before this page, until it is set to null and `go` is called */
  haltBefore: number | null;
  go(): void;
  onCall: () => void;
}

/** A base in memory that gives pages of 100 as Airtable does, and fails on command. */
export function createScriptedBase(records: Records, now: () => number): ScriptedBase {
  let resume = () => {};
  async function* pagesOf(table: TableName, all: readonly SourceRecord[]): AsyncGenerator<ReadPage> {
    for (let from = 0; from === 0 || from < all.length; from += 100) {
      base.calls++;
      base.onCall();
      yield {
        table,
        records: all.slice(from, from + 100),
        again: false,
        last: from + 100 >= all.length,
        date: new Date(now()),
        withoutFields: [],
      };
    }
  }
  async function* failing(pages: AsyncGenerator<ReadPage>): AsyncGenerator<ReadPage> {
    let given = 0;
    for await (const page of pages) {
      if (base.fails && given >= base.fails.after) throw new AirtableProblem(base.fails.kind);
      if (base.haltBefore !== null && given >= base.haltBefore) {
        await new Promise<void>((resolve) => {
          resume = resolve;
        });
      }
      given++;
      yield page;
    }
  }
  const base: ScriptedBase = {
    records,
    changed: {},
    asked: [],
    calls: 0,
    fails: null,
    haltBefore: null,
    go: () => resume(),
    onCall: () => {},
    readWhole: () => {
      base.asked.push('whole');
      async function* all() {
        for (const table of Object.keys(tables) as TableName[]) yield* pagesOf(table, base.records[table]);
      }
      return failing(all());
    },
    readChanges: (table, since) => {
      base.asked.push(`${table} since ${since.toISOString()}`);
      return failing(pagesOf(table, base.changed[table] ?? []));
    },
  };
  return base;
}
