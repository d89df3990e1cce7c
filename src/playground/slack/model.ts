import type { Json } from './json.ts';

export interface Person {
  readonly id: string;
  name: string;
  realName: string;
  email?: string;
  /** as Slack says it: `en-US`, `fr-FR` */
  locale: string;
  tz: string;
  tzOffset: number;
  isBot: boolean;
  deleted: boolean;
  /** a guest: sees only the channels they are in */
  isRestricted: boolean;
  isAdmin: boolean;
}

export type ChannelKind = 'public' | 'private' | 'im';

/** What is stored is changed by the store alone, which tells of it. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly members: ReadonlySet<string>;
  readonly isArchived: boolean;
  /** Slack Connect: shared with another company */
  readonly isExternal: boolean;
  /** only some may post: `restricted_action_read_only_channel` */
  readonly isReadOnly: boolean;
}

/** What people chose or typed: block id, action id, then as Slack's `state.values` has it. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, Json>>>>;

export interface Message {
  readonly ts: string;
  readonly channel: string;
  /** who wrote it: the bot, or a person */
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  /** the only person who sees it; absent when all do */
  readonly onlyFor?: string;
  readonly threadTs?: string;
  readonly metadata?: Json;
  readonly files: readonly string[];
  readonly edited: boolean;
  readonly unfurlLinks?: boolean;
  readonly unfurlMedia?: boolean;
  /** what people have chosen in it; what it starts with is not repeated */
  readonly state: StateValues;
  /** the body that the app sent last for it, without the token; absent for what a person wrote */
  readonly payload?: Json;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** what was announced; the bytes that come must be as many */
  readonly length: number;
  readonly bytes?: Buffer;
  readonly completed: boolean;
  readonly altText: string;
  /** `files.info` calls still to come before it counts as processed */
  readonly infosLeft: number;
  /** channel id and ts of the messages that show it */
  readonly shares: readonly { readonly channel: string; readonly ts: string }[];
}

/** A Home tab or a modal. */
export interface StoredView {
  readonly id: string;
  readonly user: string;
  /** changes whenever the view does */
  readonly hash: string;
  /** the view with ids in its blocks */
  readonly view: Json;
  /** the view as the app sent it */
  readonly payload: Json;
  /** what the person has chosen and typed in it so far; what it starts with is not repeated */
  readonly state: StateValues;
  /** the first view of its stack: itself, unless it was pushed */
  readonly root: string;
  /** the view that it was pushed onto */
  readonly previous: string | null;
}
