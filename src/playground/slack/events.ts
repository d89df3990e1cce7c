import type { Acknowledgement, SignOptions } from './deliver.ts';
import type { Json } from './json.ts';
import { renderView } from './methods/views.ts';
import type { Message } from './model.ts';
import type { PeopleParts } from './parts.ts';
import { buildEvent } from './payloads.ts';

export type AskedEvent =
  | { readonly type: 'app_home_opened'; readonly user?: string; readonly tab?: 'home' | 'messages' }
  | {
      readonly type: 'app_mention';
      readonly user?: string;
      readonly channel?: string;
      readonly text: string;
      readonly threadTs?: string;
    }
  | { readonly type: 'message.im'; readonly user?: string; readonly text: string }
  | { readonly type: 'member_joined_channel'; readonly user?: string; readonly channel?: string };

const CHANNEL_TYPES = { public: 'channel', private: 'group', im: 'im' } as const;

/** The inner event of a message: as a mention, or as a message. */
export function buildMessageEvent(
  { context }: PeopleParts,
  message: Message,
  type: 'app_mention' | 'message',
): Json {
  const { user, text, ts, channel, threadTs } = message;
  const kind = context.store.channels.get(channel)?.kind ?? 'public';
  return {
    type,
    user,
    text,
    ts,
    event_ts: ts,
    channel,
    team: context.team.id,
    ...(type === 'message' ? { channel_type: CHANNEL_TYPES[kind] } : {}),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  };
}

export function buildHomeEvent({ context }: PeopleParts, user: string, tab: 'home' | 'messages'): Json {
  const { store } = context;
  const home = tab === 'home' ? store.views.homes.get(user) : undefined;
  return {
    type: 'app_home_opened',
    user,
    tab,
    channel: store.directChannel(user)?.id,
    event_ts: store.ids.nextTs(),
    // what it showed before, if anything
    ...(home ? { view: renderView(context, home) } : {}),
  };
}

/** Does what the event tells of (the message is written, the person joins) and gives the inner event. */
function writeEvent(parts: PeopleParts, asked: AskedEvent): Json {
  const { context, directory } = parts;
  const { store } = context;
  const user = directory.person(asked.user).id;
  if (asked.type === 'app_home_opened') return buildHomeEvent(parts, user, asked.tab ?? 'home');
  if (asked.type === 'member_joined_channel') {
    const channel = directory.channel(asked.channel);
    store.join(channel, user);
    return {
      type: asked.type,
      user,
      channel: channel.id,
      channel_type: 'C',
      team: context.team.id,
      event_ts: store.ids.nextTs(),
    };
  }
  const direct = asked.type === 'message.im';
  const channel = direct ? store.directChannel(user) : directory.channel(asked.channel);
  if (!channel) throw new Error(`The bot cannot be written to by ${user}`);
  const thread = direct || asked.threadTs === undefined ? {} : { threadTs: asked.threadTs };
  const message = store.addMessage({ channel: channel.id, user, text: asked.text, blocks: [], ...thread });
  return buildMessageEvent(parts, message, direct ? 'message' : 'app_mention');
}

/** Sends an inner event on, whether the app subscribes to it or not. */
export function deliverEvent(
  { context, frame, outgoing }: PeopleParts,
  event: Json,
  options: SignOptions = {},
): Promise<Acknowledgement> {
  const { store } = context;
  const payload = buildEvent(frame, event, {
    eventId: store.ids.nextId('Ev'),
    seconds: Math.floor(store.now() / 1000),
    botUserId: store.botUserId,
  });
  return outgoing.sendEvent(payload, options);
}

export function sendEvent(
  parts: PeopleParts,
  asked: AskedEvent,
  options?: SignOptions,
): Promise<Acknowledgement> {
  return deliverEvent(parts, writeEvent(parts, asked), options);
}
