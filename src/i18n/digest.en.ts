import type { DigestMessages } from './digest-messages.ts';

export const digestEn: DigestMessages = {
  title: (week) => `Sales, ${week}`,
  behind: (age, instant, reason) => `These figures rest on data read ${age}, on ${instant}. ${reason}`,
  late: (due) => `This is late: it was due on ${due}.`,
  test: 'This is a test: it was sent to you alone.',
  won: (deals, plural, revenue) => `${deals} ${plural ? 'deals' : 'deal'} won for ${revenue}`,
  changed: (change) => `, ${change} on the week before.`,
  unchanged: ', as much as the week before.',
  afterNothing: ', after a week in which nothing was won.',
  sellers: (won, of, plural) => `${won} of ${of} ${plural.of ? 'agents' : 'agent'} won at least one.`,
  nothingWon: (week) => `Nothing was won in the ${week}.`,
  lastWin: (day, deal) => `The last win was on ${day}: ${deal}.`,
  nothingEver: 'Nothing has been won in this base yet.',
  wins: 'Biggest wins',
  waiting: 'In progress the longest, in days since engaged',
  attention: 'To look at in the base',
  noValue: 'no value',
  noPotential: 'no list price',
  finding: (count, text) => `${count} × ${text}`,
  allFindings: (kinds, plural, command) =>
    `and ${kinds} more ${plural ? 'kinds' : 'kind'}: ${command} lists them all`,
  period: (days) => `Period: ${days}`,
  rest: (command, example) => `${command} answers the rest, for example ${example}`,
  example: 'agents last week',
  owner: (who) => `Set up by ${who}`,
  admins: 'the admins of this bot',
};
