import type { SourceRecord, TableName } from '../deals/deal.ts';

/** One answer of Airtable, as the readers of the base get it. */
export interface ReadPage {
  readonly table: TableName;
  /** under the fields' default names, whatever the base calls them */
  readonly records: readonly SourceRecord[];
  /** the table is being read again from its start: forget what came of it */
  readonly again: boolean;
  /** the last page of that table */
  readonly last: boolean;
  /** Airtable's own clock (`Date` header) for this page's answer */
  readonly date: Date;
  /** optional fields that the base refused by name and that were left out */
  readonly withoutFields: readonly string[];
}
