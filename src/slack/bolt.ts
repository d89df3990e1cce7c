import { App, type AuthorizeResult, type ReceiverEvent } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Locale } from '../i18n/locale.ts';
import type { Log } from '../log.ts';
import { type AnswerText, createAnswering, type FirstRead } from './answering.ts';
import { buildClientOptions, type Clients, callSlack, createClients, createSlackLogger } from './clients.ts';
import type { FindRows } from './find-rows.ts';
import { listenToAsk } from './listeners/ask.ts';
import { listenToKpi, listenToUnknownCommands } from './listeners/command.ts';
import { listenToControls } from './listeners/controls.ts';
import { listenToClaim } from './listeners/link.ts';
import { listenToRows } from './listeners/rows.ts';
import { listenToShared } from './listeners/shared.ts';
import { createLocaleOf, type KeptPeople } from './locale-of.ts';
import { createProfileOf, decodeSlackUser, type ProfileOptions, shareCalls } from './person-of.ts';
import { createPoster } from './post.ts';
import { createIncoming, type RequestListener } from './receiver.ts';
import { sendFile } from './send-file.ts';
import { createRemove } from './share-removal.ts';
import { createSharing, type SharingOptions } from './sharing.ts';
import type { SlackConfig } from './slack-config.ts';
import { createWork, type Work } from './work.ts';

export interface SlackOptions {
  readonly slack: SlackConfig;
  /** with a slash at its end */
  readonly apiUrl: string;
  readonly answer: AnswerText;
  readonly findRows: FindRows;
  readonly firstRead: FirstRead;
  readonly people: KeptPeople & ProfileOptions['people'];
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
  const { slack, apiUrl, log, now } = options;
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
  const localeOf = createLocaleOf({
    fetchPerson,
    people: options.people,
    fallback: options.fallbackLocale,
    now,
    onFailure: (error) => log.warn({ err: error }, 'the language of a Slack user is not known'),
  });
  const profileOf = createProfileOf({
    fetchPerson,
    people: options.people,
    now,
    onFailure: (error) => log.warn({ err: error }, 'name and e-mail of a Slack user are not known'),
  });
  const { post } = poster;
  const client = clients.people;
  const { maker, settings, clock } = options;
  const answering = createAnswering({
    ...{ ...options, localeOf, profileOf, post, work },
    sharing: createSharing({ client, maker, settings, clock, log, post, localeOf, signal: work.stopping }),
    sendFile: (user, file) => sendFile({ client, fetch, user, ...file }),
  });
  listenToKpi(app, answering);
  listenToUnknownCommands(app, { post: poster.post, work, localeOf });
  listenToAsk(app, answering);
  listenToControls(app, answering);
  listenToRows(app, options.findRows);
  listenToShared(app, {
    answerCloser: (blockId, presser, url) =>
      answering({
        line: '',
        press: { blockId, change: { kind: 'look' } },
        ...presser,
        to: { url, replace: false },
      }),
    remove: createRemove({ client, post, localeOf, log }),
    ...{ post, work, localeOf, log },
  });
  listenToClaim(app, answering);

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
