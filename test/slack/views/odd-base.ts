import type { Ground } from '../../../src/answer.ts';
import type { Deal, Stage } from '../../../src/deals/deal.ts';
import { account, agent, build, deal, product } from '../../support/example.ts';
import { exampleGround } from './say.ts';

/** Names that would ping, link, format, break lines or turn the writing, if they were taken as markup. */
export const oddNames = [
  '<!channel>',
  '<@U123>',
  '<https://evil.example|click>',
  'https://evil.example',
  '*_~',
  '`code`',
  '&amp; <b>',
  'محمد بن علي',
  '🦊 fox :tada:',
  'three\nlines\nof name',
  '"quoted" “name”',
  '@here and #sales',
];

/** A base in which everything has an odd name. */
export function oddGround(): Ground {
  const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
  const stages: readonly Stage[] = ['won', 'lost', 'engaging', 'prospecting', 'won'];
  const deals = Array.from({ length: 120 }, (_, n): Deal => {
    const stage = at(stages, n);
    const closed = stage === 'won' || stage === 'lost';
    const name = at(oddNames, n);
    return deal(
      n,
      name,
      name,
      name,
      stage,
      '2024-05-01',
      closed ? '2024-07-0'.concat(`${1 + (n % 9)}`) : '—',
      closed ? n : null,
    );
  });
  const dataset = build(deals, {
    products: oddNames.map((name) => product(name, 100)),
    agents: oddNames.map((name) => agent(name, name, name)),
    accounts: oddNames.map((name) => account(name, name, name)),
  });
  return { ...exampleGround, dataset };
}

const agents = 500;
const accounts = 5000;
const wide = (what: string, n: number) => `${what} ${n} `.padEnd(60, 'ÀàÉé');

/** 500 agents and 5,000 accounts, all with names of 60 characters. */
export function largeGround(): Ground {
  const stages: readonly Stage[] = ['won', 'lost', 'engaging', 'prospecting'];
  const deals = Array.from({ length: 20_000 }, (_, n): Deal => {
    const stage = stages[n % 4] ?? 'won';
    const closed = stage === 'won' || stage === 'lost';
    const month = String(1 + (n % 8)).padStart(2, '0');
    return deal(
      n,
      wide('Agent', (n >> 2) % agents),
      wide('Product', (n >> 2) % 40),
      wide('Account', (n >> 2) % accounts),
      stage,
      '2024-01-01',
      closed ? `2024-${month}-10` : '—',
      closed ? 1_000_000 + n : null,
    );
  });
  const dataset = build(deals, {
    products: Array.from({ length: 40 }, (_, n) => product(wide('Product', n), 100)),
    agents: Array.from({ length: agents }, (_, n) =>
      agent(wide('Agent', n), wide('Manager', n % 60), wide('Office', n % 30)),
    ),
    accounts: Array.from({ length: accounts }, (_, n) =>
      account(wide('Account', n), wide('Sector', n % 25), wide('Country', n % 90)),
    ),
  });
  return { ...exampleGround, dataset };
}
