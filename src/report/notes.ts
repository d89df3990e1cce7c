import type { Sources } from './body.ts';
import type { Cell, Note, Table } from './report.ts';

/** What is said beside the figures of a report. */
export function notesOf(
  { question, dataset, figures }: Sources,
  headline: readonly Cell[],
  tables: readonly Table[],
): Note[] {
  const notes: Note[] = [];
  const { period } = question;
  const closed = figures.total('won').n + figures.total('lost').n;
  if (dataset.size === 0) notes.push({ kind: 'empty_base' });
  else if (period.running && closed === 0) notes.push({ kind: 'nothing_yet' });
  else if (figures.size === 0) notes.push({ kind: 'nothing' });
  if (headline.some(({ figure }) => figure.reason === 'undated')) notes.push({ kind: 'undated' });
  const estimated =
    headline.some(({ estimate }) => estimate) ||
    tables.some((table) => table.columns.some((c) => c.estimate));
  if (estimated) notes.push({ kind: 'estimates' });
  const missing = Math.max(0, ...headline.map(({ figure }) => figure.missing ?? 0));
  if (missing > 0) notes.push({ kind: 'no_list_price', deals: missing });
  const findings = dataset.findings.reduce((sum, { count }) => sum + count, 0);
  if (findings > 0) notes.push({ kind: 'findings', total: findings });
  return notes;
}
