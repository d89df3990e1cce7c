import { el } from '../dom.ts';
import type { State } from '../protocol.ts';
import { directPlace, homePlace, personOf } from '../workspace/room.ts';
import type { Tools } from './section.ts';
import { type Step, type StepGroup, sendLine } from './steps.ts';

/** What to try without a command: words of one's own, in a channel or to the bot alone, and its Home tab. */
export function plainGroup(state: State, tools: Tools): StepGroup {
  const steps = [mentionStep(state, tools), directStep(state, tools), homeStep(state, tools)];
  return { title: tools.words.try.groups.plain, steps: steps.filter((step) => step !== null) };
}

/** All that these steps depend on. */
export function whatDecidesPlain(state: State): unknown {
  const { app, names } = state;
  return [personOf(state, app.botUser)?.handle, names, directPlace(state)?.readOnly, app.homeEnabled];
}

function mentionStep(state: State, tools: Tools): Step | null {
  const bot = personOf(state, state.app.botUser);
  const { office } = state.names;
  if (!bot || office === '') return null;
  const { line, shows } = tools.words.try.mention;
  const said = line(`@${bot.handle}`, office);
  return {
    key: 'mention',
    title: el('code', {}, said),
    shows,
    work: () => sendLine(tools, said, 'channel'),
  };
}

function directStep(state: State, tools: Tools): Step | null {
  const { title, line, shows } = tools.words.try.direct;
  if (directPlace(state)?.readOnly !== false) return null;
  return {
    key: 'direct',
    title: el('span', { class: 'desk-example-title' }, el('strong', {}, title), el('code', {}, line)),
    shows,
    work: () => sendLine(tools, line, 'direct'),
  };
}

function homeStep({ app }: State, { words, options }: Tools): Step | null {
  if (!app.homeEnabled) return null;
  return {
    key: 'home',
    title: el('strong', {}, words.try.home.title),
    shows: words.try.home.shows,
    work: async () => {
      options.openPlace(homePlace);
      options.close();
      return {};
    },
  };
}
