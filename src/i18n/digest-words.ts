import { addDays } from '../deals/calendar.ts';
import type { Dimension } from '../deals/deal.ts';
import type { Period } from '../deals/period.ts';
import type { DealNames, OpenDeal, WonDeal } from '../report/deals.ts';
import type { Cell } from '../report/report.ts';
import type { Weekly } from '../report/weekly.ts';
import { digestEn } from './digest.en.ts';
import { digestFr } from './digest.fr.ts';
import type { DigestMessages } from './digest-messages.ts';
import type { Locale } from './locale.ts';
import type { Words } from './words.ts';

const digestMessagesOf: Readonly<Record<Locale, DigestMessages>> = { en: digestEn, fr: digestFr };

/** What a digest says of itself, beside the figures. Instants are ISO. */
export interface DigestFacts {
  readonly zone: string;
  /** it goes out after its time: when it was due */
  readonly due: string | null;
  /** the data could not be brought up to date: its age, and the kind of the problem with Airtable */
  readonly behind: { readonly ageMinutes: number; readonly problem: string } | null;
  /** sent to one person, who tries it */
  readonly test: boolean;
  /** whose digest it is, in words or as a mention; null: it belongs to the admins */
  readonly owner: string | null;
}

/** A deal in two parts: its figure, and who it is with. */
export interface DealWords {
  readonly figure: string;
  readonly rest: string;
}

/** The weekly digest in words; names are written as those of the words it is made of. */
export interface DigestWords {
  readonly messages: DigestMessages;
  readonly title: (weekly: Weekly) => string;
  /** what has to be known before the figures, the age of old data first */
  readonly warnings: (weekly: Weekly, facts: DigestFacts) => string[];
  /** the days of a week */
  readonly days: (period: Period) => string;
  readonly context: (weekly: Weekly) => string;
  /** the week in a sentence or two */
  readonly summary: (weekly: Weekly) => string;
  readonly leaderboard: (weekly: Weekly) => string;
  readonly win: (deal: WonDeal) => DealWords;
  readonly waiting: (deal: OpenDeal) => DealWords;
  /** none where the base is in order; `command` as it is written there */
  readonly attention: (weekly: Weekly, command: string) => string[];
  readonly footer: (weekly: Weekly, facts: DigestFacts, command: (line: string) => string) => string[];
}

export const dealSeparator = ' · ';
const findingsShown = 4;

/** The words of the digest, over the words of one locale. */
export function createDigestWords(words: Words): DigestWords {
  const said = digestMessagesOf[words.locale];
  const { messages, formats } = words;

  const named = (label: string | null, by: Dimension) => words.head({ key: label }, by);
  const who = ({ agent, account, product }: DealNames) =>
    [named(agent, 'agent'), named(account, 'account'), named(product, 'product')].join(dealSeparator);
  const days = ({ from, to }: Period) =>
    from === null || to === null ? messages.period.all : formats.dayRange(from, addDays(to, -1));
  const figureOf = (weekly: Weekly, id: Cell['kpi']) => weekly.headline.find(({ kpi }) => kpi === id);

  const win = (deal: WonDeal): DealWords => ({
    figure: deal.value === null ? said.noValue : formats.money(deal.value),
    rest: `${who(deal)}${dealSeparator}${formats.day(deal.closed)}`,
  });
  const waiting = (deal: OpenDeal): DealWords => ({
    figure: formats.days(deal.days),
    rest: `${who(deal)}${dealSeparator}${deal.potential === null ? said.noPotential : `≈ ${formats.money(deal.potential)}`}`,
  });

  const against = (weekly: Weekly): string => {
    const revenue = figureOf(weekly, 'total_revenue');
    const change = revenue ? words.change(revenue.unit, revenue.figure) : null;
    if (!revenue || change === null)
      return figureOf(weekly, 'total_won_sales')?.figure.previous === 0 ? said.afterNothing : '.';
    return words.trend(revenue.unit, revenue.figure) === 'flat' ? said.unchanged : said.changed(change);
  };
  const summary = (weekly: Weekly): string => {
    const { sellers, lastWin } = weekly;
    if (weekly.emptyBase) return messages.notes.empty_base;
    const deals = figureOf(weekly, 'total_won_sales')?.figure.value ?? 0;
    if (deals === 0) {
      const last = lastWin && win(lastWin);
      return [
        said.nothingWon(words.period(weekly.period)),
        lastWin && last
          ? said.lastWin(formats.day(lastWin.closed), `${last.figure}${dealSeparator}${who(lastWin)}`)
          : said.nothingEver,
      ].join(' ');
    }
    const revenue = figureOf(weekly, 'total_revenue')?.figure.value ?? 0;
    const won = `${said.won(formats.count(deals), deals > 1, formats.money(revenue))}${against(weekly)}`;
    // Of one deal it is no news that one agent won it.
    if (sellers.won === 0 || deals === 1) return won;
    const plural = { won: sellers.won > 1, of: sellers.of > 1 };
    return `${won} ${said.sellers(formats.count(sellers.won), formats.count(sellers.of), plural)}`;
  };
  const attention = ({ attention: { findings, withoutPrice } }: Weekly, command: string): string[] => {
    const others = findings.length - findingsShown;
    return [
      ...findings
        .slice(0, findingsShown)
        .map(({ kind, count }) => said.finding(formats.count(count), messages.data.findings[kind])),
      ...(others > 0 ? [said.allFindings(formats.count(others), others > 1, command)] : []),
      ...(withoutPrice > 0
        ? [messages.notes.no_list_price(formats.count(withoutPrice), withoutPrice > 1)]
        : []),
    ];
  };

  const warnings = ({ asOf }: Weekly, { zone, due, behind, test }: DigestFacts): string[] => [
    ...(behind
      ? [
          said.behind(
            messages.age(behind.ageMinutes),
            formats.instant(asOf, zone),
            messages.airtable(behind.problem),
          ),
        ]
      : []),
    ...(due === null ? [] : [said.late(formats.instant(due, zone))]),
    ...(test ? [said.test] : []),
  ];
  const title = ({ period }: Weekly) => said.title(words.period(period));
  const context = ({ period, comparedWith }: Weekly) =>
    `${days(period)}${dealSeparator}${messages.comparedWith(days(comparedWith))}`;
  const footer = (
    { period, asOf }: Weekly,
    { zone, owner }: DigestFacts,
    command: (line: string) => string,
  ): string[] => [
    `${said.period(days(period))}.`,
    `${capital(messages.asOf(formats.instant(asOf, zone)))} (${zone}).`,
    `${said.owner(owner ?? said.admins)}.`,
    `${said.rest(command('/kpi'), command(`/kpi ${said.example}`))}.`,
  ];

  return {
    messages: said,
    title,
    warnings,
    days,
    context,
    summary,
    leaderboard: ({ period }) => `${messages.reports.agents.title}, ${words.period(period)}`,
    win,
    waiting,
    attention,
    footer,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
