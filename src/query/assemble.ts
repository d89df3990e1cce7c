import type { Dimension, Grouping } from '../deals/deal.ts';
import { dimensions } from '../deals/deal.ts';
import type { PeriodSpec, TimeUnit } from '../deals/period.ts';
import { catalogue, kpi } from '../kpis/catalogue.ts';
import type { Draft, Said } from './draft.ts';
import { sourceOf } from './items.ts';
import { normalForm } from './normal-form.ts';
import { meaningAt } from './points.ts';
import { print, printAsk } from './print.ts';
import type { Ask, Filters, LeaderboardId, Problem, ProfileDimension, Query, ReportId } from './query.ts';
import { leaderboards, profileDimensions } from './query.ts';
import type { FoundName, Reader } from './resolve.ts';
import { lineWith } from './resolve.ts';

type SaidGrouping = Said<Grouping | TimeUnit | null>;

function isLeaderboard(report: ReportId): report is LeaderboardId {
  return report in leaderboards;
}

function leaderboardOf(dimension: Dimension): LeaderboardId {
  const ids = Object.keys(leaderboards) as LeaderboardId[];
  return ids.find((id) => leaderboards[id] === dimension) ?? 'agents';
}

function isProfile(dimension: Dimension): dimension is ProfileDimension {
  return profileDimensions.some((one) => one === dimension);
}

function twice(
  reader: Reader,
  what: Extract<Problem, { kind: 'said_twice' }>['what'],
  first: { from: number; to: number },
  second: { from: number; to: number },
): Problem {
  const source = (said: { from: number; to: number }) =>
    sourceOf(reader.text, reader.tokens, said.from, said.to);
  // `from January to March`: with a period goes the word that joined it to the other
  const joins = (at: number) =>
    what === 'period' &&
    (meaningAt(reader.lexicon, reader.tokens, at, 'to')?.end === at + 1 ||
      meaningAt(reader.lexicon, reader.tokens, at, 'from')?.end === at + 1);
  const without = ({ from, to }: { from: number; to: number }) =>
    lineWith(reader, joins(from - 1) ? from - 1 : from, joins(to) ? to + 1 : to, '');
  return {
    kind: 'said_twice',
    what,
    word: source(second),
    suggestions: [
      { label: source(first), line: without(second) },
      { label: source(second), line: without(first) },
    ],
  };
}

/** The first that is not the same as the one before all; equal ones said twice are said once. */
function different<T>(all: readonly Said<T>[]): [Said<T>, Said<T>] | null {
  const first = all[0];
  const other = first && all.find((one) => JSON.stringify(one.value) !== JSON.stringify(first.value));
  return first && other ? [first, other] : null;
}

/** `july agents 2017` is July 2017, said in two places. */
function mergePeriods(periods: readonly Said<PeriodSpec>[]): readonly Said<PeriodSpec>[] {
  const year = periods.find(({ value }) => value.type === 'year')?.value;
  const part = periods.find(
    ({ value }) => (value.type === 'month' || value.type === 'quarter') && value.year === undefined,
  );
  if (periods.length !== 2 || year?.type !== 'year' || !part) return periods;
  const { value } = part;
  if (value.type !== 'month' && value.type !== 'quarter') return periods;
  return [{ ...part, value: { ...value, year: year.year } }];
}

/** The report and the groupings that the words for them make together. */
function readAsk(
  reader: Reader,
  draft: Draft,
): { ask: Ask | null; groupings: SaidGrouping[] } | { problem: Problem } {
  const groupings: SaidGrouping[] = [...draft.groupings];
  const { reports, kpis } = draft;
  const clash = different(kpis);
  if (clash) return { problem: twice(reader, 'report', ...clash) };
  const first = kpis[0];
  if (first) {
    for (const said of reports) {
      if (isLeaderboard(said.value)) groupings.push({ ...said, value: leaderboards[said.value] });
      else if (said.value !== 'trend') return { problem: twice(reader, 'report', first, said) };
    }
    groupings.push(...draft.dimensions);
    const trend = reports.find(({ value }) => value === 'trend');
    if (trend && groupings.length === 0 && !kpi(first.value).by) groupings.push({ ...trend, value: 'month' });
    return { ask: { report: 'kpi', kpi: first.value }, groupings };
  }
  const two = different(reports);
  if (two) return { problem: twice(reader, 'report', ...two) };
  const report = reports[0];
  if (report) return { ask: { report: report.value }, groupings: [...groupings, ...draft.dimensions] };
  const [dimension, ...more] = draft.dimensions;
  if (!dimension) return { ask: null, groupings };
  return { ask: { report: leaderboardOf(dimension.value) }, groupings: [...groupings, ...more] };
}

/** What the names, and the filters by key, leave in. */
export function collectFilters(draft: Draft, names: readonly FoundName[]): Filters {
  const values = new Map<Dimension, Set<string>>();
  const put = (key: Dimension, label: string) => values.set(key, (values.get(key) ?? new Set()).add(label));
  for (const { candidate } of names) put(candidate.dimension, candidate.label);
  for (const { key, values: labels } of draft.labels) for (const label of labels) put(key, label);
  const stages = [...new Set(draft.stages.flatMap(({ value }) => value))];
  return {
    ...Object.fromEntries(
      dimensions.flatMap((key) => (values.has(key) ? [[key, [...(values.get(key) ?? [])]]] : [])),
    ),
    ...(stages.length > 0 ? { stage: stages } : {}),
  };
}

