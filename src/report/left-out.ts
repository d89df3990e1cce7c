import { dayNumber } from '../deals/calendar.ts';
import { noDay } from '../deals/dataset.ts';
import { type Stage, stages } from '../deals/deal.ts';
import type { MeasureId } from '../kpis/catalogue.ts';
import { measures } from '../kpis/measures.ts';
import { counts, select } from '../kpis/selection.ts';
import type { Behind } from './behind.ts';
import type { Sources } from './body.ts';

/** Why a deal is not counted in a figure, in the order in which it is asked. */
const reasons = [
  /** the figure counts products */
  'no_deals',
  /** its stage is none of the four */
  'unknown_stage',
  /** a filter, or whom the report is about */
  'filtered',
  /** prospects carry no date, and the period is without today */
  'undated',
  'outside_period',
  /** won or lost, nobody knows when */
  'without_close_date',
  /** nobody knows since when, and so whether it was in progress at the end of the period */
  'without_engage_date',
  /** it counts in the period, under a stage that is no part of the figure */
  'stage',
  /** won, but by others than the top agents */
  'other_agents',
  /** won, but it is not known how long it took */
  'no_cycle',
] as const;
export type LeftOutReason = (typeof reasons)[number];

type Why =
  /** the stage that the deal counts under in the period, or of one without a close date that of today */
  | { readonly reason: 'stage' | 'without_close_date'; readonly stage: Stage }
  | { readonly reason: Exclude<LeftOutReason, 'stage' | 'without_close_date'> };

/** Deals of the base that a figure does not count, all for the same reason. */
export type LeftOut = Why & { readonly deals: number };

/**
 * All deals of the base that a figure does not count, each once, under the first reason that holds; the reason of most
 * deals first. Those under `stage` are the deals that other figures of the same question count.
 */
export function leftOut(sources: Sources, of: MeasureId, behind: Behind | null): LeftOut[] {
  const { dataset } = sources;
  if (of === 'products') return dataset.size === 0 ? [] : [{ reason: 'no_deals', deals: dataset.size }];
  const counted = new Uint8Array(dataset.size);
  for (const deal of behind?.deals ?? []) counted[deal] = 1;
  const whyNot = reasonOf(sources, of);
  const found = new Map<string, { readonly why: Why; deals: number }>();
  for (let deal = 0; deal < dataset.size; deal++) {
    if (counted[deal] === 1) continue;
    const why = whyNot(deal);
    const key = 'stage' in why ? `${why.reason} ${why.stage}` : why.reason;
    const tally = found.get(key) ?? { why, deals: 0 };
    found.set(key, tally);
    tally.deals++;
  }
  return [...found.values()]
    .map(({ why, deals }): LeftOut => ({ ...why, deals }))
    .sort((a, b) => b.deals - a.deals || rank(a) - rank(b));
}

function rank(why: Why): number {
  const stage = 'stage' in why ? stages.indexOf(why.stage) : 0;
  return reasons.indexOf(why.reason) * stages.length + stage;
}

function reasonOf({ question, dataset }: Sources, of: MeasureId): (deal: number) => Why {
  const { period, filters } = question;
  const { ranges, engage, close } = dataset;
  const { stage: stagesWanted, ...named } = filters;
  const { masks } = select(dataset, period, named);
  const stageIn = stagesIn({ question, dataset });
  const to = period.to === null ? Number.POSITIVE_INFINITY : dayNumber(period.to);

  /** Why a deal counts under no stage in the period. */
  const notThen = (deal: number, stage: Stage): Why => {
    if (stage === 'prospecting') return { reason: 'undated' };
    const isClosed = stage === 'won' || stage === 'lost';
    if (isClosed && close[deal] === noDay) return { reason: 'without_close_date', stage };
    const openAtTheEnd = !isClosed || (close[deal] as number) >= to;
    const matters = !isClosed || measures[of].open === true;
    const unknown = openAtTheEnd && matters && engage[deal] === noDay;
    return { reason: unknown ? 'without_engage_date' : 'outside_period' };
  };

  return (deal) => {
    const today = stages.find((stage) => ranges[stage].start <= deal && deal < ranges[stage].end);
    if (!today) return { reason: 'unknown_stage' };
    if (masks.some(({ of: member, passes }) => passes[(member[deal] as number) + 1] === 0))
      return { reason: 'filtered' };
    const stage = stages[stageIn[deal] as number];
    if (!stage) return notThen(deal, today);
    if (stagesWanted && !stagesWanted.includes(stage)) return { reason: 'filtered' };
    if (stage === 'won' && of === 'top_agent') return { reason: 'other_agents' };
    if (stage === 'won' && measures[of].cycles) return { reason: 'no_cycle' };
    return { reason: 'stage', stage };
  };
}

/** The stage that each deal counts under in the period, whatever the filters; -1 for none. */
function stagesIn({ question, dataset }: Pick<Sources, 'question' | 'dataset'>): Int8Array {
  const stageIn = new Int8Array(dataset.size).fill(-1);
  const selection = select(dataset, question.period, {});
  for (const segment of selection.segments)
    for (let deal = segment.start; deal < segment.end; deal++)
      if (counts(selection, segment, deal)) stageIn[deal] = segment.stage;
  return stageIn;
}
