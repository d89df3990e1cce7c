import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, startApp } from '../app.ts';
import { type Config, type Environment, readConfig } from '../config.ts';
import { parseDefaultPeriod } from '../default-period.ts';
import { createGround } from '../ground.ts';
import { createLog } from '../log.ts';
import { isBotConfig } from '../parts.ts';
import { createTalk } from '../slack/talk.ts';
import { type AirtableStandIn, startAirtable } from './airtable/server.ts';
import { type BaseDesk, createBaseDesk } from './base-desk.ts';
import { admin, channels, players } from './cast.ts';
import { createMovableClock, type MovableClock } from './clock.ts';
import { splitAt } from './coming-deals.ts';
import { createLogTail, type LogTail } from './log-tail.ts';
import { writeMirror } from './mirror.ts';
import { type QuickChartStandIn, startQuickChart } from './quickchart.ts';
import { addOddities } from './sample/oddities.ts';
import { buildSampleBase } from './sample.ts';
import { startWorkspace, type Workspace } from './slack/workspace.ts';

/** The bot as it is in production, and all that it is connected with, on this machine. */
export interface World {
  readonly bot: App;
  readonly workspace: Workspace;
  readonly airtable: AirtableStandIn;
  readonly quickchart: QuickChartStandIn;
  /** while it is, nothing that the bot sends reaches Slack */
  readonly slackOffline: Switch;
  readonly clock: MovableClock;
  readonly base: BaseDesk;
  readonly log: LogTail;
  readonly config: Config;
  /** the day in the base's zone, by the playground's clock */
  readonly today: () => string;
  /** Puts the clock forward, at most to the next digest, lets happen what came up, and has the bot look at the time. */
  readonly forward: (milliseconds: number) => Promise<void>;
  /** Fetches a picture of a message, as Slack does when it is posted; null for one that is not the bot's. */
  readonly fetchPicture: (url: string) => Promise<Response | null>;
  readonly close: () => Promise<void>;
}

interface Switch {
  readonly is: () => boolean;
  readonly set: (on: boolean) => Promise<void>;
}

export interface WorldOptions {
  /** of Slack's, Airtable's and the database's variables nothing is used */
  readonly env: Environment;
  readonly deals?: number;
}

/** The name under which the bot would be reached: nobody has it, and the pictures below it are fetched from the bot. */
const publicUrl = 'https://kpi-bot.example.com';
/** How far the made-up base goes on after today. */
const daysAhead = 35;
const dayMs = 86_400_000;

/** Starts all of it, with the data in place. */
export async function startWorld({ env, deals }: WorldOptions): Promise<World> {
  const clock = createMovableClock();
  const { now } = clock;
  const log = createLogTail(now);
  const folder = await mkdtemp(join(tmpdir(), 'kpi-playground-'));
  const databaseUrl = `file:${join(folder, 'kpi.db')}`;
  const ground = createGround(read(env));
  const today = () => ground.today(now());
  const end = ground.today(now() + daysAhead * dayMs);
  const story = splitAt(buildSampleBase({ today: end, oddities: false, ...(deals && { deals }) }), today());
  const tables = addOddities(story.base, 'linked');
  const [airtable, workspace, quickchart] = await Promise.all([
    startAirtable({ tables, now, pace: Date.now }),
    startWorkspace({
      people: players,
      channels,
      now,
      imageReachable: (url) => url.startsWith(`${publicUrl}/`),
    }),
    startQuickChart(),
  ]);
  const config = read({
    ...env,
    AIRTABLE_API_TOKEN: airtable.token,
    AIRTABLE_BASE_ID: airtable.baseId,
    AIRTABLE_ENDPOINT_URL: airtable.url,
    AIRTABLE_MAPPING: '',
    // Whoever changes a deal here wants to see it now, and the calls of this base cost nothing.
    AIRTABLE_MONTHLY_CALLS: '10000000',
    SYNC_INTERVAL: '10s',
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_APP_TOKEN: '',
    SLACK_SIGNING_SECRET: workspace.signingSecret,
    SLACK_API_URL: workspace.apiUrl,
    PORT: '0',
    PUBLIC_URL: publicUrl,
    DATABASE_URL: databaseUrl,
    QUICKCHART_URL: quickchart.url,
    QUICKCHART_LINKS: 'false',
    DIGEST_CHANNEL: channels[0].id,
    ADMINS: admin,
  });
  if (!isBotConfig(config)) throw new Error('the playground left something of the bot unconfigured');
  await writeMirror(databaseUrl, airtable, tables, now());
  const started = await startApp(config, {
    host: '127.0.0.1',
    createTalk,
    log: createLog(config.logLevel, log),
    clock,
  });
  if ('problems' in started) throw new Error(started.problems.join('\n'));
  const bot = started.app;
  const botUrl = `http://127.0.0.1:${bot.port}`;
  workspace.connect(`${botUrl}/slack/events`);
  // Slack lists an app's conversation for everybody, before anything was said in it.
  for (const { id } of players) {
    workspace.addChannel({
      id: `D${id.slice(1)}`,
      name: 'directmessage',
      kind: 'im',
      members: [id],
      bot: true,
    });
  }
  const base = createBaseDesk(airtable, story, config.currency);
  return {
    bot,
    workspace,
    airtable,
    quickchart,
    slackOffline: { is: () => workspace.isOffline(), set: (offline) => workspace.setOffline(offline) },
    clock,
    base,
    log,
    config,
    today,
    forward: async (milliseconds) => {
      // A digest that is due on the way would be too late at its end: there the clock stops.
      const [digest] = await bot.digests.status();
      const untilDigest = digest?.next ? digest.next - now() : Number.POSITIVE_INFINITY;
      clock.forward(Math.min(milliseconds, Math.max(0, untilDigest)));
      base.goOnTo(today());
      await bot.digests.tick();
    },
    fetchPicture: async (url) =>
      url.startsWith(`${publicUrl}/`) ? fetch(`${botUrl}${url.slice(publicUrl.length)}`) : null,
    close: async () => {
      await bot.stop();
      await Promise.all([workspace.close(), airtable.close(), quickchart.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function read(env: Environment): Config {
  const result = readConfig(env, { for: 'bot', parsePeriod: parseDefaultPeriod });
  if ('problems' in result) throw new Error(result.problems.join('\n'));
  return result.config;
}
