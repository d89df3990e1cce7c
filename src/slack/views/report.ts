import type { ActionsBlock, ContextBlock, DataTableBlock, HeaderBlock, SectionBlock } from '@slack/types';
import { type OwnTable, ownSentences, ownTables } from '../../i18n/own-words.ts';
import { arrows, type Words } from '../../i18n/words.ts';
import type { Reading } from '../../query/query.ts';
import type { Cell, Report, Table } from '../../report/report.ts';
import type { Message, MessageBlock } from '../blocks.ts';
import { fit } from '../fit.ts';
import { limits } from '../limits.ts';

/** Words for the parts of a message that interpret markup, and for those that do not. */
export interface Voices {
  readonly plain: Words;
  /** names are escaped: nothing in them can ping, link or format */
  readonly markup: Words;
}

export interface ReportView {
  readonly report: Report;
  readonly voices: Voices;
  /** the zone in which instants are told */
  readonly zone: string;
  readonly readings: readonly Reading[];
  /** the picture, or Slack's own chart, where there is one */
  readonly picture: MessageBlock | null;
  /** of an answer for the asker alone: how old the data is */
  readonly own?: { readonly ageMinutes: number };
  /** what leads on from here */
  readonly actions?: ActionsBlock;
  /** of a message that others see: whom it is from, in finished words */
  readonly by?: string;
}

const rowsShown = 10;

/** An answer: header, context, headline figures, picture, tables, notes, and what leads on. */
export function renderReport(view: ReportView): Message {
  const { text, before, after } = renderAroundPicture(view);
  return { text, blocks: [...before, ...(view.picture ? [view.picture] : []), ...after] };
}

/** The same in two parts, for a picture between them that is there only when it was made. */
export function renderAroundPicture(view: ReportView): {
  readonly text: string;
  readonly before: readonly MessageBlock[];
  readonly after: readonly MessageBlock[];
} {
  const { report, voices, picture } = view;
  const before: MessageBlock[] = [
    header(voices.plain.title(report.title)),
    context(contextLine(view)),
    ...leading(view),
    ...headline(report, voices),
  ];
  const after: MessageBlock[] = [
    ...tablesOf(report, voices.plain),
    ...trailing(view),
    ...(view.actions ? [view.actions] : []),
  ];
  const text = [voices.markup.sentence(report), ...ownSentences(report, voices.markup)].join(' ');
  const blocks = [...before, ...(picture ? [picture] : []), ...after];
  const lost = fit({ text, blocks }).cuts.some(({ what }) => what === 'row' || what === 'block');
  const shortened = lost ? [context(voices.plain.messages.notes.shortened)] : [];
  return { text, before: [...before.slice(0, 1), ...shortened, ...before.slice(1)], after };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: { type: 'plain_text', text, emoji: false } };
}

export function context(text: string): ContextBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text }] };
}

export function section(text: string): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}

function contextLine({ report, voices: { markup }, zone, readings, own, by }: ReportView): string {
  const { messages, formats } = markup;
  const filters = markup.filters(report.query.filters);
  return [
    markup.periodSoFar(report.period),
    ...(report.comparedWith ? [messages.comparedWith(markup.period(report.comparedWith))] : []),
    ...(filters ? [messages.filteredBy(filters)] : []),
    messages.asOf(formats.instant(report.asOf, zone)) + (own ? ` (${messages.age(own.ageMinutes)})` : ''),
    ...readings.map(markup.reading),
    ...(by ? [by] : []),
  ].join('  ·  ');
}

const leadingNotes = ['default_period_empty', 'nothing_yet', 'nothing', 'empty_base'];

function leading({ report, voices: { markup } }: ReportView): SectionBlock[] {
  const notes = report.notes.filter(({ kind }) => leadingNotes.includes(kind));
  return notes.length === 0 ? [] : [section(notes.map((note) => markup.note(note, report)).join('\n'))];
}

function trailing({ report, voices: { markup } }: ReportView): ContextBlock[] {
  const notes = report.notes.filter(({ kind }) => !leadingNotes.includes(kind));
  const hidden = report.tables
    .map((table) => markup.notShown({ ...table, hidden: hiddenRows(table) }))
    .filter((said) => said !== null);
  const lines = [...notes.map((note) => markup.note(note, report)), ...hidden];
  return lines.length === 0 ? [] : [context(lines.join('  '))];
}

