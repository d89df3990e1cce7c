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

export interface Channel {
  readonly id: string;
  name: string;
  readonly kind: ChannelKind;
  readonly members: Set<string>;
  isArchived: boolean;
  /** Slack Connect: shared with another company */
  isExternal: boolean;
  /** only some may post: `restricted_action_read_only_channel` */
  isReadOnly: boolean;
}

export interface Message {
  readonly ts: string;
  readonly channel: string;
  /** who wrote it: the bot, or a person */
  user: string;
  text: string;
  blocks: Json[];
  /** the only person who sees it; absent when all do */
  readonly onlyFor?: string;
  readonly threadTs?: string;
  metadata?: Json;
  files: string[];
  edited: boolean;
  unfurlLinks?: boolean;
  unfurlMedia?: boolean;
  /** what people have chosen in it: block id, action id, as in `state.values` */
  readonly state: Record<string, Record<string, Json>>;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  title: string;
  /** what was announced; the bytes that come must be as many */
  readonly length: number;
  bytes?: Buffer;
  completed: boolean;
  altText: string;
  /** `files.info` calls still to come before it counts as processed */
  infosLeft: number;
  /** channel id and ts of the messages that show it */
  readonly shares: { channel: string; ts: string }[];
}

export interface StoredView {
  readonly id: string;
  readonly user: string;
  readonly hash: string;
  readonly view: Json;
}
