import type { ChartMaker } from './chart/maker.ts';
import type { AirtableConfig, Config } from './config.ts';
import type { Log } from './log.ts';
import type { Data } from './open-data.ts';
import type { SlackConfig } from './slack/slack-config.ts';
import type { Store } from './store/store.ts';
import type { Clock } from './sync/clock.ts';
import type { Sync } from './sync/sync.ts';

/** A configuration with which the bot can run. */
export type BotConfig = Config & { readonly slack: SlackConfig; readonly airtable: AirtableConfig };

export function isBotConfig(config: Config): config is BotConfig {
  return config.slack !== null && config.airtable !== null;
}

/** What an answer may draw on. */
export interface AppParts {
  readonly config: BotConfig;
  readonly store: Store;
  readonly sync: Sync;
  /** the records behind the dataset's deals */
  readonly deals: Data['deals'];
  readonly maker: ChartMaker;
  readonly log: Log;
  readonly clock: Clock;
  /** the clock's, for the many who need no more of it */
  readonly now: () => number;
}
