import type { Acknowledgement } from './deliver.ts';
import { buildHomeEvent, buildMessageEvent, deliverEvent } from './events.ts';
import { readText } from './methods/method.ts';
import type { Channel, Message, Person } from './model.ts';
import type { PeopleParts } from './parts.ts';
import { EVENT_SCOPES } from './scopes.ts';

/** Who and where are ids or names; the first person and channel by default. */
export interface AskedWords {
  readonly user?: string;
  readonly channel?: string;
  /** as Slack keeps it: people are `<@U…>`, and `&`, `<` and `>` of the words are escaped */
  readonly text: string;
  /** of the first message of a thread */
  readonly threadTs?: string;
}

/** Why Slack takes no message of a person, by the names of its errors. */
export type WordsRefusal =
  | 'no_text'
  | 'user_disabled'
  | 'not_in_channel'
  | 'is_archived'
  | 'restricted_action_read_only_channel'
  | 'messages_tab_disabled'
  | 'thread_not_found';

export type Said =
  | {
      readonly message: Message;
      /** of each event that told the app of it; none when it does not subscribe */
      readonly acks: readonly Acknowledgement[];
    }
  | { readonly refused: WordsRefusal };

const MESSAGE_EVENTS = { public: 'message.channels', private: 'message.groups', im: 'message.im' } as const;

/** Why this person cannot write there at all; undefined when they can. */
export function refuseWords(
  { app }: PeopleParts,
  person: Person,
  channel: Channel,
): WordsRefusal | undefined {
  if (person.deleted) return 'user_disabled';
  if (!channel.members.has(person.id)) return 'not_in_channel';
  if (channel.isArchived) return 'is_archived';
  if (channel.isReadOnly && !person.isAdmin) return 'restricted_action_read_only_channel';
  if (channel.kind === 'im' && !app.messagesEnabled) return 'messages_tab_disabled';
  return undefined;
}

function hears({ context, app }: PeopleParts, event: keyof typeof EVENT_SCOPES): boolean {
  return app.events.has(event) && context.scopes.has(EVENT_SCOPES[event]);
}

/** The inner events that tell the app of a message: only of conversations that the bot is in. */
function findEvents(parts: PeopleParts, message: Message, channel: Channel): ('app_mention' | 'message')[] {
  const { botUserId } = parts.context.store;
  if (!channel.members.has(botUserId)) return [];
  const mentioned = channel.kind !== 'im' && new RegExp(`<@${botUserId}(\\||>)`).test(message.text);
  return [
    ...(mentioned && hears(parts, 'app_mention') ? (['app_mention'] as const) : []),
    ...(hears(parts, MESSAGE_EVENTS[channel.kind]) ? (['message'] as const) : []),
  ];
}

/** Writes a person's message, and tells the app of it as far as it subscribes. */
export async function say(parts: PeopleParts, asked: AskedWords): Promise<Said> {
  const { context, directory } = parts;
  const person = directory.person(asked.user);
  const channel = directory.channel(asked.channel);
  const refused = refuseWords(parts, person, channel);
  if (refused) return { refused };
  const text = readText(asked.text);
  if (text.trim() === '') return { refused: 'no_text' };
  const { threadTs } = asked;
  const first = threadTs === undefined ? undefined : context.store.message(channel.id, threadTs);
  if (threadTs !== undefined && (!first || first.onlyFor !== undefined))
    return { refused: 'thread_not_found' };
  const message = context.store.addMessage({
    channel: channel.id,
    user: person.id,
    text,
    blocks: [],
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  const events = findEvents(parts, message, channel).map((type) => buildMessageEvent(parts, message, type));
  return { message, acks: await Promise.all(events.map((event) => deliverEvent(parts, event))) };
}

/** Opens the app's Home tab; undefined when there is none, or the app does not subscribe to hear of it. */
export async function openHome(
  parts: PeopleParts,
  asked: { readonly user?: string },
): Promise<Acknowledgement | undefined> {
  const person = parts.directory.person(asked.user);
  if (!parts.context.homeEnabled || !parts.app.events.has('app_home_opened')) return undefined;
  return deliverEvent(parts, buildHomeEvent(parts, person.id, 'home'));
}

export interface AskedDismissal {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
}

/** Takes a message that only this person sees out of their sight; false when there is none such. */
export function dismiss({ context, directory }: PeopleParts, asked: AskedDismissal): boolean {
  const channel = directory.channel(asked.channel);
  const message = context.store.message(channel.id, asked.ts);
  if (!message || message.onlyFor !== directory.person(asked.user).id) return false;
  context.store.removeMessage(channel.id, message.ts);
  return true;
}
