import { App, type AuthorizeResult, type ReceiverEvent } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Locale } from '../i18n/locale.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { createAnswering, type FirstRead } from './answering.ts';
import { buildClientOptions, type Clients, callSlack, createClients, createSlackLogger } from './clients.ts';
import { createHomeTab } from './home-tab.ts';
import { listenToAsk } from './listeners/ask.ts';
import { listenToKpi, listenToUnknownCommands } from './listeners/command.ts';
import { listenToControls } from './listeners/controls.ts';
import { listenToHome } from './listeners/home.ts';
import { type Greet, listenToJoining } from './listeners/joined.ts';
import { listenToClaim } from './listeners/link.ts';
import { listenToRows } from './listeners/rows.ts';
import { listenToSaid } from './listeners/said.ts';
import { listenToShared } from './listeners/shared.ts';
import { createChosenLocaleOf, createLocaleOf } from './locale-of.ts';
import { createProfileOf, decodeSlackUser, shareCalls } from './person-of.ts';
import { createPoster } from './post.ts';
import { patient } from './post-as-bot.ts';
import { postReply } from './post-reply.ts';
import { createIncoming, type RequestListener } from './receiver.ts';
import { sendFile } from './send-file.ts';
import { createRemove } from './share-removal.ts';
import { createSharing, type SharingOptions } from './sharing.ts';
import type { SlackConfig } from './slack-config.ts';
import type { Talk } from './talk.ts';
import { createAnswerInThread } from './thread-answer.ts';
import { createWork, type Work } from './work.ts';

export interface SlackOptions {
  readonly slack: SlackConfig;
  /** with a slash at its end */
  readonly apiUrl: string;
  readonly talk: Talk;
  readonly firstRead: FirstRead;
  readonly store: Pick<Store, 'people' | 'once' | 'threads' | 'settings'>;
  readonly fallbackLocale: Locale;
  readonly log: Log;
  readonly now: () => number;
  /** pictures of what is shared */
  readonly maker: SharingOptions['maker'];
  readonly settings: SharingOptions['settings'];
  readonly clock: SharingOptions['clock'];
}

/** The Slack side of the running program. */
export interface SlackSide {
  /** takes Slack's requests over HTTP; null in Socket Mode */
  readonly handle: RequestListener | null;
  readonly clients: Clients;
  readonly work: Work;
  /** Says who the bot is; `invalid_auth` and the like come back as Slack's word, other failures reject. */
  readonly authenticate: () => Promise<
    { readonly ok: true } | { readonly ok: false; readonly error: string }
  >;
  /** `auth.test` has once succeeded */
  readonly authenticated: () => boolean;
  /** Opens the connection of Socket Mode (over HTTP there is none to open); Slack's word where it refuses. */
  readonly connect: () => Promise<string | null>;
  /** Takes nothing more in, finishes what was acknowledged, and says how many jobs were left over. */
  readonly stop: (withinMs: number) => Promise<number>;
}

/** Slack tells of an event again within an hour. */
const dayMs = 86_400_000;
/** A channel that the bot left long ago may have forgotten what it is for. */
const yearMs = 365 * dayMs;

/**
 * Bolt acknowledges nothing by itself: what no listener took (a link button, a dialog of an older version) is
 * acknowledged here when all listeners are done, or its sender would see a failure.
 */
class AcknowledgingApp extends App {
  override async processEvent(event: ReceiverEvent): Promise<void> {
    let acknowledged = false;
    const ack: ReceiverEvent['ack'] = (...args) => {
      acknowledged = true;
      return event.ack(...args);
    };
    await super.processEvent({ ...event, ack });
    if (!acknowledged) await event.ack();
  }
}

