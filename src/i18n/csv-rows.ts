import { kpi as entryOf, type Unit } from '../kpis/catalogue.ts';
import { leaderboards } from '../query/query.ts';
import { type Behind, pageOf } from '../report/behind.ts';
import type { BehindDeal } from '../report/behind-deal.ts';
import { type CsvRow, csvChunks } from '../report/csv.ts';
import type { Report, Table, Title } from '../report/report.ts';
import { createBehindWords } from './deal-words.ts';
import type { Locale } from './locale.ts';
import { ownTables } from './own-words.ts';
import type { Words } from './words.ts';

/** What is said only in files. */
interface CsvMessages {
  /** behind a head, what its numbers are */
  readonly rate: string;
  readonly days: string;
  readonly estimate: string;
  readonly estimateUnlessWon: string;
  readonly change: string;
  readonly record: string;
  readonly engaged: string;
  readonly closed: string;
  readonly estimated: string;
  readonly link: string;
  readonly yes: string;
  readonly no: string;
  readonly capped: (rows: string, deals: string) => string;
}

const messagesOf: Readonly<Record<Locale, CsvMessages>> = {
  en: {
    rate: '1 = 100%',
    days: 'days',
    estimate: 'estimate',
    estimateUnlessWon: 'estimate unless won',
    change: 'Change (0.1 = 10%; for a rate, 10 points)',
    record: 'Record',
    engaged: 'Engaged',
    closed: 'Closed',
    estimated: 'Estimate',
    link: 'Link',
    yes: 'yes',
    no: 'no',
    capped: (rows, deals) => `Only the newest ${rows} of ${deals} deals are in this file.`,
  },
  fr: {
    rate: '1 = 100 %',
    days: 'jours',
    estimate: 'estimation',
    estimateUnlessWon: 'estimation, sauf affaires gagnées',
    change: 'Évolution (0.1 = 10 % ; pour un taux, 10 points)',
    record: 'Fiche',
    engaged: 'Engagée le',
    closed: 'Close le',
    estimated: 'Estimation',
    link: 'Lien',
    yes: 'oui',
    no: 'non',
    capped: (rows, deals) =>
      `Ce fichier ne contient que les ${rows} affaires les plus récentes sur ${deals}.`,
  },
};

export interface CsvWords {
  /** of text that nobody reads markup in */
  readonly words: Words;
  /** ISO code, as the heads of money say it */
  readonly currency: string;
}

/**
 * A report as rows, as it is shown: its headline figures, then its tables, one below the other under captions. Where
 * the report is one table by its nature (agents, revenue by month) only that, without a caption. Heads are in words;
 * money, rates (1 is 100%) and days are numbers; nothing stands where there is no figure.
 */
export function reportRows(report: Report, csv: CsvWords): CsvRow[] {
  const { words } = csv;
  const title = words.title(report.title);
  const isBreakdown = isTable(report.title);
  const tables = report.tables.map((table) => ({
    caption: isBreakdown ? title : words.messages.by(title, words.grouping(table.by)),
    rows: tableRows(table, csv),
  }));
  const own = ownTables(report, words).map(({ caption, head, rows }) => ({
    caption,
    rows: [head, ...rows.map((row) => row.map(({ text, value }) => value ?? text))],
  }));
  const figures =
    isBreakdown && tables.length > 0 ? [] : [{ caption: title, rows: headlineRows(report, csv) }];
  const parts = [...figures, ...tables, ...own];
  const [only, ...others] = parts;
  if (only && others.length === 0) return only.rows;
  return parts.flatMap(({ caption, rows }, at) => [...(at === 0 ? [] : [[]]), [caption], ...rows]);
}

/** Whether what was asked for is rows: the figures above them are of all of these. */
function isTable(title: Title): boolean {
  if (title.by !== undefined) return true;
  if (title.kind === 'kpi') return entryOf(title.kpi).by !== undefined;
  return title.kind === 'report' && title.report in leaderboards;
}

