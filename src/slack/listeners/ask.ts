import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Answering } from '../answering.ts';
import { actionPattern } from '../ids.ts';

/**
 * A button whose value is a whole line: pressed on a message for the presser alone, the answer takes its place; on
 * one that others see, it stays as it is and the presser gets an answer of their own.
 */
export function listenToAsk(app: App, answering: Answering): void {
  app.action<BlockAction<ButtonAction>>(actionPattern('ask'), async ({ ack, action, body }) => {
    await ack();
    if (!body.response_url) return;
    await answering({
      line: action.value ?? '',
      user: body.user.id,
      team: body.team?.id ?? body.user.team_id ?? '',
      to: { url: body.response_url, replace: body.container?.is_ephemeral === true },
      channel: body.channel?.id ?? '',
    });
  });
}
