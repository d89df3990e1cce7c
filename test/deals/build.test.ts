import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/deals/calendar.ts';
import { type Dataset, noDay } from '../../src/deals/dataset.ts';
import {
  type Account,
  type Agent,
  type Deal,
  type Dimension,
  dimensions,
  type FindingKind,
  type Product,
  type Stage,
  stages,
} from '../../src/deals/deal.ts';
import { Computation } from '../../src/kpis/compute.ts';
import { account, agent, build, deal, product } from '../support/example.ts';

const none: { products: readonly Product[]; agents: readonly Agent[]; accounts: readonly Account[] } = {
  products: [],
  agents: [],
  accounts: [],
};
const everything = { id: 'all', from: null, to: null, running: false };
const calendar = { today: '2024-08-15', fiscalStart: 1 };

/** A won deal of 100 that refers to an agent, a product and an account in these words. */
function sale(id: string, of: { agent?: string; product?: string; account?: string }): Deal {
  return deal(
    id,
    of.agent ?? '—',
    of.product ?? '—',
    of.account ?? '—',
    'won',
    '2024-07-01',
    '2024-07-15',
    100,
  );
}

function figuresOf(dataset: Dataset): Computation {
  return new Computation(dataset, { period: everything, comparedWith: null, filters: {} }, calendar);
}

/** Rows as `label: deals`, those without a deal left out. */
function rows(dataset: Dataset, by: Dimension): string[] {
  return figuresOf(dataset)
    .rows('sales', by)
    .filter(({ figure }) => figure.value !== 0)
    .map(({ key, label, figure }) => `${label ?? key}: ${figure.value}`)
    .toSorted();
}

function findings(dataset: Dataset): string[] {
  return dataset.findings.map(
    ({ kind, table, count, examples }) => `${kind} in ${table}: ${count} (${examples})`,
  );
}

describe('who a deal refers to', () => {
  const reference = {
    products: [product('GTX Pro', 4821)],
    agents: [agent('Zoë Ångström', 'Mia', 'North')],
    accounts: [account("L'Oréal", 'beauty', 'France')],
  };

  it.each([
    [
      'the record id',
      { agent: 'agent Zoë Ångström', product: 'product GTX Pro', account: "account L'Oréal" },
    ],
    ['the name', { agent: 'Zoë Ångström', product: 'GTX Pro', account: "L'Oréal" }],
    ['without spaces', { agent: 'ZoëÅngström', product: 'GTXPro', account: 'LOréal' }],
    ['without accents', { agent: 'Zoe Angstrom', product: 'GTX Pro', account: "L'Oreal" }],
    ['in another case', { agent: 'ZOË ÅNGSTRÖM', product: 'gtx pro', account: "l'oréal" }],
    ['with other punctuation', { agent: 'Zoë-Ångström', product: 'GTX.Pro', account: 'L’Oréal' }],
  ])('%s', (_, of) => {
    const dataset = build([sale('1', of)], reference);
    expect(dimensions.map((dimension) => rows(dataset, dimension)[0])).toEqual([
      'Zoë Ångström: 1',
      'Mia: 1',
      'North: 1',
      'GTX Pro: 1',
      'beauty: 1',
      "L'Oréal: 1",
      'France: 1',
    ]);
    expect(dataset.findings).toEqual([]);
  });

  it('a plain name that no table knows is a row of its own, and a finding for each of its deals', () => {
    const dataset = build([sale('1', { product: 'MG 99' }), sale('2', { product: 'mg-99' })], reference);
    expect(rows(dataset, 'product')).toEqual(['MG 99: 2']);
    expect(dataset.columns.product.members.map(({ name, listed }) => [name, listed])).toEqual([
      ['GTX Pro', true],
      ['MG 99', false],
    ]);
    expect(findings(dataset)).toEqual(['unknown_name in sales_pipeline: 2 (1,2)']);
  });

  it('a record id that leads nowhere is not set, and a finding', () => {
    const dataset = build([sale('1', { agent: 'recAAAAAAAAAAAAAA' })], reference);
    expect(rows(dataset, 'agent')).toEqual(['null: 1']);
    expect(findings(dataset)).toEqual(['dangling_reference in sales_pipeline: 1 (1)']);
  });

  it('a word that only begins like a record id is a name', () => {
    const dataset = build([sale('1', { agent: 'recruitment' })], reference);
    expect(rows(dataset, 'agent')).toEqual(['recruitment: 1']);
  });

  it('a record without a name is no member: its deals are not set, and no finding of theirs', () => {
    const nameless: Agent = {
      ...agent('', 'Mia', 'North'),
      id: 'recBBBBBBBBBBBBBB',
      findings: ['nameless_record'],
    };
    const dataset = build([sale('1', { agent: 'recBBBBBBBBBBBBBB' })], {
      ...reference,
      agents: [nameless, ...reference.agents],
    });
    expect(rows(dataset, 'agent')).toEqual(['null: 1']);
    expect(rows(dataset, 'manager')).toEqual(['null: 1']);
    expect(dataset.counts.sales_teams).toBe(1);
    expect(findings(dataset)).toEqual(['nameless_record in sales_teams: 1 (recBBBBBBBBBBBBBB)']);
  });

  it('a product without a name has no list price to give, nor takes one from another', () => {
    const dataset = build([{ ...sale('1', { product: 'GTX Pro' }), stage: 'lost', value: null }], {
      ...reference,
      products: [{ ...product('', 7), id: 'a nameless one' }, ...reference.products],
    });
    expect([...dataset.potential]).toEqual([4821]);
    expect(figuresOf(dataset).total('products').value).toBe(1);
  });
});