function tableRows(table: Table, { words, currency }: CsvWords): CsvRow[] {
  const messages = messagesOf[words.locale];
  const head = table.columns.map(({ id, unit, estimate }) => {
    // The value of won deals is money earned, in a column of estimates too.
    const sign = table.by === 'stage' ? messages.estimateUnlessWon : messages.estimate;
    return withUnits(words.column(id), [unitOf(unit, currency, messages), estimate ? sign : null]);
  });
  const notShown = words.notShown(table);
  return [
    [words.rows(table.by), ...head],
    ...table.rows.map((row) => [words.head(row.head, table.by), ...row.cells.map(({ value }) => value)]),
    ...(notShown === null ? [] : [[notShown]]),
  ];
}

function headlineRows({ headline, best }: Report, { words, currency }: CsvWords): CsvRow[] {
  const messages = messagesOf[words.locale];
  const { columns, bestLabel, colon } = words.messages;
  const labelled = (label: string, names: readonly string[] | undefined) =>
    names ? `${label}${colon}${words.formats.list(names)}` : label;
  return [
    [columns.kpi, columns.figure, messages.change],
    ...headline.map(({ kpi, unit, estimate, figure }): CsvRow => {
      const units = [unitOf(unit, currency, messages), estimate ? messages.estimate : null];
      const label = withUnits(labelled(words.kpi(kpi), figure.names), units);
      // Where there is no figure it is said why.
      return [label, figure.value ?? words.figure(unit, figure, estimate), figure.change ?? null];
    }),
    ...best.map(
      ({ of, names, revenue }): CsvRow => [
        withUnits(labelled(bestLabel[of], names), [currency]),
        revenue,
        null,
      ],
    ),
  ];
}

function unitOf(unit: Unit, currency: string, { rate, days }: CsvMessages): string | null {
  return { count: null, money: currency, agent: currency, rate, days }[unit];
}

function withUnits(label: string, units: readonly (string | null)[]): string {
  const known = units.filter((unit) => unit !== null);
  return known.length === 0 ? label : `${label} (${known.join(', ')})`;
}

/** Deals in one file at most: a spreadsheet takes ten times as many, a person far fewer. */
export const mostDeals = 100_000;
const dealsAtOnce = 2000;

/**
 * The deals behind a figure that stand in a file, newest first, some at a time so that others have their turn in
 * between; at most `most` of them.
 */
export function* dealBatches(behind: Behind, most = mostDeals): Generator<readonly BehindDeal[]> {
  const count = Math.min(behind.count, most);
  for (let page = 1; (page - 1) * dealsAtOnce < count; page++)
    yield pageOf(behind, page, dealsAtOnce).deals.slice(0, count - (page - 1) * dealsAtOnce);
}

export interface DealRowsOptions extends CsvWords {
  /** as `dealBatches` has them */
  readonly batches: Iterable<readonly BehindDeal[]>;
  /** of all deals behind the figure, be they in the batches or not */
  readonly count: number;
  /** what people call each deal, by record id */
  readonly names: ReadonlyMap<string, string>;
  /** where a record is to be seen; null where no link can be made */
  readonly linkOf: (recordId: string) => string | null;
}

/**
 * The deals behind a figure as rows below a head: days as ISO, the value as a number and whether it is an estimate,
 * nothing where something is not set. Where not all are there, a last row says so.
 */
export function* dealRows(options: DealRowsOptions): Generator<CsvRow> {
  const { batches, count, names, linkOf, words, currency } = options;
  const messages = messagesOf[words.locale];
  const behind = createBehindWords(words);
  yield [
    messages.record,
    behind.columns.deal,
    words.messages.columns.stage,
    ...(['agent', 'account', 'product'] as const).map(words.rows),
    messages.engaged,
    messages.closed,
    withUnits(behind.columns.value, [currency]),
    messages.estimated,
    messages.link,
  ];
  let written = 0;
  for (const batch of batches) {
    written += batch.length;
    for (const deal of batch)
      yield [
        deal.id,
        names.get(deal.id) ?? null,
        behind.stage(deal.stage),
        deal.agent,
        deal.account,
        deal.product,
        deal.engaged,
        deal.closed,
        deal.amount,
        deal.amount === null ? null : deal.estimate ? messages.yes : messages.no,
        linkOf(deal.id),
      ];
  }
  const { formats } = words;
  if (written < count) yield [messages.capped(formats.count(written), formats.count(count))];
}

/** The same as a file, in pieces made as they are asked for. */
export function dealsCsv(options: DealRowsOptions): Generator<string> {
  return csvChunks(dealRows(options));
}
