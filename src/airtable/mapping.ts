import { z } from 'zod';
import { type Stage, stages, type TableName, tables } from '../deals/deal.ts';
import { foldText } from './decode/text.ts';
import { nearest } from './nearest.ts';

/** What the base calls its tables and fields, and how it spells the stages; every role has a name. */
export interface Mapping {
  readonly tables: Readonly<Record<TableName, string>>;
  /** by table, then by the field's default name */
  readonly fields: Readonly<Record<TableName, Readonly<Record<string, string>>>>;
  /** the spellings of each stage; compared without regard to case, spaces and accents */
  readonly stages: Readonly<Record<Stage, readonly string[]>>;
}

export type ParsedMapping =
  | { readonly mapping: Mapping; readonly problems?: never }
  | { readonly mapping?: never; readonly problems: readonly string[] };

const tableNames = ['sales_pipeline', 'products', 'sales_teams', 'accounts'] as const satisfies TableName[];

export const defaultMapping: Mapping = {
  tables: byTable((table) => table),
  fields: byTable((table) => Object.fromEntries(fieldsOf(table).map((field) => [field, field]))),
  stages: { prospecting: ['Prospecting'], engaging: ['Engaging'], won: ['Won'], lost: ['Lost'] },
};

/** The fields of a table that the bot reads, by their default names. */
export function fieldsOf(table: TableName): readonly string[] {
  return [...tables[table].required, ...tables[table].optional];
}

export function isRequired(table: TableName, field: string): boolean {
  return (tables[table].required as readonly string[]).includes(field);
}

/**
 * Reads the JSON of a mapping: `{ "tables": { role: name }, "fields": { role: { field: name } },
 * "stages": { stage: spelling or spellings } }`, everything optional. What is not named keeps its default;
 * the default spelling of a stage stays valid unless another stage claims it. All problems come at once,
 * one sentence each.
 */
export function parseMapping(json: unknown): ParsedMapping {
  const parsed = shape.safeParse(json);
  if (!parsed.success) return { problems: parsed.error.issues.flatMap(describeIssue) };
  const mapping: Mapping = {
    tables: { ...defaultMapping.tables, ...defined(parsed.data.tables) },
    fields: byTable((table) => ({
      ...defaultMapping.fields[table],
      ...defined(parsed.data.fields?.[table]),
    })),
    stages: resolveStages(parsed.data.stages ?? {}),
  };
  const problems = [...findSharedNames(mapping), ...findSharedStages(mapping)];
  return problems.length > 0 ? { problems } : { mapping };
}

/** The same text for the same mapping, whatever the order it was written in. */
export function fingerprint(mapping: Mapping): string {
  return JSON.stringify([
    tableNames.map((table) => mapping.tables[table]),
    tableNames.map((table) => fieldsOf(table).map((field) => mapping.fields[table][field])),
    stages.map((stage) => [...new Set(mapping.stages[stage].map(foldText))].sort()),
  ]);
}

const name = z.string().trim().min(1);
// Airtable answers by field name, so an id would read as an empty column.
const fieldName = name.refine((text) => !/^fld[A-Za-z0-9]{14}$/.test(text), {
  error: 'give the name of the field, not its id',
});
const spellings = z.union([name.transform((text) => [text]), z.array(name).min(1)]);

const shape = z.strictObject({
  tables: z.strictObject(byTable(() => name.optional())).optional(),
  fields: z
    .strictObject(
      byTable((table) =>
        z
          .strictObject(Object.fromEntries(fieldsOf(table).map((field) => [field, fieldName.optional()])))
          .optional(),
      ),
    )
    .optional(),
  stages: z
    .strictObject({
      prospecting: spellings.optional(),
      engaging: spellings.optional(),
      won: spellings.optional(),
      lost: spellings.optional(),
    })
    .optional(),
});

function describeIssue(issue: z.core.$ZodIssue): string[] {
  const place = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(issue.path.map(String));
    return issue.keys.map((key) => {
      const near = nearest(key, known);
      const hint = near === undefined ? `known here: ${known.join(', ')}` : `did you mean "${near}"?`;
      return `${place === '' ? 'the mapping' : place}: unknown key "${key}"; ${hint}`;
    });
  }
  if (issue.code === 'custom') return [`${place}: ${issue.message}`];
  if (place === '') return ['the mapping must be an object with "tables", "fields" and "stages"'];
  if (issue.path[0] === 'stages' && issue.path.length > 1) {
    return [`${place}: must be a spelling, or a list of spellings, none of them empty`];
  }
  const leaf = issue.path.length === (issue.path[0] === 'tables' ? 2 : 3);
  return [`${place}: ${leaf ? 'must be a name that is not empty' : 'must be an object'}`];
}

function knownKeys(path: readonly string[]): readonly string[] {
  const [first, second] = path;
  if (first === undefined) return ['tables', 'fields', 'stages'];
  if (first === 'stages') return stages;
  const table = tableNames.find((each) => each === second);
  return table === undefined ? tableNames : fieldsOf(table);
}

function resolveStages(
  given: Partial<Record<Stage, readonly string[] | undefined>>,
): Readonly<Record<Stage, readonly string[]>> {
  const resolve = (stage: Stage): readonly string[] => {
    const claimed = stages
      .filter((other) => other !== stage)
      .flatMap((other) => given[other] ?? [])
      .map(foldText);
    const kept = defaultMapping.stages[stage].filter((spelling) => !claimed.includes(foldText(spelling)));
    return [...kept, ...(given[stage] ?? [])];
  };
  return {
    prospecting: resolve('prospecting'),
    engaging: resolve('engaging'),
    won: resolve('won'),
    lost: resolve('lost'),
  };
}

function findSharedNames(mapping: Mapping): string[] {
  return [
    ...sharedIn(mapping.tables).map(([a, b, shared]) => `tables: ${a} and ${b} are both "${shared}"`),
    ...tableNames.flatMap((table) =>
      sharedIn(mapping.fields[table]).map(
        ([a, b, shared]) => `fields.${table}: ${a} and ${b} are both "${shared}"`,
      ),
    ),
  ];
}

function sharedIn(names: Readonly<Record<string, string>>): [string, string, string][] {
  const first = new Map<string, string>();
  const found: [string, string, string][] = [];
  for (const [role, given] of Object.entries(names)) {
    const other = first.get(given);
    if (other === undefined) first.set(given, role);
    else found.push([other, role, given]);
  }
  return found;
}

function findSharedStages(mapping: Mapping): string[] {
  const owner = new Map<string, Stage>();
  const problems: string[] = [];
  for (const stage of stages) {
    for (const spelling of mapping.stages[stage]) {
      const other = owner.get(foldText(spelling));
      if (other !== undefined && other !== stage) {
        problems.push(`stages: "${spelling}" is given to both ${other} and ${stage}`);
      }
      owner.set(foldText(spelling), other ?? stage);
    }
  }
  return problems;
}

function byTable<T>(make: (table: TableName) => T): Record<TableName, T> {
  return {
    sales_pipeline: make('sales_pipeline'),
    products: make('products'),
    sales_teams: make('sales_teams'),
    accounts: make('accounts'),
  };
}

function defined(given: Readonly<Record<string, string | undefined>> | undefined): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(given ?? {})) if (value !== undefined) kept[key] = value;
  return kept;
}
