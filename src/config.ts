import { z } from 'zod';
import type { PeriodSpec } from './deals/period.ts';
import type { Locale } from './i18n/locale.ts';
import { nearestVariable } from './near-variable.ts';
import type { Secret } from './secret.ts';
import type { SlackConfig } from './slack/slack-config.ts';
import { type Values, type VariableName, variableNames, variables } from './variables.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface AirtableConfig {
  readonly token: Secret;
  readonly baseId: string;
}

/** What the environment says, typed and with its defaults. Secrets are wrapped: printing it shows none. */
export interface Config {
  /** null: no base is configured */
  readonly airtable: AirtableConfig | null;
  /** path of a JSON file */
  readonly airtableMapping: string | null;
  /** null: none set, the sync decides by the size of the base */
  readonly airtableMonthlyCalls: number | null;
  /** without a slash at its end */
  readonly airtableEndpointUrl: string;
  readonly syncIntervalMs: number;
  /** null: no Slack workspace is configured, or the terminal asks */
  readonly slack: SlackConfig | null;
  /** with a slash at its end, as Slack's client wants it */
  readonly slackApiUrl: string;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly databaseUrl: string;
  /** an address, or `embedded` */
  readonly quickchartUrl: string;
  /** Slack itself may fetch pictures from `quickchartUrl` */
  readonly quickchartLinks: boolean;
  readonly charts: 'image' | 'native' | 'none';
  readonly timeZone: string;
  readonly currency: string;
  readonly fiscalYearStart: number;
  readonly defaultPeriod: PeriodSpec;
  readonly defaultLocale: Locale;
  readonly digest: { readonly channel: string | null; readonly schedule: string; readonly locale: Locale };
  readonly admins: readonly string[];
  readonly logLevel: string;
}

/** The default of each variable that has a fixed one, as it would be written in the environment. */
export const defaults = {
  AIRTABLE_ENDPOINT_URL: 'https://api.airtable.com',
  SYNC_INTERVAL: '5m',
  SLACK_API_URL: 'https://slack.com/api/',
  PORT: '3000',
  DATABASE_URL: 'file:./data/kpi.db',
  QUICKCHART_URL: 'https://quickchart.io',
  CHARTS: 'image',
  TIME_ZONE: 'UTC',
  CURRENCY: 'EUR',
  FISCAL_YEAR_START: '1',
  DEFAULT_PERIOD: 'this quarter',
  DEFAULT_LOCALE: 'en',
  DIGEST_SCHEDULE: 'mon 09:00',
  DIGEST_LOCALE: 'en',
  LOG_LEVEL: 'info',
} as const satisfies Partial<Record<VariableName, string>>;

export interface ReadOptions {
  /** the terminal needs nothing of Slack, and is not troubled with what is wrong there */
  readonly for: 'bot' | 'terminal';
  /** the grammar of periods; null for words that are none */
  readonly parsePeriod: (text: string) => PeriodSpec | null;
}

export type ConfigResult = { readonly config: Config } | { readonly problems: readonly string[] };

const slackOnly: ReadonlySet<VariableName> = new Set([
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_API_URL',
  'PORT',
  'PUBLIC_URL',
  'DIGEST_CHANNEL',
  'DIGEST_SCHEDULE',
  'DIGEST_LOCALE',
  'ADMINS',
]);

/**
 * Decodes the environment, with every problem at once, one sentence each. For the bot, Slack and Airtable are
 * either both complete or both absent (`airtable` and `slack` null: nothing is configured).
 */
export function readConfig(env: Environment, options: ReadOptions): ConfigResult {
  const asked = variableNames.filter((name) => options.for === 'bot' || !slackOnly.has(name));
  const set = asked.filter((name) => (env[name] ?? '').trim() !== '');
  const problems: string[] = [];
  const given: Record<string, unknown> = {};
  for (const name of asked) {
    const text = set.includes(name) ? env[name]?.trim() : (defaults as Partial<Record<string, string>>)[name];
    if (text === undefined) continue;
    const result = z.safeParse(variables[name], text);
    if (result.success) given[name] = result.data;
    else problems.push(`${name} ${result.error.issues[0]?.message ?? 'cannot be read.'}`);
  }
  // Every key of `given` was decoded by its own schema above.
  const values = given as Values;
  const defaultPeriod = options.parsePeriod(values.DEFAULT_PERIOD ?? defaults.DEFAULT_PERIOD);
  if (!defaultPeriod) {
    problems.push('DEFAULT_PERIOD is a period such as this quarter, last month, 2017-Q3 or all time.');
  }
  problems.push(...missing(set, options.for), ...misspelt(env, set, options.for));
  if (problems.length > 0 || !defaultPeriod) return { problems };
  return { config: build(values, defaultPeriod) };
}

