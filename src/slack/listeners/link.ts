import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Answering } from '../answering.ts';
import { askingOf } from '../asking.ts';
import type { HomeTab } from '../home-tab.ts';
import { actionPattern } from '../ids.ts';
import { ownerOf } from './home.ts';

/** *That’s me*: what is kept then, and the answer to the question that needed it, take the place of the button. */
export function listenToClaim(app: App, answering: Answering, home: HomeTab): void {
  app.action<BlockAction<ButtonAction>>(actionPattern('claim'), async ({ ack, action, body }) => {
    await ack();
    const claim = action.value ?? '';
    if (body.container?.type === 'view') return home.claim(ownerOf(body), claim);
    const asking = askingOf(body);
    if (asking) await answering({ ...asking, line: '', claim });
  });
}
