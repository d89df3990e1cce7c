import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { type Config, defaults, type Environment, type ReadOptions, readConfig } from '../src/config.ts';
import type { PeriodSpec } from '../src/deals/period.ts';
import { createLog } from '../src/log.ts';
import { variableNames } from '../src/variables.ts';

const quarter: PeriodSpec = { type: 'relative', unit: 'quarter', offset: 0 };
const parsePeriod = (text: string) => (text === 'this quarter' ? quarter : null);

const complete = {
  AIRTABLE_API_TOKEN: 'patSecretOfAirtable.0123',
  AIRTABLE_BASE_ID: 'appABCDEFGHIJKLMN',
  SLACK_BOT_TOKEN: 'xoxb-secret-of-the-bot',
  SLACK_SIGNING_SECRET: 'signing-secret-8f3a',
};

function problemsOf(env: Environment, purpose: ReadOptions['for'] = 'bot'): readonly string[] {
  const result = readConfig(env, { for: purpose, parsePeriod });
  return 'problems' in result ? result.problems : [];
}

function configOf(env: Environment, purpose: ReadOptions['for'] = 'bot'): Config {
  const result = readConfig(env, { for: purpose, parsePeriod });
  if ('problems' in result) throw new Error(result.problems.join('\n'));
  return result.config;
}

test('with nothing set, everything has its default and neither Slack nor Airtable is configured', () => {
  expect(configOf({ PATH: '/bin', HOME: '/root' })).toMatchObject({
    airtable: null,
    slack: null,
    airtableEndpointUrl: 'https://api.airtable.com',
    airtableMonthlyCalls: null,
    syncIntervalMs: 300_000,
    slackApiUrl: 'https://slack.com/api/',
    port: 3000,
    publicUrl: null,
    databaseUrl: 'file:./data/kpi.db',
    quickchartUrl: 'https://quickchart.io',
    quickchartLinks: true,
    charts: 'image',
    timeZone: 'UTC',
    currency: 'EUR',
    fiscalYearStart: 1,
    defaultPeriod: quarter,
    defaultLocale: 'en',
    digest: { channel: null, schedule: 'mon 09:00', locale: 'en' },
    admins: [],
    logLevel: 'info',
  });
});

test('values are decoded: durations, lists, addresses with and without their last slash, upper and lower case', () => {
  const config = configOf({
    ...complete,
    SYNC_INTERVAL: '1h',
    SLACK_API_URL: 'http://127.0.0.1:4000/api',
    PUBLIC_URL: 'https://kpi.example.com/',
    QUICKCHART_URL: 'embedded',
    CURRENCY: 'usd',
    DEFAULT_LOCALE: 'FR',
    ADMINS: 'U0123456789, W222',
    PORT: ' 8080 ',
  });
  expect(config).toMatchObject({
    syncIntervalMs: 3_600_000,
    slackApiUrl: 'http://127.0.0.1:4000/api/',
    publicUrl: 'https://kpi.example.com',
    quickchartUrl: 'embedded',
    quickchartLinks: false,
    currency: 'USD',
    defaultLocale: 'fr',
    admins: ['U0123456789', 'W222'],
    port: 8080,
  });
  expect(config.airtable?.token.reveal()).toBe(complete.AIRTABLE_API_TOKEN);
});

test('an app token means Socket Mode, even beside a signing secret', () => {
  expect(configOf(complete).slack?.mode.kind).toBe('http');
  expect(configOf({ ...complete, SLACK_APP_TOKEN: 'xapp-1-secret' }).slack?.mode.kind).toBe('socket');
});