function missing(set: readonly VariableName[], purpose: ReadOptions['for']): string[] {
  const has = (name: VariableName) => set.includes(name);
  const airtable = has('AIRTABLE_API_TOKEN') || has('AIRTABLE_BASE_ID');
  const slack = has('SLACK_BOT_TOKEN') || has('SLACK_APP_TOKEN') || has('SLACK_SIGNING_SECRET');
  if (!airtable && (purpose === 'terminal' || !slack)) return [];
  const problems: string[] = [];
  if (!has('AIRTABLE_API_TOKEN')) {
    problems.push(
      'AIRTABLE_API_TOKEN is missing: create a token that begins with "pat" at https://airtable.com/create/tokens.',
    );
  }
  if (!has('AIRTABLE_BASE_ID')) {
    problems.push(
      'AIRTABLE_BASE_ID is missing: it is the part of the base’s address that begins with "app".',
    );
  }
  if (purpose === 'terminal') return problems;
  if (!has('SLACK_BOT_TOKEN')) {
    problems.push(
      'SLACK_BOT_TOKEN is missing: copy the token that begins with "xoxb-" from OAuth & Permissions of your Slack app.',
    );
  }
  if (!has('SLACK_APP_TOKEN') && !has('SLACK_SIGNING_SECRET')) {
    problems.push(
      'SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP) is missing: both are under Basic Information of your Slack app.',
    );
  }
  return problems;
}

function misspelt(env: Environment, set: readonly VariableName[], purpose: ReadOptions['for']): string[] {
  const free = variableNames.filter(
    (name) => !set.includes(name) && (purpose === 'bot' || !slackOnly.has(name)),
  );
  return Object.keys(env).flatMap((name) => {
    const near = (variableNames as readonly string[]).includes(name) ? null : nearestVariable(name, free);
    return near === null || (env[name] ?? '').trim() === ''
      ? []
      : [`${name} is not a variable of this program: did you mean ${near}?`];
  });
}

function build(values: Values, defaultPeriod: PeriodSpec): Config {
  const { AIRTABLE_API_TOKEN: token, AIRTABLE_BASE_ID: baseId, SLACK_BOT_TOKEN: botToken } = values;
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = values;
  const mode = appToken
    ? ({ kind: 'socket', appToken } as const)
    : signingSecret && ({ kind: 'http', signingSecret } as const);
  const quickchartUrl = values.QUICKCHART_URL ?? defaults.QUICKCHART_URL;
  return {
    airtable: token && baseId ? { token, baseId } : null,
    airtableMapping: values.AIRTABLE_MAPPING ?? null,
    airtableMonthlyCalls: values.AIRTABLE_MONTHLY_CALLS ?? null,
    airtableEndpointUrl: values.AIRTABLE_ENDPOINT_URL ?? defaults.AIRTABLE_ENDPOINT_URL,
    syncIntervalMs: values.SYNC_INTERVAL ?? 300_000,
    slack: botToken && mode ? { botToken, mode } : null,
    slackApiUrl: `${values.SLACK_API_URL ?? 'https://slack.com/api'}/`,
    port: values.PORT ?? 3000,
    publicUrl: values.PUBLIC_URL ?? null,
    databaseUrl: values.DATABASE_URL ?? defaults.DATABASE_URL,
    quickchartUrl,
    quickchartLinks: values.QUICKCHART_LINKS ?? quickchartUrl === defaults.QUICKCHART_URL,
    charts: values.CHARTS ?? defaults.CHARTS,
    timeZone: values.TIME_ZONE ?? defaults.TIME_ZONE,
    currency: values.CURRENCY ?? defaults.CURRENCY,
    fiscalYearStart: values.FISCAL_YEAR_START ?? 1,
    defaultPeriod,
    defaultLocale: values.DEFAULT_LOCALE ?? defaults.DEFAULT_LOCALE,
    digest: {
      channel: values.DIGEST_CHANNEL ?? null,
      schedule: values.DIGEST_SCHEDULE ?? defaults.DIGEST_SCHEDULE,
      locale: values.DIGEST_LOCALE ?? defaults.DIGEST_LOCALE,
    },
    admins: values.ADMINS ?? [],
    logLevel: values.LOG_LEVEL ?? defaults.LOG_LEVEL,
  };
}
