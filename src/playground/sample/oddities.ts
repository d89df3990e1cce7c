import type { ReferenceStyle } from '../airtable/references.ts';
import type { Row, Rows } from '../airtable/table.ts';

/**
 * The base with one or two deals (and records) of each kind of finding. It changes the first closed and open
 * deals that it meets; a base with fewer than some thirty deals has not room for all of them.
 */
export function addOddities(base: Rows, references: ReferenceStyle): Rows {
  const pipeline = [...(base.sales_pipeline ?? [])];
  const used = new Set<number>();
  const spoil = (stage: string, change: (fields: Row['fields']) => Row['fields']): void => {
    const index = pipeline.findIndex((row, i) => row.fields.deal_stage === stage && !used.has(i));
    const row = pipeline[index];
    if (row === undefined) return;
    used.add(index);
    pipeline[index] = { id: row.id, fields: { ...row.fields, ...change(row.fields) } };
  };
  const named = (name: string): unknown => (references === 'lookup' ? [name] : name);

  spoil('Lost', () => ({ deal_stage: 'On hold' }));
  spoil('Won', () => ({ close_value: undefined }));
  spoil('Won', (fields) => ({ engage_date: fields.close_date, close_date: fields.engage_date }));
  spoil('Lost', () => ({ close_date: undefined }));
  spoil('Won', () => ({ close_date: '2026-02-31' }));
  spoil('Engaging', () => ({ engage_date: undefined }));
  spoil('Won', () => ({ product: named('Dorado Tablet') }));
  spoil('Won', () => ({ sales_agent: named('Camille Rivoire') }));
  spoil('Engaging', () => ({ sales_agent: ['recGone0000000000'] }));
  spoil('Won', () => ({ account: references === 'linked' ? ['recAccTwin0000001'] : named('Sablier Santé') }));
  spoil('Won', () => ({ account: named('Sablier Santé') }));
  spoil('Won', () => ({ close_value: '1 250,50' }));
  spoil('Won', () => ({ close_value: '1,250' }));
  spoil('Won', () => ({ close_value: { error: '#ERROR!' } }));
  spoil('Won', () => ({ close_value: { specialValue: 'NaN' } }));
  spoil('Won', (fields) => ({ close_date: `${String(fields.close_date)}T23:30:00.000Z` }));
  return {
    ...base,
    sales_pipeline: pipeline,
    // Two customers of one name, so that the plain name says too little, and one without.
    accounts: [
      ...(base.accounts ?? []),
      {
        id: 'recAccTwin0000001',
        fields: { account: 'Sablier Santé', sector: 'health', office_location: 'France' },
      },
      {
        id: 'recAccTwin0000002',
        fields: { account: 'Sablier Santé', sector: 'retail', office_location: 'Spain' },
      },
      { id: 'recAccNameless001', fields: { sector: 'media' } },
    ],
  };
}
