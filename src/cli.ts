import { config as loadEnvironment } from 'dotenv';
import { computeAsked } from './answer.ts';
import { type Asked, ask, helpExamples, namesOf } from './ask.ts';
import { type Config, readConfig } from './config.ts';
import type { Dataset } from './deals/dataset.ts';
import { parseDefaultPeriod } from './default-period.ts';
import { buildDigestFacts } from './digests/facts.ts';
import { createGround } from './ground.ts';
import { en } from './i18n/en.ts';
import { vocabularyOf } from './i18n/grammar/vocabulary.ts';
import { buildData, buildHelp, buildStatus } from './i18n/pages.ts';
import { createWords } from './i18n/words.ts';
import { findPersons, namesFor } from './identity/find.ts';
import { createLog, type Log } from './log.ts';
import { joinArguments } from './query/arguments.ts';
import { print, quoteName } from './query/print.ts';
import { openCommands, type Problem } from './query/query.ts';
import type { AskerNames } from './report/people.ts';
import { buildBaseFacts, buildStatusFacts, minutesSince } from './sync/facts.ts';
import { localeOfShell, parseArguments, type TerminalRequest } from './terminal/arguments.ts';
import { coloured } from './terminal/coloured.ts';
import {
  type Json,
  renderDataJson,
  renderJson,
  renderProblemJson,
  renderStatusJson,
} from './terminal/json.ts';
import { writePicture } from './terminal/picture.ts';
import { createProgressBar } from './terminal/progress.ts';
import { OperatorProblem, openSource, type Source } from './terminal/source.ts';
import { plainStyle, renderPageText, renderProblemText, renderText, terminalName } from './terminal/text.ts';
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
    : await openSource(config, request.sync, { log, onProgress: bar.show });
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
  const style = process.stdout.isTTY ? coloured : plainStyle;

  const first = ask(line, locale, null);
  if (first.kind === 'command' && first.command === 'status') {
    const reading = buildStatusFacts(await source.state(), version, Date.now());
    const facts = { ...reading, digests: buildDigestFacts(await source.digests()) };
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
  const ground = grounds.at(dataset, asOf, Date.now());
  const asker = request.as === null ? null : findAsker(dataset, request.as, line);
  const asked: Asked =
    asker && 'kind' in asker
      ? { kind: 'problem', problem: asker }
      : ask(line, locale, asker ? { ...ground, asker } : ground);
  switch (asked.kind) {
    case 'not_yet':
      throw new Error('a dataset was given');
    case 'problem':
      if (request.json)
        process.stdout.write(`${JSON.stringify(renderProblemJson(asked.problem), null, 2)}\n`);
      else process.stderr.write(renderProblemText(asked.problem, words));
      return exitCodes.notUnderstood;
    case 'command': {
      if (asked.command === 'link' || asked.command === 'unlink') {
        process.stderr.write(`${messages.linkInSlack}\n`);
        return exitCodes.notUnderstood;
      }
      if (asked.command === 'data') {
        const facts = buildBaseFacts(dataset, await source.state(), Date.now());
        show(renderPageText(buildData(words, facts, config.timeZone), words, style), () =>
          renderDataJson(facts),
        );
      } else {
        const page = buildHelp(words, helpExamples(dataset), 'npm run kpi --', openCommands);
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
      if (request.chart === null) return 0;
      if (report.chart) await writePicture(request.chart, report.chart, words, config.quickchartUrl, log);
      else process.stderr.write(`${messages.chart.none}\n`);
      return 0;
    }
  }
}

/** Whom `--as` names: in the terminal nobody is known by an account. */
function findAsker(dataset: Dataset, name: string, line: string): AskerNames | Problem {
  const [person, ...others] = findPersons(dataset, namesOf(dataset), name);
  if (!person) return { kind: 'unknown_word', word: name, suggestions: [] };
  if (others.length === 0) return namesFor(dataset, person);
  const suggestions = [person, ...others]
    .slice(0, 8)
    .map(({ label }) => ({ label, line: `${line} --as ${quoteName(label)}` }));
  return { kind: 'ambiguous_name', word: name, suggestions };
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
    createLog('error').error({ err: error }, 'the question could not be answered');
    process.exitCode = 1;
  }
}
