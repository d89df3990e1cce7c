import type { ActionsBlock } from '@slack/types';
import type { Words } from '../../i18n/words.ts';
import type { Problem } from '../../query/query.ts';
import type { Message } from '../blocks.ts';
import { escapeName } from '../escape.ts';
import { limits } from '../limits.ts';
import { askButton } from './ask-button.ts';
import { section } from './report.ts';

/** What was not understood, and up to three ways on as buttons; nothing else. */
export function renderProblem(problem: Problem, markup: Words): Message {
  const said = markup.problem(problem);
  const buttons = problem.suggestions
    .filter(({ line }) => line.length <= limits.buttonValue)
    .map(({ label, line }, n) => askButton(label, line, n));
  if (buttons.length === 0) return { text: said, blocks: [section(said)] };
  const labels = problem.suggestions.map(({ label }) => escapeName(label));
  return {
    text: `${said} ${markup.waysOn(problem)} ${labels.join(', ')}`,
    blocks: [
      section(`${said} ${markup.waysOn(problem)}`),
      { type: 'actions', elements: buttons } satisfies ActionsBlock,
    ],
  };
}
