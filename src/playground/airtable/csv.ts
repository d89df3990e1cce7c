import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReferenceStyle, styleReferences } from './references.ts';
import type { Row, Rows } from './table.ts';

const files = ['sales_pipeline', 'products', 'sales_teams', 'accounts'] as const;
const numeric = new Set(['close_value', 'sales_price', 'revenue', 'employees', 'year_established']);

/** The rows of a base out of a folder with `sales_pipeline.csv`, `products.csv`, `sales_teams.csv`, `accounts.csv`. */
export async function readCsvBase(folder: string, options: { references: ReferenceStyle }): Promise<Rows> {
  const base: Record<string, readonly Row[]> = {};
  for (const [number, file] of files.entries()) {
    const text = await readFile(join(folder, `${file}.csv`), 'utf8');
    base[file] = parseCsv(text).map((fields, row) => ({
      id: `rec${number}${String(row).padStart(13, '0')}`,
      fields: Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [
          name,
          numeric.has(name) && value !== '' ? Number(value) : value,
        ]),
      ),
    }));
  }
  return styleReferences(base, options.references);
}

/** One object a line, by the names of the first line; quoted cells may hold commas, quotes and line breaks. */
export function parseCsv(text: string): Record<string, string>[] {
  const lines: string[][] = [[]];
  for (const match of text.replace(/^\ufeff/, '').matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)) {
    const [whole, cell = '', end = ''] = match;
    if (whole === '' && lines.at(-1)?.length === 0) break;
    lines.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '') break;
    if (end !== ',') lines.push([]);
  }
  const [head = [], ...rest] = lines.filter((line) => line.length > 1 || (line[0] ?? '') !== '');
  return rest.map((line) => Object.fromEntries(head.map((name, column) => [name, line[column] ?? ''])));
}
