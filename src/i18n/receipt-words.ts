import { addDays } from '../deals/calendar.ts';
import type { Period } from '../deals/period.ts';
import type { LeftOut } from '../report/left-out.ts';
import type { Receipt } from '../report/receipt.ts';
import type { Table } from '../report/report.ts';
import { createCountedWords, isOneIn, isPast, type ReceiptLine } from './receipt-counts.ts';
import { receiptMessages } from './receipt-messages.ts';
import { arrows, type Words } from './words.ts';

/** Lines under a head that says how many records they are about. */
export interface ReceiptList {
  readonly head: string;
  readonly items: readonly string[];
}

/** A receipt in words, in the order in which it is read. */
export interface ReceiptWords {
  readonly title: (receipt: Receipt) => string;
  /** the figure with its change, or why there is none */
  readonly figure: (receipt: Receipt) => string;
  readonly definition: (receipt: Receipt) => string;
  /** period, what it is compared with, filters */
  readonly question: (receipt: Receipt) => readonly ReceiptLine[];
  /** what is counted, and what was done with it */
  readonly counted: (receipt: Receipt) => readonly ReceiptLine[];
  /** null where every deal of the base is counted */
  readonly leftOut: (receipt: Receipt) => ReceiptList | null;
  /** null where everything that the figure is made of could be read */
  readonly findings: (receipt: Receipt) => ReceiptList | null;
  /** what the products earned that share a figure: the caption of their table, and its first rows in a sentence */
  readonly products: (table: Table) => { readonly caption: string; readonly sentence: string };
  readonly notes: (receipt: Receipt, zone: string) => readonly string[];
}

const spokenProducts = 10;

/** Everything that is said of how a figure came about, in the locale of `words`. */
export function createReceiptWords(words: Words): ReceiptWords {
  const { messages, formats, locale } = words;
  const say = receiptMessages[locale];
  const isOne = isOneIn(locale);
  const deals = (n: number) => say.deals(formats.count(n), isOne(n));

  const figure = (receipt: Receipt): string => {
    const { unit, figure: of, estimate, by } = receipt;
    const change = words.change(unit, of);
    return [
      words.figure(unit, of, estimate),
      ...(change ? [`${arrows[words.trend(unit, of)]} ${change}`] : []),
      ...(by && of.value !== null ? [say.together(messages.dimensions[by].many)] : []),
    ].join('   ');
  };

  const dated = (period: Period): string => {
    const name = words.periodSoFar(period);
    if (period.from === null || period.to === null || !/^\d{4}(-Q\d|-W\d\d)?$/.test(period.id)) return name;
    return `${name}, ${formats.dayRange(period.from, addDays(period.to, -1))}`;
  };

  const compared = ({ before, unit, estimate, figure: now }: Receipt): ReceiptLine[] => {
    if (!before) return [];
    const { period, figure: then } = before;
    if (!then) return [{ label: say.comparedWith, value: say.notCompared }];
    const value = words.figure(unit, { n: 0, ...then }, estimate);
    const aside =
      now.comparedValue === undefined ? '' : say.prospectsAside(formats.figure(unit, now.comparedValue));
    return [{ label: say.comparedWith, value: `${words.period(period)}${messages.colon}${value}${aside}` }];
  };

  const question = (receipt: Receipt): ReceiptLine[] => {
    const { subject, filters } = receipt;
    const about = subject ? words.filters({ [subject.of]: [subject.name] }) : '';
    const asked = words.filters(filters);
    const only = [about, ...(asked === about ? [] : [asked])].filter((text) => text !== '');
    return [
      { label: say.period, value: dated(receipt.period) },
      ...compared(receipt),
      { label: say.filters, value: only.length > 0 ? only.join(messages.semicolon) : say.noFilter },
    ];
  };

  const reason = (left: LeftOut, { period }: Receipt): string => {
    const { deals: n } = left;
    const [count, one] = [formats.count(n), isOne(n)];
    switch (left.reason) {
      case 'stage':
        return say.stage(left.stage, count, one, isPast(period));
      case 'without_close_date':
        return say.withoutCloseDate(say.stage(left.stage, count, one, false));
      default:
        return say.reasons[left.reason](count, one);
    }
  };

  return {
    title: ({ kpi }) => say.title(words.kpi(kpi)),
    figure,
    definition: ({ kpi }) => messages.kpis[kpi].definition,
    question: (receipt) => (receipt.measure === 'products' ? [] : question(receipt)),
    counted: createCountedWords(words),
    leftOut: (receipt) => {
      if (receipt.measure === 'products') return null;
      const n = receipt.leftOut.reduce((sum, each) => sum + each.deals, 0);
      return n === 0
        ? null
        : {
            head: say.leftOut(deals(n), isOne(n)),
            items: receipt.leftOut.map((each) => reason(each, receipt)),
          };
    },
    findings: ({ findings }) =>
      findings.length === 0
        ? null
        : {
            head: say.findings,
            items: findings.map(
              ({ kind, table, count }) =>
                `${formats.count(count)} × ${messages.data.findings[kind]} (${messages.data.tables[table]})`,
            ),
          },
    products: (table) => {
      const caption = messages.by(words.kpi('total_revenue'), words.grouping('product'));
      const rows = table.rows
        .slice(0, spokenProducts)
        .map((row) => `${words.head(row.head, table.by)} (${words.cell(table, row, 0)})`);
      return { caption, sentence: `${caption}${messages.colon}${rows.join(messages.semicolon)}.` };
    },
    notes: (receipt, zone) => [
      capital(`${messages.asOf(formats.instant(receipt.asOf, zone))}.`),
      ...(receipt.base === 0 ? [messages.notes.empty_base] : []),
      ...(receipt.usualPeriod
        ? [
            messages.notes.default_period_empty(
              words.period(receipt.usualPeriod),
              words.period(receipt.period),
            ),
          ]
        : []),
      ...(receipt.figure.reason === 'not_shown' ? [messages.notes.undated] : []),
      ...(receipt.todaysTeams ? [say.todaysTeams] : []),
      ...(receipt.estimate ? [messages.notes.estimates] : []),
    ],
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
