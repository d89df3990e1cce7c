import type { Locale, PersonData, PlaceData } from './protocol.ts';
import { english } from './workspace/english.ts';
import { french } from './workspace/french.ts';

export type Theme = 'system' | 'light' | 'dark';

/** Every word of the workspace around the messages. */
export interface Words {
  readonly skip: string;
  readonly connecting: string;
  readonly reconnecting: string;
  readonly unreachable: string;
  readonly close: string;

  readonly sidebar: string;
  readonly openSidebar: string;
  readonly youAre: string;
  readonly roles: Readonly<Record<PersonData['role'], string>>;
  readonly channels: string;
  readonly directMessages: string;
  readonly apps: string;
  readonly privateChannel: string;
  readonly unread: (count: number) => string;
  readonly theme: string;
  readonly themes: Readonly<Record<Theme, string>>;

  readonly openDesk: string;
  readonly members: (count: number) => string;
  readonly membersOf: (place: string) => string;
  readonly you: string;
  readonly active: string;
  readonly away: string;
  readonly localTime: (time: string) => string;

  readonly home: string;
  readonly messages: string;
  readonly noHome: string;
  readonly noHomeHint: (command: string) => string;

  readonly conversation: (place: string) => string;
  readonly beginning: (place: Pick<PlaceData, 'kind' | 'name'>) => string;
  readonly beginningHint: (place: Pick<PlaceData, 'kind' | 'name'>) => string;
  /** before and after a line that one can press */
  readonly tryLine: readonly [string, string];
  /** what to type after the command */
  readonly example: string;
  readonly newMessages: string;
  readonly app: string;
  readonly by: (author: string, time: string) => string;
  readonly onlyYou: string;
  readonly dismiss: string;
  readonly edited: string;
  readonly actions: string;
  readonly payload: string;
  readonly payloadHint: string;
  readonly replyInThread: string;
  readonly replies: (count: number) => string;
  readonly lastReply: (time: string) => string;
  readonly thread: string;
  /** as Slack says it */
  readonly notInThreads: (command: string) => string;
  readonly openFile: (name: string) => string;
  readonly download: string;

  readonly writeTo: (place: Pick<PlaceData, 'kind' | 'name'>) => string;
  readonly reply: string;
  readonly send: string;
  readonly readOnly: string;
  readonly readOnlyHint: (command: string) => string;
  /** above what a box offers to complete it with */
  readonly commands: string;
  readonly people: string;

  readonly submit: string;
  readonly cancel: string;
}

export const words = { en: english, fr: french } satisfies Record<Locale, Words>;
