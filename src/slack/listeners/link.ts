import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Answering } from '../answering.ts';
import { actionPattern } from '../ids.ts';

/** *That’s me*: what is kept then, and the answer to the question that needed it, take the place of the button. */
export function listenToClaim(app: App, answering: Answering): void {
  app.action<BlockAction<ButtonAction>>(actionPattern('claim'), async ({ ack, action, body }) => {
    await ack();
    if (!body.response_url) return;
    await answering({
      line: '',
      claim: action.value ?? '',
      user: body.user.id,
      team: body.team?.id ?? body.user.team_id ?? '',
      to: { url: body.response_url, replace: body.container?.is_ephemeral === true },
    });
  });
}
