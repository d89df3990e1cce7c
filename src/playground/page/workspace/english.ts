import type { Words } from '../words.ts';
import { placeName } from './place-name.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');

export const english: Words = {
  skip: 'Skip to the message box',
  connecting: 'Connecting…',
  reconnecting: 'Reconnecting…',
  unreachable: 'The playground does not answer. Is it still running?',
  close: 'Close',

  sidebar: 'Channels and messages',
  openSidebar: 'Show channels',
  youAre: 'You are',
  roles: { agent: 'agent', manager: 'manager', head: 'head of sales', bot: 'app' },
  channels: 'Channels',
  directMessages: 'Direct messages',
  apps: 'Apps',
  privateChannel: 'private',
  unread: (count) => plural(count, 'unread message', 'unread messages'),
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },

  openDesk: 'Try it',
  members: (count) => plural(count, 'member', 'members'),
  membersOf: (place) => `Members of ${place}`,
  you: 'you',
  active: 'Active',
  away: 'Away',
  localTime: (time) => `${time} local time`,

  home: 'Home',
  messages: 'Messages',
  noHome: 'This app has no Home tab yet.',
  noHomeHint: (command) => `It answers in every channel: type ${command} there.`,

  conversation: (place) => `Messages in ${place}`,
  beginning: (place) =>
    place.kind === 'direct'
      ? `This is the very beginning of your messages with ${place.name}`
      : `This is the very beginning of ${placeName(place)}`,
  beginningHint: ({ kind, name }) =>
    kind === 'direct'
      ? `Ask ${name} as you would ask a colleague: nobody else reads here.`
      : 'Nobody has written here yet.',
  tryLine: ['Type ', ', or press an example in the playground’s panel.'],
  example: 'agents last month',
  newMessages: 'New messages',
  app: 'APP',
  by: (author, time) => `${author}, ${time}`,
  onlyYou: 'Only visible to you',
  dismiss: 'Dismiss',
  edited: '(edited)',
  actions: 'Actions on this message',
  payload: 'Payload',
  payloadHint: 'What the app sent',
  replyInThread: 'Reply in thread',
  replies: (count) => plural(count, 'reply', 'replies'),
  lastReply: (time) => `Last one at ${time}`,
  thread: 'Thread',
  notInThreads: (command) => `${command} is not supported in threads. Sorry!`,
  openFile: (name) => `Open ${name}`,
  download: 'Download',

  writeTo: (place) => `Message ${placeName(place)}`,
  reply: 'Reply…',
  send: 'Send',
  readOnly: 'Sending messages to this app has been turned off.',
  readOnlyHint: (command) => `${command} works in any channel.`,
  commands: 'Commands',
  people: 'People',

  submit: 'Submit',
  cancel: 'Cancel',
};
