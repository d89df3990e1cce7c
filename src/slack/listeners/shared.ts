import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Locale } from '../../i18n/locale.ts';
import { sentences } from '../../i18n/sentences.ts';
import type { Log } from '../../log.ts';
import type { Answering } from '../answering.ts';
import { askingOf } from '../asking.ts';
import { actionPattern } from '../ids.ts';
import type { Post } from '../post.ts';
import { besides } from '../post-reply.ts';
import type { Remove } from '../share-removal.ts';
import type { Work } from '../work.ts';

export interface SharedListenerOptions {
  readonly answering: Answering;
  readonly remove: Remove;
  readonly post: Post;
  readonly work: Work;
  readonly localeOf: (user: string) => Promise<Locale>;
  readonly log: Log;
}

/** *Look closer* and *Remove*, on messages that others see: neither changes what they see but for who shared it. */
export function listenToShared(app: App, options: SharedListenerOptions): void {
  const { answering, remove, post, work, localeOf, log } = options;

  app.action<BlockAction<ButtonAction>>(actionPattern('closer'), async ({ ack, action, body }) => {
    await ack();
    const asking = askingOf(body);
    if (!asking) return;
    const press = { blockId: action.block_id, change: { kind: 'look' } as const };
    await answering({ ...asking, line: '', press, audience: 'asker', to: besides(asking.to) });
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