/** Of names without a report the first is the profile's; two of its kind are compared in its table. */
function askOfNames(
  names: readonly FoundName[],
  labels: Draft['labels'],
): { ask: Ask; rest: readonly FoundName[] } {
  const subject = names.find(({ candidate }) => isProfile(candidate.dimension));
  if (!subject || !isProfile(subject.candidate.dimension))
    return { ask: { report: 'overview' }, rest: names };
  const { dimension, label } = subject.candidate;
  const rest = names.filter((one) => one.candidate.dimension !== dimension || one.candidate.label !== label);
  const compared =
    rest.some(({ candidate }) => candidate.dimension === dimension) ||
    labels.some(({ key, values }) => key === dimension && !values.includes(label));
  if (compared) {
    return { ask: { report: leaderboardOf(dimension) }, rest: names };
  }
  return { ask: { report: 'profile', of: dimension, name: label }, rest };
}

/** A KPI that is a breakdown has said its grouping already: `revenue by agent by month`. */
function brokenDownTwice(reader: Reader, base: Query, said: SaidGrouping): Problem | null {
  const entry = base.ask.report === 'kpi' ? kpi(base.ask.kpi) : null;
  if (!entry?.by || said.value === null) return null;
  const plain = catalogue.find((one) => one.of === entry.of && !('by' in one));
  const other = plain ? normalForm({ report: 'kpi', kpi: plain.id }, said.value) : null;
  const queries = [base, ...(other ? [{ ...base, ...other }] : [])];
  return {
    kind: 'said_twice',
    what: 'grouping',
    word: sourceOf(reader.text, reader.tokens, said.from, said.to),
    suggestions: queries.map((query) => {
      const line = print(query, reader.asker);
      return { label: line, line };
    }),
  };
}

/** Where a grouping cannot be: the report of that grouping, a course over time, and the same without it. */
function wrongGrouping(reader: Reader, base: Query, said: SaidGrouping): Problem {
  const asks: Query[] = [];
  const by = said.value;
  if (by !== null && base.ask.report !== 'kpi') {
    const other = normalForm({ report: 'overview' }, by);
    if (other) asks.push({ ...base, ...other });
  }
  if (by === null && base.ask.report === 'kpi') {
    const monthly = normalForm(base.ask, 'month');
    if (monthly) asks.push({ ...base, ...monthly });
  }
  asks.push(base);
  return {
    kind: 'wrong_grouping',
    word: sourceOf(reader.text, reader.tokens, said.from, said.to),
    suggestions: asks.map((query) => ({
      label: printAsk(query.ask, reader.asker),
      line: print(query, reader.asker),
    })),
  };
}

/** Makes one question of all that was said, or names what contradicts it. */
export function assemble(
  reader: Reader,
  draft: Draft,
): { query: Query; explicit: boolean } | { problem: Problem } {
  const read = readAsk(reader, draft);
  if ('problem' in read) return read;
  const periods = mergePeriods(draft.periods);
  const twoPeriods = different(periods);
  if (twoPeriods) return { problem: twice(reader, 'period', ...twoPeriods) };
  const twoGroupings = different(read.groupings);
  if (twoGroupings) return { problem: twice(reader, 'grouping', ...twoGroupings) };
  const twoLimits = different(draft.limits);
  if (twoLimits) return { problem: twice(reader, 'limit', ...twoLimits) };

  const named = read.ask ? { ask: read.ask, rest: draft.names } : askOfNames(draft.names, draft.labels);
  const limit = draft.limits[0]?.value;
  const period = periods[0]?.value;
  const base: Query = {
    ask: named.ask,
    ...(limit ? { limit } : {}),
    ...(period ? { period } : {}),
    ...(draft.versus ? { versus: 'last_year' as const } : {}),
    filters: collectFilters(draft, named.rest),
  };
  const grouping = read.groupings[0];
  const asked = grouping?.value === null ? null : normalForm(named.ask, grouping?.value);
  if (!asked) {
    const said = grouping ?? { value: null, from: 0, to: 0 };
    return { problem: brokenDownTwice(reader, base, said) ?? wrongGrouping(reader, base, said) };
  }
  const query: Query = { ...base, ...asked };
  const stage = draft.stages[0];
  if (stage && query.ask.report === 'kpi' && kpi(query.ask.kpi).unit === 'rate') {
    const { stage: _, ...filters } = query.filters;
    const without: Query = { ...query, filters };
    return {
      problem: {
        kind: 'rate_with_stage',
        word: sourceOf(reader.text, reader.tokens, stage.from, stage.to),
        suggestions: [{ label: printAsk(query.ask, reader.asker), line: print(without, reader.asker) }],
      },
    };
  }
  return { query, explicit: read.ask !== null };
}
