import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Answering } from '../answering.ts';
import { askingOf } from '../asking.ts';
import type { HomeTab } from '../home-tab.ts';
import { actionPattern } from '../ids.ts';
import { ownerOf } from './home.ts';

/** A button whose value is a whole line. */
export function listenToAsk(app: App, answering: Answering, home: HomeTab): void {
  app.action<BlockAction<ButtonAction>>(actionPattern('ask'), async ({ ack, action, body }) => {
    await ack();
    const asking = askingOf(body);
    if (!asking) return;
    const { audience, channel, thread } = asking;
    // What is said directly stays to be read again: an example's answer comes after it.
    const after = audience === 'direct' && channel !== undefined;
    const to = after ? { channel, ...(thread === undefined ? {} : { thread }) } : asking.to;
    const line = action.value ?? '';
    await answering({ ...asking, to, line });
    if (body.container?.type === 'view') await home.answered(ownerOf(body), line);
  });
}
