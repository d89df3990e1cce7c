import { addDays, startOfWeek } from '../deals/calendar.ts';
import { dimensions, type Grouping, type Stage } from '../deals/deal.ts';
import type { Period, TimeUnit } from '../deals/period.ts';
import type { KpiId, Unit } from '../kpis/catalogue.ts';
import type { Figure } from '../kpis/figure.ts';
import type { Filters, Problem, Reading } from '../query/query.ts';
import type { Best, Cell, ColumnId, Note, Report, RowHead, Title } from '../report/report.ts';
import { en } from './en.ts';
import { createFormats, type Formats } from './format.ts';
import { fr } from './fr.ts';
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
  readonly change: (unit: Unit, figure: Figure) => string | null;
  /** whether it rose or fell, as far as the change that is shown tells */
  readonly trend: (unit: Unit, figure: Figure) => 'up' | 'down' | 'flat';
  readonly best: (best: Best) => { readonly label: string; readonly value: string };
  readonly note: (note: Note, report: Report) => string;
  readonly problem: (problem: Problem) => string;
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
  const formats = createFormats(locale, settings.currency);
  const colon = locale === 'fr' ? ' : ' : ': ';

  const period = ({ id, from, to }: Period): string => {
    if (from === null || to === null) return messages.period.all;
    const quarter = /^(\d{4})-Q(\d)$/.exec(id);
    if (quarter) return messages.period.quarter(quarter[2] ?? '', quarter[1] ?? '');
    const week = /^(\d{4})-W(\d\d)$/.exec(id);
    if (week) return messages.period.week(week[2] ?? '', week[1] ?? '');
    if (/^\d{4}-\d\d$/.test(id)) return formats.month(id);
    if (/^\d{4}$/.test(id)) return id;
    return formats.dayRange(from, addDays(to, -1));
  };
  const grouping = (by: Grouping | TimeUnit): string => {
    if (by === 'week' || by === 'month' || by === 'quarter') return messages.steps[by];
    return by === 'stage' ? messages.columns.stage.toLowerCase() : messages.dimensions[by].one;
  };
  const title = (of: Title): string => {
    const plain =
      of.kind === 'report'
        ? messages.reports[of.report].title
        : of.kind === 'kpi'
          ? messages.kpis[of.kpi].label
          : messages.profile(of.of, name(of.name));
    return of.by && !(of.kind === 'report' && of.report === 'trend' && of.by === 'month')
      ? messages.by(plain, grouping(of.by))
      : plain;
  };
  const kpi = (id: KpiId) => messages.kpis[id].label;
  const head = ({ key, label }: RowHead, by: Grouping | TimeUnit): string => {
    if (key === null) return messages.notSet;
    if (by === 'stage') return messages.stages[key as Stage] ?? key;
    if (by === 'week' || by === 'month' || by === 'quarter') return step(key, by, formats, messages);
    return name(label ?? key);
  };
  const figure = (unit: Unit, { value, reason, names }: Figure, estimate: boolean): string => {
    if (value === null) return reason ? messages.noData[reason] : '—';
    const shown = formats.figure(unit, value);
    if (names) return `${formats.list(names.map(name))}, ${shown}`;
    return estimate ? `≈ ${shown}` : shown;
  };
  const change = (unit: Unit, { change: by }: Figure) => (by === undefined ? null : formats.change(unit, by));
  const trend = (unit: Unit, { change: by = 0 }: Figure) => {
    if (formats.change(unit, by) === formats.change(unit, 0)) return 'flat';
    return by > 0 ? 'up' : 'down';
  };
  const problem = (of: Problem): string => {
    const say = messages.problems[of.kind] as (problem: Problem, word: string) => string;
    return say(of, name(of.word));
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
        return messages.notes.mean(average === null ? '—' : formats.money(average), formats.money(of.value));
      }
      case 'rank':
        return messages.notes.rank(of.rank, formats.count(of.among), messages.dimensions[of.of].many);
    }
  };

  const cell = ({ kpi: id, unit, estimate, figure: of }: Cell, report: Report): string => {
    const changed = change(unit, of);
    const compared =
      report.comparedWith && changed ? ` (${messages.change(changed, period(report.comparedWith))})` : '';
    return `${kpi(id)}${colon}${figure(unit, of, estimate)}${compared}`;
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
    const figures = report.headline.slice(0, spokenCells).map((each) => cell(each, report));
    const rows = report.best.map((each) =>
      messages.best[each.of](formats.list(each.names.map(name)), formats.money(each.revenue)),
    );
    const filters = filtersText(report.filters);
    const subject = [
      title(report.title),
      periodSoFar(report.period),
      ...(filters ? [messages.filteredBy(filters)] : []),
    ].join(', ');
    return [
      ...(first ? [note(first, report)] : []),
      `${subject}${colon}${figures.join(locale === 'fr' ? ' ; ' : '; ')}.`,
      ...rows.map((row) => `${row}.`),
      ...topRows(report),
    ].join(' ');
  };
  const topRows = (report: Report): string[] => {
    const [table] = report.tables;
    const [column] = table?.columns ?? [];
    if (!table || !column || report.best.length > 0 || table.rows.length === 0) return [];
    const named = table.rows
      .slice(0, 3)
      .map(
        (row) =>
          `${head(row.head, table.by)} ${figure(column.unit, row.cells[0] ?? { value: null, n: 0 }, column.estimate)}`,
      );
    return [
      `${messages.by(messages.columns[column.id as 'stage_value'] ?? kpi(column.id as KpiId), grouping(table.by))}${colon}${named.join(locale === 'fr' ? ' ; ' : '; ')}.`,
    ];
  };
  const filtersText = (filters: Filters): string =>
    [
      ...dimensions.flatMap((dimension) =>
        filters[dimension]
          ? [`${messages.dimensions[dimension].one} ${filters[dimension].map(name).join(', ')}`]
          : [],
      ),
      ...(filters.stage
        ? [
            `${messages.columns.stage.toLowerCase()} ${filters.stage.map((stage) => messages.stages[stage]).join(', ')}`,
          ]
        : []),
    ].join(' · ');

  return {
    locale,
    messages,
    formats,
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
    change,
    trend,
    best,
    note,
    problem,
    reading: ({ word, as }) =>
      messages.reading(name(word), messages.readAs(as.type === 'name' ? { ...as, text: name(as.text) } : as)),
    sentence,
  };
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
