import type { Locale } from '../i18n/locale.ts';
import { locales } from '../i18n/locale.ts';
import type { PersonSettings } from '../store/settings.ts';
import type { SlackPerson } from './person-of.ts';

const day = 86_400_000;
const failureMs = 60_000;
const mostInMemory = 10_000;

/** What Slack says of a person, and is kept whole. */
type AskedPerson = Omit<SlackPerson, 'profile'> & Partial<Pick<SlackPerson, 'profile'>>;

/** What is kept about a person; the store's `people` is one. */
interface KeptPeople {
  get(user: string): Promise<{ readonly locale: string | null; readonly fetched: number } | null>;
  put(user: string, person: AskedPerson & { readonly fetched: number }): Promise<void>;
}

export interface LocaleOptions {
  /** Slack's `users.info` with `include_locale` */
  readonly fetchPerson: (user: string) => Promise<AskedPerson>;
  readonly people: KeptPeople;
  readonly fallback: Locale;
  readonly now: () => number;
  /** how long an answer may wait for Slack to tell */
  readonly waitMs?: number;
  readonly onFailure: (error: unknown) => void;
}

/** The language that a person has chosen here, else `slackLocaleOf`, Slack's. Never rejects. */
export function createChosenLocaleOf(
  settingsOf: (user: string) => Promise<PersonSettings>,
  slackLocaleOf: (user: string) => Promise<Locale>,
  onFailure: (error: unknown) => void,
): (user: string) => Promise<Locale> {
  return async (user) => {
    try {
      const chosen = localeFrom((await settingsOf(user)).locale);
      if (chosen !== null) return chosen;
    } catch (error) {
      onFailure(error);
    }
    return slackLocaleOf(user);
  };
}

/** The locale of ours that Slack's (`fr-FR`) is, or null. */
export function localeFrom(slackLocale: string | null): Locale | null {
  const language = slackLocale?.slice(0, 2).toLowerCase();
  return locales.find((locale) => locale === language) ?? null;
}

/**
 * The language of a Slack user: known for a day, else asked of Slack and waited for at most half a second. Slack's
 * answer counts for the next question even when it comes late. Never rejects.
 */
export function createLocaleOf(options: LocaleOptions): (user: string) => Promise<Locale> {
  const { people, now, fallback, waitMs = 500 } = options;
  const known = new Map<string, { readonly locale: Locale; readonly until: number }>();
  const asked = new Map<string, Promise<Locale>>();

  function remember(user: string, locale: Locale, until: number): Locale {
    if (known.size >= mostInMemory) known.clear();
    known.set(user, { locale, until });
    return locale;
  }

  async function find(user: string): Promise<Locale> {
    try {
      const kept = await people.get(user);
      if (kept && kept.fetched + day > now()) {
        return remember(user, localeFrom(kept.locale) ?? fallback, kept.fetched + day);
      }
      const person = await options.fetchPerson(user);
      const fetched = now();
      remember(user, localeFrom(person.locale) ?? fallback, fetched + day);
      await people.put(user, { ...person, fetched });
    } catch (error) {
      options.onFailure(error);
      if (!known.has(user)) remember(user, fallback, now() + failureMs);
    }
    return known.get(user)?.locale ?? fallback;
  }

  return async (user) => {
    const entry = known.get(user);
    if (entry && entry.until > now()) return entry.locale;
    let search = asked.get(user);
    if (!search) {
      known.delete(user);
      search = find(user).finally(() => asked.delete(user));
      asked.set(user, search);
    }
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<Locale>((resolve) => {
      timer = setTimeout(() => resolve(entry?.locale ?? fallback), waitMs);
    });
    return Promise.race([search, patience]).finally(() => clearTimeout(timer));
  };
}
