import type { Dataset } from '../deals/dataset.ts';
import { buildLinks, buildManagerLink, followLink, type Link, trustOf } from './link.ts';
import { type Person, personsNamed, personsOf, personWithEmail } from './persons.ts';

/** What Slack says of one of its users. */
export interface SlackProfile {
  readonly name: string | null;
  /** the name that they chose to be shown by */
  readonly handle: string | null;
  /** null without the scope, and of bots */
  readonly email: string | null;
  readonly standing: 'member' | 'guest' | 'bot' | 'gone';
}

/** What is kept of a Slack user. */
export interface KeptIdentity {
  readonly links: readonly Link[];
  /** they said that they are nobody: their e-mail is not looked at */
  readonly unlinked: boolean;
}

/** Who in the base a Slack user is. */
export type Identity =
  | {
      readonly kind: 'known';
      /** labels of the dataset; one of the two at least */
      readonly agent: string | null;
      readonly manager: string | null;
      readonly how: 'verified' | 'claimed';
      /** what should be kept from now on, and is not yet */
      readonly news: readonly Link[];
    }
  /** nobody for sure, but exactly one person bears their name */
  | { readonly kind: 'candidate'; readonly person: Person }
  | { readonly kind: 'none' };

/**
 * By e-mail where the base has one, else by what is kept; what an admin said goes before both. Where neither tells,
 * the one person of the user's name is a candidate. Guests are known by e-mail and by admins alone.
 */
export function identify(dataset: Dataset, profile: SlackProfile | null, kept: KeptIdentity): Identity {
  const stored = (role: Link['role']) => kept.links.find((link) => link.role === role);
  const agentLink = stored('agent');
  const managerLink = stored('manager');
  const byEmail = kept.unlinked || !profile?.email ? null : personWithEmail(dataset, profile.email);
  const byLink = agentLink ? followLink(dataset, agentLink) : -1;
  const byAdmin = agentLink?.source === 'admin' && byLink >= 0;
  const agent = byAdmin ? byLink : (byEmail?.agent ?? byLink);
  const person = personsOf(dataset).find((one) => agent >= 0 && one.agent === agent);
  const own = managerLink ? followLink(dataset, managerLink) : -1;
  const manager = own >= 0 ? own : (person?.manager ?? -1);
  if (agent < 0 && manager < 0) return findCandidate(dataset, profile);
  const source =
    agent < 0 ? (managerLink?.source ?? 'self') : byAdmin || !byEmail ? agentLink?.source : 'email';
  return {
    kind: 'known',
    agent: dataset.columns.agent.members[agent]?.label ?? null,
    manager: dataset.columns.manager.members[manager]?.label ?? null,
    how: trustOf(source ?? 'self'),
    news: [
      ...(byEmail && !byAdmin ? newsOfEmail(dataset, byEmail, kept.links) : []),
      ...(managerLink && own >= 0 ? newsOfName(dataset, own, managerLink) : []),
    ],
  };
}

function newsOfEmail(dataset: Dataset, person: Person, links: readonly Link[]): readonly Link[] {
  return buildLinks(dataset, person, 'email').filter(({ role, subject }) => {
    const old = links.find((link) => link.role === role);
    return role === 'agent' ? old?.subject !== subject || old.source !== 'email' : old === undefined;
  });
}

/** A manager who has been renamed is kept under the new name. */
function newsOfName(dataset: Dataset, manager: number, old: Link): readonly Link[] {
  const link = buildManagerLink(dataset, manager, old.source);
  return link.subject === old.subject ? [] : [link];
}

function findCandidate(dataset: Dataset, profile: SlackProfile | null): Identity {
  if (profile?.standing !== 'member') return { kind: 'none' };
  const names = [profile.name, profile.handle].filter((name) => name !== null);
  const found = new Set(names.flatMap((name) => personsNamed(dataset, name)));
  const [person] = found;
  return person && found.size === 1 ? { kind: 'candidate', person } : { kind: 'none' };
}
