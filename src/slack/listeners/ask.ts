import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Answering } from '../answering.ts';
import { askingOf } from '../asking.ts';
import { actionPattern } from '../ids.ts';

/** A button whose value is a whole line. */
export function listenToAsk(app: App, answering: Answering): void {
  app.action<BlockAction<ButtonAction>>(actionPattern('ask'), async ({ ack, action, body }) => {
    await ack();
    const asking = askingOf(body);
    if (asking) await answering({ ...asking, line: action.value ?? '' });
  });
}
