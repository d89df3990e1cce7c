import { type Json, text } from '../json.ts';
import type { Channel, ChannelKind, Message } from '../model.ts';
import { conversationScope } from '../scopes.ts';
import { renderMessage } from './chat.ts';
import {
  checkConversationScope,
  fail,
  isTrue,
  type Method,
  type MethodContext,
  missingScope,
  readPage,
  visibleChannel,
} from './method.ts';

function renderChannel(context: MethodContext, channel: Channel): Json {
  if (channel.kind === 'im') {
    const user = [...channel.members].find((member) => member !== context.store.botUserId);
    return { id: channel.id, is_im: true, is_archived: false, is_open: true, user };
  }
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_archived: channel.isArchived,
    is_general: false,
    is_ext_shared: channel.isExternal,
    is_shared: channel.isExternal,
    is_member: channel.members.has(context.store.botUserId),
    context_team_id: context.team.id,
    num_members: channel.members.size,
  };
}

/** Finds the conversation, or refuses with Slack's error. */
function open(
  context: MethodContext,
  args: Json,
  access: 'read' | 'history',
): { channel: Channel } | { refused: Json } {
  const channel = visibleChannel(context, args.channel);
  if (!channel) return { refused: fail('channel_not_found') };
  const refused = checkConversationScope(context, channel, access);
  return refused ? { refused } : { channel };
}

/** A message as lists of messages show it: the first of a thread says how many replies there are. */
function renderWithThread(context: MethodContext, message: Message, metadata: boolean): Json {
  const { channel, ts } = message;
  const replies = context.store.messages(channel).filter(({ threadTs }) => threadTs === ts).length;
  const thread = replies > 0 ? { thread_ts: ts, reply_count: replies } : {};
  return { ...renderMessage(context, message, metadata), ...thread };
}

const TYPES: Readonly<Record<string, ChannelKind | undefined>> = {
  public_channel: 'public',
  private_channel: 'private',
  // there are no group conversations here
  mpim: undefined,
  im: 'im',
};

/** The same, where the bot may read what was said there only as a member. */
function openHistory(context: MethodContext, args: Json): { channel: Channel } | { refused: Json } {
  const found = open(context, args, 'history');
  if ('refused' in found || found.channel.members.has(context.store.botUserId)) return found;
  return { refused: fail('not_in_channel') };
}

export const CONVERSATION_METHODS: Readonly<Record<string, Method>> = {
  'conversations.info': (context, args) => {
    const found = open(context, args, 'read');
    return 'refused' in found ? found.refused : { ok: true, channel: renderChannel(context, found.channel) };
  },

  'conversations.list': (context, args) => {
    const types = (text(args.types) || 'public_channel').split(',').map((type) => type.trim());
    if (types.some((type) => !Object.hasOwn(TYPES, type))) return fail('invalid_types');
    const kinds = types.map((type) => TYPES[type]).filter((kind) => kind !== undefined);
    for (const kind of kinds) {
      const needed = conversationScope(kind, 'read');
      if (!context.scopes.has(needed)) return missingScope(context, needed);
    }
    const channels = [...context.store.channels.values()].filter(
      (channel) =>
        kinds.includes(channel.kind) &&
        visibleChannel(context, channel.id) &&
        !(channel.isArchived && isTrue(args.exclude_archived)),
    );
    const { page, nextCursor } = readPage(channels, args);
    return {
      ok: true,
      channels: page.map((channel) => renderChannel(context, channel)),
      response_metadata: { next_cursor: nextCursor },
    };
  },

  'conversations.members': (context, args) => {
    const found = open(context, args, 'read');
    if ('refused' in found) return found.refused;
    const { page, nextCursor } = readPage([...found.channel.members], args);
    return { ok: true, members: page, response_metadata: { next_cursor: nextCursor } };
  },

  'conversations.open': (context, args) => {
    if (!context.scopes.has('im:write')) return missingScope(context, 'im:write');
    const person = context.store.people.get(text(args.users));
    if (!person) return fail('user_not_found');
    if (person.deleted) return fail('user_disabled');
    const known = context.store.channels.has(`D${person.id.slice(1)}`);
    const channel = context.store.directChannel(person.id);
    if (!channel) return fail('cannot_dm_bot');
    return {
      ok: true,
      ...(known ? { no_op: true, already_open: true } : {}),
      channel: isTrue(args.return_im) ? renderChannel(context, channel) : { id: channel.id },
    };
  },

  'conversations.history': (context, args) => {
    const found = openHistory(context, args);
    if ('refused' in found) return found.refused;
    const [oldest, latest] = [Number(args.oldest ?? 0), Number(args.latest ?? Number.POSITIVE_INFINITY)];
    const inRange = context.store
      .messages(found.channel.id)
      .filter(({ ts, threadTs }) => threadTs === undefined && Number(ts) > oldest && Number(ts) < latest);
    const { page, nextCursor } = readPage(inRange.reverse(), args);
    const metadata = isTrue(args.include_all_metadata);
    return {
      ok: true,
      messages: page.map((message) => renderWithThread(context, message, metadata)),
      has_more: nextCursor !== '',
      response_metadata: { next_cursor: nextCursor },
    };
  },

  'conversations.replies': (context, args) => {
    const found = openHistory(context, args);
    if ('refused' in found) return found.refused;
    const first = text(args.ts);
    const thread = context.store
      .messages(found.channel.id)
      .filter(({ ts, threadTs }) => ts === first || threadTs === first);
    if (thread[0]?.ts !== first) return fail('thread_not_found');
    const { page, nextCursor } = readPage(thread, args);
    const metadata = isTrue(args.include_all_metadata);
    return {
      ok: true,
      messages: page.map((message) => renderWithThread(context, message, metadata)),
      has_more: nextCursor !== '',
      response_metadata: { next_cursor: nextCursor },
    };
  },
};
