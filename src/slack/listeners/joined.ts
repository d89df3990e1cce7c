import type { App } from '@slack/bolt';

/** Says the first words to a channel, in the language of whoever brought the bot there. Never rejects. */
export type Greet = (channel: string, bot: string, inviter: string | null) => Promise<void>;

/** The bot has joined a channel. */
export function listenToJoining(app: App, greet: Greet): void {
  app.event('member_joined_channel', async ({ event, context }) => {
    if (event.user !== context.botUserId) return;
    await greet(event.channel, event.user, event.inviter ?? null);
  });
}
