import type { Dimension, FindingKind, Stage, TableName } from './deal.ts';
import type { RecordIds } from './record-ids.ts';

/** A member of a dimension: an agent, a product, an office. */
export interface Member {
  /** as the reference table spells it */
  readonly name: string;
  /** as it is shown and asked for: the name, made distinct where two members share it */
  readonly label: string;
  /** it stands in a reference table; others were only named by deals */
  readonly listed: boolean;
}

/** What is kept of a record of the agents' table, besides its name. */
export interface AgentRecord {
  readonly id: string;
  readonly email: string | null;
  /** the manager that this agent is, where the base says so by a link; else -1 */
  readonly manager: number;
}

/** One dimension of all deals: `of[deal]` is an index into `members`, or -1 for "(not set)". */
export interface DimensionColumn {
  readonly members: readonly Member[];
  readonly of: Int32Array;
}

/** Days that are not there, in `engage` and `close`. */
export const noDay = -0x80000000;
export interface Finding {
  readonly kind: FindingKind;
  readonly table: TableName;
  readonly count: number;
  /** the first few records, by id */
  readonly examples: readonly string[];
}

/** Where the deals of one stage stand: first those without a day, from `dated` on by day. */
export interface StageRange {
  readonly start: number;
  readonly dated: number;
  readonly end: number;
}

/**
 * The whole base, as columns; immutable, replaced as a whole. Deals stand by stage, and within one by the day that a
 * period looks at (won and lost ones by close date, engaging ones by engage date), so that the deals of a period are
 * a few ranges, found without looking at the others. Amounts are NaN where there is none.
 */
export interface Dataset {
  /** deals in one of the four stages, and others behind them */
  readonly size: number;
  readonly ranges: Readonly<Record<Stage, StageRange>>;
  readonly engage: Int32Array;
  readonly close: Int32Array;
  readonly value: Float64Array;
  /** the value where above zero, else the list price of the product */
  readonly potential: Float64Array;
  readonly columns: Readonly<Record<Dimension, DimensionColumn>>;
  readonly recordIds: RecordIds;
  /** of each agent, the index of their manager and office, or -1 */
  readonly managerOf: Int32Array;
  readonly officeOf: Int32Array;
  /** of the first members of `columns.agent`, those that stand in the agents' table */
  readonly agents: readonly AgentRecord[];
  /** records of the reference tables */
  readonly counts: Readonly<Record<TableName, number>>;
  readonly findings: readonly Finding[];
}
