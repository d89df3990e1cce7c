import { createPlural } from '../workspace/plural.ts';
import { tryEnglish } from './try-english.ts';
import type { DeskWords } from './words.ts';

const plural = createPlural('en');

export const english: DeskWords = {
  title: 'Playground',
  close: 'Close',
  dismiss: 'Dismiss',
  unreachable: 'The playground does not answer. Is it still running?',
  tabs: { try: 'Try', base: 'Base', clock: 'Clock', log: 'Log' },
  broken: 'something is broken on purpose',
  deals: (count) => `${plural(count, 'deal', 'deals')} in the base`,
  soonRead: 'The bot reads changes every ten seconds: ask again then.',
  lines: { data: 'data', status: 'status' },

  try: tryEnglish,

  deal: {
    open: 'Open deals, the latest',
    none: 'No deal is in progress.',
    amount: 'Amount',
    amountOf: (deal) => `Amount of ${deal}`,
    win: 'Win',
    winDeal: (deal) => `Win ${deal}`,
    lose: 'Lose',
    loseDeal: (deal) => `Lose ${deal}`,
    won: (deal, amount) => `${deal} is won: ${amount}.`,
    lost: (deal) => `${deal} is lost.`,
    add: 'Add a deal',
    name: 'Name',
    agent: 'Agent',
    product: 'Product',
    account: 'Account',
    stage: 'Stage',
    inProgress: 'In progress',
    wonToday: 'Won today',
    doAdd: 'Add',
    added: (deal) => `${deal} is in the base.`,
    nameMissing: 'Give the deal a name.',
  },

  renaming: {
    title: 'Rename a field',
    note: (data, status) =>
      `The bot tells of it: in ${status} if it cannot do without the field, else in ${data}.`,
    field: 'Field',
    newName: 'New name',
    rename: 'Rename',
    renamed: (from, to) => `${from} is now called ${to}. Wait ten seconds, then ask the bot how it is.`,
    back: 'Rename it back',
    nameMissing: 'Give the field a new name.',
    sameName: 'That is its name already.',
  },

  faults: {
    title: 'Break something',
    base: 'How the base answers',
    moods: {
      well: { label: 'As it should', done: 'The base answers as it should again.' },
      slow: {
        label: 'Slow',
        hint: 'two seconds before each answer',
        done: 'The base is slow now. Your answers are not: the bot never waits for it.',
      },
      down: {
        label: 'Down',
        hint: '503 to everything',
        done: 'The base is down. The bot keeps answering from what it read, and says how old that is.',
      },
      locked: {
        label: 'Token refused',
        hint: 'as if it had been revoked',
        done: 'The base refuses the token. The bot keeps answering from what it read; “status” says what has to be mended.',
      },
    },
    slack: {
      up: { label: 'Reachable', done: 'Slack is reachable again.' },
      down: {
        label: 'Offline',
        done: 'Slack is offline for the bot: no answer reaches you, and the log says so. A digest that falls due now comes late, and not twice.',
      },
    },
    quickchart: {
      up: { label: 'Reachable', done: 'QuickChart draws again.' },
      down: {
        label: 'Offline',
        done: 'QuickChart is offline. Ask again: the picture is made another way, and the log says why.',
      },
    },
  },

  clock: {
    title: 'What time it is for the bot',
    zone: (zone) => `Time zone: ${zone}`,
    same: 'The same time as on your machine.',
    ahead: (span) => `${span} ahead of your machine.`,
    move: 'Move it on',
    hour: '+1 hour',
    day: '+1 day',
    toDigest: (when) => `To the next digest: ${when}`,
    noDigest: 'No weekly digest is due.',
    moved: 'The clock has moved.',
    forwardOnly: 'The clock only goes forward. Starting over brings it back.',
    startOver: 'Start over',
    startOverNote: 'The base, the messages and the clock as they were at first.',
    sure: 'Everything begins anew: your messages and your changes of the base will be gone.',
    doStartOver: 'Yes, start over',
    cancel: 'Cancel',
    startedOver: 'Everything is as it was at first.',
  },

  log: {
    title: 'What the bot wrote into its log',
    onlyWarnings: (count) => `Warnings and errors only (${count})`,
    levels: { debug: 'debug', info: 'info', warn: 'warning', error: 'error', fatal: 'fatal' },
    details: 'Details',
    empty: 'Nothing yet.',
    noWarnings: 'No warning and no error so far.',
    cut: (limit) => `Only the last ${limit} lines are here.`,
  },

  payload: {
    title: 'What the app sent',
    back: 'Back',
    sentTo: (place, time) => `To ${place} at ${time}`,
    conversationWith: (name) => `the conversation with ${name}`,
    onlyYou: 'only you see it',
    text: 'Its text, for notifications and screen readers',
    none: 'A person wrote this message: no app sent anything.',
    copy: 'Copy',
    copyBlocks: 'Copy blocks for Block Kit Builder',
    openBuilder: 'Open in Block Kit Builder',
    newTab: 'opens in a new tab',
    tooLong: 'Too long for a link: copy the blocks, and paste them into the builder.',
    copied: 'Copied',
    copyByHand: 'The browser does not let this page copy. The text is chosen: press Ctrl+C or ⌘C.',
  },
};
