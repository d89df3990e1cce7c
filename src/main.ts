import { config as loadEnvironment } from 'dotenv';
import { type App, startApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { parseDefaultPeriod } from './default-period.ts';
import { createLog } from './log.ts';
import { type BotConfig, isBotConfig } from './parts.ts';
import { createAnswerText } from './slack/answer-text.ts';

// SIGTERM must end the program within eight seconds, whatever hangs.
const longestStopMs = 8000;

async function runBot(config: BotConfig): Promise<void> {
  const log = createLog(config.logLevel);
  const starting = Promise.withResolvers<App | null>();
  let ending = false;

  async function end(exitCode: number): Promise<void> {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(exitCode || 1), longestStopMs).unref();
    await (await starting.promise)?.stop();
    process.exit(exitCode);
  }
  const fail = (error: unknown) => {
    log.fatal({ err: error }, 'the bot cannot go on');
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

  const started = await startApp(config, { createAnswerText, log, onFatal: fail });
  starting.resolve('app' in started ? started.app : null);
  if ('problems' in started) sayProblems(started.problems);
}

function sayProblems(problems: readonly string[]): void {
  process.stderr.write(`The bot cannot start:\n${problems.map((problem) => `  - ${problem}\n`).join('')}`);
  process.exitCode = 1;
}

async function runWithoutSlack(config: Config): Promise<void> {
  const { tryWords } = await import('./playground/try-words.ts');
  await tryWords(config, process.stdin, process.stdout);
}

loadEnvironment({ quiet: true });
const result = readConfig(process.env, { for: 'bot', parsePeriod: parseDefaultPeriod });
if ('problems' in result) sayProblems(result.problems);
else if (isBotConfig(result.config)) await runBot(result.config);
else await runWithoutSlack(result.config);
