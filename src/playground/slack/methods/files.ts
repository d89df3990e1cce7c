import { type Json, objects, text } from '../json.ts';
import type { StoredFile } from '../model.ts';
import { mimeType } from '../store.ts';
import { postingChannel } from './chat.ts';
import {
  fail,
  jsonArgument,
  type Method,
  type MethodContext,
  readBlocks,
  readPayload,
  readText,
} from './method.ts';

function renderFile(context: MethodContext, file: StoredFile): Json {
  const processed = file.infosLeft <= 0;
  const type = mimeType(file);
  const shares: Record<string, Record<string, Json[]>> = {};
  for (const { channel, ts } of file.shares) {
    const kind = context.store.channels.get(channel)?.kind === 'public' ? 'public' : 'private';
    const inKind = shares[kind] ?? {};
    shares[kind] = inKind;
    inKind[channel] = [...(inKind[channel] ?? []), { ts }];
  }
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    alt_txt: file.altText,
    size: file.length,
    user: context.store.botUserId,
    // empty until Slack has looked at the file, some seconds after the upload
    mimetype: processed ? type : '',
    filetype: processed ? (type.split('/')[1] ?? '') : '',
    is_public: shares.public !== undefined,
    url_private: `${context.origin}/files-pri/${file.id}/${encodeURIComponent(file.name)}`,
    permalink: `${context.origin}/files/${file.id}`,
    shares,
  };
}

/** The channels that a completed upload is shared in; a person's id is none. */
function destinations(args: Json): string[] {
  const listed = [text(args.channel_id), ...text(args.channels).split(',')];
  return [...new Set(listed.filter((id) => id !== ''))];
}

export const FILE_METHODS: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': (context, args) => {
    const length = Number(args.length);
    const name = text(args.filename);
    if (name === '' || !Number.isInteger(length) || length <= 0) return fail('invalid_arguments');
    const id = context.store.ids.nextId('F');
    context.store.addFile({
      id,
      name,
      title: name,
      length,
      altText: text(args.alt_text ?? args.alt_txt),
      completed: false,
      infosLeft: context.fileInfos,
      shares: [],
    });
    return { ok: true, upload_url: `${context.origin}/upload/v1/${id}`, file_id: id };
  },

  'files.completeUploadExternal': (context, args) => {
    const asked = objects(jsonArgument(args.files));
    if (asked.length === 0) return fail('invalid_arguments');
    const files: StoredFile[] = [];
    for (const { id } of asked) {
      const file = context.store.files.get(text(id));
      if (!file?.bytes || file.completed) return fail('file_not_found');
      files.push(file);
    }
    const channels: string[] = [];
    for (const id of destinations(args)) {
      if (context.store.people.has(id)) return fail('channel_not_found');
      const place = postingChannel(context, id);
      if ('refused' in place) return place.refused;
      // chat:write.public is for messages: a file needs the bot to be in the channel
      if (!place.channel.members.has(context.store.botUserId)) return fail('not_in_channel');
      channels.push(place.channel.id);
    }
    const comment = readText(args.initial_comment);
    const read = comment === '' ? readBlocks(context.store, args.blocks, true) : { blocks: [] };
    if ('refused' in read) return read.refused;
    files.forEach((file, index) => {
      context.store.changeFile(file, { completed: true, title: text(asked[index]?.title) || file.name });
    });
    const threadTs = text(args.thread_ts);
    for (const channel of channels) {
      const message = context.store.addMessage({
        channel,
        user: context.store.botUserId,
        text: comment,
        blocks: read.blocks,
        files: files.map((file) => file.id),
        payload: readPayload(args),
        ...(threadTs === '' ? {} : { threadTs }),
      });
      for (const file of files) {
        context.store.changeFile(file, { shares: [...file.shares, { channel, ts: message.ts }] });
      }
    }
    return { ok: true, files: files.map((file) => ({ id: file.id, title: file.title })) };
  },

  'files.info': (context, args) => {
    const file = context.store.files.get(text(args.file));
    if (!file?.completed) return fail('file_not_found');
    const answer = { ok: true, file: renderFile(context, file) };
    if (file.infosLeft > 0) context.store.changeFile(file, { infosLeft: file.infosLeft - 1 });
    return answer;
  },
};
