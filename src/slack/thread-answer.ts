import { chooseWay } from '../chart/way.ts';
import type { Locale } from '../i18n/locale.ts';
import { callSlack } from './clients.ts';
import { composePictured, formsOf } from './deliver/compose.ts';
import { contentErrors, nameError } from './deliver/outcome.ts';
import { type BotPlace, contentOf, type Patience } from './post-as-bot.ts';
import { createBringPicture, type SharePictureOptions } from './share-picture.ts';
import { type Sharable, shareAsBot } from './share-ways.ts';
import type { Shared } from './sharing.ts';

/** Answers a mention where others read along: the text at once, its picture as soon as Slack has it. Never twice. */
export type AnswerInThread = (shared: Shared, place: BotPlace, user: string) => Promise<void>;

export interface ThreadAnswerOptions extends SharePictureOptions {
  readonly patience?: Patience;
  readonly localeOf: (user: string) => Promise<Locale>;
}

export function createAnswerInThread(options: ThreadAnswerOptions): AnswerInThread {
  const { client, settings, localeOf, log } = options;
  const bringPicture = createBringPicture(options);

  /** Puts the picture into a message that is there. It is whole without, so a refusal costs nothing else. */
  async function putPicture(channel: string, ts: string, sharable: Sharable): Promise<void> {
    for (const plainness of formsOf(sharable.shown)) {
      // The plainer forms are what is there already.
      if (plainness > 1) return;
      const content = contentOf(composePictured({ ...sharable, plainness }, sharable.locale));
      try {
        // The same change made twice does no harm.
        await callSlack(() => client.chat.update({ channel, ts, ...content }), { reads: true });
        return;
      } catch (error) {
        const name = nameError(error);
        // taken back meanwhile
        if (name === 'message_not_found') return;
        log.warn({ error: name, plainness }, 'a picture was not put into an answer');
        if (!contentErrors.has(name)) return;
      }
    }
  }

  return async ({ linkPicture: _, ...message }, place, user) => {
    const locale = await localeOf(user);
    const { picture } = message;
    const comesLater = picture !== null && chooseWay('posted', settings) === 'file';
    const atFirst = comesLater ? ({ way: 'text', lost: false } as const) : await bringPicture(picture);
    const posted = await shareAsBot(options, place, { message, shown: atFirst, locale });
    if (posted.kind !== 'posted') {
      const said = posted.kind === 'doubtful' ? 'perhaps not answered' : 'not answered';
      log.error({ error: posted.error, ...place }, `a mention was ${said}`);
      return;
    }
    if (!comesLater || posted.ts === null) return;
    await putPicture(posted.channel, posted.ts, { message, shown: await bringPicture(picture), locale });
  };
}
