import { type Json, text } from '../json.ts';
import type { Channel } from '../model.ts';
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

export const CONVERSATION_METHODS: Readonly<Record<string, Method>> = {
  'conversations.info': (context, args) => {
    const found = open(context, args, 'read');
    return 'refused' in found ? found.refused : { ok: true, channel: renderChannel(context, found.channel) };
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
    const found = open(context, args, 'history');
    if ('refused' in found) return found.refused;
    if (!found.channel.members.has(context.store.botUserId)) return fail('not_in_channel');
    const [oldest, latest] = [Number(args.oldest ?? 0), Number(args.latest ?? Number.POSITIVE_INFINITY)];
    const inRange = context.store
      .messages(found.channel.id)
      .filter(({ ts, threadTs }) => threadTs === undefined && Number(ts) > oldest && Number(ts) < latest);
    const { page, nextCursor } = readPage(inRange.reverse(), args);
    const metadata = isTrue(args.include_all_metadata);
    return {
      ok: true,
      messages: page.map((message) => renderMessage(context, message, metadata)),
      has_more: nextCursor !== '',
      response_metadata: { next_cursor: nextCursor },
    };
  },
};
