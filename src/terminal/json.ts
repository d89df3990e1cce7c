import type { Dataset } from '../deals/dataset.ts';
import type { Period } from '../deals/period.ts';
import type { Unit } from '../kpis/catalogue.ts';
import type { Figure, KpiResult } from '../kpis/figure.ts';
import type { Problem } from '../query/query.ts';
import type { OwnPart } from '../report/own.ts';
import type { BaseFacts, StatusFacts } from '../report/page.ts';
import type { Note, Report } from '../report/report.ts';

/** What `--json` prints: plain data, in the shape that the README documents. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The figures of a question as one JSON object.
 * @param query the question's canonical text
 */
export function renderJson(
  report: Report,
  results: { readonly [id: string]: KpiResult },
  about: {
    readonly query: string;
    readonly currency: string;
    readonly notSet: string;
    readonly dataset: Dataset;
  },
): Json {
  const { ask } = report.query;
  return {
    report: ask.report === 'profile' ? ask.of : ask.report,
    query: about.query,
    period: periodJson(report.period),
    compared_with: report.comparedWith && periodJson(report.comparedWith),
    filters: { ...report.filters } as { readonly [key: string]: readonly string[] },
    // to the second: a read takes longer than that
    as_of: toSecond(report.asOf),
    currency: about.currency,
    kpis: Object.fromEntries(
      Object.entries(results).map(([id, result]) => [id, resultJson(result, about.notSet)]),
    ),
    ...(report.own ? { own: ownJson(report.own, report.notes) } : {}),
    findings: findingsJson(about.dataset.findings),
  };
}

/** Who the figures are of, their places, and what is open today. */
function ownJson({ of, name, ages, waiting, movers }: OwnPart, notes: readonly Note[]): Json {
  const rank = notes.find((note) => note.kind === 'rank');
  const inTeam = notes.find((note) => note.kind === 'rank_in_team');
  return {
    of,
    name,
    rank: rank ? { rank: rank.rank, among: rank.among } : null,
    rank_in_team: inTeam ? { rank: inTeam.rank, among: inTeam.among, manager: inTeam.manager } : null,
    open_by_age: ages.map((band) => ({ ...band })),
    waiting: waiting.map((deal) => ({ ...deal })),
    rose: movers?.rose.map((mover) => ({ ...mover })) ?? null,
    fell: movers?.fell.map((mover) => ({ ...mover })) ?? null,
  };
}

export function renderDataJson(facts: BaseFacts): Json {
  return {
    report: 'data',
    as_of: toSecond(facts.asOf),
    tables: { ...facts.counts },
    without_fields: [...facts.withoutFields],
    closed: facts.closed && { ...facts.closed },
    findings: {
      ...findingsJson(facts.findings),
      list: facts.findings.map((finding) => ({ ...finding, examples: [...finding.examples] })),
    },
  };
}

export function renderStatusJson(facts: StatusFacts): Json {
  return {
    report: 'status',
    version: facts.version,
    as_of: facts.lastRead && toSecond(facts.lastRead),
    last_whole_read: facts.lastWholeRead,
    next_read: facts.next,
    calls: { ...facts.calls },
    problem: facts.problem && { ...facts.problem },
    refused: facts.refused.map((refused) => ({ ...refused })),
    digests: facts.digests.map((digest) => ({
      ...digest,
      last: digest.last && { ...digest.last },
      paused: digest.paused.map((each) => ({ ...each })),
    })),
  };
}

/** Words that were not understood. */
export function renderProblemJson({ kind, word, suggestions }: Problem): Json {
  return { problem: { kind, word, suggestions: suggestions.map(({ line }) => line) } };
}

function findingsJson(findings: Dataset['findings']): {
  readonly total: number;
  readonly by_kind: { readonly [kind: string]: number };
} {
  const byKind: { [kind: string]: number } = {};
  for (const { kind, count } of findings) byKind[kind] = (byKind[kind] ?? 0) + count;
  return { total: findings.reduce((sum, { count }) => sum + count, 0), by_kind: byKind };
}

function toSecond(instant: string): string {
  return instant.replace(/\.\d+Z$/, 'Z');
}

function periodJson({ id, from, to }: Period): Json {
  return { id, from, to };
}

function resultJson(result: KpiResult, notSet: string): Json {
  if ('figure' in result) return { unit: result.unit, ...figureJson(result.unit, result.figure) };
  return {
    unit: result.unit,
    by: result.by,
    rows: result.rows.map(({ key, label, figure }) => ({
      key,
      ...(key === null ? { label: notSet } : label === undefined ? {} : { label }),
      ...figureJson(result.unit, figure),
    })),
    ...(result.mean === undefined ? {} : { mean: result.mean }),
  };
}

function figureJson(unit: Unit, figure: Figure): { readonly [key: string]: Json } {
  const { value, reason, n, names, missing, distinct, previous, comparedValue, change } = figure;
  if (unit === 'agent')
    return names ? { value: [...names], amount: value } : { value: null, reason: reason ?? 'no_won_sale' };
  return {
    value,
    ...(value === null ? { reason: reason ?? 'no_sale' } : { n }),
    ...(missing === undefined ? {} : { missing }),
    ...(distinct === undefined ? {} : { distinct }),
    ...(previous === undefined ? {} : { previous }),
    ...(comparedValue === undefined ? {} : { compared_value: comparedValue }),
    ...(change === undefined ? {} : { change }),
  };
}
