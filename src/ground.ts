import type { Ground } from './answer.ts';
import type { Config } from './config.ts';
import type { Dataset } from './deals/dataset.ts';
import type { IsoDay } from './deals/period.ts';

/** What answers stand on, at instants given in epoch milliseconds. */
export interface Grounds {
  /** the day in the base's zone */
  readonly today: (now: number) => IsoDay;
  readonly at: (dataset: Dataset, asOf: number, now: number) => Ground;
}

/** Puts a dataset into its place and time: the base's zone, and the settings of periods. */
export function createGround(config: Config): Grounds {
  // Sweden writes days as ISO does.
  const day = new Intl.DateTimeFormat('sv-SE', {
    timeZone: config.timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const today = (now: number): IsoDay => day.format(new Date(now));
  return {
    today,
    at: (dataset, asOf, now) => ({
      dataset,
      calendar: { today: today(now), fiscalStart: config.fiscalYearStart },
      defaultPeriod: config.defaultPeriod,
      asOf: new Date(asOf).toISOString(),
    }),
  };
}
