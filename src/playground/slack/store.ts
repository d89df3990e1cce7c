import type { FileState } from './block-kit/check.ts';
import { Changes } from './changes.ts';
import { Ids } from './ids.ts';
import type { Channel, Message, Person, StateValues, StoredFile } from './model.ts';
import { keepState } from './state.ts';
import { Views } from './views.ts';

/** A message as it is written; ids and a timestamp come with being stored. */
export type NewMessage = Pick<Message, 'channel' | 'user' | 'text' | 'blocks'> &
  Partial<
    Pick<Message, 'onlyFor' | 'threadTs' | 'metadata' | 'files' | 'unfurlLinks' | 'unfurlMedia' | 'payload'>
  >;

/** Everything that the workspace knows, and the only one to change it: each change is told to who listens. */
export class Store {
  readonly changes = new Changes();
  readonly ids: Ids;
  readonly views: Views;
  readonly botUserId: string;
  readonly now: () => number;
  readonly reachable: (imageUrl: string) => boolean;
  readonly #people = new Map<string, Person>();
  readonly #channels = new Map<string, Channel>();
  readonly #files = new Map<string, StoredFile>();
  readonly #active = new Set<string>();
  readonly #messages = new Map<string, Map<string, Message>>();
  readonly #keep: number;

  /** Old messages go when a channel holds more than `keep`. */
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
    this.ids = new Ids(now);
    this.views = new Views(this.ids, this.changes);
  }

  get people(): ReadonlyMap<string, Person> {
    return this.#people;
  }

  get channels(): ReadonlyMap<string, Channel> {
    return this.#channels;
  }

  get files(): ReadonlyMap<string, StoredFile> {
    return this.#files;
  }

  addPerson(person: Person): void {
    this.#people.set(person.id, person);
  }

  isActive(user: string): boolean {
    return user === this.botUserId || this.#active.has(user);
  }

  setActive(user: string, active: boolean): void {
    if (this.#active.has(user) === active) return;
    if (active) this.#active.add(user);
    else this.#active.delete(user);
    this.changes.tell({ kind: 'presence' });
  }

  addChannel(channel: Channel): void {
    this.#channels.set(channel.id, channel);
    this.changes.tell({ kind: 'channel', channel: channel.id });
  }

  join(channel: Channel, user: string): void {
    Object.assign(channel, { members: new Set([...channel.members, user]) });
    this.changes.tell({ kind: 'channel', channel: channel.id });
  }

  addMessage(message: NewMessage): Message {
    const stored: Message = {
      ...message,
      ts: this.ids.nextTs(),
      blocks: this.ids.nameBlocks(message.blocks),
      files: message.files ?? [],
      edited: false,
      state: {},
    };
    const { channel, ts } = stored;
    const inChannel = this.#messages.get(channel) ?? new Map<string, Message>();
    this.#messages.set(channel, inChannel);
    inChannel.set(ts, stored);
    this.changes.tell({ kind: 'message', channel, ts });
    const oldest = inChannel.keys().next().value;
    if (inChannel.size > this.#keep && oldest !== undefined) this.removeMessage(channel, oldest);
    return stored;
  }

  changeMessage(message: Message, change: Pick<NewMessage, 'text' | 'blocks' | 'payload'>): void {
    const blocks = this.ids.nameBlocks(change.blocks);
    const state = keepState(blocks, message.state);
    Object.assign(message, { ...change, blocks, state, edited: true });
    this.changes.tell({ kind: 'message', channel: message.channel, ts: message.ts });
  }

  /** Tells nobody: the person who entered it sees it already. */
  enter(message: Message, state: StateValues): void {
    Object.assign(message, { state });
  }

  message(channel: string, ts: string): Message | undefined {
    return this.#messages.get(channel)?.get(ts);
  }

  removeMessage(channel: string, ts: string): void {
    if (this.#messages.get(channel)?.delete(ts)) this.changes.tell({ kind: 'gone', channel, ts });
  }

  /** Oldest first: what everybody sees and, with a viewer, what is only for them. */
  messages(channel: string, viewer?: string): Message[] {
    const all = [...(this.#messages.get(channel)?.values() ?? [])];
    return all.filter((message) => message.onlyFor === undefined || message.onlyFor === viewer);
  }

  /** The conversation between the bot and a person, opened if there is none; undefined for who cannot have one. */
  directChannel(userId: string): Channel | undefined {
    const person = this.#people.get(userId);
    if (!person || person.deleted || person.isBot) return undefined;
    const id = `D${userId.slice(1)}`;
    const known = this.#channels.get(id);
    if (known) return known;
    const members = new Set([userId, this.botUserId]);
    const plain = { isArchived: false, isExternal: false, isReadOnly: false };
    const channel: Channel = { id, name: 'directmessage', kind: 'im', members, ...plain };
    this.addChannel(channel);
    return channel;
  }

  addFile(file: StoredFile): void {
    this.#files.set(file.id, file);
    this.changes.tell({ kind: 'file', id: file.id });
  }

  changeFile(file: StoredFile, change: Partial<Omit<StoredFile, 'id'>>): void {
    Object.assign(file, change);
    this.changes.tell({ kind: 'file', id: file.id });
  }

  /** Where a file stands for someone who reads a message: `shared` ones only, when it is not the bot's own post. */
  fileState(reference: { readonly id?: string; readonly url?: string }, ownPost: boolean): FileState {
    const id = reference.id ?? /\/(F[A-Z0-9]{8,})(\/|$)/.exec(reference.url ?? '')?.[1];
    const file = id === undefined ? undefined : this.#files.get(id);
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
