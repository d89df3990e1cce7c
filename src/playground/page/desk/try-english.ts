import type { TryWords } from './words.ts';

export const tryEnglish: TryWords = {
  intro: 'One click sends the line as if you had typed it.',
  groups: {
    ask: 'Ask',
    closer: 'Look closer',
    asWritten: 'Write as you like',
    own: 'Your own figures',
    together: 'Together',
    bot: 'The bot itself',
    plain: 'In plain words',
    more: 'More than commands',
  },
  examples: {
    overview: { line: () => 'overview', shows: 'The headline figures and the trend of revenue' },
    agents: { line: () => 'agents last month', shows: 'The leaderboard, and what changed' },
    course: { line: () => 'win rate by month this year', shows: 'One figure over time' },
    compared: {
      line: () => 'revenue by product vs last year',
      shows: 'The same days of the year before, beside it',
    },
    pipeline: { line: () => 'pipeline', shows: 'Open deals and their money, stage by stage' },
    profile: { line: ({ agent }) => `agent ${agent}`, shows: 'One agent: figures, rank, trend' },
    filter: { line: ({ office }) => `agents office:${office}`, shows: 'Any answer, for one office alone' },
    filters: {
      line: ({ product, sector }) => `top 3 agents product:${product} sector:${sector} this year`,
      shows: 'Several at once, in any order',
    },
    slip: { line: () => 'agnets', shows: 'A slip: the nearest words come as buttons' },
    otherLanguage: {
      line: () => "chiffre d'affaires par secteur ce trimestre",
      shows: 'Both languages are understood; the answer is in yours',
    },
    me: { line: () => 'me', shows: 'How you are doing, and what to chase' },
    team: { line: () => 'team', shows: 'Each member, who rose and who fell, what has waited longest' },
    stranger: { line: () => 'me', shows: 'You are not in the base: see what the bot makes of it' },
    share: { line: () => 'agents last month share', shows: 'For everybody in the channel to see' },
    data: { line: () => 'data', shows: 'What the base holds, and what could not be read' },
    status: { line: () => 'status', shows: 'How reading goes, and when the next digest is due' },
    help: { line: () => 'help', shows: 'All that can be asked' },
  },
  mention: {
    line: (bot, office) => `${bot} how did the ${office} office do last quarter?`,
    shows: 'A mention in a channel: the answer comes in its thread, for everybody to read',
  },
  direct: {
    title: 'Write to the bot directly',
    line: 'revenue by product last month',
    shows: 'In your direct messages it needs neither command nor mention',
  },
  home: {
    title: 'Open your Home tab',
    shows: 'Figures at a glance, questions for one press, your settings',
  },
  askInOther: 'Ask in French',
  beManager: 'Be a manager',
  beAgent: 'Be an agent',
  beShows: (name, line) => `Become ${name}, then ask for ${line}`,
  seeDigest: (weekday) => `See ${weekday}’s digest`,
  seeDigestShows: (when, channel) => `The clock moves to ${when}, and the bot writes to ${channel}`,
  digestUnderWay: (channel) => `The clock has moved. The digest is on its way to ${channel}.`,
};
