import { type Reply, replies, unknownField } from './answers.ts';
import type { StoredRow, Table } from './table.ts';

/** What a list request asks for, from the query of a GET or the body of a POST. */
export interface ListQuestion {
  readonly fields: readonly string[];
  readonly pageSize: number;
  readonly offset: string | undefined;
  readonly formula: string | undefined;
}

interface Iterator {
  readonly rows: readonly StoredRow[];
  readonly position: number;
  readonly page: number;
  readonly lastUsed: number;
}

/** The iterators of a base; each offset names one, is opaque, and ends with its lifetime. */
export function createListing(options: { now: () => number; lifetime: number }): {
  list(table: Table, question: ListQuestion): Reply;
  pageOf(offset: string | undefined): number;
  expireAll(): void;
} {
  const iterators = new Map<string, Iterator>();
  let issued = 0;

  function list(table: Table, question: ListQuestion): Reply {
    const { fields, offset, formula, pageSize } = question;
    const unknown = fields.find((field) => !table.fields.has(field));
    if (unknown !== undefined) return unknownField(unknown);
    if (!(pageSize >= 1 && pageSize <= 100)) return replies.invalidRequest;
    let current: Iterator;
    if (offset === undefined) {
      const rows = formula === undefined ? table.rows : filterRows(table.rows, formula);
      if (rows === undefined) return replies.invalidFormula;
      current = { rows, position: 0, page: 1, lastUsed: options.now() };
    } else {
      const found = iterators.get(offset);
      if (!offset.startsWith('itr')) return replies.invalidOffset;
      if (found === undefined || options.now() - found.lastUsed > options.lifetime) {
        return replies.iteratorExpired;
      }
      current = found;
    }
    const { rows, position, page } = current;
    const end = position + pageSize;
    const records = rows.slice(position, end).map((row) => show(row, fields));
    const next = rows[end];
    if (next === undefined) return { status: 200, body: { records } };
    const token = `itr${(issued++).toString(36).padStart(14, '0')}/${next.id}`;
    iterators.set(token, { rows, position: end, page: page + 1, lastUsed: options.now() });
    return { status: 200, body: { records, offset: token } };
  }

  return {
    list,
    pageOf: (offset) => (offset === undefined ? 1 : (iterators.get(offset)?.page ?? 0)),
    expireAll: () => iterators.clear(),
  };
}

/** The one formula in use: modified after a moment. Undefined where it is another. */
function filterRows(rows: readonly StoredRow[], formula: string): readonly StoredRow[] | undefined {
  const match = /^\s*IS_AFTER\(\s*LAST_MODIFIED_TIME\(\)\s*,\s*(['"])([^'"]+)\1\s*\)\s*$/.exec(formula);
  const since = Date.parse(match?.[2] ?? '');
  return Number.isNaN(since) ? undefined : rows.filter((row) => row.modified > since);
}

// Airtable leaves out what is empty: "", [], false and null; 0 is there.
function show(row: StoredRow, fields: readonly string[]): unknown {
  const shown: Record<string, unknown> = {};
  for (const field of fields.length > 0 ? fields : Object.keys(row.fields)) {
    const value = row.fields[field];
    if (value === undefined || value === null || value === '' || value === false) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    shown[field] = value;
  }
  return { id: row.id, createdTime: new Date(row.created).toISOString(), fields: shown };
}
