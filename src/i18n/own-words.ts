import type { AgeBand } from '../report/open-deals.ts';
import type { Mover, OwnPart } from '../report/own.ts';
import type { Report, Table } from '../report/report.ts';
import type { Locale } from './locale.ts';
import type { Words } from './words.ts';

/** What is said only in a report about whoever asks. */
interface OwnMessages {
  readonly ages: string;
  readonly age: string;
  readonly days: (from: string, to: string) => string;
  readonly over: (days: string) => string;
  readonly undated: string;
  readonly deals: string;
  readonly potential: string;
  readonly waiting: string;
  readonly waitedDays: string;
  readonly movers: string;
  readonly before: string;
  readonly now: string;
  readonly change: string;
  readonly rose: (movers: string) => string;
  readonly fell: (movers: string) => string;
  readonly noneMoved: string;
  readonly longest: (deal: string, days: string) => string;
}

const messagesOf: Readonly<Record<Locale, OwnMessages>> = {
  en: {
    ages: 'Open deals today, by days since they were engaged',
    age: 'Days',
    days: (from, to) => `${from}–${to} days`,
    over: (days) => `over ${days} days`,
    undated: 'no date',
    deals: 'Deals',
    potential: 'Value',
    waiting: 'In progress the longest',
    waitedDays: 'Days',
    movers: 'Who rose and who fell, by revenue',
    before: 'Before',
    now: 'Now',
    change: 'Change',
    rose: (movers) => `Up: ${movers}.`,
    fell: (movers) => `Down: ${movers}.`,
    noneMoved: 'Nobody’s revenue rose or fell.',
    longest: (deal, days) => `Waiting longest: ${deal} (${days}).`,
  },
  fr: {
    ages: 'Affaires ouvertes aujourd’hui, par jours depuis leur engagement',
    age: 'Jours',
    days: (from, to) => `${from} à ${to} jours`,
    over: (days) => `plus de ${days} jours`,
    undated: 'sans date',
    deals: 'Affaires',
    potential: 'Montant',
    waiting: 'En cours depuis le plus longtemps',
    waitedDays: 'Jours',
    movers: 'Qui progresse et qui recule, par chiffre d’affaires',
    before: 'Avant',
    now: 'Maintenant',
    change: 'Évolution',
    rose: (movers) => `En hausse : ${movers}.`,
    fell: (movers) => `En baisse : ${movers}.`,
    noneMoved: 'Aucun chiffre d’affaires n’a augmenté ni baissé.',
    longest: (deal, days) => `En attente depuis le plus longtemps : ${deal} (${days}).`,
  },
};

/** A cell that is read, and what it is sorted by where it is a number. */
interface OwnCell {
  readonly text: string;
  readonly value?: number;
}

export interface OwnTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly OwnCell[])[];
}