test.each([
  ['AIRTABLE_API_TOKEN', 'keyOldOne', 'begins with "pat"'],
  ['AIRTABLE_BASE_ID', 'https://airtable.com/appX/tblY', 'begins with "app"'],
  ['AIRTABLE_MONTHLY_CALLS', 'many', 'whole number'],
  ['AIRTABLE_ENDPOINT_URL', 'https://api.airtable.com/v0', 'without /v0'],
  ['SYNC_INTERVAL', '5', 'duration'],
  ['SYNC_INTERVAL', '0s', 'duration'],
  ['SLACK_BOT_TOKEN', 'xoxp-user', 'begins with "xoxb-"'],
  ['SLACK_APP_TOKEN', 'xoxb-bot', 'begins with "xapp-"'],
  ['SLACK_SIGNING_SECRET', 'xoxb-in-the-wrong-place', 'signing secret'],
  ['SLACK_API_URL', 'slack.com', 'address'],
  ['PORT', '70000', 'port number'],
  ['PUBLIC_URL', 'ftp://files', 'address'],
  ['DATABASE_URL', 'mysql://db', 'file:'],
  ['QUICKCHART_URL', 'none', 'embedded'],
  ['QUICKCHART_LINKS', 'perhaps', 'true, false'],
  ['CHARTS', 'pie', 'image, native, none'],
  ['TIME_ZONE', 'Paris', 'time zone'],
  ['CURRENCY', 'euro', 'currency'],
  ['FISCAL_YEAR_START', '13', 'month'],
  ['DEFAULT_PERIOD', 'someday', 'period'],
  ['DEFAULT_LOCALE', 'de', 'en, fr'],
  ['DIGEST_CHANNEL', '#sales', 'channel’s id'],
  ['DIGEST_LOCALE', 'de', 'en, fr'],
  ['ADMINS', '@ann', 'user ids'],
  ['LOG_LEVEL', 'loud', 'debug'],
])(
  '%s=%s is refused in one sentence that says what it must be, and does not repeat it',
  (name, value, words) => {
    const problems = problemsOf({ ...complete, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${name} is `);
    expect(problems[0]).toContain(words);
    if (/TOKEN|SECRET/.test(name)) expect(problems[0]).not.toContain(value);
  },
);

test('all problems are reported at once', () => {
  const problems = problemsOf({ SLACK_BOT_TOKEN: 'wrong', PORT: 'x', TIME_ZONE: 'Mars/Olympus' });
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
    'SLACK_BOT_TOKEN',
    'PORT',
    'TIME_ZONE',
    'AIRTABLE_API_TOKEN',
    'AIRTABLE_BASE_ID',
    'SLACK_APP_TOKEN',
  ]);
});

test('a base without Slack is enough for the terminal, and is half a configuration for the bot', () => {
  const base = {
    AIRTABLE_API_TOKEN: complete.AIRTABLE_API_TOKEN,
    AIRTABLE_BASE_ID: complete.AIRTABLE_BASE_ID,
  };
  expect(problemsOf({ ...base, SLACK_BOT_TOKEN: 'nonsense', PORT: 'x' }, 'terminal')).toEqual([]);
  expect(problemsOf(base).join(' ')).toMatch(/SLACK_BOT_TOKEN is missing.*SLACK_APP_TOKEN/);
  expect(problemsOf({ AIRTABLE_API_TOKEN: base.AIRTABLE_API_TOKEN }, 'terminal').join()).toMatch(
    /AIRTABLE_BASE_ID is missing/,
  );
});

test.each([
  ['AIRTABLE_TOKEN', 'AIRTABLE_API_TOKEN'],
  ['AIRTABLE_API_KEY', 'AIRTABLE_API_TOKEN'],
  ['AIRTABLE_BASE', 'AIRTABLE_BASE_ID'],
  ['SLACK_TOKEN', 'SLACK_BOT_TOKEN'],
  ['TIMEZONE', 'TIME_ZONE'],
  ['SYNC_INTERVALL', 'SYNC_INTERVAL'],
])('%s is taken for a misspelt %s', (name, meant) => {
  const near = problemsOf({ [name]: 'value' }).filter((problem) => problem.startsWith(`${name} `));
  expect(near).toEqual([`${name} is not a variable of this program: did you mean ${meant}?`]);
});

test('variables of other programs, and near misses of what is set anyway, are left alone', () => {
  expect(
    problemsOf({
      ...complete,
      AIRTABLE_TOKEN: 'x',
      SLACK_WEBHOOK_URL: 'https://hooks',
      NODE_ENV: 'production',
    }),
  ).toEqual([]);
});

test('no way of printing the configuration shows a secret', () => {
  const config = configOf({ ...complete, SLACK_APP_TOKEN: 'xapp-1-secret' });
  const logged: string[] = [];
  createLog('info', { write: (line: string) => void logged.push(line) }).info({ config }, 'started');
  const printed = [
    JSON.stringify(config),
    inspect(config, { depth: 9, showHidden: true }),
    String(config.slack?.botToken),
    logged.join(''),
  ];
  for (const text of printed) {
    expect(text).toContain('[secret]');
    for (const secret of [...Object.values(complete), 'xapp-1-secret']) {
      if (secret !== complete.AIRTABLE_BASE_ID) expect(text).not.toContain(secret);
    }
  }
});

test('.env.example lists every variable once, with its default', () => {
  const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split('\n');
  const listed = lines.flatMap((line) => /^(?:# )?([A-Z][A-Z_]+)=(.*)$/.exec(line)?.slice(1, 3) ?? []);
  const pairs = listed.flatMap((name, i) => (i % 2 === 0 ? [[name, listed[i + 1]] as const] : []));
  expect(pairs.map(([name]) => name).toSorted()).toEqual([...variableNames].toSorted());
  for (const [name, value] of Object.entries(defaults)) expect(pairs).toContainEqual([name, value]);
  expect(problemsOf(Object.fromEntries(pairs))).toEqual([]);
});