export function createSlackSide(options: SlackOptions): SlackSide {
  const { slack, apiUrl, log, now, store, talk, firstRead } = options;
  const clients = createClients(slack.botToken, apiUrl, log);
  const work = createWork(log);
  const poster = createPoster();
  const incoming = createIncoming(slack, apiUrl, log, now);
  let identity: { readonly botId?: string; readonly botUserId?: string } | null = null;
  const app = new AcknowledgingApp({
    receiver: incoming.receiver,
    // Ours, because Bolt's own asks Slack from within the constructor, and its failure there ends the process.
    authorize: async (): Promise<AuthorizeResult> => ({ botToken: slack.botToken.reveal(), ...identity }),
    clientOptions: buildClientOptions(apiUrl, log),
    logger: createSlackLogger(log),
    convoStore: false,
  });
  app.error(async (error) => log.error({ err: error }, 'a request of Slack failed'));

  const fetchPerson = shareCalls(async (user) => {
    const answer = await callSlack(() => clients.people.users.info({ user, include_locale: true }), {
      reads: true,
      longestWaitMs: 5000,
    });
    return decodeSlackUser(answer.user ?? {});
  });
  const localeUnknown = (error: unknown) =>
    log.warn({ err: error }, 'the language of a Slack user is not known');
  const slackLocaleOf = createLocaleOf({
    fetchPerson,
    people: store.people,
    fallback: options.fallbackLocale,
    now,
    onFailure: localeUnknown,
  });
  const localeOf = createChosenLocaleOf(store.settings.of, slackLocaleOf, localeUnknown);
  const profileOf = createProfileOf({
    fetchPerson,
    people: store.people,
    now,
    onFailure: (error) => log.warn({ err: error }, 'name and e-mail of a Slack user are not known'),
  });
  const { post } = poster;
  const client = clients.people;
  const { maker, settings, clock } = options;
  const pictured = { client, maker, settings, clock, log, localeOf, signal: work.stopping };
  const ways = { post, asBot: { client, clock, signal: work.stopping, patience: patient } };
  const answering = createAnswering({
    ...{ answer: talk.answer, firstRead, localeOf, profileOf, ways, work, log },
    sharing: createSharing({ ...pictured, post }),
    answerInThread: createAnswerInThread({ ...pictured, patience: patient }),
    rememberShared: (conversation, line) => store.threads.put(conversation, line, now()),
    hear: ({ channel, ts }) => store.once.claim(`said:${channel}:${ts}`, now(), dayMs),
    sendFile: (user, file) => sendFile({ client, fetch, user, ...file }),
  });
  const home = createHomeTab({
    ...{ client, build: talk.buildHome, claim: talk.claim, settings: store.settings },
    ...{ localeOf, slackLocaleOf, profileOf, firstRead, clock, work, log },
  });
  const greet: Greet = (channel, bot, inviter) =>
    work.run(
      'greet',
      async () => {
        const joined = `joined:${channel}`;
        if (!(await store.once.claim(joined, now(), yearMs))) return;
        const locale = inviter === null ? options.fallbackLocale : await localeOf(inviter);
        const message = talk.firstWords(`<@${bot}>`, locale);
        const posted = await postReply(ways, { channel }, { ...message, responseType: 'in_channel' }, log);
        if (posted.kind === 'ok') return;
        log.warn({ channel, posted }, 'the first words to a channel were not said');
        if (posted.kind !== 'unreachable') await store.once.release(joined);
      },
      // Nobody has asked, so nobody waits.
      async () => {},
    );
  listenToKpi(app, answering);
  listenToUnknownCommands(app, { post, work, localeOf });
  listenToAsk(app, answering, home);
  listenToControls(app, answering);
  listenToRows(app, { findRows: talk.findRows, localeOf, profileOf });
  listenToShared(app, {
    remove: createRemove({ client, post, localeOf, log }),
    ...{ answering, post, work, localeOf, log },
  });
  listenToClaim(app, answering, home);
  listenToSaid(app, answering);
  listenToHome(app, home);
  listenToJoining(app, greet);

  return {
    handle: incoming.handle,
    clients,
    work,
    authenticate: async () => {
      try {
        const { bot_id: botId, user_id: botUserId } = await callSlack(() => clients.people.auth.test(), {
          reads: true,
        });
        identity = { ...(botId ? { botId } : {}), ...(botUserId ? { botUserId } : {}) };
        return { ok: true };
      } catch (error) {
        if (error instanceof WebAPIPlatformError) return { ok: false, error: error.data.error };
        throw error;
      }
    },
    authenticated: () => identity !== null,
    connect: incoming.connect,
    stop: async (withinMs) => {
      await Promise.race([
        incoming.disconnect(),
        new Promise((resolve) => setTimeout(resolve, 1000).unref()),
      ]);
      const left = await work.stop(withinMs);
      poster.close();
      return left;
    },
  };
}
