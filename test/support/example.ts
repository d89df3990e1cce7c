import { DatasetBuilder } from '../../src/deals/build.ts';
import { dayNumber } from '../../src/deals/calendar.ts';
import type { Dataset } from '../../src/deals/dataset.ts';
import type { Account, Agent, Deal, Product, Stage } from '../../src/deals/deal.ts';

const findings: readonly never[] = [];

export function product(name: string, price: number | null): Product {
  return { id: `product ${name}`, name, price, findings };
}

export function agent(name: string, manager: string | null, office: string | null): Agent {
  return { id: `agent ${name}`, name, manager, office, email: null, findings };
}

export function account(name: string, sector: string | null, location: string | null): Account {
  return { id: `account ${name}`, name, sector, location, findings };
}

/** Deals as a sales manager would write them on paper: `—` where nothing is known. */
export function deal(
  id: number | string,
  agentName: string,
  productName: string,
  accountName: string,
  stage: Stage | null,
  engage: string,
  close: string,
  value: number | null,
): Deal {
  const known = (text: string) => (text === '—' ? null : text);
  const day = (text: string) => (text === '—' ? null : dayNumber(text));
  return {
    id: String(id),
    agent: known(agentName),
    product: known(productName),
    account: known(accountName),
    stage,
    engage: day(engage),
    close: day(close),
    value,
    findings,
  };
}

export function build(
  deals: readonly Deal[],
  reference: { products: readonly Product[]; agents: readonly Agent[]; accounts: readonly Account[] },
): Dataset {
  const builder = new DatasetBuilder(reference);
  for (const each of deals) builder.add(each);
  return builder.finish();
}

export const exampleReference = {
  products: [product('Alpha', 1000), product('Beta', 500), product('Gamma', null)],
  agents: [
    agent('Ana', 'Mia', 'North'),
    agent('Bob', 'Mia', 'North'),
    agent('Cléo', 'Max', 'South'),
    agent('Dan', 'Max', 'South'),
  ],
  accounts: [
    account('Acme', 'retail', 'France'),
    account('Bolt', 'retail', 'Kenya'),
    account('Core', 'finance', 'France'),
    account('Dune', 'finance', null),
  ],
};

/** Twenty deals over three quarters of 2024, of which every figure can be checked by hand. */
export const exampleDeals: readonly Deal[] = [
  // won and lost in the first quarter
  deal(7, 'Ana', 'Alpha', 'Acme', 'won', '2024-02-01', '2024-02-20', 1000),
  deal(8, 'Bob', 'Beta', 'Bolt', 'lost', '2024-02-03', '2024-03-15', 0),
  deal(9, 'Cléo', 'Alpha', 'Core', 'won', '2024-01-15', '2024-03-31', 800),
  // in the second
  deal(1, 'Ana', 'Alpha', 'Acme', 'won', '2024-01-10', '2024-04-05', 1200),
  deal(2, 'Ana', 'Beta', 'Acme', 'won', '2024-03-01', '2024-04-20', 450),
  deal(3, 'Bob', 'Alpha', 'Bolt', 'won', '2024-04-01', '2024-05-15', 900),
  deal(4, 'Bob', 'Alpha', 'Core', 'lost', '2024-04-02', '2024-05-01', 0),
  deal(5, 'Cléo', 'Beta', 'Core', 'won', '2024-05-05', '2024-06-30', 600),
  deal(6, 'Cléo', 'Gamma', 'Dune', 'lost', '2024-05-06', '2024-06-01', 0),
  // in the third, up to 15 August
  deal(10, 'Ana', 'Alpha', 'Core', 'won', '2024-06-01', '2024-07-10', 1100),
  deal(11, 'Bob', 'Beta', 'Bolt', 'lost', '2024-06-15', '2024-08-01', 0),
  deal(17, 'Bob', 'Gamma', 'Bolt', 'won', '2024-08-02', '2024-08-10', 300),
  deal(18, '—', 'Alpha', 'Core', 'won', '2024-07-01', '2024-07-01', 700),
  deal(20, 'Zed', 'Alpha', 'Acme', 'lost', '2024-07-01', '2024-07-20', 0),
  // nobody knows when
  deal(19, 'Ana', 'Beta', 'Acme', 'won', '2024-07-05', '—', 500),
  // still open
  deal(12, 'Ana', 'Beta', 'Acme', 'engaging', '2024-05-20', '—', null),
  deal(13, 'Cléo', 'Gamma', 'Dune', 'engaging', '2024-06-20', '—', null),
  deal(14, 'Bob', 'Alpha', '—', 'engaging', '2024-08-01', '—', null),
  deal(15, 'Ana', 'Alpha', 'Acme', 'prospecting', '—', '—', null),
  deal(16, 'Cléo', 'Beta', '—', 'prospecting', '—', '—', null),
];

export const exampleDataset = build(exampleDeals, exampleReference);
export const exampleCalendar = { today: '2024-08-15', fiscalStart: 1 };
