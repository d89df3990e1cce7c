import { type App, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { parseDefaultPeriod } from '../../src/default-period.ts';
import { createLog } from '../../src/log.ts';
import { isBotConfig } from '../../src/parts.ts';
import type { AirtableStandIn } from '../../src/playground/airtable/server.ts';
import type { Workspace } from '../../src/playground/slack/workspace.ts';
import { createTalk } from '../../src/slack/talk.ts';
import { systemClock } from '../../src/sync/clock.ts';

export interface RunningBot {
  readonly app: App;
  /** every line of the log, as JSON */
  readonly logged: readonly string[];
}

/** The whole bot in this process, as `main.ts` composes it, beside the two stand-ins. */
export async function startBot(
  airtable: AirtableStandIn,
  workspace: Workspace,
  overrides: Readonly<Record<string, string>> = {},
  now?: () => number,
): Promise<RunningBot> {
  const read = readConfig(
    {
      AIRTABLE_API_TOKEN: airtable.token,
      AIRTABLE_BASE_ID: airtable.baseId,
      AIRTABLE_ENDPOINT_URL: airtable.url,
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_SIGNING_SECRET: workspace.signingSecret,
      SLACK_API_URL: workspace.apiUrl,
      DATABASE_URL: 'file::memory:',
      QUICKCHART_URL: 'embedded',
      PUBLIC_URL: 'https://kpi.example.com',
      PORT: '0',
      ...overrides,
    },
    { for: 'bot', parsePeriod: parseDefaultPeriod },
  );
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  if (!isBotConfig(read.config)) throw new Error('not configured');
  const logged: string[] = [];
  const started = await startApp(read.config, {
    host: '127.0.0.1',
    log: createLog('debug', { write: (line) => void logged.push(line) }),
    createTalk,
    ...(now ? { clock: { ...systemClock, now } } : {}),
  });
  if ('problems' in started) throw new Error(started.problems.join('\n'));
  workspace.connect(`http://127.0.0.1:${started.app.port}/slack/events`);
  return { app: started.app, logged };
}
