import { type OwnTable, ownTables } from '../i18n/own-words.ts';
import { arrows, type Words } from '../i18n/words.ts';
import { kpi as entryOf } from '../kpis/catalogue.ts';
import type { Problem, Reading } from '../query/query.ts';
import type { Page } from '../report/page.ts';
import type { Cell, Report, Table } from '../report/report.ts';

/** How parts of the text look; on anything but a terminal, as they are. */
export interface Style {
  readonly title: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

export const plainStyle: Style = { title: same, faint: same, good: same, bad: same };

/** Text from the base on one line, without the control characters that a terminal would obey. */
export function terminalName(name: string): string {
  return name.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

/** An answer for the terminal: the same words in the same order as in Slack. */
export function renderText(
  report: Report,
  words: Words,
  about: { zone: string; ageMinutes: number; readings: readonly Reading[] },
  style: Style,
): string {
  const { messages, formats } = words;
  const filters = words.filters(report.query.filters);
  const context = [
    words.periodSoFar(report.period),
    ...(report.comparedWith ? [messages.comparedWith(words.period(report.comparedWith))] : []),
    ...(filters ? [messages.filteredBy(filters)] : []),
    `${messages.asOf(formats.instant(report.asOf, about.zone))} (${messages.age(about.ageMinutes)})`,
    ...about.readings.map((reading) => `${words.reading(reading)} → ${reading.line}`),
  ];
  const headline = report.headline.map((cell) => figureLine(cell, words, style));
  const best = report.best.map((each) => {
    const { label, value } = words.best(each);
    return [label, value, ''];
  });
  const parts = [
    style.title(words.title(report.title)),
    style.faint(context.join(' · ')),
    ...report.notes.filter(({ kind }) => isLeading(kind)).map((note) => words.note(note, report)),
    '',
    ...alignColumns([...headline, ...best], ['left', 'right', 'left'], words.locale),
    ...report.tables.flatMap((table) => [
      '',
      ...tableLines(table, captionOf(table, report, words), words, style),
    ]),
    ...ownTables(report, words).flatMap((table) => ['', ...ownLines(table, words, style)]),
    ...trailing(report, words).map((line, at) => (at === 0 ? `\n${style.faint(line)}` : style.faint(line))),
  ];
  return `${parts.join('\n')}\n`;
}

/** A page of words for the terminal. */
export function renderPageText(page: Page, words: Words, style: Style): string {
  const tables = page.tables.flatMap(({ head, rows }) => [
    '',
    ...alignColumns(
      [head, ...rows],
      head.map(() => 'left'),
      words.locale,
    ).map((line, at) => (at === 0 ? style.faint(line) : line)),
  ]);
  const lines = page.lines.map((line) => `  ${line}`);
  return `${[style.title(page.title), ...page.paragraphs, ...tables, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n')}\n`;
}

/** What was not understood, and the ways on. */
export function renderProblemText(problem: Problem, words: Words): string {
  const lines = problem.suggestions.map(({ line }) => `  ${line}`);
  const said = words.problem(problem);
  return lines.length === 0 ? `${said}\n` : `${said} ${words.waysOn(problem)}\n${lines.join('\n')}\n`;
}

function isLeading(kind: string): boolean {
  return (
    kind === 'default_period_empty' || kind === 'nothing_yet' || kind === 'nothing' || kind === 'empty_base'
  );
}

function trailing(report: Report, words: Words): string[] {
  return report.notes.filter(({ kind }) => !isLeading(kind)).map((note) => words.note(note, report));
}

/** A headline figure with its change, as three columns. */
export function figureLine({ kpi, unit, figure, estimate }: Cell, words: Words, style: Style): string[] {
  const change = words.change(unit, figure);
  const trend = words.trend(unit, figure);
  const good = (trend === 'up') !== (entryOf(kpi).better === 'lower');
  const marked = `${arrows[trend]} ${change}`;
  const shown =
    change === null ? '' : trend === 'flat' ? marked : good ? style.good(marked) : style.bad(marked);
  return [words.kpi(kpi), words.figure(unit, figure, estimate), shown];
}

function captionOf(table: Table, report: Report, words: Words): string | null {
  if (report.tables.length < 2) return null;
  return words.messages.by(words.title(report.title), words.grouping(table.by));
}

/** A table, and how many rows it leaves out. */
export function tableLines(table: Table, caption: string | null, words: Words, style: Style): string[] {
  const head = [words.rows(table.by), ...table.columns.map(({ id }) => words.column(id))];
  const rows = table.rows.map((row) => [
    words.head(row.head, table.by),
    ...row.cells.map((_, at) => words.cell(table, row, at)),
  ]);
  const sides = head.map((_, at) => (at === 0 ? 'left' : 'right') as 'left' | 'right');
  const lines = alignColumns([head, ...rows], sides, words.locale).map((line, at) =>
    at === 0 ? style.faint(line) : line,
  );
  const hidden = words.notShown(table);
  const more = hidden === null ? [] : [style.faint(hidden)];
  return [...(caption === null ? [] : [style.title(caption)]), ...lines, ...more];
}

function ownLines({ caption, head, rows }: OwnTable, words: Words, style: Style): string[] {
  const sides = head.map((_, at) => (rows[0]?.[at]?.value === undefined ? 'left' : 'right'));
  const cells = rows.map((row) => row.map(({ text }) => text));
  const lines = alignColumns([head, ...cells], sides, words.locale);
  return [style.title(caption), ...lines.map((line, at) => (at === 0 ? style.faint(line) : line))];
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Columns of equal width; a cell is as wide as what a reader sees of it. */
export function alignColumns(
  rows: readonly (readonly string[])[],
  sides: readonly ('left' | 'right')[],
  locale: string,
): string[] {
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'grapheme' });
  segmenters.set(locale, segmenter);
  const width = (text: string) =>
    [...segmenter.segment(withoutColours(text))].reduce((sum, { segment }) => sum + widthOf(segment), 0);
  const widths = sides.map((_, at) => Math.max(0, ...rows.map((row) => width(row[at] ?? ''))));
  return rows.map((row) =>
    sides
      .map((side, at) => {
        const text = row[at] ?? '';
        const pad = ' '.repeat(Math.max(0, (widths[at] ?? 0) - width(text)));
        return side === 'left' ? text + pad : pad + text;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Ideographs, Hangul and emoji take two columns of a terminal. */
function widthOf(grapheme: string): number {
  return /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Emoji_Presentation}/u.test(
    grapheme,
  )
    ? 2
    : 1;
}

const colour = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

function withoutColours(text: string): string {
  return text.replace(colour, '');
}

function same(text: string): string {
  return text;
}
