import fc from 'fast-check';
import { dayNumber } from '../../src/deals/calendar.ts';
import type { Dataset } from '../../src/deals/dataset.ts';
import { type Dimension, stages } from '../../src/deals/deal.ts';
import type { PeriodSpec } from '../../src/deals/period.ts';
import { account, agent, build, product } from './example.ts';
import type { PlainDeal } from './naive.ts';

/** A way to refer to a member, and what the page says the deal's attributes then are. */
interface Referred {
  readonly reference: string | null;
  readonly attributes: { readonly [D in Dimension]?: string | null };
  readonly price?: number | null;
}

const reference = {
  products: [product('Alpha', 1000), product('Beta', 500.5), product('Gamma', null), product('Q3', 0)],
  agents: [
    agent('Ana', 'Mia', 'North'),
    agent('Bob', 'agent Ana', 'north'),
    agent('Cléo', 'Max', null),
    agent('Dan', null, 'South'),
    agent('*_~', 'Mia', 'South'),
  ],
  accounts: [
    account('Acme', 'retail', 'France'),
    account('Bolt', 'Retail', null),
    account('Core', null, 'Kenya'),
    account('<!channel>', 'finance', 'France'),
  ],
};

const nowhere = { reference: 'recNOWHERE0000000', attributes: {} };
const ana = { agent: 'Ana', manager: 'Mia', office: 'North' };
const agents: readonly Referred[] = [
  { reference: null, attributes: {} },
  nowhere,
  { reference: 'agent Ana', attributes: ana },
  { reference: ' ANA ', attributes: ana },
  { reference: 'Bob', attributes: { agent: 'Bob', manager: 'Ana', office: 'North' } },
  { reference: 'cleo', attributes: { agent: 'Cléo', manager: 'Max' } },
  { reference: 'Dan', attributes: { agent: 'Dan', office: 'South' } },
  { reference: '*_~', attributes: { agent: '*_~', manager: 'Mia', office: 'South' } },
  { reference: 'Zed', attributes: { agent: 'Zed' } },
];
const products: readonly Referred[] = [
  { reference: null, attributes: {} },
  nowhere,
  { reference: 'product Alpha', attributes: { product: 'Alpha' }, price: 1000 },
  { reference: 'b.e.t.a', attributes: { product: 'Beta' }, price: 500.5 },
  { reference: 'Gamma', attributes: { product: 'Gamma' } },
  { reference: 'q3', attributes: { product: 'Q3' }, price: 0 },
  { reference: 'Omega', attributes: { product: 'Omega' } },
];
const accounts: readonly Referred[] = [
  { reference: null, attributes: {} },
  nowhere,
  { reference: 'account Acme', attributes: { account: 'Acme', sector: 'retail', location: 'France' } },
  { reference: 'BOLT', attributes: { account: 'Bolt', sector: 'retail' } },
  { reference: 'core', attributes: { account: 'Core', location: 'Kenya' } },
  {
    reference: 'account <!channel>',
    attributes: { account: '<!channel>', sector: 'finance', location: 'France' },
  },
  { reference: 'Etna', attributes: { account: 'Etna' } },
];

/** Members that a reference table lists: rows even without a sale. */
export const listedMembers = {
  agent: ['Ana', 'Bob', 'Cléo', 'Dan', '*_~'],
  manager: ['Mia', 'Ana', 'Max'],
  office: ['North', 'South'],
  product: ['Alpha', 'Beta', 'Gamma', 'Q3'],
  sector: ['retail', 'finance'],
} as const;
export const productsInCatalogue = reference.products.length;

const today = dayNumber('2024-08-15');
const anyDay = fc.option(
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: today - 260, max: today + 120 }) },
    { weight: 1, arbitrary: fc.integer({ min: today - 800, max: today + 500 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ...['2024-06-30', '2024-07-01', '2024-08-15', '2024-09-30', '2024-10-01'].map(dayNumber),
      ),
    },
  ),
  { nil: null, freq: 8 },
);
// quarters of a unit, so that sums are exact in whatever order they are made
const anyValue = fc.oneof(
  fc.constantFrom(null, 0, -20, 1_000_000),
  fc.integer({ min: 1, max: 8_000 }).map((quarters) => quarters / 4),
);

const anyDeal = fc
  .record({
    stage: fc.constantFrom(...stages, ...stages, null),
    engage: anyDay,
    close: anyDay,
    value: anyValue,
    agent: fc.constantFrom(...agents),
    product: fc.constantFrom(...products),
    account: fc.constantFrom(...accounts),
  })
  .map(
    ({ stage, engage, close, value, ...of }): PlainDeal => ({
      stage,
      engage,
      close,
      value,
      price: of.product.price ?? null,
      references: {
        agent: of.agent.reference,
        product: of.product.reference,
        account: of.account.reference,
      },
      attributes: {
        ...nothingSet,
        ...of.agent.attributes,
        ...of.product.attributes,
        ...of.account.attributes,
      },
    }),
  );

const nothingSet = {
  agent: null,
  manager: null,
  office: null,
  product: null,
  sector: null,
  account: null,
  location: null,
};

/** Up to sixty deals with every oddity of a real base. */
export const anyDeals = fc.array(anyDeal, { maxLength: 60 });

/** Periods finished, running, to come, and all time. */
export const anyPeriodSpec: fc.Arbitrary<PeriodSpec> = fc.oneof(
  fc.constant({ type: 'all' } as const),
  fc.record({
    type: fc.constant('relative' as const),
    unit: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
    offset: fc.constantFrom(0, -1),
  }),
  fc.record({
    type: fc.constant('last' as const),
    unit: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
    n: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({
    type: fc.constant('quarter' as const),
    quarter: fc.integer({ min: 1, max: 4 }),
    year: fc.integer({ min: 2023, max: 2025 }),
  }),
  fc.record({
    type: fc.constant('month' as const),
    month: fc.integer({ min: 1, max: 12 }),
    year: fc.constantFrom(2024, 2025),
  }),
  fc.tuple(fc.integer({ min: -300, max: 100 }), fc.integer({ min: 0, max: 200 })).map(([start, days]) => ({
    type: 'range' as const,
    first: iso(today + start),
    last: iso(today + start + days),
  })),
);

export const anyCalendar = fc.record({
  today: fc.constantFrom('2024-08-15', '2024-07-01', '2024-02-29', '2024-12-31'),
  fiscalStart: fc.constantFrom(1, 4, 10),
});

const some = <T>(...values: T[]) =>
  fc.subarray(values, { minLength: 1, maxLength: Math.min(2, values.length) });

/** At most a few filters, each of one value or two. */
export const anyFilters = fc.oneof(
  fc.constant({}),
  fc
    .record(
      {
        agent: some('Ana', 'Bob', 'Zed', '*_~'),
        manager: some('Mia', 'Ana'),
        office: some('North', 'South'),
        product: some('Alpha', 'Gamma', 'Q3'),
        sector: some('retail', 'finance'),
        account: some('Acme', '<!channel>', 'Etna'),
        location: some('France'),
        stage: some(...stages),
      },
      { requiredKeys: [] },
    )
    .map((filters) => {
      // a question of many filters has no deal left: keep the first two
      return Object.fromEntries(Object.entries(filters).slice(0, 2));
    }),
  fc.record({ stage: some(...stages) }),
);

export function datasetOf(deals: readonly PlainDeal[]): Dataset {
  return build(
    deals.map(({ references, stage, engage, close, value }, at) => ({
      id: String(at),
      ...references,
      stage,
      engage,
      close,
      value,
      findings: [],
    })),
    reference,
  );
}

function iso(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
