import { buildSampleBase } from '../../src/playground/sample.ts';
import type { Names } from '../../src/query/names.ts';

const base = buildSampleBase({ today: '2026-11-22', deals: 40, oddities: false });

/** Each value of a column once, as a dataset has its members. */
function members(table: string, field: string): { label: string; name: string }[] {
  const values = (base[table] ?? []).map(({ fields }) => fields[field]);
  return [...new Set(values)].map((value) => ({ label: String(value), name: String(value) }));
}

/** The names of the sample base. */
export const baseNames: Names = {
  agent: members('sales_teams', 'sales_agent'),
  manager: members('sales_teams', 'manager'),
  office: members('sales_teams', 'regional_office'),
  product: members('products', 'product'),
  sector: members('accounts', 'sector'),
  account: members('accounts', 'account'),
  location: members('accounts', 'office_location'),
};
