import type { Dataset } from '../deals/dataset.ts';
import { foldName } from '../deals/fold.ts';
import type { Person } from './persons.ts';

const linkRoles = ['agent', 'manager'] as const;
type LinkRole = (typeof linkRoles)[number];

/** Who says so: the base, by an e-mail address; an admin; the person. */
const linkSources = ['email', 'admin', 'self'] as const;
export type LinkSource = (typeof linkSources)[number];

/** What a Slack user is kept as, in one role. */
export interface Link {
  readonly role: LinkRole;
  /** an agent's record id; of a manager, who may be no more than a name, that name folded */
  readonly subject: string;
  readonly source: LinkSource;
  /** of a manager: the record ids of the agents that were theirs when linked */
  readonly team: readonly string[];
  /** of a manager: the folded names of all managers then, so that a new name can be told from a successor's */
  readonly peers: readonly string[];
}

/** E-mail and admins are believed; what people say of themselves is kept apart. */
export function trustOf(source: LinkSource): 'verified' | 'claimed' {
  return source === 'self' ? 'claimed' : 'verified';
}

/** What to keep of somebody: a link for each of their roles, the agent first. */
export function buildLinks(dataset: Dataset, person: Person, source: LinkSource): readonly Link[] {
  const record = dataset.agents[person.agent];
  return [
    ...(record ? [{ role: 'agent', subject: record.id, source, team: [], peers: [] } satisfies Link] : []),
    ...(person.manager >= 0 ? [buildManagerLink(dataset, person.manager, source)] : []),
  ];
}

export function buildManagerLink(dataset: Dataset, manager: number, source: LinkSource): Link {
  const { members } = dataset.columns.manager;
  return {
    role: 'manager',
    subject: foldName(members[manager]?.name ?? ''),
    source,
    team: dataset.agents.flatMap(({ id }, at) => (dataset.managerOf[at] === manager ? [id] : [])),
    peers: members.map(({ name }) => foldName(name)),
  };
}

/** The index of the agent or manager that a link leads to today, or -1. */
export function followLink(dataset: Dataset, link: Link): number {
  if (link.role === 'agent') return dataset.agents.findIndex(({ id }) => id === link.subject);
  const { members } = dataset.columns.manager;
  const named = members.findIndex(({ name }) => foldName(name) === link.subject);
  return named >= 0 ? named : successorOf(dataset, link);
}

/**
 * A manager whose name is gone is the new one of most of the agents that were theirs. Somebody who was a manager
 * beside them then is not: that team was handed over.
 */
function successorOf({ agents, managerOf, columns }: Dataset, { team, peers }: Link): number {
  const ids = new Set(team);
  const votes = new Map<number, number>();
  for (const [at, { id }] of agents.entries()) {
    const manager = managerOf[at] ?? -1;
    if (ids.has(id) && manager >= 0) votes.set(manager, (votes.get(manager) ?? 0) + 1);
  }
  const [elected, count] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [-1, 0];
  const name = columns.manager.members[elected]?.name;
  if (name === undefined || count * 2 <= ids.size || peers.includes(foldName(name))) return -1;
  return elected;
}
