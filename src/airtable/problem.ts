import type { TableName } from '../deals/deal.ts';

export type AirtableProblemKind =
  | 'wrong_token'
  | 'no_access'
  | 'no_base'
  | 'no_table'
  | 'no_field'
  | 'no_formula'
  | 'iterator_expired'
  | 'monthly_cap'
  | 'rate_limited'
  | 'unreachable'
  | 'bad_answer';

export interface AirtableProblemDetails {
  /** the table's default name */
  readonly table?: TableName;
  /** the field's default name, or what the base calls it where it stands for none */
  readonly field?: string;
  readonly status?: number;
  readonly baseId?: string;
  /** what the base calls the table or the field, or what was wrong with an answer */
  readonly named?: string;
}

/** Why the base could not be read: one sentence that names what to mend, and no secret. */
export class AirtableProblem extends Error {
  override readonly name = 'AirtableProblem';
  readonly kind: AirtableProblemKind;
  readonly table: TableName | undefined;
  readonly field: string | undefined;
  readonly status: number | undefined;

  constructor(kind: AirtableProblemKind, details: AirtableProblemDetails = {}) {
    super(describe(kind, details));
    this.kind = kind;
    this.table = details.table;
    this.field = details.field;
    this.status = details.status;
  }
}

function describe(kind: AirtableProblemKind, details: AirtableProblemDetails): string {
  const { table, field, status, baseId = '(none)', named } = details;
  const answered = status === undefined ? '' : ` (HTTP ${status})`;
  switch (kind) {
    case 'wrong_token':
      return 'Airtable does not accept the token: AIRTABLE_API_TOKEN is wrong, or it was revoked.';
    case 'no_access':
      return table === undefined
        ? `Airtable gives this token no access to base ${baseId}: check AIRTABLE_BASE_ID, and that the token of AIRTABLE_API_TOKEN has this base and the scope data.records:read.`
        : `Airtable gives no access to table "${named ?? table}" of base ${baseId}: check AIRTABLE_BASE_ID, what the token of AIRTABLE_API_TOKEN may read, and the name of the table (tables.${table} in AIRTABLE_MAPPING).`;
    case 'no_base':
      return `Airtable knows no base ${baseId}: check AIRTABLE_BASE_ID.`;
    case 'no_table':
      return `The base has no table "${named ?? table}" that this token may read: rename it in the base, or give its name as tables.${table} in AIRTABLE_MAPPING.`;
    case 'no_field':
      return `Table ${table} has no field "${named ?? field}", which is needed: rename it in the base, or give its name as fields.${table}.${field} in AIRTABLE_MAPPING.`;
    case 'no_formula':
      return `Airtable refuses the filter that asks table ${table} for its changes.`;
    case 'iterator_expired':
      return `Airtable ended the reading of table ${table} again and again before it was through: try later.`;
    case 'monthly_cap':
      return 'The Airtable workspace has used up its API calls of this month: raise its plan, or lower AIRTABLE_MONTHLY_CALLS for the next.';
    case 'rate_limited':
      return 'Airtable answers that it is asked too often, also after 30 seconds of silence: something else reads this base as well.';
    case 'unreachable':
      return `Airtable cannot be reached${answered}${named === undefined ? '' : `: ${named}`}; AIRTABLE_ENDPOINT_URL is only needed for another address.`;
    case 'bad_answer':
      return `Airtable gave an answer that cannot be read${answered}${named === undefined ? '' : `: ${named}`}.`;
  }
}
