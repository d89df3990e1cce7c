import { chooseWay } from '../chart/way.ts';
import type { DigestMessage } from '../digests/message.ts';
import type { Locale } from '../i18n/locale.ts';
import { shareWords } from '../i18n/share-words.ts';
import type { MessageBlock } from './blocks.ts';
import type { ShownPicture } from './deliver/compose.ts';
import type { Post } from './post.ts';
import { createBringPicture, type SharePictureOptions } from './share-picture.ts';
import { postThroughAddress, shareAsBot, tellAlone, type WayOutcome } from './share-ways.ts';

/** An answer as others are to see it. */
export interface Shared extends DigestMessage {
  /**
   * The block that shows the picture by an address, asked for only where the bot cannot post; null where Slack can
   * fetch none.
   */
  readonly linkPicture?: () => Promise<MessageBlock | null>;
}

/** Where it is shared, and by whom. */
export interface SharePlace {
  readonly channel: string;
  /** the message that the thread began with */
  readonly thread?: string;
  readonly user: string;
  /** of the command or the press that asked for it: the way where the bot cannot post, and to the person alone */
  readonly responseUrl: string;
}

type ShareOutcome =
  /** by the bot itself: it can take the message back by itself */
  | { readonly kind: 'posted'; readonly channel: string; readonly ts: string | null }
  /** through the `response_url` */
  | { readonly kind: 'answered' }
  /** it may be there or not; the person was told */
  | { readonly kind: 'doubtful'; readonly error: string }
  /** it is not there; the person was told */
  | { readonly kind: 'failed'; readonly error: string };

/** Shares an answer with a channel, once. */
export interface Sharing {
  /**
   * Never rejects. Asked for the same again while it is still at it (an impatient second press), it shares once and
   * both get that outcome.
   */
  share(shared: Shared, to: SharePlace): Promise<ShareOutcome>;
}

export interface SharingOptions extends SharePictureOptions {
  readonly post: Post;
  readonly localeOf: (user: string) => Promise<Locale>;
}

const fault: ShareOutcome = { kind: 'failed', error: 'fault' };

/**
 * Picture first, then the post: as the bot where it can, else through the `response_url`, never by both where the
 * first may have been taken.
 */
export function createSharing(options: SharingOptions): Sharing {
  const { post, localeOf, log, settings } = options;
  const bringPicture = createBringPicture(options);
  const underWay = new Map<string, Promise<ShareOutcome>>();

  async function byAddress({ picture, linkPicture }: Shared): Promise<ShownPicture> {
    const way = chooseWay('posted', settings);
    const other = way !== 'text' && picture?.native ? 'native' : 'text';
    if (way !== 'file' || !picture || !linkPicture) return { way: other, lost: false };
    try {
      const link = await linkPicture();
      if (link?.type === 'image') return { way: 'link', link, lost: false };
    } catch (error) {
      log.warn({ err: error }, 'the picture of a shared answer is shown in another way');
    }
    return { way: other, lost: false };
  }

  async function share(shared: Shared, to: SharePlace): Promise<ShareOutcome> {
    const locale = await localeOf(to.user);
    const { channel } = to;
    const { linkPicture: _, ...message } = shared;
    const conclude = async ({ error, kind }: Exclude<WayOutcome, { kind: 'posted' }>) => {
      log.warn(
        { error, channel },
        kind === 'doubtful' ? 'an answer may be shared' : 'an answer is not shared',
      );
      const words = shareWords[locale];
      await tellAlone(post, log, to, kind === 'doubtful' ? words.doubtful : words.failed);
      return { kind: kind === 'doubtful' ? kind : 'failed', error } as const;
    };
    const shown = await bringPicture(shared.picture);
    const posted = await shareAsBot(options, to, { message, shown, locale });
    if (posted.kind === 'posted') return posted;
    if (posted.kind === 'doubtful') return conclude(posted);
    log.info({ error: posted.error, channel }, 'an answer is shared through its response_url');
    const linked = { message, shown: await byAddress(shared), locale };
    const answered = await postThroughAddress(post, log, to, linked);
    return answered.kind === 'posted' ? { kind: 'answered' } : conclude(answered);
  }

  return {
    share: (shared, to) => {
      const key = JSON.stringify([to.channel, to.thread, to.user, shared.text]);
      const already = underWay.get(key);
      if (already) return already;
      const sharing = share(shared, to)
        .catch(async (error: unknown): Promise<ShareOutcome> => {
          log.error({ err: error, channel: to.channel }, 'an answer could not be shared');
          await tellAlone(post, log, to, shareWords[await localeOf(to.user)].failed);
          return fault;
        })
        .catch(() => fault)
        .finally(() => underWay.delete(key));
      underWay.set(key, sharing);
      return sharing;
    },
  };
}
