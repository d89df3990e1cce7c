import type { Ground } from '../answer.ts';
import { ask } from '../ask.ts';
import { foldName } from '../deals/fold.ts';
import { breakdownOf } from '../query/change.ts';
import { dimensionOf } from '../report/report.ts';
import type { Trail } from './place.ts';

export interface FindRowsOptions {
  /** null before the first read */
  readonly ground: () => Ground | null;
  readonly readTrail: (blockId: string) => Promise<Trail | null>;
}

/** The rows of an answer that can be looked into, of which a person has typed a part; the likeliest first. */
export type FindRows = (blockId: string, typed: string) => Promise<readonly string[]>;

/** Slack: at most 100 options. */
const most = 100;

export function createFindRows({ ground: current, readTrail }: FindRowsOptions): FindRows {
  return async (blockId, typed) => {
    const ground = current();
    const trail = ground && (await readTrail(blockId));
    if (!trail) return [];
    const asked = ask(trail.here.line, 'en', ground);
    if (asked.kind !== 'report') return [];
    const by = asked.report.tables[0]?.by ?? breakdownOf(asked.report.query);
    const dimension = by && dimensionOf(by);
    if (!dimension) return [];
    const wanted = foldName(typed);
    const labels = ground.dataset.columns[dimension].members.map(({ label }) => label);
    const found = labels.filter((label) => foldName(label).includes(wanted));
    const begins = (label: string) => Number(!foldName(label).startsWith(wanted));
    return found.toSorted((a, b) => begins(a) - begins(b)).slice(0, most);
  };
}
