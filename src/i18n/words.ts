import { addDays, startOfWeek } from '../deals/calendar.ts';
import { dimensions, type Grouping, type Stage } from '../deals/deal.ts';
import type { Period, TimeUnit } from '../deals/period.ts';
import { kpi as entryOf, type KpiId, type Unit } from '../kpis/catalogue.ts';
import type { Figure } from '../kpis/figure.ts';
import type { Filters, Problem, Reading } from '../query/query.ts';
import {
  type Best,
  type Cell,
  type ColumnId,
  dimensionOf,
  type Note,
  type Report,
  type RowHead,
  type Table,
  type Title,
} from '../report/report.ts';
import { en } from './en.ts';
import { createFormats, type Formats } from './format.ts';
import { fr } from './fr.ts';
import { vocabularyOf } from './grammar/vocabulary.ts';
import type { Locale } from './locale.ts';
import type { Messages } from './messages.ts';

const messagesOf: Readonly<Record<Locale, Messages>> = { en, fr };

/** What words depend on besides the locale. */
export interface WordSettings {
  readonly currency: string;
  /** IANA zone of the base, in which instants are told */
  readonly zone: string;
}

/** Which way a figure went. */
export const arrows = { up: '▲', down: '▼', flat: '▬' } as const;

/** Everything that renderers say of a report, in one locale. */
export interface Words {
  readonly locale: Locale;
  readonly messages: Messages;
  readonly formats: Formats;
  /** names of the base, as they are written here */
  readonly names: (names: readonly string[]) => readonly string[];
  readonly title: (title: Title) => string;
  readonly period: (period: Period) => string;
  /** the period, and that it is still running */
  readonly periodSoFar: (period: Period) => string;
  readonly filters: (filters: Filters) => string;
  readonly kpi: (id: KpiId) => string;
  readonly grouping: (by: Grouping | TimeUnit) => string;
  readonly column: (id: ColumnId) => string;
  /** the head of the column of rows */
  readonly rows: (by: Grouping | TimeUnit) => string;
  readonly head: (head: RowHead, by: Grouping | TimeUnit) => string;
  /** the figure in full, `≈` before an estimate, or why there is none */
  readonly figure: (unit: Unit, figure: Figure, estimate: boolean) => string;
  /** a cell of a table: `—` where there is no figure */
  readonly cell: (table: Table, row: Table['rows'][number], at: number) => string;
  /** how many rows a table leaves out; null where it leaves out none */
  readonly notShown: (table: Table) => string | null;
  readonly change: (unit: Unit, figure: Figure) => string | null;
  /** whether it rose or fell, as far as the change that is shown tells */
  readonly trend: (unit: Unit, figure: Figure) => 'up' | 'down' | 'flat';
  readonly best: (best: Best) => { readonly label: string; readonly value: string };
  readonly note: (note: Note, report: Report) => string;
  readonly problem: (problem: Problem) => string;
  /** what stands before the ways on from a problem */
  readonly waysOn: (problem: Problem) => string;
  readonly reading: (reading: Reading) => string;
  /** the answer in full sentences: what a notification and a screen reader give */
  readonly sentence: (report: Report) => string;
}

/**
 * The words of one locale.
 * @param name how names of the base are written where these words go (escaped in a message of Slack)
 */
