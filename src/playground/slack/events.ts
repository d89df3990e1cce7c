import type { Json } from './json.ts';
import type { MethodContext } from './methods/method.ts';
import type { Channel, Person } from './model.ts';

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

/** Finds people and channels by id or name; the first when none is named. */
export interface Directory {
  readonly person: (idOrName?: string) => Person;
  readonly channel: (idOrName?: string) => Channel;
}

/** Does what the event tells of (the message is written, the person joins) and gives the inner event. */
export function writeEvent(directory: Directory, context: MethodContext, asked: AskedEvent): Json {
  const { store } = context;
  const user = directory.person(asked.user).id;
  const common = { user, event_ts: store.nextTs() };
  if (asked.type === 'app_home_opened') {
    return {
      ...common,
      type: asked.type,
      tab: asked.tab ?? 'home',
      channel: store.directChannel(user)?.id,
    };
  }
  if (asked.type === 'member_joined_channel') {
    const channel = directory.channel(asked.channel);
    channel.members.add(user);
    return {
      ...common,
      type: asked.type,
      channel: channel.id,
      channel_type: 'C',
      team: context.team.id,
    };
  }
  const channel = asked.type === 'message.im' ? store.directChannel(user) : directory.channel(asked.channel);
  if (!channel) throw new Error(`The bot cannot be written to by ${user}`);
  const threadTs = asked.type === 'app_mention' ? asked.threadTs : undefined;
  const thread = threadTs === undefined ? {} : { threadTs };
  const message = store.addMessage({ channel: channel.id, user, text: asked.text, blocks: [], ...thread });
  return {
    ...common,
    type: asked.type === 'message.im' ? 'message' : 'app_mention',
    ...(asked.type === 'message.im' ? { channel_type: 'im' } : {}),
    text: asked.text,
    ts: message.ts,
    event_ts: message.ts,
    channel: channel.id,
    team: context.team.id,
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  };
}
