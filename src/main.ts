import { config as loadEnvironment } from 'dotenv';
import { startApp } from './app.ts';
import { type Environment, readConfig } from './config.ts';
import { parseDefaultPeriod } from './default-period.ts';
import { createLog } from './log.ts';
import { type BotConfig, isBotConfig } from './parts.ts';
import { createTalk } from './slack/talk.ts';

// SIGTERM must end the program within eight seconds, whatever hangs.
const longestStopMs = 8000;

/** Something that runs until it is stopped. */
interface Running {
  readonly stop: () => Promise<void>;
}

/** Ends the program well on SIGTERM and Ctrl-C, and badly on what nobody caught. */
function superviseRun(onFault: (error: unknown) => void) {
  const starting = Promise.withResolvers<Running | null>();
  let ending = false;

  async function end(exitCode: number): Promise<void> {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(exitCode || 1), longestStopMs).unref();
    await (await starting.promise)?.stop();
    process.exit(exitCode);
  }
  const fail = (error: unknown) => {
    onFault(error);
    end(1).catch(() => process.exit(1));
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // A second Ctrl-C means it.
      if (ending && signal === 'SIGINT') process.exit(1);
      end(0).catch(fail);
    });
  }
  return { started: starting.resolve, fail };
}

async function runBot(config: BotConfig): Promise<void> {
  const log = createLog(config.logLevel);
  const { started, fail } = superviseRun((error) => log.fatal({ err: error }, 'the bot cannot go on'));
  const result = await startApp(config, { createTalk, log, onFatal: fail });
  started('app' in result ? result.app : null);
  if ('problems' in result) sayProblems(result.problems);
}

async function runPlayground(env: Environment, port: number): Promise<void> {
  const { startPlayground } = await import('./playground/run.ts').catch(refuseAbsent);
  const { started } = superviseRun((error) =>
    process.stderr.write(`The playground cannot go on: ${error}\n`),
  );
  const result = await startPlayground(env, port);
  started('url' in result ? result : null);
  if ('problem' in result) sayProblems([result.problem]);
  else process.stdout.write(welcome(result.url));
}

/** The playground is left out of a production install. */
function refuseAbsent(error: unknown): never {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
  sayProblems(['nothing is configured, and this install is without the playground: see .env.example.']);
  process.exit();
}

const welcome = (url: string) => `
The playground is open at ${url}

The bot runs there in a Slack of its own, over a made-up base, for this machine alone. Ctrl-C ends it.
For your own Slack and Airtable: copy .env.example to .env, fill it in as README.md says, and run npm start again.
`;

function sayProblems(problems: readonly string[], wayOn = ''): void {
  const list = problems.map((problem) => `  - ${problem}\n`).join('');
  process.stderr.write(`The bot cannot start:\n${list}${wayOn}`);
  process.exitCode = 1;
}

const playgroundInstead = 'To try it without Slack and Airtable: npm start -- --playground\n';

loadEnvironment({ quiet: true });
const asPlayground = process.argv.includes('--playground');
const withoutServices = Object.entries(process.env).filter(([name]) => !/^(AIRTABLE|SLACK)_/.test(name));
const env = asPlayground ? Object.fromEntries(withoutServices) : process.env;
const read = readConfig(env, { for: 'bot', parsePeriod: parseDefaultPeriod });
if ('problems' in read) sayProblems(read.problems, playgroundInstead);
else if (isBotConfig(read.config)) await runBot(read.config);
else await runPlayground(env, read.config.port);