/** Figures as fields; more of them than a section holds read better as a table. */
function headline(report: Report, { plain, markup }: Voices): MessageBlock[] {
  if (report.headline.length > limits.sectionFields) return [figuresTable(report, plain)];
  const fields = [
    ...report.headline.map((cell) => figureField(cell, markup)),
    ...report.best.map((best) => {
      const { label, value } = markup.best(best);
      return `*${label}*\n${value}`;
    }),
  ];
  return fieldSections(fields);
}

/** Fields of markup, in as many sections as they need. */
export function fieldSections(fields: readonly string[]): SectionBlock[] {
  const sections: SectionBlock[] = [];
  for (let at = 0; at < fields.length; at += limits.sectionFields) {
    const some = fields
      .slice(at, at + limits.sectionFields)
      .map((text) => ({ type: 'mrkdwn' as const, text }));
    sections.push({ type: 'section', fields: some });
  }
  return sections;
}

/** A headline figure as a field: its label, and below it the figure with its change. */
export function figureField(cell: Cell, markup: Words): string {
  return `*${markup.kpi(cell.kpi)}*\n${cellText(cell, markup)}`;
}

function cellText({ unit, figure, estimate }: Cell, words: Words): string {
  const change = words.change(unit, figure);
  const shown = words.figure(unit, figure, estimate);
  return change ? `${shown}   ${arrows[words.trend(unit, figure)]} ${change}` : shown;
}

function figuresTable(report: Report, words: Words): DataTableBlock {
  const { columns } = words.messages;
  const rows = report.headline.map(({ kpi, unit, figure, estimate }) =>
    [words.kpi(kpi), words.figure(unit, figure, estimate), words.change(unit, figure) ?? '—'].map(textCell),
  );
  const bests = report.best.map(words.best).map(({ label, value }) => [label, value, '—'].map(textCell));
  return {
    type: 'data_table',
    caption: words.title(report.title),
    rows: [[columns.kpi, columns.figure, columns.change].map(textCell), ...rows, ...bests],
    page_size: rows.length + bests.length,
  };
}

// Tables share 10,000 characters, and the last are cut first: those of a few rows go before one that may take all.
const manyRows = 60;

function tablesOf(report: Report, words: Words): DataTableBlock[] {
  const tables = report.tables.map((table) => renderTable(table, captionOf(table, report, words), words));
  const own = ownTables(report, words).map(renderOwnTable);
  const long = report.tables.some(({ rows }) => rows.length > manyRows);
  return long ? [...own, ...tables] : [...tables, ...own];
}

function captionOf(table: Table, report: Report, words: Words): string {
  const title = words.title(report.title);
  return report.tables.length > 1 ? words.messages.by(title, words.grouping(table.by)) : title;
}

/** Slack shows at most 100 rows: the first, of a course over time the latest. */
function rowsThatFit({ by, rows }: Table): Table['rows'] {
  const most = limits.tableRows - 1;
  return by === 'week' || by === 'month' || by === 'quarter' ? rows.slice(-most) : rows.slice(0, most);
}

/** Rows that the reader does not see: those left out on purpose, and those beyond what Slack shows. */
function hiddenRows(table: Table): number {
  return table.hidden + table.rows.length - rowsThatFit(table).length;
}

/** A table of figures; Slack reads no markup in it. */
export function renderTable(table: Table, caption: string, words: Words): DataTableBlock {
  const head = [words.rows(table.by), ...table.columns.map(({ id }) => words.column(id))].map(textCell);
  const rows = rowsThatFit(table).map((row) => [
    textCell(words.head(row.head, table.by)),
    ...row.cells.map((figure, at) => {
      const text = words.cell(table, row, at);
      return figure.value === null
        ? textCell(text)
        : { type: 'raw_number' as const, value: figure.value, text };
    }),
  ]);
  return {
    type: 'data_table',
    caption,
    rows: [head, ...rows],
    page_size: rowsShown,
  };
}

function renderOwnTable({ caption, head, rows }: OwnTable): DataTableBlock {
  const cells = rows.map((row) =>
    row.map(({ text, value }) =>
      value === undefined ? textCell(text) : { type: 'raw_number' as const, value, text },
    ),
  );
  return { type: 'data_table', caption, rows: [head.map(textCell), ...cells], page_size: rowsShown };
}

function textCell(text: string) {
  // Slack refuses an empty cell.
  return { type: 'raw_text' as const, text: text === '' ? '—' : text };
}
