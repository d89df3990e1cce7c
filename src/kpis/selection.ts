import { dayNumber } from '../deals/calendar.ts';
import { type Dataset, noDay } from '../deals/dataset.ts';
import { type Dimension, dimensions, type Stage, stages } from '../deals/deal.ts';
import { foldName } from '../deals/fold.ts';
import { firstNotBefore } from '../deals/order.ts';
import type { Period } from '../deals/period.ts';

/** Filters of a question, by dimension the labels of members, by `stage` the stages counted under. */
export type SelectionFilters = { readonly [D in Dimension | 'stage']?: readonly string[] };

/** Deals `[start, end)` of the dataset that all count under one stage. */
export interface Segment {
  readonly stage: number;
  readonly start: number;
  readonly end: number;
  /** of deals closed since: only those engaged before this day were in progress */
  readonly engagedBefore: number | null;
}

interface Mask {
  readonly of: Int32Array;
  /** of "(not set)", then of each member, whether it passes */
  readonly passes: Uint8Array;
}

/** The deals that count in a period under filters. */
export interface Selection {
  readonly dataset: Dataset;
  readonly period: Period;
  readonly segments: readonly Segment[];
  readonly masks: readonly Mask[];
  /** prospecting deals carry no date: they count for all time and in periods that contain today */
  readonly undated: boolean;
  readonly filtered: boolean;
  readonly stageFiltered: boolean;
}

/**
 * The deals that count in `period`: won and lost by close date, engaging as of the period's end, prospecting where
 * the period contains today. All time takes every deal under its present stage. Labels that no member bears match
 * nothing.
 */
export function select(dataset: Dataset, period: Period, filters: SelectionFilters): Selection {
  const { stage: stagesWanted } = filters;
  const masks = dimensions.flatMap((dimension) => {
    const labels = filters[dimension];
    return labels ? [maskOf(dataset, dimension, labels)] : [];
  });
  const all = period.from === null || period.to === null;
  const segments = all
    ? segmentsOfAll(dataset)
    : segmentsOf(dataset, dayNumber(period.from ?? ''), dayNumber(period.to ?? ''), period.running);
  return {
    dataset,
    period,
    segments: segments.filter(
      ({ stage, start, end }) => start < end && (!stagesWanted || stagesWanted.includes(stages[stage] ?? '')),
    ),
    masks,
    undated: !all && !period.running,
    filtered: masks.length > 0 || stagesWanted !== undefined,
    stageFiltered: stagesWanted !== undefined,
  };
}

/** Whether every deal of a segment counts, so that none need be looked at. */
export function countsWhole({ masks }: Selection, segment: Segment): boolean {
  return masks.length === 0 && segment.engagedBefore === null;
}

/** Whether a deal of a segment counts. */
export function counts({ dataset, masks }: Selection, segment: Segment, deal: number): boolean {
  if (segment.engagedBefore !== null) {
    const engaged = dataset.engage[deal] as number;
    if (engaged === noDay || engaged >= segment.engagedBefore) return false;
  }
  for (const { of, passes } of masks) if (passes[(of[deal] as number) + 1] === 0) return false;
  return true;
}

function segmentsOfAll({ ranges }: Dataset): Segment[] {
  return stages.map((stage, at) => ({
    stage: at,
    start: ranges[stage].start,
    end: ranges[stage].end,
    engagedBefore: null,
  }));
}

function segmentsOf(
  { ranges, engage, close }: Dataset,
  from: number,
  to: number,
  running: boolean,
): Segment[] {
  const index = (stage: Stage) => stages.indexOf(stage);
  const { prospecting, engaging } = ranges;
  const closed = (['won', 'lost'] as const).flatMap((stage): Segment[] => {
    const { dated, end } = ranges[stage];
    const first = firstNotBefore(close, dated, end, from);
    const after = firstNotBefore(close, first, end, to);
    return [
      { stage: index(stage), start: first, end: after, engagedBefore: null },
      { stage: index('engaging'), start: after, end, engagedBefore: to },
    ];
  });
  const engaged = {
    stage: index('engaging'),
    start: running ? engaging.start : engaging.dated,
    end: firstNotBefore(engage, engaging.dated, engaging.end, to),
    engagedBefore: null,
  };
  const undated = {
    stage: index('prospecting'),
    start: prospecting.start,
    end: prospecting.end,
    engagedBefore: null,
  };
  return [...(running ? [undated] : []), engaged, ...closed];
}

function maskOf(dataset: Dataset, dimension: Dimension, labels: readonly string[]): Mask {
  const { members, of } = dataset.columns[dimension];
  const wanted = new Set(labels.map(foldName));
  const passes = new Uint8Array(members.length + 1);
  for (const [at, { label }] of members.entries()) if (wanted.has(foldName(label))) passes[at + 1] = 1;
  return { of, passes };
}