describe('two agents of one name', () => {
  const twins = {
    ...none,
    agents: [
      { ...agent('Ana Lima', 'Mia', 'North'), id: 'recAAAAAAAAAAAAA1' },
      { ...agent('Ana Lima', 'Max', 'South'), id: 'recAAAAAAAAAAAAA2' },
    ],
  };

  it('stay apart where records are linked, and are told apart by their office', () => {
    const dataset = build(
      [sale('1', { agent: 'recAAAAAAAAAAAAA1' }), sale('2', { agent: 'recAAAAAAAAAAAAA2' })],
      twins,
    );
    expect(rows(dataset, 'agent')).toEqual(['Ana Lima (North): 1', 'Ana Lima (South): 1']);
    expect(rows(dataset, 'manager')).toEqual(['Max: 1', 'Mia: 1']);
    expect(dataset.columns.agent.members.map(({ name }) => name)).toEqual(['Ana Lima', 'Ana Lima']);
    expect(dataset.findings).toEqual([]);
  });

  it('a plain name that both bear is a row of its own, and a finding', () => {
    const dataset = build([sale('1', { agent: 'Ana Lima' }), sale('2', { agent: 'ana lima' })], twins);
    expect(rows(dataset, 'agent')).toEqual(['Ana Lima: 2']);
    expect(rows(dataset, 'office')).toEqual(['null: 2']);
    expect(findings(dataset)).toEqual(['ambiguous_name in sales_pipeline: 2 (1,2)']);
  });

  it.each([
    ['without an office', null],
    ['of one office', 'North'],
  ])('%s are numbered, so that each can be asked for', (_, office) => {
    const dataset = build([], { ...twins, agents: twins.agents.map((each) => ({ ...each, office })) });
    const labels = dataset.columns.agent.members.map(({ label }) => label);
    expect(new Set(labels).size).toBe(2);
    expect(labels[1]).toMatch(/\(2\)$/);
    expect(
      labels.map((label) => {
        const filters = { agent: [label] };
        return new Computation(
          build([sale('1', { agent: 'recAAAAAAAAAAAAA2' })], {
            ...twins,
            agents: twins.agents.map((each) => ({ ...each, office })),
          }),
          { period: everything, comparedWith: null, filters },
          calendar,
        ).total('won').value;
      }),
    ).toEqual([0, 1]);
  });
});

