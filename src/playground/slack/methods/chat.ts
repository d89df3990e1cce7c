import { isJson, type Json, text } from '../json.ts';
import type { Channel, Message } from '../model.ts';
import {
  fail,
  isTrue,
  jsonArgument,
  type Method,
  type MethodContext,
  readBlocks,
  readPayload,
  readText,
  visibleChannel,
} from './method.ts';

/** A message as the Web API and payloads show it. */
export function renderMessage(context: MethodContext, message: Message, metadata = false): Json {
  const byBot = message.user === context.store.botUserId;
  return {
    type: 'message',
    ...(byBot ? { bot_id: context.botId, app_id: context.appId } : {}),
    user: message.user,
    team: context.team.id,
    text: message.text,
    ts: message.ts,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.files.length > 0 ? { files: message.files.map((id) => ({ id })) } : {}),
    ...(metadata && message.metadata ? { metadata: message.metadata } : {}),
    ...(message.edited ? { edited: { user: message.user, ts: message.ts } } : {}),
  };
}

/** Where a post may go, or Slack's error. */
export function postingChannel(
  context: MethodContext,
  id: unknown,
): { channel: Channel } | { refused: Json } {
  const { store, scopes } = context;
  const person = store.people.get(text(id));
  if (person) {
    if (person.isBot) return { refused: fail('cannot_dm_bot') };
    const direct = store.directChannel(person.id);
    return direct ? { channel: direct } : { refused: fail('channel_not_found') };
  }
  const channel = visibleChannel(context, id);
  if (!channel) return { refused: fail('channel_not_found') };
  if (channel.isArchived) return { refused: fail('is_archived') };
  // chat:write.public is for the workspace's own public channels
  const joins = scopes.has('chat:write.public') && !channel.isExternal;
  if (!channel.members.has(store.botUserId) && !joins) return { refused: fail('not_in_channel') };
  if (channel.isReadOnly) return { refused: fail('restricted_action_read_only_channel') };
  return { channel };
}

interface Content {
  readonly text: string;
  readonly blocks: Json[];
  readonly threadTs?: string;
  readonly metadata?: Json;
  readonly payload: Json;
}

function readContent(
  context: MethodContext,
  args: Json,
  channel: Channel,
): { content: Content } | { refused: Json } {
  if (args.markdown_text !== undefined && (args.text !== undefined || args.blocks !== undefined)) {
    return { refused: fail('markdown_text_conflict') };
  }
  const attachments = jsonArgument(args.attachments);
  if (Array.isArray(attachments) && attachments.length > 100)
    return { refused: fail('too_many_attachments') };
  const read = readBlocks(context.store, args.blocks, true);
  if ('refused' in read) return read;
  const words = readText(args.text ?? args.markdown_text);
  if (words === '' && read.blocks.length === 0 && !Array.isArray(attachments))
    return { refused: fail('no_text') };
  const threadTs = text(args.thread_ts);
  if (threadTs !== '' && !context.store.message(channel.id, threadTs))
    return { refused: fail('thread_not_found') };
  const metadata = jsonArgument(args.metadata);
  return {
    content: {
      text: words,
      blocks: read.blocks,
      payload: readPayload(args),
      ...(threadTs === '' ? {} : { threadTs }),
      ...(isJson(metadata) ? { metadata } : {}),
    },
  };
}

/** A message of the bot's own that can still be changed. */
function ownMessage(context: MethodContext, args: Json): { message: Message } | { refused: Json } {
  const channel = visibleChannel(context, args.channel);
  if (!channel) return { refused: fail('channel_not_found') };
  const message = context.store.message(channel.id, text(args.ts));
  if (!message || message.onlyFor !== undefined) return { refused: fail('message_not_found') };
  if (message.user !== context.store.botUserId) return { refused: fail('cant_update_message') };
  return { message };
}

export const CHAT_METHODS: Readonly<Record<string, Method>> = {
  'chat.postMessage': (context, args) => {
    const place = postingChannel(context, args.channel);
    if ('refused' in place) return place.refused;
    const read = readContent(context, args, place.channel);
    if ('refused' in read) return read.refused;
    const message = context.store.addMessage({
      ...read.content,
      channel: place.channel.id,
      user: context.store.botUserId,
      ...(args.unfurl_links === undefined ? {} : { unfurlLinks: isTrue(args.unfurl_links) }),
      ...(args.unfurl_media === undefined ? {} : { unfurlMedia: isTrue(args.unfurl_media) }),
    });
    return { ok: true, channel: place.channel.id, ts: message.ts, message: renderMessage(context, message) };
  },

  'chat.postEphemeral': (context, args) => {
    const channel = visibleChannel(context, args.channel);
    if (!channel) return fail('channel_not_found');
    if (channel.isArchived) return fail('is_archived');
    if (!channel.members.has(context.store.botUserId)) return fail('not_in_channel');
    const user = text(args.user);
    if (!channel.members.has(user)) return fail('user_not_in_channel');
    const read = readContent(context, args, channel);
    if ('refused' in read) return read.refused;
    const { metadata: _, ...content } = read.content;
    const message = context.store.addMessage({
      ...content,
      channel: channel.id,
      user: context.store.botUserId,
      onlyFor: user,
    });
    return { ok: true, message_ts: message.ts };
  },

  'chat.update': (context, args) => {
    const found = ownMessage(context, args);
    if ('refused' in found) return found.refused;
    const channel = context.store.channels.get(found.message.channel);
    if (!channel) return fail('channel_not_found');
    const read = readContent(context, args, channel);
    if ('refused' in read) return read.refused;
    const { text: words, blocks, payload } = read.content;
    context.store.changeMessage(found.message, { text: words, blocks, payload });
    const { ts } = found.message;
    return {
      ok: true,
      channel: channel.id,
      ts,
      text: words,
      message: renderMessage(context, found.message),
    };
  },

  'chat.delete': (context, args) => {
    const found = ownMessage(context, args);
    if ('refused' in found) return found.refused;
    context.store.removeMessage(found.message.channel, found.message.ts);
    return { ok: true, channel: found.message.channel, ts: found.message.ts };
  },

  'chat.getPermalink': (context, args) => {
    const channel = visibleChannel(context, args.channel);
    if (!channel) return fail('channel_not_found');
    const message = context.store.message(channel.id, text(args.message_ts));
    if (!message || message.onlyFor !== undefined) return fail('message_not_found');
    const thread = message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
    const place = `${channel.id}/p${message.ts.replace('.', '')}${thread}`;
    return {
      ok: true,
      channel: channel.id,
      permalink: `https://${context.team.domain}.slack.com/archives/${place}`,
    };
  },
};
