import { foldName } from './fold.ts';
import type { Row, Rows } from './table.ts';

/** How the pipeline refers to its agents, products and accounts. */
export type ReferenceStyle = 'linked' | 'plain' | 'lookup';

const referred = { sales_agent: 'sales_teams', product: 'products', account: 'accounts' } as const;

/**
 * The pipeline with its references in another style: as plain names (as they are given), as arrays of the
 * ids of the records of that name, or as arrays of names as a lookup gives them. A name that is in no
 * reference table stays as it is.
 */
export function styleReferences(base: Rows, style: ReferenceStyle): Rows {
  if (style === 'plain') return base;
  const ids = Object.fromEntries(
    Object.entries(referred).map(([field, table]) => {
      const rows = base[table] ?? [];
      return [field, new Map(rows.map((row) => [foldName(String(row.fields[field] ?? '')), row.id]))];
    }),
  );
  const restyle = (row: Row): Row => {
    const fields: Record<string, unknown> = { ...row.fields };
    for (const field of Object.keys(referred)) {
      const name = fields[field];
      if (typeof name !== 'string' || name === '') continue;
      const target = style === 'linked' ? ids[field]?.get(foldName(name)) : name;
      if (target !== undefined) fields[field] = [target];
    }
    return { id: row.id, fields };
  };
  return { ...base, sales_pipeline: (base.sales_pipeline ?? []).map(restyle) };
}
