import { dayNumber } from '../deals/calendar.ts';
import { type Dataset, noDay } from '../deals/dataset.ts';
import { stages } from '../deals/deal.ts';
import type { IsoDay, Period } from '../deals/period.ts';
import { counts, type Selection, type SelectionFilters, select } from '../kpis/selection.ts';

/** Open deals of one age. `potential` is an estimate, in the currency of the base. */
export interface AgeBand {
  /** whole days since they were engaged, both ends included; `to` null: no upper end; both null: no day is known */
  readonly from: number | null;
  readonly to: number | null;
  readonly deals: number;
  readonly potential: number;
}

const bands = [
  { from: 0, to: 30 },
  { from: 31, to: 60 },
  { from: 61, to: 90 },
  { from: 91, to: null },
] as const;

const allTime: Period = { id: 'all', from: null, to: null, running: false };

/** Every deal under its stage of today. What is open is asked of today, whatever stages a question looks at. */
export function selectToday(dataset: Dataset, { stage: _, ...filters }: SelectionFilters): Selection {
  return select(dataset, allTime, filters);
}

/**
 * The open deals of a selection by the days since they were engaged: 0 to 30, 31 to 60, 61 to 90, more; last, where
 * there are any, those of which no day is known (prospects carry none).
 */
export function openByAge(selection: Selection, today: IsoDay): readonly AgeBand[] {
  const { engage, potential } = selection.dataset;
  const tallies = bands.map(() => ({ deals: 0, potential: 0 }));
  const undated = { deals: 0, potential: 0 };
  for (const segment of selection.segments) {
    const stage = stages[segment.stage];
    if (stage !== 'engaging' && stage !== 'prospecting') continue;
    for (let deal = segment.start; deal < segment.end; deal++) {
      if (!counts(selection, segment, deal)) continue;
      const day = engage[deal] as number;
      const age = dayNumber(today) - day;
      const tally = day === noDay ? undated : tallies[bands.findIndex(({ to }) => to === null || age <= to)];
      if (!tally) continue;
      const amount = potential[deal] as number;
      tally.deals++;
      tally.potential += Number.isNaN(amount) ? 0 : amount;
    }
  }
  return [
    ...bands.map((band, at) => ({ ...band, ...(tallies[at] ?? undated) })),
    ...(undated.deals > 0 ? [{ from: null, to: null, ...undated }] : []),
  ];
}
