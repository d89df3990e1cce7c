import { replies } from './airtable/answers.ts';
import type { AirtableStandIn } from './airtable/server.ts';
import type { StoredRow } from './airtable/table.ts';
import type { Story } from './coming-deals.ts';
import type { Act, BaseData, BaseMood, DealData } from './page/protocol.ts';

type AddDeal = Extract<Act, { readonly act: 'add_deal' }>;
type RenameField = Extract<Act, { readonly act: 'rename_field' }>;

/** What somebody does to the base with their hands: as in Airtable, only quicker. */
export interface BaseDesk {
  readonly show: () => BaseData;
  readonly mood: (mood: BaseMood) => void;
  /** A problem where there is no such open deal, of all here. */
  readonly win: (deal: string, value: number, today: string) => BaseProblem | null;
  readonly lose: (deal: string, today: string) => BaseProblem | null;
  readonly add: (deal: AddDeal, today: string) => BaseProblem | null;
  readonly rename: (asked: RenameField) => BaseProblem | null;
  /** Lets happen to the base what comes up to this day. */
  readonly goOnTo: (today: string) => void;
}

export type BaseProblem = 'no_such_deal' | 'no_such_field' | 'field_exists' | 'field_renamed';

const openShown = 8;
const slowMs = 2000;

/** The desk over a running base whose pipeline refers to its tables by the ids of their records. */
export function createBaseDesk(airtable: AirtableStandIn, story: Story, currency: string): BaseDesk {
  const coming = [...story.coming];
  let mood: BaseMood = 'well';
  const tableOf = (name: string) => {
    const table = airtable.tables[name];
    if (!table) throw new Error(`the base has no table ${name}`);
    return table;
  };
  const pipeline = tableOf('sales_pipeline');
  const references = {
    agent: createNames(tableOf('sales_teams').rows, 'sales_agent'),
    product: createNames(tableOf('products').rows, 'product'),
    account: createNames(tableOf('accounts').rows, 'account'),
  };
  const prices = new Map(
    tableOf('products').rows.map(({ fields }) => [String(fields.product), Number(fields.sales_price)]),
  );
  const nameOf = (kind: keyof typeof references, value: unknown): string => {
    const [first] = Array.isArray(value) ? value : [value];
    return references[kind].byId.get(String(first)) ?? (typeof first === 'string' ? first : '');
  };
  const showDeal = ({ id, fields }: StoredRow): DealData => {
    const product = nameOf('product', fields.product);
    return {
      id,
      name: String(fields.opportunity_id ?? ''),
      agent: nameOf('agent', fields.sales_agent),
      product,
      account: nameOf('account', fields.account),
      stage: String(fields.deal_stage ?? ''),
      price: prices.get(product) ?? 0,
    };
  };
  /** A field that was renamed cannot be written under its old name without making it anew. */
  const lacksField = () => !pipelineFields.every((field) => pipeline.fields.has(field));
  const close = (deal: string, fields: StoredRow['fields']): BaseProblem | null => {
    if (lacksField()) return 'field_renamed';
    const row = pipeline.rows.find(({ id }) => id === deal);
    if (row?.fields.deal_stage !== 'Engaging') return 'no_such_deal';
    pipeline.change(deal, fields);
    return null;
  };

  return {
    show: () => ({
      deals: pipeline.rows.length,
      currency,
      open: pipeline.rows
        .filter(({ fields }) => fields.deal_stage === 'Engaging')
        .toSorted((a, b) => latestFirst(a, b))
        .slice(0, openShown)
        .map(showDeal),
      agents: references.agent.sorted,
      products: references.product.sorted,
      accounts: references.account.sorted,
      tables: Object.entries(airtable.tables).map(([name, { fields }]) => ({ name, fields: [...fields] })),
      mood,
    }),
    mood: (next) => {
      mood = next;
      airtable.faults.clear();
      airtable.setLatency(next === 'slow' ? slowMs : 0);
      if (next === 'down') airtable.faults.always('unavailable');
      if (next === 'locked') airtable.faults.always(replies.unauthorized);
    },
    win: (deal, value, today) => close(deal, { deal_stage: 'Won', close_date: today, close_value: value }),
    lose: (deal, today) => close(deal, { deal_stage: 'Lost', close_date: today, close_value: 0 }),
    add: (deal, today) => {
      if (lacksField()) return 'field_renamed';
      const linked = (kind: keyof typeof references, name: string) => {
        const id = references[kind].byName.get(name);
        return id === undefined ? {} : { [fieldOf[kind]]: [id] };
      };
      pipeline.add({
        opportunity_id: deal.name,
        ...linked('agent', deal.agent),
        ...linked('product', deal.product),
        ...linked('account', deal.account),
        deal_stage: deal.stage,
        engage_date: today,
        ...(deal.stage === 'Won' ? { close_date: today, close_value: deal.value } : {}),
      });
      return null;
    },
    rename: ({ table, from, to }) => {
      const found = airtable.tables[table];
      if (!found?.fields.has(from)) return 'no_such_field';
      if (found.fields.has(to)) return 'field_exists';
      found.renameField(from, to);
      return null;
    },
    goOnTo: (today) => {
      // A base with another field is one that somebody is trying something on: its story waits.
      while (coming[0] && coming[0].day <= today && !lacksField()) {
        const next = coming.shift();
        if (!next) return;
        const { row, isNew } = next;
        if (isNew) pipeline.add(row.fields, row.id);
        else if (pipeline.rows.some(({ id, fields }) => id === row.id && fields.deal_stage === 'Engaging'))
          pipeline.change(row.id, row.fields);
      }
    },
  };
}

const pipelineFields = [
  'opportunity_id',
  'sales_agent',
  'product',
  'account',
  'deal_stage',
  'engage_date',
  'close_date',
  'close_value',
];
const fieldOf = { agent: 'sales_agent', product: 'product', account: 'account' } as const;

function createNames(rows: readonly StoredRow[], field: string) {
  const named = rows.flatMap(({ id, fields }) => {
    const name = fields[field];
    return typeof name === 'string' && name !== '' ? [{ id, name }] : [];
  });
  return {
    byId: new Map(named.map(({ id, name }) => [id, name])),
    byName: new Map(named.map(({ id, name }) => [name, id])),
    sorted: [...new Set(named.map(({ name }) => name))].sort((a, b) => a.localeCompare(b)),
  };
}

function latestFirst(a: StoredRow, b: StoredRow): number {
  return (
    b.created - a.created ||
    String(b.fields.engage_date ?? '').localeCompare(String(a.fields.engage_date ?? ''))
  );
}
