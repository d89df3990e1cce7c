import type { OpenDeal } from './deals.ts';
import type { AgeBand } from './open-deals.ts';

/** Whose figures a report about the asker shows: an agent's, or those of a manager's team. */
export interface OwnSubject {
  readonly of: 'agent' | 'manager';
  /** label of the dataset */
  readonly name: string;
  /** the asker as an agent, for their place in the team */
  readonly agent: string | null;
}

/** A member of a team whose revenue changed. */
export interface Mover {
  readonly agent: string;
  readonly now: number;
  readonly before: number;
}

/** What only a report about the asker shows. */
export interface OwnPart extends OwnSubject {
  readonly ages: readonly AgeBand[];
  readonly waiting: readonly OpenDeal[];
  /** of a team, by the size of the change; null where there is nothing to compare with */
  readonly movers: { readonly rose: readonly Mover[]; readonly fell: readonly Mover[] } | null;
}
