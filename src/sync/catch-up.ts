/** How a read of changes ended that somebody waited for. */
export type CatchUpOutcome =
  /** the data is less than a minute old */
  | 'fresh'
  /** Airtable could not be read */
  | 'failed'
  /** no call is left this month */
  | 'no_calls'
  | 'stopped';

/** Who waits for changes to be read outside the interval. */
export interface CatchUp {
  ask(): Promise<CatchUpOutcome>;
  waiting(): boolean;
  end(outcome: CatchUpOutcome): void;
}

export function createCatchUp(): CatchUp {
  let waiting: ((outcome: CatchUpOutcome) => void)[] = [];
  return {
    ask: () => new Promise((resolve) => waiting.push(resolve)),
    waiting: () => waiting.length > 0,
    end: (outcome) => {
      const told = waiting;
      waiting = [];
      for (const resolve of told) resolve(outcome);
    },
  };
}