describe('managers', () => {
  it('are agents where a record says so, and bear their name', () => {
    const dataset = build([sale('1', { agent: 'Bob' })], {
      ...none,
      agents: [agent('Bob', 'agent Mia', null), agent('Mia', null, null)],
    });
    expect(rows(dataset, 'manager')).toEqual(['Mia: 1']);
  });

  it('of a record id that leads nowhere are not set, and a finding of the team', () => {
    const dataset = build([sale('1', { agent: 'Bob' })], {
      ...none,
      agents: [agent('Bob', 'recCCCCCCCCCCCCCC', null)],
    });
    expect(rows(dataset, 'manager')).toEqual(['null: 1']);
    expect(findings(dataset)).toEqual(['dangling_reference in sales_teams: 1 (agent Bob)']);
  });

  it('spelt in two ways are one, spelt as in the first record', () => {
    const dataset = build([sale('1', { agent: 'Bob' }), sale('2', { agent: 'Ana' })], {
      ...none,
      agents: [agent('Bob', 'mia elan', null), agent('Ana', 'Mia Élan', null)],
    });
    expect(rows(dataset, 'manager')).toEqual(['Mia Élan: 2']);
  });
});

describe('names that look like something else', () => {
  it.each(['<!channel>', '*_~', 'Q3', '2017', 'all time', '(not set)', '💎', '‮abc'])('%j', (name) => {
    const dataset = build([sale('1', { agent: name, product: name, account: name })], {
      products: [product(name, 10)],
      agents: [agent(name, name, name)],
      accounts: [account(name, name, name)],
    });
    for (const dimension of dimensions) {
      expect(dataset.columns[dimension].members.map(({ label }) => label)).toEqual([name]);
      const filters = { [dimension]: [name] };
      const question = { period: everything, comparedWith: null, filters };
      expect(new Computation(dataset, question, calendar).total('won').value).toBe(1);
    }
    expect(dataset.findings).toEqual([]);
  });

  it('of punctuation alone are different names', () => {
    const dataset = build([sale('1', { agent: '*_~' }), sale('2', { agent: '<!>' })], {
      ...none,
      agents: [agent('*_~', null, null), agent('<!>', null, null)],
    });
    expect(rows(dataset, 'agent')).toEqual(['*_~: 1', '<!>: 1']);
  });
});

describe('what a dataset keeps', () => {
  it('deals of an unknown stage are records of the base, and count in nothing', () => {
    const odd = { ...sale('1', { agent: 'Bob' }), stage: null, findings: ['unknown_stage'] as const };
    const dataset = build([odd], { ...none, agents: [agent('Bob', null, null)] });
    const figures = figuresOf(dataset);
    expect(figures.size).toBe(0);
    for (const id of ['sales', 'won', 'lost', 'engaging', 'prospecting', 'revenue', 'open'] as const) {
      expect(figures.total(id).value).toBe(0);
    }
    expect(dataset.counts.sales_pipeline).toBe(1);
    expect(findings(dataset)).toEqual(['unknown_stage in sales_pipeline: 1 (1)']);
  });

  it('the potential: the value where above zero, else the list price, else nothing', () => {
    const lost = (id: string, value: number | null, of: string): Deal => ({
      ...sale(id, { product: of }),
      stage: 'lost',
      value,
      close: dayNumber('2024-07-15') + Number(id),
    });
    const dataset = build(
      [
        lost('1', 250, 'Alpha'),
        lost('2', 0, 'Alpha'),
        lost('3', null, 'Alpha'),
        lost('4', -5, 'Alpha'),
      ].concat(lost('5', null, 'Gamma'), lost('6', 300, 'Gamma'), lost('7', 0, 'nobody knows')),
      { ...none, products: [product('Alpha', 1000), product('Gamma', null)] },
    );
    expect([...dataset.potential]).toEqual([250, 1000, 1000, 1000, Number.NaN, 300, Number.NaN]);
  });

  it('findings by table and kind: all counted, of each the first five records', () => {
    const kinds: readonly FindingKind[] = ['won_without_value', 'close_before_engage'];
    const deals = Array.from({ length: 7 }, (_, at) => ({ ...sale(String(at), {}), findings: kinds }));
    const dataset = build(deals, {
      ...none,
      products: [{ ...product('Alpha', 1), findings: ['number_as_text'] }],
    });
    expect(findings(dataset).toSorted()).toEqual([
      'close_before_engage in sales_pipeline: 7 (0,1,2,3,4)',
      'number_as_text in products: 1 (product Alpha)',
      'won_without_value in sales_pipeline: 7 (0,1,2,3,4)',
    ]);
  });

  it('more deals than it made room for at first', () => {
    const deals = Array.from({ length: 3_000 }, (_, at) =>
      sale(String(at), { agent: at % 3 === 0 ? 'Ana' : 'Bob' }),
    );
    const dataset = build(deals, { ...none, agents: [agent('Ana', null, null), agent('Bob', null, null)] });
    expect(rows(dataset, 'agent')).toEqual(['Ana: 1000', 'Bob: 2000']);
    expect(figuresOf(dataset).total('revenue').value).toBe(300_000);
  });

  it('nothing, of an empty base', () => {
    const dataset = build([], none);
    expect(dataset.size).toBe(0);
    expect(figuresOf(dataset).total('revenue')).toEqual({ value: 0, n: 0 });
    expect(figuresOf(dataset).rows('revenue', 'agent')).toEqual([]);
  });

  it('deals by stage, then those without a day first, then by day', () => {
    const stage = fc.constantFrom<(Stage | null)[]>(...stages, null);
    const day = fc.option(fc.integer({ min: -700_000, max: 2_900_000 }));
    const deals = fc.array(fc.record({ stage, engage: day, close: day }), { maxLength: 40 });
    fc.assert(
      fc.property(deals, (given) => {
        const { ranges, engage, close, size } = build(
          given.map((each, at) => ({ ...sale(String(at), {}), ...each })),
          none,
        );
        expect(size).toBe(given.length);
        let start = 0;
        for (const each of stages) {
          const range = ranges[each];
          expect(range.start).toBe(start);
          expect(range.end - range.start).toBe(given.filter((deal) => deal.stage === each).length);
          start = range.end;
          if (each === 'prospecting') continue;
          const days = [...(each === 'engaging' ? engage : close).slice(range.start, range.end)];
          const undated = range.dated - range.start;
          expect(days.slice(0, undated).every((one) => one === noDay)).toBe(true);
          expect(days.slice(undated).includes(noDay)).toBe(false);
          expect(days.slice(undated)).toEqual(days.slice(undated).toSorted((a, b) => a - b));
        }
      }),
    );
  });
});

