import type { Config } from '../config.ts';
import type { Dataset } from '../deals/dataset.ts';
import { parseDefaultPeriod } from '../default-period.ts';
import type { BuildDigest } from '../digests/message.ts';
import { createGround } from '../ground.ts';
import type { Locale } from '../i18n/locale.ts';
import { buildWeekly } from '../report/weekly.ts';
import type { Sync } from '../sync/sync.ts';
import { blockIdOf } from './kept-trail.ts';
import { placeOf } from './press.ts';
import { renderDigest } from './views/digest.ts';
import { createVoices } from './voices.ts';

/** Older data counts as not brought up to date: before a digest is built, changes are read. */
const freshMs = 5 * 60_000;

/** The base, as fresh as it can be had. */
export interface FreshData {
  readonly dataset: Dataset;
  /** when the last successful read began, epoch milliseconds */
  readonly asOf: number;
  /** the kind of the problem with Airtable that kept it from being brought up to date; null: it is */
  readonly problem: string | null;
}

export interface WeeklyDigestOptions {
  readonly config: Config;
  readonly locale: Locale;
  /** the data, after it was brought up to date as far as that is possible; rejects where there is none at all */
  readonly readData: () => Promise<FreshData>;
  readonly now: () => number;
  /** sent to one person, who tries it */
  readonly test?: boolean;
  /** whose digest it is, as it is written in a message; without, it belongs to the admins */
  readonly owner?: string;
}

/** The weekly digest of a slot: its weeks are counted from the slot's day in the zone of the base. */
export function createBuildWeekly(options: WeeklyDigestOptions): BuildDigest {
  const { config, locale, readData, now } = options;
  const settings = { currency: config.currency, zone: config.timeZone };
  const voices = createVoices(settings)[locale];
  const { today } = createGround(config);
  return async (_, slot, { late }) => {
    const { dataset, asOf, problem } = await readData();
    const weekly = buildWeekly({
      dataset,
      calendar: { today: today(slot), fiscalStart: config.fiscalYearStart },
      asOf: new Date(asOf).toISOString(),
    });
    const ageMinutes = Math.max(0, Math.floor((now() - asOf) / 60_000));
    const period = parseDefaultPeriod(weekly.period.id);
    const asked = { ask: { report: 'overview' }, ...(period ? { period } : {}), filters: {} } as const;
    return renderDigest({
      weekly,
      voices,
      blockId: blockIdOf({ here: placeOf(asked), back: [] }),
      facts: {
        zone: config.timeZone,
        due: late ? new Date(slot).toISOString() : null,
        behind: problem === null ? null : { ageMinutes, problem },
        test: options.test ?? false,
        owner: options.owner ?? null,
      },
    });
  };
}

/** The data in force, and why it is no fresher. Rejects before the first read. */
export function createReadData(sync: Pick<Sync, 'dataset' | 'state'>, now: () => number) {
  return async (): Promise<FreshData> => {
    const dataset = sync.dataset();
    const { asOf, reading, calls } = sync.state();
    if (!dataset || asOf === null) throw new Error('there is no data yet');
    const noCalls = calls.used >= calls.allowed;
    const problem = reading.problem?.kind ?? (noCalls ? 'monthly_cap' : 'unreachable');
    // Runs that are due together share one read, and the last of them is built some minutes after it.
    const fresh = now() - asOf < freshMs && reading.problem === null;
    return { dataset, asOf, problem: fresh ? null : problem };
  };
}
