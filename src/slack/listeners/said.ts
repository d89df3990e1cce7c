import type { App, EnvelopedEvent } from '@slack/bolt';
import type { Answering } from '../answering.ts';

/** A message with a file, or a reply that is shown in the channel too, says something as any other does. */
const spoken: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast']);

/** Before Slack has told the bot who it is, each event says it. */
function botOf(known: string | undefined, to: EnvelopedEvent['authorizations']): string | null {
  return known ?? to?.[0]?.user_id ?? null;
}

/**
 * Plain words: a mention is answered in its thread, a direct message where it was written. Nothing else that people
 * write is heard. (Slack acknowledges nothing here: Bolt does so before its listeners.)
 */
export function listenToSaid(app: App, answering: Answering): void {
  app.event('app_mention', async ({ event, context, body }) => {
    const { user, channel, text, ts } = event;
    if (user === undefined || event.bot_id !== undefined) return;
    const thread = event.thread_ts ?? ts;
    const home = event.user_team ?? event.source_team ?? body.team_id;
    await answering({
      ...(home === body.team_id ? {} : { stranger: true }),
      line: '',
      said: { text, bot: botOf(context.botUserId, body.authorizations), channel, ts },
      conversation: { channel, thread },
      ...{ user, team: body.team_id, channel, thread },
      to: { channel, thread },
      audience: 'others',
    });
  });

  app.event('message', async ({ event, context, body }) => {
    if (event.channel_type !== 'im' || !spoken.has(event.subtype)) return;
    if (!('user' in event) || !('text' in event) || 'bot_id' in event) return;
    const { user, channel, text = '', ts } = event;
    if (user === undefined) return;
    const thread = 'thread_ts' in event ? event.thread_ts : undefined;
    const inThread = thread === undefined ? {} : { thread };
    await answering({
      line: '',
      said: { text, bot: botOf(context.botUserId, body.authorizations), channel, ts },
      conversation: { channel, thread: thread ?? null },
      ...{ user, team: body.team_id, channel, ...inThread },
      to: { channel, ...inThread },
      audience: 'direct',
    });
  });
}
