import type { Dimension, Grouping, Stage } from '../deals/deal.ts';
import type { PeriodSpec, TimeUnit } from '../deals/period.ts';
import type { KpiId } from '../kpis/catalogue.ts';
import type { Item } from './items.ts';
import { onlyDimension, sourceOf } from './items.ts';
import type { CommandId, Problem, ReportId } from './query.ts';
import type { FoundName, Patience, Reader } from './resolve.ts';
import { lineWith, resolveName, resolveNames, unknown } from './resolve.ts';
import { resolveFilter } from './resolve-filter.ts';

/** Something said, and where: the tokens `[from, to)`. */
export interface Said<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}

/** Everything that a text says, before it is made into one question. */
export interface Draft {
  readonly reports: Said<ReportId>[];
  readonly kpis: Said<KpiId>[];
  /** `agent`, without a name after it */
  readonly dimensions: Said<Dimension>[];
  /** null: a grouping there is none for, `by year` */
  readonly groupings: Said<Grouping | TimeUnit | null>[];
  readonly limits: Said<{ end: 'top' | 'bottom'; n: number }>[];
  readonly periods: Said<PeriodSpec>[];
  readonly commands: Said<CommandId>[];
  readonly names: FoundName[];
  readonly labels: { key: Dimension; values: string[] }[];
  readonly stages: Said<Stage[]>[];
  versus: boolean;
  share: boolean;
  accept: boolean;
}

/** Misspelt names that one text may have. */
const mostMisspelt = 8;

function isAside(item: Item | undefined): boolean {
  return item?.kind === 'mark' || (item?.kind === 'phrase' && item.meaning.type === 'filler');
}

const conjunctions: ReadonlySet<string> = new Set(['and', 'et']);

/** The end of a run of unknown items; little words between two of them belong to it, but “and” joins two names. */
function runEnd(items: readonly Item[], start: number, tokens: Reader['tokens']): number {
  let end = start + 1;
  for (let i = end; i < items.length; i++) {
    const item = items[i];
    if (item?.kind === 'unknown') end = i + 1;
    else if (!isAside(item) || conjunctions.has(tokens[item?.from ?? -1]?.fold ?? '')) break;
  }
  return end;
}

function put(draft: Draft, item: Extract<Item, { kind: 'phrase' }>): void {
  const { meaning, from, to } = item;
  switch (meaning.type) {
    case 'report':
      draft.reports.push({ value: meaning.report, from, to });
      break;
    case 'kpi':
      draft.kpis.push({ value: meaning.kpi, from, to });
      break;
    case 'dimension':
      draft.dimensions.push({ value: meaning.dimension, from, to });
      break;
    case 'grouping':
      draft.groupings.push({ value: meaning.by, from, to });
      break;
    case 'noGrouping':
      draft.groupings.push({ value: null, from, to });
      break;
    case 'command':
      draft.commands.push({ value: meaning.command, from, to });
      break;
    case 'versus':
    case 'share':
    case 'accept':
      draft[meaning.type] = true;
      break;
    default:
      break;
  }
}

function impossible(reader: Reader, item: Extract<Item, { kind: 'impossible' }>): Problem {
  const { from, to, what, instead } = item;
  return {
    kind: what === 'date' ? 'impossible_date' : 'impossible_number',
    word: sourceOf(reader.text, reader.tokens, from, to),
    suggestions: instead.map((text) => ({ label: text, line: lineWith(reader, from, to, text) })),
  };
}

/** Collects what the items say; the problem with the first word that says nothing. */
export function readItems(reader: Reader, items: readonly Item[]): { draft: Draft } | { problem: Problem } {
  const draft: Draft = {
    reports: [],
    kpis: [],
    dimensions: [],
    groupings: [],
    limits: [],
    periods: [],
    commands: [],
    names: [],
    labels: [],
    stages: [],
    versus: false,
    share: false,
    accept: false,
  };
  const asProfile = !items.some(
    (item) => item.kind === 'phrase' && (item.meaning.type === 'report' || item.meaning.type === 'kpi'),
  );
  const patience: Patience = { left: mostMisspelt };
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item || item.kind === 'mark') continue;
    if (item.kind === 'impossible') return { problem: impossible(reader, item) };
    if (item.kind === 'period') draft.periods.push({ value: item.spec, from: item.from, to: item.to });
    else if (item.kind === 'limit')
      draft.limits.push({ value: { end: item.end, n: item.n }, from: item.from, to: item.to });
    else if (item.kind === 'filter') {
      const values = resolveFilter(reader, item, patience);
      if ('problem' in values) return values;
      if ('stages' in values) draft.stages.push({ value: values.stages, from: item.from, to: item.to });
      else if (item.key !== 'stage') draft.labels.push({ key: item.key, values: values.labels });
    } else if (item.kind === 'phrase') {
      const next = items[i + 1];
      if (item.meaning.type === 'by' && !followsBy(next))
        return { problem: unknown(reader, item.from, item.to, asProfile) };
      put(draft, item);
    } else {
      const before = items[i - 1];
      const dimension = onlyDimension(before);
      const end = item.kind === 'unknown' ? runEnd(items, i, reader.tokens) : i + 1;
      const last = items[end - 1] ?? item;
      const resolved =
        item.kind === 'unknown'
          ? resolveNames(
              reader,
              item.from,
              last.to,
              before && dimension ? { dimension, from: before.from } : null,
              asProfile,
              patience,
            )
          : resolveName(reader, item, before, asProfile, patience);
      if ('problem' in resolved) return resolved;
      if (resolved.names[0]?.typed && before?.kind === 'phrase') {
        (before.meaning.type === 'report' ? draft.reports : draft.dimensions).pop();
      }
      draft.names.push(...resolved.names);
      i = end - 1;
    }
  }
  return { draft };
}

/** `agents by revenue`, `revenue by darcel`: what may stand after `by` besides a grouping. */
function followsBy(item: Item | undefined): boolean {
  if (item?.kind === 'phrase') return item.meaning.type === 'kpi';
  return item?.kind === 'name' || item?.kind === 'quoted' || item?.kind === 'unknown';
}
