/** A row of a base, in its own field names. */
export interface Row {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export type Rows = Readonly<Record<string, readonly Row[]>>;

/** A stored row: with Airtable's two times, in milliseconds since 1970. */
export interface StoredRow extends Row {
  readonly created: number;
  readonly modified: number;
}

/** One table of the running base; everything may change while it is served. */
export interface Table {
  readonly rows: readonly StoredRow[];
  readonly fields: ReadonlySet<string>;
  /** Adds a row and returns its id. */
  add(fields: Row['fields'], id?: string): string;
  /** Sets the given fields of a row; `undefined` empties one. */
  change(id: string, fields: Row['fields']): void;
  delete(id: string): void;
  clear(): void;
  renameField(from: string, to: string): void;
  removeField(field: string): void;
}

/**
 * `stamp` is the time of rows that stand at the start; later changes carry the time that `now` gives. The
 * fields are those of `fields` and those that any row has.
 */
export function createTable(
  start: readonly Row[],
  options: { fields?: readonly string[]; stamp: number; now: () => number },
): Table {
  let rows: StoredRow[] = start.map((row) => ({ ...row, created: options.stamp, modified: options.stamp }));
  let fields = new Set(options.fields ?? []);
  for (const row of start) for (const field in row.fields) fields.add(field);
  let added = 0;

  function find(id: string): number {
    const index = rows.findIndex((row) => row.id === id);
    if (index < 0) throw new Error(`no row ${id}`);
    return index;
  }
  function mapFields(change: (field: string) => string | undefined): void {
    fields = new Set([...fields].flatMap((field) => change(field) ?? []));
    rows = rows.map((row) => {
      const renamed: Record<string, unknown> = {};
      for (const [field, value] of Object.entries(row.fields)) {
        const name = change(field);
        if (name !== undefined) renamed[name] = value;
      }
      return { ...row, fields: renamed };
    });
  }

  return {
    get rows() {
      return rows;
    },
    get fields() {
      return fields;
    },
    add(given, id = `recAdded${String(added++).padStart(9, '0')}`) {
      for (const field in given) fields.add(field);
      rows = [...rows, { id, fields: given, created: options.now(), modified: options.now() }];
      return id;
    },
    change(id, given) {
      const index = find(id);
      const row = rows[index];
      if (row === undefined) return;
      for (const field in given) fields.add(field);
      rows = rows.with(index, { ...row, fields: { ...row.fields, ...given }, modified: options.now() });
    },
    delete(id) {
      rows = rows.toSpliced(find(id), 1);
    },
    clear() {
      rows = [];
    },
    renameField(from, to) {
      mapFields((field) => (field === from ? to : field));
    },
    removeField(field) {
      mapFields((each) => (each === field ? undefined : each));
    },
  };
}
