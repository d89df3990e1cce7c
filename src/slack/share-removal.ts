import type { WebClient } from '@slack/web-api';
import type { Locale } from '../i18n/locale.ts';
import { shareWords } from '../i18n/share-words.ts';
import type { Log } from '../log.ts';
import { callSlack } from './clients.ts';
import { nameError } from './deliver/outcome.ts';
import type { Post } from './post.ts';
import { tellAlone } from './share-ways.ts';

/** A press on *Remove*. */
interface RemovePress {
  readonly user: string;
  /** who shared the message, as its button says */
  readonly sharer: string;
  readonly channel: string;
  readonly ts: string;
  readonly thread?: string;
  readonly responseUrl: string;
}

export interface RemovalOptions {
  readonly client: WebClient;
  readonly post: Post;
  readonly localeOf: (user: string) => Promise<Locale>;
  readonly log: Log;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** Takes a shared answer back. Rejects where Slack cannot be reached. */
export type Remove = (press: RemovePress) => Promise<void>;

/** What Slack says where the message is gone already, or was never the bot's. */
const maybeGone = /message_not_found|cant_delete_message/;

export function createRemove({ client, post, localeOf, log, sleep }: RemovalOptions): Remove {
  /** Null where the message is deleted; else Slack's word. Deleting twice does no harm. */
  async function deleteAsBot({ channel, ts }: RemovePress): Promise<string | null> {
    try {
      await callSlack(() => client.chat.delete({ channel, ts }), {
        reads: true,
        longestWaitMs: 5000,
        ...(sleep ? { sleep } : {}),
      });
      return null;
    } catch (error) {
      return nameError(error);
    }
  }

  return async (press) => {
    const { user, sharer, channel, ts } = press;
    if (user !== sharer) {
      const words = shareWords[await localeOf(user)];
      return tellAlone(post, log, press, words.onlySharer(`<@${sharer}>`));
    }
    const asBot = await deleteAsBot(press);
    if (asBot === null) return;
    // What went through a response_url in a place of others is for the press's own address to delete.
    const byPress = await post(press.responseUrl, { delete_original: true });
    if (byPress.kind === 'ok') return;
    if (byPress.kind === 'unreachable') throw new Error(`a shared answer is not removed: ${byPress.detail}`);
    log.warn({ channel, ts, asBot, byPress }, 'Slack refused to remove a shared answer');
    const gone =
      asBot === 'message_not_found' || (byPress.kind === 'other' && maybeGone.test(byPress.detail));
    if (!gone) await tellAlone(post, log, press, shareWords[await localeOf(user)].notRemoved);
  };
}
