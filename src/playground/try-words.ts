import { createInterface } from 'node:readline/promises';
import { ask, helpExamples } from '../ask.ts';
import type { Config } from '../config.ts';
import { createGround } from '../ground.ts';
import { buildHelp } from '../i18n/pages.ts';
import { createWords } from '../i18n/words.ts';
import { openCommands } from '../query/query.ts';
import { plainStyle, renderPageText, renderProblemText, renderText } from '../terminal/text.ts';
import { openSample } from './sample-source.ts';

const first = ['overview', 'agents last month'];

const whatToSet = `
These figures are from a generated sample base. To answer in Slack from your own, copy .env.example to .env and set
  AIRTABLE_API_TOKEN, AIRTABLE_BASE_ID    where the deals are
  SLACK_BOT_TOKEN, SLACK_APP_TOKEN        where the people are (SLACK_SIGNING_SECRET instead for HTTP)
then run npm start again. README.md goes through it step by step.
`;

/** Shows a newcomer two answers and what to set; on a terminal, then answers whatever is typed. */
export async function tryWords(
  config: Config,
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): Promise<void> {
  const source = openSample(config, Date.now());
  const { dataset, asOf } = await source.load();
  const words = createWords(config.defaultLocale, { currency: config.currency, zone: config.timeZone });
  const grounds = createGround(config);
  const zone = config.timeZone;
  const answer = (line: string): string => {
    const asked = ask(line, config.defaultLocale, grounds.at(dataset, asOf, Date.now()));
    switch (asked.kind) {
      case 'report':
        return renderText(asked.report, words, { zone, ageMinutes: 0, readings: asked.readings }, plainStyle);
      case 'problem':
        return renderProblemText(asked.problem, words);
      default: {
        const examples = helpExamples(dataset);
        const help = buildHelp(words, examples, '/kpi', openCommands);
        return renderPageText(help, words, plainStyle);
      }
    }
  };
  for (const line of first) output.write(`/kpi ${line}\n\n${answer(line)}\n`);
  output.write(whatToSet);
  if (!input.isTTY) return;
  output.write(
    '\nOr ask the sample base: type what you would type after /kpi, “help” for more, Ctrl-D to leave.\n',
  );
  const terminal = createInterface({ input, output, prompt: '/kpi ' });
  terminal.prompt();
  for await (const line of terminal) {
    output.write(`\n${answer(line)}\n`);
    terminal.prompt();
  }
}
