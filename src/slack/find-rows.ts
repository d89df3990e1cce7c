import { foldName } from '../deals/fold.ts';
import { breakdownOf } from '../query/change.ts';
import { dimensionOf } from '../report/report.ts';
import type { Asker } from './answering.ts';
import { createAskFor } from './ask-for.ts';
import type { LinkReplies } from './link-replies.ts';
import type { GroundFor } from './person-ground.ts';
import type { Trail } from './place.ts';

export interface FindRowsOptions {
  readonly groundFor: GroundFor;
  readonly readTrail: (blockId: string) => Promise<Trail | null>;
  readonly linking: Pick<LinkReplies, 'findAsker'>;
}

/** The rows of an answer that can be looked into, of which a person has typed a part; the likeliest first. */
export type FindRows = (blockId: string, typed: string, asker: Asker) => Promise<readonly string[]>;

/** Slack: at most 100 options. */
const most = 100;

export function createFindRows({ groundFor, readTrail, linking }: FindRowsOptions): FindRows {
  const askFor = createAskFor(linking);
  return async (blockId, typed, asker) => {
    const ground = await groundFor(asker.user);
    const trail = ground && (await readTrail(blockId));
    if (!trail) return [];
    const asked = await askFor.line(trail.here.line, asker, ground);
    if ('blocks' in asked || asked.kind !== 'report') return [];
    const [table] = asked.report.tables;
    const by = table?.by ?? breakdownOf(asked.report.query);
    const dimension = by && dimensionOf(by);
    if (!dimension) return [];
    // Rows that the report leaves out can be looked into as well.
    const rows =
      table && table.hidden === 0
        ? table.rows.flatMap(({ head }) => head.label ?? head.key ?? [])
        : ground.dataset.columns[dimension].members.map(({ label }) => label);
    const wanted = foldName(typed);
    const found = rows.filter((label) => foldName(label).includes(wanted));
    const begins = (label: string) => Number(!foldName(label).startsWith(wanted));
    return found.toSorted((a, b) => begins(a) - begins(b)).slice(0, most);
  };
}
