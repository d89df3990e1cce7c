const forms = { base: /^app[A-Za-z0-9]{14}$/, table: /^tbl[A-Za-z0-9]{14}$/, record: /^rec[A-Za-z0-9]{14}$/ };

/**
 * Where people see a record on airtable.com. Null where one of the ids is none: a mapping may as well name a table by
 * its name, of which no link can be made.
 * @param table as `Mapping.tables` has it
 */
export function recordUrl(baseId: string, table: string, recordId: string): string | null {
  if (!forms.base.test(baseId) || !forms.table.test(table) || !forms.record.test(recordId)) return null;
  return `https://airtable.com/${baseId}/${table}/${recordId}`;
}
