import type { BlockProblem } from '../block-kit/check.ts';
import { blockTextLength, MESSAGE_BLOCK_CHARACTERS, validateBlocks } from '../block-kit/validate.ts';
import { isJson, type Json, parseJson, text } from '../json.ts';
import type { Channel } from '../model.ts';
import { conversationScope } from '../scopes.ts';
import type { Store } from '../store.ts';

/** What a method has to answer from. */
export interface MethodContext {
  readonly store: Store;
  readonly scopes: ReadonlySet<string>;
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly appId: string;
  readonly botId: string;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly homeEnabled: boolean;
  /** how many `files.info` calls a new file stays unprocessed for */
  readonly fileInfos: number;
  /** exchanges a trigger for who caused it; an error when it is unknown, old or used */
  readonly useTrigger: (triggerId: string) => readonly [error: string | undefined, user: string];
  readonly socketUrl: () => string;
}

export type Method = (context: MethodContext, args: Json) => Json;

export function fail(error: string, extra: Json = {}): Json {
  return { ok: false, error, ...extra };
}

export function missingScope(context: MethodContext, needed: string): Json {
  return fail('missing_scope', { needed, provided: [...context.scopes].join(',') });
}

/** An argument that is JSON: already so in a JSON body, as text in a form. */
export function jsonArgument(value: unknown): unknown {
  return typeof value === 'string' ? parseJson(value) : value;
}

// arguments that a form carries as JSON text
const JSON_ARGUMENTS = new Set(['blocks', 'attachments', 'metadata', 'files']);

/** What the app sent: the body of a call, with what is JSON in it read. */
export function readPayload(args: Json): Json {
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [
      key,
      JSON_ARGUMENTS.has(key) ? (jsonArgument(value) ?? value) : value,
    ]),
  );
}

export function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === '1';
}

/** As Slack says it: `errors`, and the same in `response_metadata.messages`. */
export function failProblems(error: string, problems: readonly BlockProblem[]): Json {
  const errors = problems.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);
  return fail(error, { errors, response_metadata: { messages: errors.map((line) => `[ERROR] ${line}`) } });
}

/** The blocks of a message, checked; or the answer that refuses them. Absent ones are none. */
export function readBlocks(
  store: Store,
  value: unknown,
  ownPost: boolean,
): { blocks: Json[] } | { refused: Json } {
  if (value === undefined || value === '') return { blocks: [] };
  const blocks = jsonArgument(value);
  if (!Array.isArray(blocks)) return { refused: fail('invalid_blocks_format') };
  if (blockTextLength(blocks) > MESSAGE_BLOCK_CHARACTERS) return { refused: fail('msg_blocks_too_long') };
  const file = (reference: { id?: string; url?: string }) => store.fileState(reference, ownPost);
  const problems = validateBlocks(blocks, 'message', { file, reachable: store.reachable });
  if (problems.length > 0) return { refused: failProblems('invalid_blocks', problems) };
  return { blocks: blocks.filter(isJson) };
}

/** Slack cuts a longer text (chat.postMessage). */
const TEXT_CHARACTERS = 40_000;

export function readText(value: unknown): string {
  return text(value).slice(0, TEXT_CHARACTERS);
}

/** A conversation that the bot may see: a private one only from within. */
export function visibleChannel(context: MethodContext, id: unknown): Channel | undefined {
  const channel = context.store.channels.get(text(id));
  if (!channel) return undefined;
  return channel.kind === 'public' || channel.members.has(context.store.botUserId) ? channel : undefined;
}

/** The refusal when the kind of the conversation asks for a scope that is not there. */
export function checkConversationScope(
  context: MethodContext,
  channel: Channel,
  access: 'read' | 'history',
): Json | undefined {
  const needed = conversationScope(channel.kind, access);
  return context.scopes.has(needed) ? undefined : missingScope(context, needed);
}

/** A page of a list by cursor, as Slack's cursors work. */
export function readPage<T>(all: readonly T[], args: Json): { page: T[]; nextCursor: string } {
  const limit = Math.min(Math.max(Number(args.limit) || 100, 1), 1000);
  const start = args.cursor ? Number(Buffer.from(text(args.cursor), 'base64').toString()) || 0 : 0;
  const end = start + limit;
  return {
    page: all.slice(start, end),
    nextCursor: end < all.length ? Buffer.from(String(end)).toString('base64') : '',
  };
}