describe('the order of records is irrelevant', () => {
  const reference = {
    products: [product('Alpha', 1000), product('Beta', 500)],
    agents: [
      { ...agent('Ana Lima', 'Mia', 'North'), id: 'recAAAAAAAAAAAAA1' },
      { ...agent('ana lima', 'MIA', 'north'), id: 'recAAAAAAAAAAAAA2' },
      agent('Bob', 'recAAAAAAAAAAAAA1', 'South'),
    ],
    accounts: [account('Acme', 'Retail', 'France'), account('Bolt', 'retail', 'FRANCE')],
  };
  const spelt = fc.constantFrom(
    'recAAAAAAAAAAAAA1',
    'recAAAAAAAAAAAAA2',
    'Ana Lima',
    'ANA LIMA',
    'bob',
    'Zed',
    'zed',
    'ZED',
  );
  const anyDeals = fc
    .array(
      fc.record({
        agent: spelt,
        product: fc.constantFrom('alpha', 'Beta', 'Gamma', 'gamma'),
        account: fc.constantFrom('Acme', 'bolt', 'Etna', 'ETNA'),
        stage: fc.constantFrom<Stage[]>(...stages),
      }),
      { maxLength: 30 },
    )
    .map((deals) => deals.map((each, at): Deal => ({ ...sale(String(at), {}), ...each })));

  it('to every row, its name and its figures', () => {
    const shuffled = anyDeals.chain((deals) =>
      fc.record({
        deals: fc.constant(deals),
        other: fc.shuffledSubarray(deals, { minLength: deals.length }),
        products: fc.shuffledSubarray(reference.products, { minLength: 2 }),
        agents: fc.shuffledSubarray(reference.agents, { minLength: 3 }),
        accounts: fc.shuffledSubarray(reference.accounts, { minLength: 2 }),
      }),
    );
    const all = (dataset: Dataset) =>
      dimensions.map((by) =>
        (['sales', 'open_value', 'revenue'] as const).map((id) =>
          figuresOf(dataset)
            .rows(id, by)
            .map((row) => JSON.stringify(row))
            .toSorted(),
        ),
      );
    fc.assert(
      fc.property(shuffled, ({ deals, other, products, agents, accounts }) => {
        expect(all(build(other, { products, agents, accounts }))).toEqual(all(build(deals, reference)));
      }),
    );
  });
});
