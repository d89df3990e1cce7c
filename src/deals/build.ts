import { type AgentRecord, type Dataset, type DimensionColumn, type Finding, noDay } from './dataset.ts';
import {
  type Account,
  type Agent,
  type Deal,
  type Dimension,
  type FindingKind,
  type Product,
  type Reference,
  stages,
  type TableName,
} from './deal.ts';
import { Interning } from './interning.ts';
import { gather, orderDeals } from './order.ts';
import { PackedIds } from './record-ids.ts';

const examplesKept = 5;
const airtableRecordId = /^rec[A-Za-z0-9]{14}$/;

/**
 * Builds a dataset from decoded records: first the three small tables, then the deals one by one. Cheap for
 * each deal, so that a caller can add them in batches and let others work in between.
 */
export class DatasetBuilder {
  readonly #agents = new Interning();
  readonly #managers = new Interning();
  readonly #offices = new Interning();
  readonly #products = new Interning();
  readonly #sectors = new Interning();
  readonly #accounts = new Interning();
  readonly #locations = new Interning();
  readonly #findings = new Map<
    string,
    { kind: FindingKind; table: TableName; count: number; examples: string[] }
  >();
  readonly #counts: Record<TableName, number>;
  readonly #prices: number[];
  readonly #agentRecords: readonly AgentRecord[];
  readonly #managerOf: number[];
  readonly #officeOf: number[];
  readonly #sectorOf: number[];
  readonly #locationOf: number[];
  #size = 0;
  #capacity = 0;
  #stage = new Uint8Array(0);
  #engage = new Int32Array(0);
  #close = new Int32Array(0);
  #value = new Float64Array(0);
  #agent = new Int32Array(0);
  #product = new Int32Array(0);
  #account = new Int32Array(0);
  readonly #ids = new PackedIds(0);

