import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { type Clock, within } from '../digests/clock.ts';
import type { Locale } from '../i18n/locale.ts';
import { sentences } from '../i18n/sentences.ts';
import type { SlackProfile } from '../identity/identify.ts';
import type { Log } from '../log.ts';
import type { PersonSettings, Settings } from '../store/settings.ts';
import { type Asker, type FirstRead, say } from './answering.ts';
import type { Message } from './blocks.ts';
import { callSlack } from './clients.ts';
import { nameError } from './deliver/outcome.ts';
import type { BuildHome } from './home.ts';
import { localeFrom } from './locale-of.ts';
import type { ProfileOf } from './person-of.ts';
import { type HomeView, renderAsked, renderHome } from './views/home.ts';
import type { Work } from './work.ts';

/** Whose Home tab, in which workspace, of which app. */
export interface HomeOwner {
  readonly user: string;
  readonly team: string;
  readonly appId: string;
}

/** The Home tab of everybody. Nothing here rejects: what fails is apologised for on the tab. */
export interface HomeTab {
  /** Shows a person their Home tab as it is now. */
  open(owner: HomeOwner): Promise<void>;
  /** Keeps what they have chosen for themselves. */
  choose(owner: HomeOwner, chosen: Partial<PersonSettings>): Promise<void>;
  /** Says that the answer to a question of the tab is in their conversation with the bot, and leads there. */
  answered(owner: HomeOwner, line: string): Promise<void>;
  /** Keeps who in the base they say they are. */
  claim(owner: HomeOwner, value: string): Promise<void>;
}

export interface HomeTabOptions {
  readonly client: WebClient;
  readonly build: BuildHome;
  readonly settings: Settings;
  /** what a *That’s me* came to, in words; null where the tab itself shows it */
  readonly claim: (value: string, asker: Asker) => Promise<Message | null>;
  readonly localeOf: (user: string) => Promise<Locale>;
  /** as Slack says, whatever the person has chosen here */
  readonly slackLocaleOf: (user: string) => Promise<Locale>;
  readonly profileOf: ProfileOf;
  readonly firstRead: FirstRead;
  readonly clock: Clock;
  readonly work: Work;
  readonly log: Log;
}

/**
 * The tab is there within a second: so long it waits for Slack to say who somebody is, beside half a second for their
 * language; then it is shown without.
 */
const longestAskMs = 250;

export function createHomeTab(options: HomeTabOptions): HomeTab {
  const { client, build, firstRead, clock, work, log } = options;
  // What was asked for last is what is shown in the end.
  const latest = new Map<string, Promise<unknown>>();
  const awaiting = new Set<string>();

  /** Slack takes the same view any number of times. */
  const send = (user: string, view: Parameters<typeof renderHome>[0]) =>
    callSlack(() => client.views.publish({ user_id: user, view: renderHome(view) }), { reads: true });

  async function show({ user, team }: HomeOwner, notice: HomeView['notice']) {
    const late: Promise<SlackProfile | null>[] = [];
    const profileOf: ProfileOf = async (whom, how) => {
      if (late.length > 0) return null;
      const asking = options.profileOf(whom, how);
      const known = await within(clock, longestAskMs, asking);
      if (known === null) late.push(asking);
      return known;
    };
    const slackLocale = await options.slackLocaleOf(user);
    const locale = localeFrom((await options.settings.of(user)).locale) ?? slackLocale;
    const asker: Asker = { user, team, locale, profileOf, audience: 'direct' };
    const home = { asker, slackLocale, notice };
    const view = await build({ ...home, plain: false });
    try {
      await send(user, view);
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'invalid_arguments') throw error;
      // A picture that Slack cannot fetch makes it refuse the whole view.
      log.warn({ err: error }, 'Slack refused a Home tab; it is shown without its picture');
      await send(user, await build({ ...home, plain: true }));
    }
    return { isReading: view.body.kind === 'reading', late };
  }

  async function apologise(user: string, id: string): Promise<void> {
    const { text, blocks } = say(sentences[await options.localeOf(user)].apology(id));
    await client.views.publish({ user_id: user, view: { type: 'home', blocks: [...blocks] as never } });
    log.info({ id, text }, 'a Home tab shows an apology');
  }

  /** One after the other for each person. */
  async function inTurn<T>(user: string, job: () => Promise<T>): Promise<T> {
    const before = latest.get(user) ?? Promise.resolve();
    const mine = before.then(job, job);
    const settled = mine.then(
      () => {},
      () => {},
    );
    latest.set(user, settled);
    try {
      return await mine;
    } finally {
      if (latest.get(user) === settled) latest.delete(user);
    }
  }

  async function showUntilWhole(owner: HomeOwner, notice: HomeView['notice']): Promise<void> {
    const { user } = owner;
    const { isReading, late } = await inTurn(user, () => show(owner, notice));
    const told = await Promise.all(late);
    if (told.some((profile) => profile !== null)) await inTurn(user, () => show(owner, notice));
    if (!isReading || awaiting.has(user)) return;
    awaiting.add(user);
    try {
      if (await firstRead.ready(work.stopping)) await inTurn(user, () => show(owner, null));
    } finally {
      awaiting.delete(user);
    }
  }

  /** Does what a press asks for, then shows the tab as it is, with what there is to say. */
  const act = (owner: HomeOwner, job: () => Promise<HomeView['notice']>) =>
    work.run(
      'home',
      async () => {
        try {
          await showUntilWhole(owner, await job());
        } catch (error) {
          if (nameError(error) !== 'not_enabled') throw error;
          log.warn('the app has no Home tab: its settings in Slack are older than manifest.yml');
        }
      },
      (id) => apologise(owner.user, id),
    );

  return {
    open: (owner) => act(owner, async () => null),
    choose: (owner, chosen) =>
      act(owner, async () => {
        await options.settings.put(owner.user, chosen);
        return null;
      }),
    answered: (owner, line) =>
      act(owner, async () => {
        // docs.slack.dev, deep linking: the Messages tab of an app
        const url = `slack://app?team=${owner.team}&id=${owner.appId}&tab=messages`;
        const message = renderAsked(line, url, await options.localeOf(owner.user));
        return { at: 'questions', message };
      }),
    claim: (owner, value) =>
      act(owner, async () => {
        const { user, team } = owner;
        const { profileOf } = options;
        const locale = await options.localeOf(user);
        const message = await options.claim(value, { user, team, locale, profileOf, audience: 'direct' });
        return message && { at: 'top', message };
      }),
  };
}
