import type { SlackProfile } from '../identity/identify.ts';

const day = 86_400_000;

/** What Slack says of a person, of which the store keeps all and each question takes what it needs. */
export interface SlackPerson {
  /** as Slack writes it: `fr-FR` */
  readonly locale: string | null;
  /** IANA name */
  readonly zone: string | null;
  readonly profile: SlackProfile;
}

/** The part of `users.info` that is read. */
export interface SlackUser {
  readonly locale?: string | undefined;
  readonly tz?: string | undefined;
  readonly real_name?: string | undefined;
  readonly deleted?: boolean | undefined;
  readonly is_bot?: boolean | undefined;
  readonly is_restricted?: boolean | undefined;
  readonly is_ultra_restricted?: boolean | undefined;
  /** of another workspace, met in a shared channel */
  readonly is_stranger?: boolean | undefined;
  readonly profile?:
    | {
        readonly real_name?: string | undefined;
        readonly display_name?: string | undefined;
        readonly email?: string | undefined;
      }
    | undefined;
}

/** Reads `users.info`. A deactivated account keeps its name and e-mail, and lacks much else. */
export function decodeSlackUser(user: SlackUser): SlackPerson {
  const some = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text);
  return {
    locale: some(user.locale),
    zone: some(user.tz),
    profile: {
      name: some(user.profile?.real_name) ?? some(user.real_name),
      handle: some(user.profile?.display_name),
      email: some(user.profile?.email),
      standing: standingOf(user),
    },
  };
}

function standingOf(user: SlackUser): SlackProfile['standing'] {
  if (user.deleted) return 'gone';
  if (user.is_bot) return 'bot';
  return user.is_restricted || user.is_ultra_restricted || user.is_stranger ? 'guest' : 'member';
}

/** Name and e-mail of a Slack user; null where neither Slack nor the store can tell. Never rejects. */
export type ProfileOf = (
  user: string,
  options?: { readonly fresh?: boolean },
) => Promise<SlackProfile | null>;

export interface ProfileOptions {
  readonly fetchPerson: (user: string) => Promise<SlackPerson>;
  readonly people: {
    profileOf(user: string): Promise<{ readonly profile: SlackProfile; readonly fetched: number } | null>;
    put(user: string, person: SlackPerson & { readonly fetched: number }): Promise<void>;
  };
  readonly now: () => number;
  readonly onFailure: (error: unknown) => void;
  /** how long an answer may wait for Slack to tell */
  readonly waitMs?: number;
}

/** Knows a person for a day, then asks Slack; what was kept is better than nothing while Slack does not answer. */
export function createProfileOf({
  fetchPerson,
  people,
  now,
  onFailure,
  waitMs = 3000,
}: ProfileOptions): ProfileOf {
  return async (user, { fresh = false } = {}) => {
    let kept: SlackProfile | null = null;
    try {
      const found = await people.profileOf(user);
      kept = found?.profile ?? null;
      if (found && !fresh && found.fetched + day > now()) return kept;
      const asking = fetchPerson(user).then(async (person) => {
        await people.put(user, { ...person, fetched: now() });
        return person.profile;
      });
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<null>((resolve) => {
        timer = setTimeout(() => resolve(null), waitMs);
      });
      const first = await Promise.race([asking, patience]).finally(() => clearTimeout(timer));
      if (first === null) asking.catch(onFailure);
      return first ?? kept;
    } catch (error) {
      onFailure(error);
      return kept;
    }
  };
}

/** Questions about one person at the same time are one call. */
export function shareCalls<T>(fetch: (user: string) => Promise<T>): (user: string) => Promise<T> {
  const under = new Map<string, Promise<T>>();
  return (user) => {
    const running = under.get(user) ?? fetch(user).finally(() => under.delete(user));
    under.set(user, running);
    return running;
  };
}
