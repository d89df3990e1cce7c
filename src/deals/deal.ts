/** The four stages of the pipeline, in the order a deal passes them. */
export const stages = ['prospecting', 'engaging', 'won', 'lost'] as const;
export type Stage = (typeof stages)[number];

/** What every deal can be grouped and filtered by, whatever the period. */
export const dimensions = ['agent', 'manager', 'office', 'product', 'sector', 'account', 'location'] as const;
export type Dimension = (typeof dimensions)[number];

/** A grouping by attribute; the stage of a deal depends on the period it is looked at in. */
export type Grouping = Dimension | 'stage';

/** The tables of the base and the fields that are read, by their default names. */
export const tables = {
  sales_pipeline: {
    required: ['sales_agent', 'product', 'deal_stage', 'engage_date', 'close_date', 'close_value'],
    optional: ['opportunity_id', 'account'],
  },
  products: { required: ['product', 'sales_price'], optional: ['series'] },
  sales_teams: { required: ['sales_agent', 'manager', 'regional_office'], optional: ['email'] },
  accounts: { required: ['account', 'sector'], optional: ['office_location'] },
} as const;
export type TableName = keyof typeof tables;

/**
 * A record as the base gave it: the Airtable record id, and the raw JSON value of each field, under the
 * field's default name whatever the base calls it. Empty fields are absent. This is what the mirror keeps.
 */
export interface SourceRecord {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A reference to another record: an Airtable record id, or a plain name; null where there is none. */
export type Reference = string | null;

/** Whole days since 1970-01-01. */
export type DayNumber = number;

/** A record of the pipeline, decoded. `value` is in the currency of the base. */
export interface Deal {
  readonly id: string;
  readonly agent: Reference;
  readonly product: Reference;
  readonly account: Reference;
  readonly stage: Stage | null;
  readonly engage: DayNumber | null;
  readonly close: DayNumber | null;
  readonly value: number | null;
  readonly findings: readonly FindingKind[];
}

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly price: number | null;
  readonly findings: readonly FindingKind[];
}

export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly manager: Reference;
  readonly office: string | null;
  readonly email: string | null;
  readonly findings: readonly FindingKind[];
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly sector: string | null;
  readonly location: string | null;
  readonly findings: readonly FindingKind[];
}

/** What could not be read as it should; each is counted, and shown by `/kpi data`. */
const findingKinds = [
  'unknown_stage',
  'won_without_value',
  'close_before_engage',
  'closed_without_close_date',
  'engaging_without_engage_date',
  'unknown_name',
  'ambiguous_name',
  'dangling_reference',
  'number_as_text',
  'formula_error',
  'nameless_record',
] as const;
export type FindingKind = (typeof findingKinds)[number];
