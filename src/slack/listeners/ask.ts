import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Answering } from '../answering.ts';
import { askingOf } from '../asking.ts';
import { actionPattern } from '../ids.ts';

/** A button whose value is a whole line. */
export function listenToAsk(app: App, answering: Answering): void {
  app.action<BlockAction<ButtonAction>>(actionPattern('ask'), async ({ ack, action, body }) => {
    await ack();
    const asking = askingOf(body);
    if (!asking) return;
    const { audience, channel, thread } = asking;
    // What is said directly stays to be read again: an example's answer comes after it.
    const after =
      audience === 'direct' && channel !== undefined
        ? {
            to: { channel, ...(thread === undefined ? {} : { thread }) },
            conversation: { channel, thread: thread ?? null },
          }
        : {};
    await answering({ ...asking, ...after, line: action.value ?? '' });
  });
}
