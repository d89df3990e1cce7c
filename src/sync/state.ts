import type { TableName } from '../deals/deal.ts';
import type { Reading } from '../store/reading.ts';
import type { Cadence } from './plan.ts';
import type { Estimate, Progress } from './progress.ts';

/** What the sync knows and does at a moment: all that `status`, `data` and a waiting asker are told. */
export interface SyncState {
  /** `waiting`: another process reads the base, and this one follows it */
  readonly phase: 'idle' | 'whole' | 'changes' | 'waiting' | 'stopped';
  /** a dataset is there */
  readonly ready: boolean;
  /** when the read began that the data is as fresh as; null where there is none */
  readonly asOf: number | null;
  /** of the mirror: tables, last whole read, refused shrinking, problem */
  readonly reading: Reading;
  /** of the whole read under way, in this process or another; null where there is none */
  readonly progress: Progress | null;
  /** when that read will be done; null where there is none */
  readonly estimate: Estimate | null;
  /** calls to Airtable in this calendar month (UTC), as last counted, and how many there may be */
  readonly calls: { readonly used: number; readonly allowed: number };
  /** how often what is read; null before the first plan */
  readonly cadence: Cadence | null;
  /** when the base is read next, and what of it; null while it is being read */
  readonly next: {
    readonly at: number;
    readonly what: 'whole' | 'changes';
    readonly tables: readonly TableName[];
  } | null;
}