  constructor(records: {
    readonly products: readonly Product[];
    readonly agents: readonly Agent[];
    readonly accounts: readonly Account[];
  }) {
    // The order in which a base gives its records is of no account, not even to who becomes `(2)` of two namesakes.
    const reference = {
      products: records.products.toSorted(byId),
      agents: records.agents.toSorted(byId),
      accounts: records.accounts.toSorted(byId),
    };
    // A record without a name, such as an empty line of the grid, is no member: what refers to it is not set.
    const [products, agents, accounts] = [
      named(reference.products),
      named(reference.agents),
      named(reference.accounts),
    ];
    this.#counts = {
      sales_pipeline: 0,
      products: products.length,
      sales_teams: agents.length,
      accounts: accounts.length,
    };
    this.#products.list(reference.products.map((product) => ({ ...product, hint: null })));
    this.#agents.list(reference.agents.map((agent) => ({ ...agent, hint: agent.office })));
    this.#accounts.list(
      reference.accounts.map((account) => ({ ...account, hint: account.location ?? account.sector })),
    );
    this.#prices = products.map((product) => product.price ?? Number.NaN);
    const nameOfAgent = new Map(agents.map((agent) => [agent.id, agent.name]));
    const linked = new Map<string, number>();
    this.#managerOf = agents.map((agent) => {
      const manager = agent.manager === null ? null : (nameOfAgent.get(agent.manager) ?? agent.manager);
      if (manager === null || !airtableRecordId.test(manager)) {
        const index = this.#managers.value(manager);
        if (agent.manager !== null && nameOfAgent.has(agent.manager)) linked.set(agent.manager, index);
        return index;
      }
      this.#find('dangling_reference', 'sales_teams', agent.id);
      return -1;
    });
    this.#agentRecords = agents.map(({ id, email }) => ({ id, email, manager: linked.get(id) ?? -1 }));
    this.#officeOf = agents.map((agent) => this.#offices.value(agent.office));
    this.#sectorOf = accounts.map((account) => this.#sectors.value(account.sector));
    this.#locationOf = accounts.map((account) => this.#locations.value(account.location));
    for (const [table, records] of [
      ['products', reference.products],
      ['sales_teams', reference.agents],
      ['accounts', reference.accounts],
    ] as const) {
      for (const record of records) for (const kind of record.findings) this.#find(kind, table, record.id);
    }
  }

  add(deal: Deal): void {
    if (this.#size === this.#capacity) this.#grow();
    const at = this.#size++;
    this.#ids.set(at, deal.id);
    for (const kind of deal.findings) this.#find(kind, 'sales_pipeline', deal.id);
    this.#stage[at] = deal.stage === null ? stages.length : stages.indexOf(deal.stage);
    this.#engage[at] = deal.engage ?? noDay;
    this.#close[at] = deal.close ?? noDay;
    this.#value[at] = deal.value ?? Number.NaN;
    this.#agent[at] = this.#member(this.#agents, deal.agent, deal.id);
    this.#product[at] = this.#member(this.#products, deal.product, deal.id);
    this.#account[at] = this.#member(this.#accounts, deal.account, deal.id);
  }

  finish(): Dataset {
    const { order, ranges } = orderDeals(this.#size, this.#stage, this.#engage, this.#close);
    const size = order.length;
    const agent = gather(order, this.#agent);
    const product = gather(order, this.#product);
    const account = gather(order, this.#account);
    const value = gather(order, this.#value);
    const potential = value.map((own, deal) =>
      own > 0 ? own : (this.#prices[product[deal] as number] ?? Number.NaN),
    );
    const through = (of: Int32Array, column: readonly number[]) => of.map((member) => column[member] ?? -1);
    const columns: Record<Dimension, DimensionColumn> = {
      agent: this.#agents.column(agent),
      manager: this.#managers.column(through(agent, this.#managerOf)),
      office: this.#offices.column(through(agent, this.#officeOf)),
      product: this.#products.column(product),
      sector: this.#sectors.column(through(account, this.#sectorOf)),
      account: this.#accounts.column(account),
      location: this.#locations.column(through(account, this.#locationOf)),
    };
    return {
      size,
      ranges,
      engage: gather(order, this.#engage),
      close: gather(order, this.#close),
      value,
      potential,
      columns,
      recordIds: this.#ids.inOrder(order),
      agents: this.#agentRecords,
      managerOf: Int32Array.from(columns.agent.members, (_, at) => this.#managerOf[at] ?? -1),
      officeOf: Int32Array.from(columns.agent.members, (_, at) => this.#officeOf[at] ?? -1),
      counts: { ...this.#counts, sales_pipeline: size },
      findings: [...this.#findings.values()] satisfies Finding[],
    };
  }

  #member(members: Interning, reference: Reference, dealId: string): number {
    if (reference === null) return -1;
    const known = members.byReference(reference);
    if (known !== undefined) {
      if (known.finding) this.#find(known.finding, 'sales_pipeline', dealId);
      return known.index;
    }
    if (airtableRecordId.test(reference)) {
      this.#find('dangling_reference', 'sales_pipeline', dealId);
      return -1;
    }
    const { index, finding } = members.unlisted(reference);
    this.#find(finding, 'sales_pipeline', dealId);
    return index;
  }

  #find(kind: FindingKind, table: TableName, record: string): void {
    const key = `${table} ${kind}`;
    const found = this.#findings.get(key) ?? { kind, table, count: 0, examples: [] };
    found.count++;
    if (found.examples.length < examplesKept) found.examples.push(record);
    this.#findings.set(key, found);
  }

  #grow(): void {
    this.#capacity = Math.max(1_024, this.#capacity * 2);
    const grown = <T extends Uint8Array | Int32Array | Float64Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.#stage = grown(new Uint8Array(this.#capacity), this.#stage);
    this.#engage = grown(new Int32Array(this.#capacity), this.#engage);
    this.#close = grown(new Int32Array(this.#capacity), this.#close);
    this.#value = grown(new Float64Array(this.#capacity), this.#value);
    this.#agent = grown(new Int32Array(this.#capacity), this.#agent);
    this.#product = grown(new Int32Array(this.#capacity), this.#product);
    this.#account = grown(new Int32Array(this.#capacity), this.#account);
    this.#ids.grow(this.#capacity);
  }
}

function named<T extends { readonly name: string }>(records: readonly T[]): readonly T[] {
  return records.filter((record) => record.name !== '');
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}
