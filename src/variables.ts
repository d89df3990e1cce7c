import { z } from 'zod';
import { locales } from './i18n/locale.ts';
import { Secret } from './secret.ts';

const secret = (form: RegExp, problem: string) =>
  z
    .string()
    .regex(form, problem)
    .transform((value) => new Secret(value));

const whole = (least: number, most: number, problem: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, problem)
    .transform(Number)
    .refine((value) => value >= least && value <= most, problem);

const oneOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z
    .string()
    .transform((word) => word.toLowerCase())
    .pipe(z.enum(words, `is one of ${words.join(', ')}.`));

const isUrl = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
const withoutSlash = (text: string) => text.replace(/\/+$/, '');
const address = (example: string) =>
  z.string().refine(isUrl, `is an address such as ${example}.`).transform(withoutSlash);

const durationProblem = 'is a duration such as 5m, 90s or 1h, from 10s to 1d.';
const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `90s`, `5m`, `1h` or `1d` in milliseconds; null for anything else. */
function parseDuration(text: string): number | null {
  const [, amount, unit] = /^(\d{1,6})\s*([smhd])$/i.exec(text) ?? [];
  const ms = unitMs[unit?.toLowerCase() ?? ''];
  return amount === undefined || ms === undefined ? null : Number(amount) * ms;
}

const duration = z
  .string()
  .transform((text) => parseDuration(text) ?? -1)
  .refine((ms) => ms >= 10_000 && ms <= 86_400_000, durationProblem);

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

/**
 * Every variable of the environment, each with the form that it must have. A message completes the sentence
 * that begins with the variable's name, and never repeats the value: it may be a secret in the wrong place.
 */
export const variables = {
  AIRTABLE_API_TOKEN: secret(
    /^pat[\w.-]+$/,
    'is a personal access token that begins with "pat"; create one at https://airtable.com/create/tokens.',
  ),
  AIRTABLE_BASE_ID: z
    .string()
    .regex(/^app[A-Za-z0-9]+$/, 'is the part of the base’s address that begins with "app".'),
  AIRTABLE_MAPPING: z.string(),
  AIRTABLE_MONTHLY_CALLS: whole(1, 100_000_000, 'is a whole number of calls a month, such as 20000.'),
  AIRTABLE_ENDPOINT_URL: address('https://api.airtable.com').refine(
    (url) => !url.endsWith('/v0'),
    'is given without /v0 at its end.',
  ),
  SYNC_INTERVAL: duration,
  SLACK_BOT_TOKEN: secret(
    /^xoxb-\S+$/,
    'is the bot user’s token that begins with "xoxb-"; find it under OAuth & Permissions of your Slack app.',
  ),
  SLACK_APP_TOKEN: secret(
    /^xapp-\S+$/,
    'is an app-level token that begins with "xapp-"; create it under Basic Information of your Slack app, with the scope connections:write.',
  ),
  SLACK_SIGNING_SECRET: secret(
    /^(?!xox|xapp)\S{8,}$/,
    'is the signing secret, not a token; find it under Basic Information of your Slack app.',
  ),
  SLACK_API_URL: address('https://slack.com/api/'),
  PORT: whole(0, 65_535, 'is a port number from 0 to 65535.'),
  PUBLIC_URL: address('https://kpi.example.com'),
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, 'is a file, written file: and its path, such as file:./data/kpi.db.'),
  QUICKCHART_URL: z
    .string()
    .refine(
      (url) => url === 'embedded' || isUrl(url),
      'is an address such as https://quickchart.io, or embedded.',
    )
    .transform(withoutSlash),
  QUICKCHART_LINKS: oneOf(['true', 'false']).transform((word) => word === 'true'),
  CHARTS: oneOf(['image', 'native', 'none']),
  TIME_ZONE: z.string().refine(isTimeZone, 'is a time zone such as Europe/Paris or UTC.'),
  CURRENCY: z
    .string()
    .transform((code) => code.toUpperCase())
    .refine((code) => currencies.has(code), 'is a currency’s code of three letters, such as EUR or USD.'),
  FISCAL_YEAR_START: whole(1, 12, 'is the number of the month in which the year begins, 1 to 12.'),
  DEFAULT_PERIOD: z.string(),
  DEFAULT_LOCALE: oneOf(locales),
  DIGEST_CHANNEL: z
    .string()
    .regex(
      /^[CG][A-Z0-9]{2,}$/,
      'is a channel’s id such as C0123456789, found at the end of the channel’s details.',
    ),
  DIGEST_SCHEDULE: z.string(),
  DIGEST_LOCALE: oneOf(locales),
  ADMINS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((id) => id !== ''))
    .refine(
      (ids) => ids.every((id) => /^[UW][A-Z0-9]{2,}$/.test(id)),
      'is a list of Slack user ids such as U0123456789, with commas between.',
    ),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
} as const;

export type VariableName = keyof typeof variables;
/** What was set, decoded; a variable that is absent or empty is not in it. */
export type Values = { readonly [K in VariableName]?: z.output<(typeof variables)[K]> };

export const variableNames = Object.keys(variables) as readonly VariableName[];