export function createWords(
  locale: Locale,
  settings: WordSettings,
  name: (text: string) => string = (text) => text,
): Words {
  const messages = messagesOf[locale];
  const help = vocabularyOf[locale].commands.help[0];
  const formats = createFormats(locale, settings.currency);
  const { colon, semicolon } = messages;

  const period = ({ id, from, to }: Period): string => {
    if (from === null || to === null) return messages.period.all;
    const quarter = /^(\d{4})-Q(\d)$/.exec(id);
    if (quarter) return messages.period.quarter(quarter[2] ?? '', quarter[1] ?? '');
    const week = /^(\d{4})-W(\d\d)$/.exec(id);
    if (week) return messages.period.week(formats.day(from));
    if (/^\d{4}-\d\d$/.test(id)) return formats.month(id);
    if (/^\d{4}$/.test(id)) return id;
    return formats.dayRange(from, addDays(to, -1));
  };
  const grouping = (by: Grouping | TimeUnit): string => {
    if (isTime(by)) return messages.steps[by];
    return by === 'stage' ? messages.columns.stage.toLowerCase() : messages.dimensions[by].one;
  };
  const kpiBy = (id: KpiId, by: Grouping | TimeUnit) =>
    entryOf(id).by === by
      ? messages.kpis[id].label
      : messages.by(messages.beforeBy[id] ?? messages.kpis[id].label, grouping(by));
  const title = (of: Title): string => {
    const plain =
      of.kind === 'report'
        ? messages.reports[of.report].title
        : of.kind === 'kpi'
          ? messages.kpis[of.kpi].label
          : of.kind === 'own'
            ? messages.own(of.report, name(of.name))
            : messages.profile(of.of, name(of.name));
    if (!of.by || (of.kind === 'report' && of.report === 'trend' && of.by === 'month')) return plain;
    return of.kind === 'kpi' ? kpiBy(of.kpi, of.by) : messages.by(plain, grouping(of.by));
  };
  const kpi = (id: KpiId) => messages.kpis[id].label;
  const head = ({ key, label }: RowHead, by: Grouping | TimeUnit): string => {
    if (key === null) return messages.notSet;
    if (by === 'stage') return messages.stages[key as Stage] ?? key;
    if (isTime(by)) return step(key, by, formats, messages);
    return name(label ?? key);
  };
  const figure = (unit: Unit, { value, reason, names }: Figure, estimate: boolean): string => {
    if (value === null) return reason ? messages.noData[reason] : '—';
    const shown = formats.figure(unit, value);
    if (names) return `${formats.list(names.map(name))}, ${shown}`;
    return estimate ? `≈ ${shown}` : shown;
  };
  const cell = (table: Table, row: Table['rows'][number], at: number): string => {
    const column = table.columns[at];
    const of = row.cells[at];
    if (!column || !of || of.value === null) return '—';
    // The value of won deals is money earned, in a column of estimates too.
    const estimate = column.estimate && !(table.by === 'stage' && row.head.key === 'won');
    return figure(column.unit, of, estimate);
  };
  const members = (by: Grouping | TimeUnit, count: number): string => {
    const dimension = dimensionOf(by);
    const { one, many } = dimension ? messages.dimensions[dimension] : messages.row;
    return count > 1 ? many : one;
  };
  const notShown = ({ by, hidden }: Table): string | null =>
    hidden > 0 ? messages.notShown(formats.count(hidden), members(by, hidden), hidden > 1) : null;
  const change = (unit: Unit, { change: by }: Figure) => (by === undefined ? null : formats.change(unit, by));
  const trend = (unit: Unit, { change: by = 0 }: Figure) => {
    if (formats.change(unit, by) === formats.change(unit, 0)) return 'flat';
    return by > 0 ? 'up' : 'down';
  };
  const problem = (of: Problem): string => {
    const say = messages.problems[of.kind] as (problem: Problem, word: string) => string;
    const shown =
      of.kind === 'sentence' && of.understood !== null ? { ...of, understood: name(of.understood) } : of;
    // Quoted names are quoted by the sentence.
    return say(shown, name(of.word.replace(/^["“”«»„]+|["“”«»]+$/g, '')));
  };
  const best = (of: Best) => ({
    label: messages.bestLabel[of.of],
    value: `${formats.list(of.names.map(name))}, ${formats.money(of.revenue)}`,
  });
  const periodSoFar = (of: Period) => (of.running ? messages.period.soFar(period(of)) : period(of));

  const note = (of: Note, report: Report): string => {
    switch (of.kind) {
      case 'default_period_empty':
        return messages.notes.default_period_empty(period(of.asked), period(report.period));
      case 'nothing_yet':
        return messages.notes.nothing_yet(period(report.period));
      case 'nothing':
      case 'empty_base':
      case 'undated':
      case 'estimates':
        return messages.notes[of.kind];
      case 'no_list_price':
        return messages.notes.no_list_price(formats.count(of.deals), of.deals > 1);
      case 'findings':
        return messages.notes.findings(formats.count(of.total), of.total > 1);
      case 'mean': {
        const average = report.headline.find(({ unit }) => unit === 'money')?.figure.value ?? null;
        const by = report.tables[0]?.by ?? entryOf(of.kpi).by ?? 'agent';
        return messages.notes.mean(
          average === null ? '—' : formats.money(average),
          formats.money(of.value),
          grouping(by),
        );
      }
      case 'rank':
        return messages.notes.rank(of.rank, formats.count(of.among), members(of.of, of.among));
      case 'rank_in_team':
        return messages.notes.rank_in_team(of.rank, formats.count(of.among), name(of.manager));
    }
  };

  const spoken = ({ kpi: id, unit, estimate, figure: of }: Cell): string => {
    const changed = change(unit, of);
    return `${kpi(id)}${colon}${figure(unit, of, estimate)}${changed ? ` (${changed})` : ''}`;
  };
  const spokenCells = 6;
  const sentence = (report: Report): string => {
    const first = report.notes.find(
      ({ kind }) =>
        kind === 'default_period_empty' ||
        kind === 'nothing_yet' ||
        kind === 'nothing' ||
        kind === 'empty_base',
    );
    const filters = filtersText(report.query.filters);
    const subject = [
      title(report.title),
      periodSoFar(report.period),
      ...(report.comparedWith ? [messages.comparedWith(period(report.comparedWith))] : []),
      ...(filters ? [messages.filteredBy(filters)] : []),
    ].join(', ');
    const figures = report.headline.slice(0, spokenCells).map(spoken);
    const bests = report.best.map(best).map(({ label, value }) => `${label}${colon}${value}.`);
    return [
      ...(first ? [note(first, report)] : []),
      `${subject}.`,
      `${figures.join(semicolon)}.`,
      ...(bests.length > 0 ? bests : tableSentence(report.tables[0])),
    ].join(' ');
  };
  /** The first rows of a table; of a course its first, last and highest step. Nothing of a table of zeros. */
  const tableSentence = (table: Table | undefined): string[] => {
    const [column] = table?.columns ?? [];
    if (!table || !column) return [];
    const known = table.rows.flatMap((row) => {
      const value = row.cells[0]?.value ?? null;
      return value === null || (value === 0 && !isTime(table.by)) ? [] : [{ row, value }];
    });
    const said = ({ row }: { readonly row: Table['rows'][number] }) =>
      `${head(row.head, table.by)} (${cell(table, row, 0)})`;
    const [first, last] = [known[0], known.at(-1)];
    if (!first || !last || known.every(({ value }) => value === 0)) return [];
    const label =
      column.id === 'stage_value' || column.id === 'distinct_products'
        ? messages.by(messages.columns[column.id], grouping(table.by))
        : kpiBy(column.id, table.by);
    if (!isTime(table.by)) return [`${label}${colon}${known.slice(0, 3).map(said).join(semicolon)}.`];
    const highest = known.toSorted((a, b) => b.value - a.value)[0] ?? first;
    return known.length < 2
      ? [`${label}${colon}${said(first)}.`]
      : [`${label}. ${messages.chart.course(said(first), said(last), said(highest))}`];
  };
  const filtersText = (filters: Filters): string =>
    [
      ...dimensions.flatMap((dimension) =>
        filters[dimension]
          ? [`${messages.dimensions[dimension].one} ${formats.either(filters[dimension].map(name))}`]
          : [],
      ),
      ...(filters.stage
        ? [
            `${messages.columns.stage.toLowerCase()} ${formats.either(filters.stage.map((stage) => messages.stages[stage]))}`,
          ]
        : []),
    ].join(', ');

  return {
    locale,
    messages,
    formats,
    names: (of) => of.map(name),
    title,
    period,
    periodSoFar,
    filters: filtersText,
    kpi,
    grouping,
    column: (id) => (id === 'stage_value' || id === 'distinct_products' ? messages.columns[id] : kpi(id)),
    rows: (by) => (by === 'week' ? messages.columns.weekOf : capital(grouping(by))),
    head,
    figure,
    cell,
    notShown,
    change,
    trend,
    best,
    note,
    problem,
    waysOn: ({ suggestions }) =>
      suggestions.every(({ line }) => line === help)
        ? `${messages.help.title}${messages.colon}`.trimEnd()
        : messages.didYouMean,
    reading: ({ word, as }) =>
      messages.reading(name(word), messages.readAs(as.type === 'name' ? { ...as, text: name(as.text) } : as)),
    sentence,
  };
}

function isTime(by: Grouping | TimeUnit): by is TimeUnit {
  return by === 'week' || by === 'month' || by === 'quarter';
}

function step(key: string, by: TimeUnit, formats: Formats, messages: Messages): string {
  if (by === 'month') return formats.month(key);
  const [year = '', of = ''] = key.split(/-[WQ]/);
  return by === 'quarter'
    ? messages.period.quarter(of, year)
    : formats.day(startOfWeek(Number(year), Number(of)));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