/** The tables that only a report about whoever asks has; none of any other report. */
export function ownTables({ own }: Report, words: Words): readonly OwnTable[] {
  if (!own) return [];
  const messages = messagesOf[words.locale];
  const tables: OwnTable[] = [
    ...(own.movers ? [moversTable(own.movers, words, messages)] : []),
    {
      caption: messages.ages,
      head: [messages.age, messages.deals, messages.potential],
      rows: own.ages.map((band) => [
        { text: bandText(band, words, messages) },
        { text: words.formats.count(band.deals), value: band.deals },
        { text: estimate(band.potential, words), value: band.potential },
      ]),
    },
    waitingTable(own, words, messages),
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

/** The same in sentences, for those who hear the message. */
export function ownSentences(report: Report, words: Words): readonly string[] {
  const { own } = report;
  if (!own) return [];
  const messages = messagesOf[words.locale];
  const { formats } = words;
  const movers = own.movers
    ? [
        ...said(own.movers.rose, messages.rose, words),
        ...said(own.movers.fell, messages.fell, words),
        ...(own.movers.rose.length + own.movers.fell.length === 0 ? [messages.noneMoved] : []),
      ]
    : [];
  const ages = own.ages
    .filter(({ deals }) => deals > 0)
    .map((band) => `${bandText(band, words, messages)} ${formats.count(band.deals)}`);
  const [longest] = own.waiting;
  const deal = [longest?.account, longest?.product, longest?.agent].filter((name) => name != null);
  return [
    ...report.notes
      .filter(({ kind }) => kind === 'rank' || kind === 'rank_in_team')
      .map((note) => words.note(note, report)),
    ...(own.of === 'manager' ? saidMembers(report.tables[0], words) : []),
    ...movers,
    ...(ages.length > 0
      ? [`${messages.ages}${words.messages.colon}${ages.join(words.messages.semicolon)}.`]
      : []),
    ...(longest
      ? [messages.longest(words.names(deal).join(', '), formats.figure('days', longest.days))]
      : []),
  ];
}

const spokenMembers = 5;

/** The first members of a team with their revenue. */
function saidMembers(table: Table | undefined, words: Words): string[] {
  if (table?.by !== 'agent' || table.columns[0]?.id !== 'total_revenue') return [];
  const { colon, semicolon } = words.messages;
  const rows = table.rows.slice(0, spokenMembers);
  const said = rows.map((row) => `${words.head(row.head, 'agent')} (${words.cell(table, row, 0)})`);
  return said.length === 0 ? [] : [`${words.kpi('total_revenue_per_agent')}${colon}${said.join(semicolon)}.`];
}

const spokenMovers = 3;
const shownMovers = 5;

function said(movers: readonly Mover[], say: (movers: string) => string, words: Words): string[] {
  if (movers.length === 0) return [];
  const some = movers.slice(0, spokenMovers);
  const names = words.names(some.map(({ agent }) => agent));
  return [
    say(
      some
        .map(({ now, before }, at) => `${names[at]} (${signed(now - before, words)})`)
        .join(words.messages.semicolon),
    ),
  ];
}

function moversTable({ rose, fell }: NonNullable<OwnPart['movers']>, words: Words, messages: OwnMessages) {
  const movers = [...rose.slice(0, shownMovers), ...fell.slice(0, shownMovers).toReversed()];
  const names = words.names(movers.map(({ agent }) => agent));
  const money = (value: number): OwnCell => ({ text: words.formats.money(value), value });
  return {
    caption: messages.movers,
    head: [words.rows('agent'), messages.change, messages.now, messages.before],
    rows: movers.map(({ now, before }, at): OwnCell[] => [
      { text: names[at] ?? '' },
      { text: signed(now - before, words), value: now - before },
      money(now),
      money(before),
    ]),
  };
}

function waitingTable({ waiting, of }: OwnPart, words: Words, messages: OwnMessages): OwnTable {
  const { notSet } = words.messages;
  const name = (label: string | null): OwnCell => ({
    text: label === null ? notSet : (words.names([label])[0] ?? ''),
  });
  const team = of === 'manager';
  return {
    caption: messages.waiting,
    head: [
      words.rows('account'),
      words.rows('product'),
      ...(team ? [words.rows('agent')] : []),
      messages.waitedDays,
      messages.potential,
    ],
    rows: waiting.map(({ account, product, agent, days, potential }) => [
      name(account),
      name(product),
      ...(team ? [name(agent)] : []),
      { text: words.formats.count(days), value: days },
      potential === null ? { text: '—' } : { text: estimate(potential, words), value: potential },
    ]),
  };
}

function bandText({ from, to }: AgeBand, { formats }: Words, messages: OwnMessages): string {
  if (from === null) return messages.undated;
  return to === null
    ? messages.over(formats.count(from - 1))
    : messages.days(formats.count(from), formats.count(to));
}

function estimate(value: number, { formats }: Words): string {
  return `≈ ${formats.money(value)}`;
}

function signed(difference: number, { formats }: Words): string {
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '';
  return `${sign}${formats.money(Math.abs(difference))}`;
}
