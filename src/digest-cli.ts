import { config as loadEnvironment } from 'dotenv';
import { type Config, readConfig } from './config.ts';
import { parseDefaultPeriod } from './default-period.ts';
import { createGround } from './ground.ts';
import { type Locale, locales } from './i18n/locale.ts';
import { createWords } from './i18n/words.ts';
import { createLog, type Log } from './log.ts';
import { buildWeekly } from './report/weekly.ts';
import type { SlackConfig } from './slack/slack-config.ts';
import { sendTestDigest } from './slack/test-digest.ts';
import { coloured } from './terminal/coloured.ts';
import { renderDigestText } from './terminal/digest.ts';
import { type DigestRequest, parseDigestArguments } from './terminal/digest-arguments.ts';
import { writePicture } from './terminal/picture.ts';
import { createProgressBar } from './terminal/progress.ts';
import { OperatorProblem, openSource, type Source } from './terminal/source.ts';
import { plainStyle, terminalName } from './terminal/text.ts';

/** As those of `kpi`. */
const exitCodes = { notUnderstood: 2, cannotAnswer: 3 } as const;

async function main(): Promise<number> {
  loadEnvironment({ quiet: true });
  const request = parseDigestArguments(process.argv.slice(2));
  if ('problem' in request) {
    process.stderr.write(`${request.problem}\n`);
    return exitCodes.notUnderstood;
  }
  const purpose = request.action === 'now' ? 'bot' : 'terminal';
  const read = readConfig(process.env, { for: purpose, parsePeriod: parseDefaultPeriod });
  if ('problems' in read) throw new OperatorProblem(read.problems.join('\n'));
  const { config } = read;
  const locale = request.locale ?? localeOfDigests(process.env.DIGEST_LOCALE) ?? 'en';
  const recipient = request.action === 'now' ? recipientOf(request, config) : null;
  const log = createLog(process.env.LOG_LEVEL ? config.logLevel : 'error');
  const bar = createProgressBar(process.stderr);
  const source = request.sample
    ? (await import('./playground/sample-source.ts')).openSample(config, slotOf(request, config))
    : await openSource(config, request.sync, { log, onProgress: bar.show });
  try {
    const loaded = await source.load();
    // What is sent is brought up to date first; a preview shows what there is.
    const fresh = recipient ? await source.freshen() : { ...loaded, problem: null };
    bar.clear();
    const run = { request, config, locale, loaded: fresh, log };
    return recipient ? await send(run, recipient) : await preview(run);
  } finally {
    bar.clear();
    await source.close();
  }
}

interface Run {
  readonly request: DigestRequest;
  readonly config: Config;
  readonly locale: Locale;
  readonly loaded: Awaited<ReturnType<Source['freshen']>>;
  readonly log: Log;
}

async function preview({ request, config, locale, loaded, log }: Run): Promise<number> {
  const words = createWords(locale, { currency: config.currency, zone: config.timeZone }, terminalName);
  const today = createGround(config).today(slotOf(request, config));
  const weekly = buildWeekly({
    dataset: loaded.dataset,
    calendar: { today, fiscalStart: config.fiscalYearStart },
    asOf: new Date(loaded.asOf).toISOString(),
  });
  const facts = { zone: config.timeZone, due: null, behind: null, test: false, owner: null };
  const style = process.stdout.isTTY ? coloured : plainStyle;
  process.stdout.write(renderDigestText(weekly, facts, words, style));
  if (request.chart !== null)
    await writePicture(request.chart, weekly.chart, words, config.quickchartUrl, log);
  return 0;
}

interface Recipient {
  readonly slack: SlackConfig;
  readonly to: string;
}

/** Where a test goes, settled before anything is read. */
function recipientOf({ to }: DigestRequest, { slack, admins }: Config): Recipient {
  if (slack === null)
    throw new OperatorProblem('No Slack workspace is configured: see .env.example, or use --preview.');
  const person = to ?? admins[0];
  if (person === undefined)
    throw new OperatorProblem(
      'Nobody to send it to: add --to U0123456789 with your Slack user id, or set ADMINS.',
    );
  return { slack, to: person };
}

async function send(
  { request, config, locale, loaded, log }: Run,
  { slack, to }: Recipient,
): Promise<number> {
  const outcome = await sendTestDigest({
    config: { ...config, slack },
    locale,
    data: loaded,
    slot: slotOf(request, config),
    to,
    log,
    now: Date.now,
  });
  switch (outcome.kind) {
    case 'sent':
      process.stdout.write(`Sent to ${to}.\n`);
      if (outcome.pictureLost !== null)
        process.stderr.write(`Its picture is not in it as a file: ${outcome.pictureLost}.\n`);
      return 0;
    case 'unknown':
      throw new OperatorProblem(
        `Slack did not say whether it took the message (${outcome.error}): look there.`,
      );
    case 'not_sent':
      throw new OperatorProblem(`Slack did not take the message: ${outcome.error}.`);
  }
}

/** For a preview nothing of Slack is read, but its language is the one that it will be sent in. */
function localeOfDigests(said: string | undefined): Locale | undefined {
  return locales.find((each) => each === said?.trim().toLowerCase());
}

/** An instant on the day that the digest stands for, wherever on earth that day is. */
function slotOf({ day }: DigestRequest, config: Config): number {
  if (day === null) return Date.now();
  const { today } = createGround(config);
  const hours = ['12', '00', '23'].map((hour) => Date.parse(`${day}T${hour}:00:00Z`));
  return hours.find((instant) => today(instant) === day) ?? Date.parse(`${day}T12:00:00Z`);
}

// A reader that has seen enough (`| head -1`) closes the pipe: there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof OperatorProblem) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = exitCodes.cannotAnswer;
  } else {
    createLog('error').error({ err: error }, 'the digest could not be made');
    process.exitCode = 1;
  }
}
