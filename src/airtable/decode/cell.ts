import type { DayNumber, FindingKind, Reference } from '../../deals/deal.ts';
import { parseDay } from './day.ts';
import { parseNumberText } from './number.ts';
import { cleanText } from './text.ts';

/** The kinds found in one record, each once. */
export type Findings = FindingKind[];

export function note(findings: Findings, kind: FindingKind): void {
  if (!findings.includes(kind)) findings.push(kind);
}

/** A reference: a linked record (array of ids), a name, an array of names, or an object with an id or a name. */
export function decodeReference(value: unknown, findings: Findings): Reference {
  return decodeText(value, findings);
}

/** Text on one line, null where there is none. */
export function decodeText(value: unknown, findings: Findings): string | null {
  const only = single(value, findings);
  if (typeof only === 'string') return cleanText(only) || null;
  if (typeof only === 'number') return String(only);
  if (typeof only !== 'object' || only === null) return null;
  // Linked records in Airtable's newer format are { id, name }, people { id, email, name }.
  const { id, name, email } = only as { id?: unknown; name?: unknown; email?: unknown };
  if (typeof id === 'string' && id.startsWith('rec')) return id;
  if (typeof name === 'string') return cleanText(name) || null;
  return typeof email === 'string' ? cleanText(email) || null : null;
}

export function decodeNumber(value: unknown, findings: Findings): number | null {
  if (typeof value === 'number') return value;
  const only = single(value, findings);
  if (typeof only === 'number') return only;
  if (typeof only !== 'string' || only.trim() === '') return null;
  note(findings, 'number_as_text');
  return parseNumberText(only);
}

export function decodeDay(value: unknown, zone: string, findings: Findings): DayNumber | null {
  const only = single(value, findings);
  return typeof only === 'string' ? parseDay(only.trim(), zone) : null;
}

/** The first value of a cell that is one: lookups are arrays even of one, and may hold formula errors. */
function single(value: unknown, findings: Findings): unknown {
  if (typeof value === 'string' || value === undefined) return value;
  if (!Array.isArray(value)) return withoutError(value, findings);
  let first: unknown;
  for (const each of value) {
    const kept = withoutError(each, findings);
    if (first === undefined && kept !== null && kept !== '') first = kept;
  }
  return first;
}

// Airtable gives {"error": "#ERROR!"} and {"specialValue": "NaN"} in the place of a computed value.
function withoutError(value: unknown, findings: Findings): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!('error' in value) && !('specialValue' in value)) return value;
  note(findings, 'formula_error');
  return undefined;
}
