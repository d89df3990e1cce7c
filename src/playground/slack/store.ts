import { randomBytes } from 'node:crypto';
import type { FileState } from './block-kit/check.ts';
import { isJson, type Json, objects } from './json.ts';
import type { Channel, Message, Person, StoredFile, StoredView } from './model.ts';

export interface NewMessage {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly onlyFor?: string;
  readonly threadTs?: string;
  readonly metadata?: Json;
  readonly files?: readonly string[];
  readonly unfurlLinks?: boolean;
  readonly unfurlMedia?: boolean;
}

/** Slack gives an id to every block and interactive element that came without one. */
function addIds(blocks: readonly Json[], nextId: () => string): Json[] {
  const named = (element: unknown): unknown => {
    const interactive = isJson(element) && !['image', 'mrkdwn', 'plain_text'].includes(String(element.type));
    return interactive && element.action_id === undefined ? { ...element, action_id: nextId() } : element;
  };
  return blocks.map((block) => ({
    ...block,
    block_id: block.block_id ?? nextId(),
    ...(block.type === 'actions' ? { elements: objects(block.elements).map(named) } : {}),
    ...(block.accessory === undefined ? {} : { accessory: named(block.accessory) }),
    ...(block.type === 'input' ? { element: named(block.element) } : {}),
  }));
}

/** Everything that the workspace knows. Old messages go when a channel holds more than `keep`. */
export class Store {
  readonly people = new Map<string, Person>();
  readonly channels = new Map<string, Channel>();
  readonly files = new Map<string, StoredFile>();
  /** the Home tab of each person */
  readonly homes = new Map<string, StoredView>();
  readonly dialogs: StoredView[] = [];
  readonly botUserId: string;
  readonly now: () => number;
  readonly reachable: (imageUrl: string) => boolean;
  readonly #messages = new Map<string, Map<string, Message>>();
  readonly #keep: number;
  #lastTs = 0;
  #ids = 0;

  constructor(
    botUserId: string,
    now: () => number,
    keep: number,
    reachable: (imageUrl: string) => boolean = () => true,
  ) {
    this.reachable = reachable;
    this.botUserId = botUserId;
    this.now = now;
    this.#keep = keep;
  }

  /** Seconds with six decimals, never the same twice. */
  nextTs(): string {
    this.#lastTs = Math.max(this.#lastTs + 1, Math.round(this.now() * 1000));
    return `${Math.floor(this.#lastTs / 1e6)}.${String(this.#lastTs % 1e6).padStart(6, '0')}`;
  }

  /** An id as Slack's are: a letter and ten letters or digits. */
  nextId(prefix: string): string {
    this.#ids += 1;
    const count = this.#ids.toString(36).toUpperCase().padStart(6, '0');
    return `${prefix}${randomBytes(2).toString('hex').toUpperCase()}${count}`;
  }

  addMessage(message: NewMessage): Message {
    const { files = [], ...rest } = message;
    const stored: Message = {
      ...rest,
      ts: this.nextTs(),
      blocks: this.nameBlocks(message.blocks),
      files: [...files],
      edited: false,
      state: {},
    };
    const inChannel = this.#messages.get(message.channel) ?? new Map<string, Message>();
    this.#messages.set(message.channel, inChannel);
    inChannel.set(stored.ts, stored);
    const oldest = inChannel.keys().next().value;
    if (inChannel.size > this.#keep && oldest !== undefined) inChannel.delete(oldest);
    return stored;
  }

  nameBlocks(blocks: readonly Json[]): Json[] {
    return addIds(blocks, () => this.nextId('b'));
  }

  message(channel: string, ts: string): Message | undefined {
    return this.#messages.get(channel)?.get(ts);
  }

  removeMessage(channel: string, ts: string): void {
    this.#messages.get(channel)?.delete(ts);
  }

  /** Oldest first: what everybody sees and, with a viewer, what is only for them. */
  messages(channel: string, viewer?: string): Message[] {
    const all = [...(this.#messages.get(channel)?.values() ?? [])];
    return all.filter((message) => message.onlyFor === undefined || message.onlyFor === viewer);
  }

  /** The conversation between the bot and a person, opened if there is none; undefined for who cannot have one. */
  directChannel(userId: string): Channel | undefined {
    const person = this.people.get(userId);
    if (!person || person.deleted || person.isBot) return undefined;
    const id = `D${userId.slice(1)}`;
    const known = this.channels.get(id);
    if (known) return known;
    const channel: Channel = {
      id,
      name: 'directmessage',
      kind: 'im',
      members: new Set([userId, this.botUserId]),
      isArchived: false,
      isExternal: false,
      isReadOnly: false,
    };
    this.channels.set(id, channel);
    return channel;
  }

  /** Where a file stands for someone who reads a message: `shared` ones only, when it is not the bot's own post. */
  fileState(reference: { readonly id?: string; readonly url?: string }, ownPost: boolean): FileState {
    const id = reference.id ?? /\/(F[A-Z0-9]{8,})(\/|$)/.exec(reference.url ?? '')?.[1];
    const file = id === undefined ? undefined : this.files.get(id);
    if (!file?.completed) return 'unknown';
    if (file.infosLeft > 0) return 'processing';
    if (!mimeType(file).startsWith('image/')) return 'not_an_image';
    return ownPost || file.shares.length > 0 ? 'visible' : 'not_visible';
  }
}

/** By what the bytes are, not by the name: a page that calls itself a PNG is a page. */
export function mimeType(file: StoredFile): string {
  const head = file.bytes?.subarray(0, 12).toString('latin1') ?? '';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('GIF8')) return 'image/gif';
  if (/^\s*<(!doctype|html)/i.test(head)) return 'text/html';
  return file.name.endsWith('.txt') || file.name.endsWith('.csv') ? 'text/plain' : 'application/octet-stream';
}
