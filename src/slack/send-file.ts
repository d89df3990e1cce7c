import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { type CallOptions, callSlack } from './clients.ts';
import { cutText } from './cut-text.ts';
import { nameError } from './deliver/outcome.ts';
import { limits } from './limits.ts';

export interface FileToSend {
  /** the client for people: its calls have deadlines, and it repeats nothing by itself */
  readonly client: WebClient;
  readonly fetch?: typeof fetch;
  /** the Slack user id of whoever gets it, in their direct messages with the bot */
  readonly user: string;
  /** made a name that every disk takes */
  readonly name: string;
  readonly title: string;
  /** a long text in pieces, made as they are asked for, others having their turn in between */
  readonly content: string | Uint8Array | Iterable<string> | AsyncIterable<string>;
  /** what the message with the file says, in Slack's markup; may be empty */
  readonly comment: string;
  /** for the bytes to be taken, in milliseconds */
  readonly uploadMs?: number;
  readonly sleep?: (ms: number) => Promise<void>;
  /** how long Slack may ask to wait before a call; beyond, the file is not sent */
  readonly longestWaitMs?: number;
}

/** `error` is Slack's word, or what broke the connection; a file whose sharing went unanswered may have arrived. */
export type SendFileResult =
  | { readonly kind: 'sent'; readonly channel: string; readonly file: string }
  | { readonly kind: 'failed'; readonly error: string };

class Refused extends Error {}

/** An upload that broke off is in nobody's sight: it is made anew under another id. */
const uploads = 2;
const usualUploadMs = 30_000;

/** Sends a file to one person, as a message of the bot to them alone. Never rejects. */
export async function sendFile(options: FileToSend): Promise<SendFileResult> {
  try {
    const bytes = await toBytes(options.content);
    const channel = await openConversation(options);
    const file = await upload(options, bytes);
    await share(options, file, channel);
    return { kind: 'sent', channel, file };
  } catch (error) {
    return { kind: 'failed', error: nameOf(error) };
  }
}

function nameOf(error: unknown): string {
  return error instanceof Refused ? error.message : nameError(error);
}

const longestStem = 80;
const longestTitle = 150;

/**
 * A name of plain letters, digits, dots and dashes that no disk takes for a path or for something hidden:
 * `agents-2026-q4.csv`. Letters lose their accents; of other writing nothing is left.
 */
export function safeFileName(name: string): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .toLowerCase();
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), plain(name.slice(dot + 1))] : [name, ''];
  const safe = plain(stem).slice(0, longestStem).replace(/-+$/, '') || 'file';
  return ending === '' ? safe : `${safe}.${ending.slice(0, 10)}`;
}

function call<T>({ sleep, longestWaitMs }: FileToSend, reads: boolean, make: () => Promise<T>): Promise<T> {
  const options: CallOptions = {
    reads,
    ...(sleep ? { sleep } : {}),
    ...(longestWaitMs === undefined ? {} : { longestWaitMs }),
  };
  return callSlack(make, options);
}

/** To open a conversation that is open already changes nothing. */
async function openConversation(options: FileToSend): Promise<string> {
  const { client, user } = options;
  const { channel } = await call(options, true, () => client.conversations.open({ users: user }));
  if (!channel?.id) throw new Refused('no_channel');
  return channel.id;
}

async function toBytes(content: FileToSend['content']): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof content === 'string') return new Uint8Array(Buffer.from(content));
  if (content instanceof Uint8Array) return new Uint8Array(content);
  const pieces: Buffer[] = [];
  try {
    for await (const piece of content) {
      pieces.push(Buffer.from(piece));
      await yieldToOthers();
    }
  } catch (cause) {
    throw new Refused('no_content', { cause });
  }
  return new Uint8Array(Buffer.concat(pieces));
}

async function upload(options: FileToSend, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { client } = options;
  const filename = safeFileName(options.name);
  for (let attempt = 1; ; attempt++) {
    const { upload_url: url, file_id: id } = await call(options, true, () =>
      client.files.getUploadURLExternal({ filename, length: bytes.length }),
    );
    if (!url || !id) throw new Refused('no_upload_url');
    const refusal = await post(options, url, bytes);
    if (refusal === null) return id;
    if (attempt >= uploads || /^upload_http_4/.test(refusal)) throw new Refused(refusal);
  }
}

/** Null: the bytes were taken. */
async function post(options: FileToSend, url: string, body: Uint8Array<ArrayBuffer>): Promise<string | null> {
  try {
    const answer = await (options.fetch ?? fetch)(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(options.uploadMs ?? usualUploadMs),
    });
    await answer.arrayBuffer();
    return answer.ok ? null : `upload_http_${answer.status}`;
  } catch {
    return 'upload_no_answer';
  }
}

/** After these Slack may have shared the file all the same. */
const unsure = /^(no_answer|no_json|http_5\d\d|http_408|internal_error|fatal_error)$/;

async function share(options: FileToSend, file: string, channel: string): Promise<void> {
  const { client, name, title, comment } = options;
  try {
    await call(options, false, () =>
      client.files.completeUploadExternal({
        files: [{ id: file, title: cutText(title, longestTitle) || safeFileName(name) }],
        channel_id: channel,
        ...(comment.trim() === '' ? {} : { initial_comment: cutText(comment, limits.messageText) }),
      }),
    );
  } catch (error) {
    if (!unsure.test(nameError(error)) || !(await isShared(options, file, channel))) throw error;
  }
}

/** Whether a file stands in a conversation; false where Slack does not say. */
async function isShared(options: FileToSend, file: string, channel: string): Promise<boolean> {
  const info = await call(options, true, () => options.client.files.info({ file })).catch(() => null);
  const shares = { ...info?.file?.shares?.private, ...info?.file?.shares?.public };
  return channel in shares || info?.file?.ims?.includes(channel) === true;
}
