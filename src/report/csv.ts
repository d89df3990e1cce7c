import type { KpiId } from '../kpis/catalogue.ts';
import type { Report } from './report.ts';

/** A cell of a CSV file: a text, a number, or nothing. */
export type CsvCell = string | number | null;
export type CsvRow = readonly CsvCell[];

/** Without it Excel takes UTF-8 for the code page of the machine. */
const byteOrderMark = '\ufeff';
const lineEnd = '\r\n';

/** Rows as a CSV file (RFC 4180), every line ended by CRLF, with a byte-order mark in front. */
export function toCsv(rows: Iterable<CsvRow>): string {
  return [...csvChunks(rows)].join('');
}

/**
 * The same in pieces of so many rows, made as they are asked for: a large file leaves others their turn in between.
 * The first piece has the byte-order mark, also where there is no row.
 */
export function* csvChunks(rows: Iterable<CsvRow>, rowsAtOnce = 500): Generator<string> {
  let lines = [byteOrderMark];
  let count = 0;
  for (const row of rows) {
    lines.push(row.map(written).join(','), lineEnd);
    if (++count % rowsAtOnce !== 0) continue;
    yield lines.join('');
    lines = [];
  }
  if (lines.length > 0) yield lines.join('');
}

// What a spreadsheet runs, with the full-width and small forms that some take for the same (OWASP, CSV Injection).
const signs = '[=+\\-@＝＋－＠﹦﹢﹣﹫]';
const unseen = '[\\s\\p{Cc}\\p{Cf}\\p{Z}]';
// Excel divides a line at its own country's separator, semicolon or tab, and takes no heed of quotes that do not stand
// at the start of what it then takes for a cell: so a formula may begin behind any of these as well.
const formulaStart = new RegExp(`(?=${signs})(?<=(?:^|[,;|\\t\\r\\n"])${unseen}*)`, 'gu');
const controlStart = /^[\t\r\n]/;

/**
 * A text as it stands in a file: an apostrophe before whatever a spreadsheet would run as a formula makes it a text.
 * All other texts stay as they are.
 */
export function neutralise(text: string): string {
  const safe = text.replace(formulaStart, "'");
  return controlStart.test(safe) ? `'${safe}` : safe;
}

function written(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return plainNumber(cell);
  const text = neutralise(cell);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const decimals = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 6 });

/** With a dot and without an exponent. What sums of fractions add to the last digits is left out. */
function plainNumber(number: number): string {
  if (!Number.isFinite(number)) return '';
  const text = decimals.format(number);
  return text === '-0' ? '0' : text;
}

/**
 * What a file of a report's rows is called, or of the deals behind one of its figures: `agents-2026-Q4.csv`. Names of
 * the base stand in it as they are: whoever sends the file makes it one that every disk takes.
 */
export function csvName({ query: { ask, by }, period }: Report, dealsBehind?: KpiId): string {
  const subject =
    ask.report === 'kpi' ? ask.kpi : ask.report === 'profile' ? `${ask.of}-${ask.name}` : ask.report;
  const parts = dealsBehind ? ['deals', dealsBehind] : [subject, ...(by ? ['by', by] : [])];
  return `${[...parts, period.id].join('-').replaceAll('_', '-')}.csv`;
}
