import { type ReferenceStyle, styleReferences } from './airtable/references.ts';
import type { Row, Rows } from './airtable/table.ts';
import { accounts, agents, countries, managers, products, sectors } from './sample/names.ts';
import { addOddities } from './sample/oddities.ts';
import { createRandom, type Random } from './sample/random.ts';

export interface SampleOptions {
  readonly seed?: number;
  /** how many deals; 8,800 where none is given */
  readonly deals?: number;
  /** `YYYY-MM-DD`: the deals end here and begin some fifteen months before */
  readonly today: string;
  readonly references?: ReferenceStyle;
  /** one or two deals with each thing that cannot be read as it should; true where none is given */
  readonly oddities?: boolean;
}

const dayLength = 86_400_000;
const span = 456;
/** The last of the agents have sold nothing yet. */
const busyAgents = agents.length - 3;

/**
 * A base of a seller of computer hardware, made up: the same for the same options. As in real bases, a
 * product is spelled without its space in the pipeline, lost deals have the value 0, open ones have none,
 * many open ones have no account, and prospects have no date.
 */
export function buildSampleBase(options: SampleOptions): Rows {
  const { seed = 1, deals = 8800, references = 'linked', oddities = true } = options;
  const random = createRandom(seed);
  const today = Date.parse(`${options.today}T00:00:00Z`) / dayLength;
  const pipeline = Array.from({ length: deals }, (_, i) => buildDeal(i, today, random));
  const base: Rows = {
    sales_pipeline: pipeline,
    products: products.map(({ name, series, price }, i) => ({
      id: rowId('Prd', i),
      fields: { product: name, series, sales_price: price },
    })),
    sales_teams: agents.map((agent, i) => {
      const manager = managers[i % managers.length] ?? managers[0];
      return {
        id: rowId('Agt', i),
        fields: {
          sales_agent: agent,
          manager: manager.name,
          regional_office: manager.office,
          email: `${mailName(agent)}@example.com`,
        },
      };
    }),
    accounts: accounts.map((account, i) => ({
      id: rowId('Acc', i),
      fields: {
        account,
        sector: sectors[(i * 3 + Math.floor(i / 10)) % sectors.length],
        office_location: random.pick(countries),
      },
    })),
  };
  const styled = styleReferences(base, references);
  return oddities ? addOddities(styled, references) : styled;
}

function buildDeal(index: number, today: number, random: Random): Row {
  const product = pickProduct(random);
  // Squared, so that some agents sell much more than others.
  const agent = agents[Math.floor(random.next() ** 1.4 * busyAgents)] ?? agents[0];
  const account = accounts[Math.floor(random.next() ** 1.2 * accounts.length)];
  const stage = random.next();
  const fields: Record<string, unknown> = {
    opportunity_id:
      random
        .between(0, 36 ** 4 - 1)
        .toString(36)
        .padStart(4, '0')
        .toUpperCase() + index.toString(36).toUpperCase().padStart(4, '0'),
    sales_agent: agent,
    // Real pipelines spell what their product table spells otherwise.
    product: product.name === 'Aster 16 Pro' ? 'Aster16 Pro' : product.name,
  };
  const id = rowId('Dea', index);
  if (stage < 0.06) {
    if (random.chance(0.35)) fields.account = account;
    return { id, fields: { ...fields, deal_stage: 'Prospecting' } };
  }
  if (stage < 0.24) {
    if (random.chance(0.3)) fields.account = account;
    const engage = today - Math.floor(random.next() ** 1.5 * 200);
    return { id, fields: { ...fields, deal_stage: 'Engaging', engage_date: isoDay(engage) } };
  }
  const won = stage < 0.72;
  // Closed more often towards today, so that the running periods have their share.
  const close = today - Math.floor(random.next() ** 1.15 * span);
  const engage = close - random.between(1, random.chance(0.5) ? 25 : 130);
  return {
    id,
    fields: {
      ...fields,
      account,
      deal_stage: won ? 'Won' : 'Lost',
      engage_date: isoDay(engage),
      close_date: isoDay(close),
      close_value: won ? Math.max(1, Math.round(product.price * (0.75 + random.next() * 0.5))) : 0,
    },
  };
}

const totalWeight = products.reduce((sum, product) => sum + product.weight, 0);

function pickProduct(random: Random): (typeof products)[number] {
  let left = random.next() * totalWeight;
  for (const product of products) {
    left -= product.weight;
    if (left < 0) return product;
  }
  return products[0];
}

/** In the form of Airtable's ids: `rec` and 14 letters or digits. */
function rowId(kind: string, index: number): string {
  return `rec${kind}${String(index).padStart(11, '0')}`;
}

function isoDay(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

function mailName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^A-Za-z ]/g, '')
    .replaceAll(' ', '.')
    .toLowerCase();
}
