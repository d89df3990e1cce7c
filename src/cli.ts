import { writeFile } from 'node:fs/promises';
import { styleText } from 'node:util';
import { config as loadEnvironment } from 'dotenv';
import { computeAsked } from './answer.ts';
import { ask, helpExamples } from './ask.ts';
import { buildConfig, chartSize } from './chart/config.ts';
import { createChartMaker } from './chart/maker.ts';
import { type Config, readConfig } from './config.ts';
import { parseDefaultPeriod } from './default-period.ts';
import { createGround } from './ground.ts';
import { chartWords } from './i18n/chart-words.ts';
import { en } from './i18n/en.ts';
import { vocabularyOf } from './i18n/grammar/vocabulary.ts';
import { buildData, buildHelp, buildStatus } from './i18n/pages.ts';
import { createWords } from './i18n/words.ts';
import { createLog, type Log } from './log.ts';
import { joinArguments } from './query/arguments.ts';
import { print } from './query/print.ts';
import type { Chart } from './report/report.ts';
import { buildBaseFacts, buildStatusFacts, minutesSince } from './sync/facts.ts';
import { localeOfShell, parseArguments, type TerminalRequest } from './terminal/arguments.ts';
import {
  type Json,
  renderDataJson,
  renderJson,
  renderProblemJson,
  renderStatusJson,
} from './terminal/json.ts';
import { createProgressBar } from './terminal/progress.ts';
import { OperatorProblem, openSource, type Source } from './terminal/source.ts';
import {
  plainStyle,
  renderPageText,
  renderProblemText,
  renderText,
  type Style,
  terminalName,
} from './terminal/text.ts';
import { version } from './version.ts';

/** What scripts can tell the endings of the program by. */
const exitCodes = { notUnderstood: 2, cannotAnswer: 3 } as const;

async function main(): Promise<number> {
  loadEnvironment({ quiet: true });
  const request = parseArguments(process.argv.slice(2));
  if ('problem' in request) {
    process.stderr.write(`${request.problem}\n`);
    return exitCodes.notUnderstood;
  }
  const read = readConfig(process.env, { for: 'terminal', parsePeriod: parseDefaultPeriod });
  if ('problems' in read) throw new OperatorProblem(read.problems.join('\n'));
  const { config } = read;
  const log = createLog(process.env.LOG_LEVEL ? config.logLevel : 'error');
  const bar = createProgressBar(process.stderr);
  const source = request.sample
    ? (await import('./playground/sample-source.ts')).openSample(config, Date.now())
    : await openSource(config, request.sync, { log, now: Date.now, onProgress: bar.show });
  try {
    return await answerRequest(request, config, source, bar.clear, log);
  } finally {
    bar.clear();
    await source.close();
  }
}

async function answerRequest(
  request: TerminalRequest,
  config: Config,
  source: Source,
  clearBar: () => void,
  log: Log,
): Promise<number> {
  const locale = request.locale ?? localeOfShell(process.env) ?? config.defaultLocale;
  const words = createWords(locale, { currency: config.currency, zone: config.timeZone }, terminalName);
  const { messages, formats } = words;
  const line = joinArguments(request.words);
  const show = (text: string, json: () => Json) =>
    process.stdout.write(request.json ? `${JSON.stringify(json(), null, 2)}\n` : text);
  const grounds = createGround(config);
  const style = process.stdout.isTTY ? terminalStyle : plainStyle;

  const first = ask(line, locale, null);
  if (first.kind === 'command' && first.command === 'status') {
    const facts = buildStatusFacts(await source.state(), version, Date.now());
    show(renderPageText(buildStatus(words, facts, config.timeZone, 'operator'), words, style), () =>
      renderStatusJson(facts),
    );
    return 0;
  }
  if (first.kind === 'command' && first.command === 'refresh') {
    const outcome = await source.refresh(first.accept);
    clearBar();
    if (outcome.kind === 'refused') {
      process.stderr.write(`${messages.refresh.refused}\n`);
      return exitCodes.cannotAnswer;
    }
    const said =
      outcome.kind === 'too_young'
        ? messages.refresh.tooSoon(formats.count(outcome.seconds))
        : messages.refresh.done(
            formats.count(outcome.dataset.size),
            formats.instant(new Date(outcome.asOf).toISOString(), config.timeZone),
          );
    show(`${said}\n`, () => ({ report: 'refresh', outcome: outcome.kind }));
    return 0;
  }

  const { dataset, asOf } = await source.load();
  clearBar();
  const asked = ask(line, locale, grounds.at(dataset, asOf, Date.now()));
  switch (asked.kind) {
    case 'not_yet':
      throw new Error('a dataset was given');
    case 'problem':
      if (request.json)
        process.stdout.write(`${JSON.stringify(renderProblemJson(asked.problem), null, 2)}\n`);
      else process.stderr.write(renderProblemText(asked.problem, words));
      return exitCodes.notUnderstood;
    case 'command': {
      if (asked.command === 'data') {
        const facts = buildBaseFacts(dataset, await source.state(), Date.now());
        show(renderPageText(buildData(words, facts, config.timeZone), words, style), () =>
          renderDataJson(facts),
        );
      } else {
        const page = buildHelp(words, helpExamples(dataset), 'npm run kpi --');
        show(renderPageText(page, words, style), () => ({ report: 'help', lines: page.lines }));
      }
      return 0;
    }
    case 'report': {
      const { report, sources, readings } = asked;
      const query = print(report.query, vocabularyOf.en);
      const about = { query, currency: config.currency, notSet: en.notSet, dataset };
      const ageMinutes = minutesSince(asOf, Date.now());
      show(renderText(report, words, { zone: config.timeZone, ageMinutes, readings }, style), () =>
        renderJson(report, computeAsked(sources), about),
      );
      return request.chart === null ? 0 : await drawChart(request.chart, report.chart, config, words, log);
    }
  }
}

async function drawChart(
  file: string,
  chart: Chart | null,
  config: Config,
  words: ReturnType<typeof createWords>,
  log: Log,
): Promise<number> {
  if (!chart) {
    process.stderr.write(`${words.messages.chart.none}\n`);
    return 0;
  }
  const maker = createChartMaker({ quickchartUrl: config.quickchartUrl, log });
  try {
    const picture = await maker.make(buildConfig(chart, chartWords(chart, words)), chartSize(chart));
    if (!picture) throw new OperatorProblem(words.messages.notes.withoutPicture);
    await writeFile(file, picture.png).catch((error: NodeJS.ErrnoException) => {
      throw new OperatorProblem(`${file}: ${error.code === 'ENOENT' ? 'no such folder' : error.message}`);
    });
    return 0;
  } finally {
    await maker.close();
  }
}

const terminalStyle: Style = {
  title: (text) => styleText('bold', text),
  faint: (text) => styleText('dim', text),
  good: (text) => styleText('green', text),
  bad: (text) => styleText('red', text),
};

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
    createLog('error').error({ err: error }, 'the question could not be answered');
    process.exitCode = 1;
  }
}
