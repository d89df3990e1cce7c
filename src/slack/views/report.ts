import type { ActionsBlock, ContextBlock, DataTableBlock, HeaderBlock, SectionBlock } from '@slack/types';
import { arrows, type Words } from '../../i18n/words.ts';
import type { Reading } from '../../query/query.ts';
import type { Cell, Report, Table } from '../../report/report.ts';
import type { Message, MessageBlock } from '../blocks.ts';
import { limits } from '../limits.ts';
import { askButton } from './ask-button.ts';

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
  /** of a message that others see: who asked for it, as a mention */
  readonly sharedBy?: string;
}

const rowsShown = 10;

/** An answer: header, context, headline figures, picture, tables, notes, and a button for every other reading. */
export function renderReport(view: ReportView): Message {
  const { report, voices, picture } = view;
  const others = view.readings.map((reading, n) => askButton(reading.line, reading.line, n));
  const blocks: MessageBlock[] = [
    header(voices.plain.title(report.title)),
    context(contextLine(view)),
    ...leading(view),
    ...headline(report, voices),
    ...(picture ? [picture] : []),
    ...report.tables.map((table) => renderTable(table, report, voices.plain)),
    ...trailing(view),
    ...(others.length > 0 ? [{ type: 'actions', elements: others } satisfies ActionsBlock] : []),
  ];
  return { text: voices.markup.sentence(report), blocks };
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

function contextLine({ report, voices: { markup }, zone, readings, sharedBy }: ReportView): string {
  const { messages, formats } = markup;
  const filters = markup.filters(report.query.filters);
  return [
    markup.periodSoFar(report.period),
    ...(report.comparedWith ? [messages.comparedWith(markup.period(report.comparedWith))] : []),
    ...(filters ? [messages.filteredBy(filters)] : []),
    messages.asOf(formats.instant(report.asOf, zone)),
    ...readings.map(markup.reading),
    ...(sharedBy ? [messages.sharedBy(sharedBy)] : []),
  ].join('  ·  ');
}

const leadingNotes = ['default_period_empty', 'nothing_yet', 'nothing', 'empty_base'];

function leading({ report, voices: { markup } }: ReportView): SectionBlock[] {
  const notes = report.notes.filter(({ kind }) => leadingNotes.includes(kind));
  return notes.length === 0 ? [] : [section(notes.map((note) => markup.note(note, report)).join('\n'))];
}

function trailing({ report, voices: { markup } }: ReportView): ContextBlock[] {
  const notes = report.notes.filter(({ kind }) => !leadingNotes.includes(kind));
  const hidden = report.tables.map(markup.notShown).filter((said) => said !== null);
  const lines = [...notes.map((note) => markup.note(note, report)), ...hidden];
  return lines.length === 0 ? [] : [context(lines.join('  '))];
}

/** Figures as fields; more of them than a section holds read better as a table. */
function headline(report: Report, { plain, markup }: Voices): MessageBlock[] {
  if (report.headline.length > limits.sectionFields) return [figuresTable(report, plain)];
  const fields = [
    ...report.headline.map((cell) => `*${markup.kpi(cell.kpi)}*\n${cellText(cell, markup)}`),
    ...report.best.map((best) => {
      const { label, value } = markup.best(best);
      return `*${label}*\n${value}`;
    }),
  ];
  const sections: SectionBlock[] = [];
  for (let at = 0; at < fields.length; at += limits.sectionFields) {
    const some = fields
      .slice(at, at + limits.sectionFields)
      .map((text) => ({ type: 'mrkdwn' as const, text }));
    sections.push({ type: 'section', fields: some });
  }
  return sections;
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

function renderTable(table: Table, report: Report, words: Words): DataTableBlock {
  const head = [words.rows(table.by), ...table.columns.map(({ id }) => words.column(id))].map(textCell);
  const rows = table.rows.map((row) => [
    textCell(words.head(row.head, table.by)),
    ...row.cells.map((figure, at) => {
      const text = words.cell(table, row, at);
      return figure.value === null
        ? textCell(text)
        : { type: 'raw_number' as const, value: figure.value, text };
    }),
  ]);
  const title = words.title(report.title);
  const grouping = words.grouping(table.by);
  return {
    type: 'data_table',
    caption: report.tables.length > 1 ? words.messages.by(title, grouping) : title,
    rows: [head, ...rows],
    page_size: rowsShown,
  };
}

function textCell(text: string) {
  // Slack refuses an empty cell.
  return { type: 'raw_text' as const, text: text === '' ? '—' : text };
}
