import type { Dataset } from '../deals/dataset.ts';
import { type Identity, identify } from '../identity/identify.ts';
import { buildLinks, type LinkSource } from '../identity/link.ts';
import { type Person, personsOf } from '../identity/persons.ts';
import type { Links } from '../store/links.ts';
import type { ProfileOf } from './person-of.ts';

/** Who in the base a Slack user is, as far as can be told. */
export type Who =
  | Exclude<Identity, { readonly kind: 'candidate' }>
  | { readonly kind: 'candidate'; readonly person: Person }
  /** the one person of their name is somebody else's */
  | { readonly kind: 'taken'; readonly person: Person };

type Linked =
  | { readonly kind: 'linked'; readonly person: Person }
  | { readonly kind: 'taken'; readonly person: Person };

/** Finds and keeps who in the base the Slack users are. */
export interface Identities {
  whoIs(user: string, dataset: Dataset, profileOf: ProfileOf): Promise<Who>;
  link(
    user: string,
    person: Person,
    made: { readonly source: LinkSource; readonly by: string },
    dataset: Dataset,
    profileOf: ProfileOf,
  ): Promise<Linked>;
  /** How many links were forgotten; 0 where the user was known by their e-mail alone, or not at all. */
  unlink(user: string): Promise<number>;
  /** Takes back that a user is nobody, so that their e-mail counts again. */
  reopen(user: string): Promise<void>;
  /** Slack users that are called so, of those who have asked before. */
  called(name: string): Promise<readonly string[]>;
}

export interface IdentitiesOptions {
  readonly links: Links;
  readonly called: (name: string) => Promise<readonly string[]>;
  readonly now: () => number;
}

export function createIdentities({ links, called, now }: IdentitiesOptions): Identities {
  /** Whoever is that already; an account that was deactivated gives it up. */
  async function holderOf(
    user: string,
    person: Person,
    dataset: Dataset,
    profileOf: ProfileOf,
  ): Promise<string | null> {
    for (const { role, subject } of buildLinks(dataset, person, 'self').slice(0, 1)) {
      const holder = await links.holderOf(role, subject);
      if (holder === null || holder === user) continue;
      const profile = await profileOf(holder, { fresh: true });
      if (profile?.standing !== 'gone') return holder;
      await links.remove(holder, now());
    }
    return null;
  }

  return {
    whoIs: async (user, dataset, profileOf) => {
      const [profile, kept] = [await profileOf(user), await links.of(user)];
      const found = identify(dataset, profile, kept);
      if (found.kind === 'candidate') {
        const holder = await holderOf(user, found.person, dataset, profileOf);
        return holder === null ? found : { kind: 'taken', person: found.person };
      }
      if (found.kind === 'none') return found;
      for (const link of found.news) {
        const put = await links.put(user, link, user, now());
        if (put.kind === 'put' || link.role !== 'agent') continue;
        // An admin has given this agent to somebody else, whatever the e-mail says.
        const person = personsOf(dataset).find(
          (one) => one.agent >= 0 && dataset.agents[one.agent]?.id === link.subject,
        );
        return person ? { kind: 'taken', person } : { kind: 'none' };
      }
      return found;
    },
    link: async (user, person, { source, by }, dataset, profileOf) => {
      if (source !== 'admin' && (await holderOf(user, person, dataset, profileOf)) !== null)
        return { kind: 'taken', person };
      const before = (await links.of(user)).links.find(({ role }) => role === 'agent');
      for (const [at, link] of buildLinks(dataset, person, source).entries()) {
        const put = await links.put(user, link, by, now());
        if (at > 0) continue;
        if (put.kind === 'taken') return { kind: 'taken', person };
        // Another agent is another person: their team does not come along.
        if (link.role === 'agent' && before && before.subject !== link.subject)
          await links.forget(user, 'manager');
      }
      return { kind: 'linked', person };
    },
    reopen: links.reopen,
    unlink: (user) => links.remove(user, now()),
    called,
  };
}
