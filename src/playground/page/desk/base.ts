import { el } from '../dom.ts';
import type { State } from '../protocol.ts';
import { createAddDeal } from './add-deal.ts';
import { createChoice } from './choice.ts';
import { commandOf } from './command.ts';
import { renderFold } from './fields.ts';
import type { Offer } from './notice.ts';
import { createOpenDeals } from './open-deals.ts';
import { createRenameField } from './rename-field.ts';
import type { Section, Tools } from './section.ts';
import { sendLine } from './steps.ts';

const upOrDown = ['up', 'down'] as const;

/** The base: its deals and its fields, and what can be broken on purpose. */
export function createBase(tools: Tools): Section {
  const { words, options, notice } = tools;
  const { faults } = words;
  let command = '/kpi';
  const ask = (line: string): Offer => ({
    label: `${command} ${line}`,
    work: () => sendLine(tools, `${command} ${line}`, 'open'),
  });
  const dealsChanged = (said: string) => notice.say(`${said} ${words.soonRead}`);
  const fieldsChanged = (said: string, ...offers: readonly Offer[]) =>
    notice.say(said, ask(words.lines.data), ask(words.lines.status), ...offers);

  const count = el('p', { class: 'desk-count' });
  const deals = createOpenDeals(tools, dealsChanged);
  const adding = createAddDeal(tools, dealsChanged);
  const renaming = createRenameField(tools, fieldsChanged);
  const mood = createChoice(words, {
    name: 'base-mood',
    legend: faults.base,
    values: ['well', 'slow', 'down', 'locked'],
    labels: faults.moods,
    choose: (value) => options.act({ act: 'base_mood', mood: value }),
    done: (value) => notice.say(faults.moods[value].done, ask(words.lines.status)),
  });
  const slack = createChoice(words, {
    name: 'slack',
    legend: 'Slack',
    values: upOrDown,
    labels: faults.slack,
    choose: (value) => options.act({ act: 'services', slack: value }),
    done: (value) => notice.say(faults.slack[value].done),
  });
  const quickchart = createChoice(words, {
    name: 'quickchart',
    legend: 'QuickChart',
    values: upOrDown,
    labels: faults.quickchart,
    choose: (value) => options.act({ act: 'services', quickchart: value }),
    done: (value) => notice.say(faults.quickchart[value].done),
  });
  return {
    element: el(
      'div',
      { class: 'desk-base' },
      count,
      renderFold(words.deal.open, true, deals.element),
      renderFold(words.deal.add, false, adding.element),
      renderFold(words.renaming.title, false, renaming.element),
      renderFold(faults.title, true, mood.element, slack.element, quickchart.element),
    ),
    update(state) {
      const { base, services } = state;
      command = commandOf(state);
      count.textContent = words.deals(base.deals);
      deals.update(base.open, base.currency);
      adding.update(base);
      renaming.update(base);
      const { data, status } = words.lines;
      renaming.note.textContent = words.renaming.note(`${command} ${data}`, `${command} ${status}`);
      mood.update(base.mood);
      slack.update(services.slack);
      quickchart.update(services.quickchart);
    },
  };
}

/** Whether something is not as it should be. */
export function isBroken({ base, services }: State): boolean {
  return base.mood !== 'well' || services.slack === 'down' || services.quickchart === 'down';
}
