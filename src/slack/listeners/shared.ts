import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Locale } from '../../i18n/locale.ts';
import { sentences } from '../../i18n/sentences.ts';
import type { Log } from '../../log.ts';
import { actionPattern } from '../ids.ts';
import type { Post } from '../post.ts';
import type { Remove } from '../share-removal.ts';
import type { Work } from '../work.ts';

/** Gives somebody an answer of their own to the question of a message that others see. Never rejects. */
type AnswerCloser = (
  /** holds the question */
  blockId: string,
  presser: { readonly user: string; readonly team: string },
  responseUrl: string,
) => Promise<void>;

export interface SharedListenerOptions {
  readonly answerCloser: AnswerCloser;
  readonly remove: Remove;
  readonly post: Post;
  readonly work: Work;
  readonly localeOf: (user: string) => Promise<Locale>;
  readonly log: Log;
}

/** *Look closer* and *Remove*, on messages that others see: neither changes what they see but for who shared it. */
export function listenToShared(app: App, options: SharedListenerOptions): void {
  const { answerCloser, remove, post, work, localeOf, log } = options;

  app.action<BlockAction<ButtonAction>>(actionPattern('closer'), async ({ ack, action, body }) => {
    await ack();
    if (!body.response_url) return;
    const presser = { user: body.user.id, team: body.team?.id ?? body.user.team_id ?? '' };
    await answerCloser(action.block_id, presser, body.response_url);
  });

  app.action<BlockAction<ButtonAction>>(actionPattern('remove'), async ({ ack, action, body }) => {
    await ack();
    const { response_url: responseUrl, container, user } = body;
    const { value: sharer = '' } = action;
    const channel = body.channel?.id ?? text(container.channel_id);
    const ts = text(container.message_ts);
    const thread = text(container.thread_ts);
    if (!responseUrl || channel === '' || ts === '' || !/^[UW][A-Z0-9]{1,30}$/.test(sharer)) {
      log.warn(
        { container, sharer: sharer.slice(0, 40) },
        'a press on Remove names no message or nobody who shared it',
      );
      return;
    }
    const press = { user: user.id, sharer, channel, ts, responseUrl };
    await work.run(
      'remove',
      () => remove(thread === '' ? press : { ...press, thread }),
      async (id) => {
        const { apology } = sentences[await localeOf(user.id)];
        await post(responseUrl, { response_type: 'ephemeral', replace_original: false, text: apology(id) });
      },
    );
  });
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
