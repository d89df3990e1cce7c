import type { Dataset } from '../deals/dataset.ts';
import { foldLetters, foldName } from '../deals/fold.ts';

/** Somebody in the base: an agent, a manager, or both. Indexes of the dataset's members, -1 where they are not one. */
export interface Person {
  readonly agent: number;
  readonly manager: number;
  /** as it is shown and asked for */
  readonly label: string;
  /** as the base spells it */
  readonly name: string;
}

interface People {
  readonly all: readonly Person[];
  readonly byName: ReadonlyMap<string, readonly Person[]>;
  readonly byEmail: ReadonlyMap<string, readonly Person[]>;
}

const known = new WeakMap<Dataset, People>();

/**
 * Everybody in the base. A manager is the agent that a link leads to; one who is only a name is the agent of that
 * name where exactly one bears it.
 */
export function personsOf(dataset: Dataset): readonly Person[] {
  return peopleOf(dataset).all;
}

/** Those of a name, without regard to case, accents and the order of its words. */
export function personsNamed(dataset: Dataset, name: string): readonly Person[] {
  const key = nameKey(name);
  return key === '' ? [] : (peopleOf(dataset).byName.get(key) ?? []);
}

/** The agent with an e-mail address, in whatever case; null where there is none, or several share it. */
export function personWithEmail(dataset: Dataset, email: string): Person | null {
  const [only, ...others] = peopleOf(dataset).byEmail.get(emailKey(email)) ?? [];
  return only && others.length === 0 ? only : null;
}

/** The letters and digits of a name's words, in one order: `Schlecht, Darcel` is `darcel schlecht`. */
export function nameKey(name: string): string {
  return foldLetters(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}

function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

function peopleOf(dataset: Dataset): People {
  const people = known.get(dataset) ?? gather(dataset);
  known.set(dataset, people);
  return people;
}

function gather(dataset: Dataset): People {
  const { agent, manager } = dataset.columns;
  const names = dataset.agents.map((_, at) => foldName(agent.members[at]?.name ?? ''));
  const bearers = Map.groupBy(names, (name) => name);
  const linked = new Set(dataset.agents.map((record) => record.manager));
  const managerNamed = new Map(
    manager.members.flatMap(({ name }, at) => (linked.has(at) ? [] : [[foldName(name), at] as const])),
  );
  const agents = dataset.agents.map((record, at): Person => {
    const name = names[at] ?? '';
    const byName = (bearers.get(name)?.length ?? 0) > 1 ? undefined : managerNamed.get(name);
    const member = agent.members[at];
    return {
      agent: at,
      manager: record.manager >= 0 ? record.manager : (byName ?? -1),
      label: member?.label ?? '',
      name: member?.name ?? '',
    };
  });
  const taken = new Set(agents.map((person) => person.manager));
  const managers = manager.members.flatMap(({ label, name }, at): Person[] =>
    taken.has(at) ? [] : [{ agent: -1, manager: at, label, name }],
  );
  const all = [...agents, ...managers];
  return {
    all,
    byName: Map.groupBy(all, ({ name }) => nameKey(name)),
    byEmail: Map.groupBy(
      agents.filter((person) => dataset.agents[person.agent]?.email),
      (person) => emailKey(dataset.agents[person.agent]?.email ?? ''),
    ),
  };
}
