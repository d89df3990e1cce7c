import { el } from '../dom.ts';
import type { PersonData, PlaceData, State } from '../protocol.ts';
import { keepFocus } from './carry.ts';
import { commandOf } from './command.ts';
import { attemptBy, createProblem } from './doing.ts';
import { buildExamples, type Example } from './examples.ts';
import { plainGroup, whatDecidesPlain } from './plain-words.ts';
import type { Section, Tools } from './section.ts';
import { type Step, type StepGroup, sendLine } from './steps.ts';

/** Things to try, as one-click examples. */
export function createTry(tools: Tools): Section {
  const { words } = tools;
  const problem = createProblem();
  const groups = el('div');
  const element = el('div', { class: 'desk-try' }, el('p', { class: 'desk-note' }, words.try.intro), groups);
  let drawn = '';
  return {
    element,
    update(state) {
      const wanted = JSON.stringify(whatDecides(state));
      if (wanted === drawn) return;
      drawn = wanted;
      // Who became somebody else by a press here goes on from the same place.
      keepFocus(groups, () =>
        groups.replaceChildren(...groupsOf(state, tools).map((group) => renderGroup(group, problem, tools))),
      );
    },
  };
}

/** All that the examples depend on: the rest of the state changes often. */
function whatDecides(state: State): unknown {
  const { names, people, clock } = state;
  const others = people.map(({ id, role, name }) => [id, role, name]);
  const command = commandOf(state);
  const digest = [clock.nextDigest, clock.zone, digestPlace(state)?.id];
  return [state.me, others, names, command, digest, whatDecidesPlain(state)];
}

function groupsOf(state: State, tools: Tools): StepGroup[] {
  const groups = [...commandGroups(state, tools), plainGroup(state, tools), moreGroup(state, tools)];
  return groups.filter(({ steps }) => steps.length > 0);
}

function renderGroup({ title, steps }: StepGroup, problem: HTMLElement, { words }: Tools): HTMLElement {
  const items = steps.map(({ key, title: what, shows, work }) => {
    const button = el(
      'button',
      { type: 'button', class: 'desk-example', 'data-key': key },
      what,
      el('span', { class: 'desk-example-shows' }, shows),
    );
    const item = el('li', {}, button);
    button.addEventListener('click', () => {
      item.append(problem);
      void attemptBy(button, problem, words, work);
    });
    return item;
  });
  return el(
    'section',
    { class: 'desk-group' },
    el('h3', {}, title),
    el('ul', { class: 'desk-list', role: 'list' }, ...items),
  );
}

function commandGroups(state: State, tools: Tools): StepGroup[] {
  const role = state.people.find(({ id }) => id === state.me)?.role ?? 'agent';
  return buildExamples(tools.locale, role, state.names, commandOf(state)).map(({ title, examples }) => ({
    title,
    steps: examples.map((example) => ({
      key: example.id,
      title: renderLine(example, tools),
      shows: example.shows,
      work: () => sendLine(tools, example.line, 'open'),
    })),
  }));
}

function renderLine({ id, line, language }: Example, { words, locale }: Tools): HTMLElement {
  const code = el('code', { lang: language === locale ? undefined : language }, line);
  if (id !== 'otherLanguage') return code;
  return el('span', { class: 'desk-example-title' }, el('strong', {}, words.try.askInOther), code);
}

/** What to try that is no line. */
function moreGroup(state: State, tools: Tools): StepGroup {
  const steps = [roleStep(state, tools), digestStep(state, tools)].filter((step) => step !== null);
  return { title: tools.words.try.groups.more, steps };
}

function roleStep(state: State, { words, options }: Tools): Step | null {
  const me = state.people.find(({ id }) => id === state.me);
  const role: PersonData['role'] = me?.role === 'manager' ? 'agent' : 'manager';
  const others = state.people.filter((person) => person.role === role);
  const other = others.find((person) => person.locale === me?.locale) ?? others[0];
  if (!other) return null;
  const example = words.try.examples[role === 'manager' ? 'team' : 'me'];
  const line = `${commandOf(state)} ${example.line({ agent: '', product: '', office: '', sector: '' })}`;
  return {
    key: 'become',
    title: el('strong', {}, role === 'manager' ? words.try.beManager : words.try.beAgent),
    shows: words.try.beShows(other.name, line),
    work: async () => {
      options.becomePerson(other.id);
      return {};
    },
  };
}

function digestStep(state: State, { words, formats, options, notice }: Tools): Step | null {
  const { nextDigest, zone } = state.clock;
  const place = digestPlace(state);
  if (nextDigest === null || !place) return null;
  const channel = `#${place.name}`;
  return {
    key: 'digest',
    title: el('strong', {}, words.try.seeDigest(formats.weekday(nextDigest, zone))),
    shows: words.try.seeDigestShows(formats.moment(nextDigest, zone), channel),
    work: async () => {
      const answer = await options.act({ act: 'move_clock', to: 'digest' });
      if (answer.problem !== undefined) return answer;
      notice.say(words.try.digestUnderWay(channel));
      options.openPlace(place.id);
      options.close();
      return answer;
    },
  };
}

/** Where the weekly digest goes. */
export function digestPlace(state: State): PlaceData | undefined {
  return state.places.find(({ kind, name }) => kind !== 'direct' && name === 'sales');
}
