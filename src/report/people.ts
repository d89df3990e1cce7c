import type { Dataset } from '../deals/dataset.ts';
import type { Calendar } from '../deals/periods.ts';
import { Computation } from '../kpis/compute.ts';
import type { Filters } from '../query/query.ts';
import type { Question } from './body.ts';
import { longestWaiting } from './deals.ts';
import { openByAge, selectToday } from './open-deals.ts';
import type { OwnPart, OwnSubject } from './own.ts';
import type { Note } from './report.ts';

/** Who is asking, as labels of the dataset: an agent, a manager, both, or neither. */
export interface AskerNames {
  readonly agent: string | null;
  readonly manager: string | null;
}

const waitingShown = 5;

/**
 * Whose figures `me` and `team` are: of somebody who is a manager only, both are their team's; an agent's team is
 * their manager's. Null where there is no such person or team.
 */
export function ownSubject(
  report: 'me' | 'team',
  { agent, manager }: AskerNames,
  dataset: Dataset,
): OwnSubject | null {
  if (report === 'me' && agent !== null) return { of: 'agent', name: agent, agent };
  const team = manager ?? (agent === null ? null : managerOf(dataset, agent));
  return team === null ? null : { of: 'manager', name: team, agent };
}

/** The label of an agent's manager of today; null where the base names none. */
function managerOf({ columns, managerOf: above }: Dataset, agent: string): string | null {
  const at = columns.agent.members.findIndex(({ label }) => label === agent);
  return columns.manager.members[above[at] ?? -1]?.label ?? null;
}

export function buildOwnPart(
  subject: OwnSubject,
  question: Question,
  dataset: Dataset,
  calendar: Calendar,
): OwnPart {
  const today = selectToday(dataset, question.filters);
  return {
    ...subject,
    ages: openByAge(today, calendar.today),
    waiting: longestWaiting(today, calendar.today, waitingShown),
    movers: subject.of === 'manager' ? moversOf(question, dataset, calendar) : null,
  };
}

/** Who of a team earned more, and who less, than in the period compared with. */
function moversOf(question: Question, dataset: Dataset, calendar: Calendar): OwnPart['movers'] {
  const { period, comparedWith, filters } = question;
  if (comparedWith === null) return null;
  const revenueIn = (of: typeof period) =>
    new Map(
      new Computation(dataset, { period: of, comparedWith: null, filters }, calendar)
        .rows('revenue', 'agent')
        .flatMap(({ key, label, figure }) =>
          key === null ? [] : [[label ?? key, figure.value ?? 0] as const],
        ),
    );
  const [now, before] = [revenueIn(period), revenueIn(comparedWith)];
  const movers = [...new Set([...now.keys(), ...before.keys()])]
    .map((agent) => ({ agent, now: now.get(agent) ?? 0, before: before.get(agent) ?? 0 }))
    .sort((a, b) => b.now - b.before - (a.now - a.before) || a.agent.localeCompare(b.agent, 'en'));
  return {
    rose: movers.filter((mover) => mover.now > mover.before),
    fell: movers.filter((mover) => mover.now < mover.before).reverse(),
  };
}

/** The asker's place in their team by revenue; without a won deal there is none. */
export function rankInTeam(
  { of, name, agent }: OwnSubject,
  question: Question,
  dataset: Dataset,
  calendar: Calendar,
): readonly Note[] {
  const manager = of === 'manager' ? name : managerOf(dataset, name);
  if (agent === null || manager === null) return [];
  const { agent: _, manager: __, ...others } = question.filters;
  const filters: Filters = { ...others, manager: [manager] };
  const { members } = dataset.columns.manager;
  const at = members.findIndex(({ label }) => label === manager);
  const rows = new Computation(dataset, { ...question, comparedWith: null, filters }, calendar)
    .rows('revenue', 'agent', (member) => dataset.managerOf[member] === at)
    .filter(({ key }) => key !== null);
  const own = rows.find(({ key, label }) => (label ?? key) === agent);
  if (!own || own.figure.n === 0) return [];
  const above = rows.filter(({ figure }) => (figure.value ?? 0) > (own.figure.value ?? 0));
  return [{ kind: 'rank_in_team', rank: 1 + above.length, among: rows.length, manager }];
}
