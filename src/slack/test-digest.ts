import { createChartMaker } from '../chart/maker.ts';
import type { Config } from '../config.ts';
import type { Dataset } from '../deals/dataset.ts';
import { createPace } from '../digests/pace.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Log } from '../log.ts';
import { systemClock } from '../sync/clock.ts';
import { createClients } from './clients.ts';
import { createCourier } from './deliver/courier.ts';
import { sendTest, type TestOutcome } from './send-test.ts';
import type { SlackConfig } from './slack-config.ts';
import { createBuildWeekly } from './weekly-digest.ts';

export interface TestDigest {
  readonly config: Config & { readonly slack: SlackConfig };
  readonly locale: Locale;
  readonly data: { readonly dataset: Dataset; readonly asOf: number; readonly problem: string | null };
  /** what it stands for, epoch milliseconds */
  readonly slot: number;
  /** the Slack user id of whoever tries it */
  readonly to: string;
  readonly log: Log;
  readonly now: () => number;
}

/** Sends the weekly digest of a slot to one person and nobody else; no row of a delivery is written for it. */
export async function sendTestDigest(test: TestDigest): Promise<TestOutcome> {
  const { config, locale, data, slot, to, log, now } = test;
  const build = createBuildWeekly({
    config,
    locale,
    readData: async () => data,
    now,
    test: true,
  });
  const clock = { ...systemClock, now };
  const courier = createCourier({
    client: createClients(config.slack.botToken, config.slackApiUrl, log).deliveries,
    pace: createPace(clock),
    clock,
    locale,
    log,
    signal: new AbortController().signal,
  });
  const maker = createChartMaker({ quickchartUrl: config.quickchartUrl, log, now });
  try {
    const message = await build({ key: 'test' }, slot, { late: false });
    return await sendTest({
      courier,
      maker,
      charts: config.charts,
      message,
      to,
      mark: `test:${to}:${now()}`,
    });
  } finally {
    await maker.close();
  }
}
