import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ExternalSelect,
  PlainTextOption,
  StaticSelect,
} from '@slack/types';
import type { PeriodSpec } from '../../deals/period.ts';
import { controlWords } from '../../i18n/control-words.ts';
import { vocabularyOf } from '../../i18n/grammar/vocabulary.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Words } from '../../i18n/words.ts';
import type { KpiId } from '../../kpis/catalogue.ts';
import { breakdownOf, groupings, withBreakdown } from '../../query/change.ts';
import { printPeriod } from '../../query/print.ts';
import type { Query, Reading } from '../../query/query.ts';
import type { Table } from '../../report/report.ts';
import { type ActionKind, actionId } from '../ids.ts';
import { askButton } from './ask-button.ts';

interface ControlsView {
  /** holds the question: the only thing that a press on an answer for one person brings along */
  readonly blockId: string;
  readonly locale: Locale;
  readonly words: Words;
  readonly canGoBack: boolean;
}

export interface ReportControlsView extends ControlsView {
  readonly query: Query;
  /** the rows that can be looked into */
  readonly table: Table | null;
  readonly readings: readonly Reading[];
  readonly hasDeals: boolean;
}

/** What is offered without typing; whatever else was asked for stands first. */
const periods: readonly PeriodSpec[] = [
  { type: 'relative', unit: 'week', offset: 0 },
  { type: 'relative', unit: 'week', offset: -1 },
  { type: 'relative', unit: 'month', offset: 0 },
  { type: 'relative', unit: 'month', offset: -1 },
  { type: 'relative', unit: 'quarter', offset: 0 },
  { type: 'relative', unit: 'quarter', offset: -1 },
  { type: 'relative', unit: 'year', offset: 0 },
  { type: 'relative', unit: 'year', offset: -1 },
  { type: 'last', unit: 'month', n: 12 },
  { type: 'all' },
];

/** Slack: at most 100 options, 75 characters each. */
const mostOptions = 100;
const optionLength = 75;

/** The controls of a report: all in one block, whose id holds the question. */
export function renderReportControls(view: ReportControlsView): ActionsBlock {
  const { blockId, locale, words, canGoBack, readings, hasDeals } = view;
  const said = controlWords[locale];
  const elements: ActionsBlockElement[] = [
    periodMenu(view),
    ...breakdownMenu(view),
    ...drillMenu(view),
    ...(canGoBack ? [button('back', said.back)] : []),
    button('share', words.messages.share),
    ...(hasDeals ? [button('deals', said.deals)] : []),
    button('receipt', said.receipt),
    button('csv', said.csv),
    ...readings.map(({ line }, n) => askButton(line, line, n)),
  ];
  return { type: 'actions', block_id: blockId, elements };
}

export interface BehindControlsView extends ControlsView {
  /** the figure that is looked behind, and those that can be */
  readonly kpi: KpiId;
  readonly kpis: readonly KpiId[];
  /** of the deals: which page of how many; null on a receipt */
  readonly page: { readonly at: number; readonly of: number } | null;
  readonly hasDeals: boolean;
}

/** The controls of what lies behind a figure: its deals, or how it came about. */
export function renderBehindControls(view: BehindControlsView): ActionsBlock {
  const { blockId, locale, words, canGoBack, kpi, kpis, page, hasDeals } = view;
  const said = controlWords[locale];
  const options = kpis.map((id) => option(words.kpi(id), id));
  const chosen = options.find(({ value }) => value === kpi);
  const elements: ActionsBlockElement[] = [
    ...(canGoBack ? [button('back', said.back)] : []),
    ...(page && page.at > 1 ? [button('page', said.previous, String(page.at - 1))] : []),
    ...(page && page.at < page.of ? [button('page', said.next, String(page.at + 1), 1)] : []),
    ...(options.length > 1 ? [select('figure', said.figure, options, chosen)] : []),
    ...(page ? [button('receipt', said.receipt)] : hasDeals ? [button('deals', said.deals)] : []),
    ...(page ? [button('csv', said.csv)] : []),
  ];
  return { type: 'actions', block_id: blockId, elements };
}

/** The option of a row; its value is what `drillInto` takes, cut to what Slack lets an option carry. */
export function rowOption(text: string, row: string): PlainTextOption {
  return option(text, row);
}

function periodMenu({ query, locale }: ReportControlsView): StaticSelect {
  const english = vocabularyOf.en;
  const own = vocabularyOf[locale];
  const asked = query.period;
  const said = (spec: PeriodSpec) => printPeriod(spec, english);
  const known = asked === undefined || periods.some((spec) => said(spec) === said(asked));
  const options = [...(known ? [] : [asked]), ...periods].map((spec) =>
    option(capital(printPeriod(spec, own)), said(spec)),
  );
  const chosen = asked && options.find(({ value }) => value === said(asked));
  return select('period', controlWords[locale].period, options, chosen);
}

function breakdownMenu({ query, words, locale }: ReportControlsView): StaticSelect[] {
  const now = breakdownOf(query);
  const possible = groupings.filter((by) => by === now || withBreakdown(query, by) !== null);
  const options = possible.map((by) => option(capital(words.grouping(by)), by));
  const chosen = options.find(({ value }) => value === now);
  return options.length === 0 ? [] : [select('breakdown', controlWords[locale].breakdown, options, chosen)];
}

function drillMenu({ table, words, locale }: ReportControlsView): (StaticSelect | ExternalSelect)[] {
  if (table === null) return [];
  const { by, rows, hidden } = table;
  const known = rows.flatMap(({ head }) => {
    const row = head.label ?? head.key;
    return row === null ? [] : [rowOption(words.head(head, by), row)];
  });
  const said = controlWords[locale];
  if (known.length === 0) return [];
  if (known.length + hidden <= mostOptions && new Set(known.map(({ value }) => value)).size === known.length)
    return [select('drill', said.drill, known, undefined)];
  return [
    {
      type: 'external_select',
      action_id: actionId('drill'),
      placeholder: plain(said.find),
      min_query_length: 0,
    },
  ];
}

function select(
  kind: ActionKind,
  placeholder: string,
  options: PlainTextOption[],
  chosen: PlainTextOption | undefined,
): StaticSelect {
  return {
    type: 'static_select',
    action_id: actionId(kind),
    placeholder: plain(placeholder),
    options,
    ...(chosen ? { initial_option: chosen } : {}),
  };
}

function button(kind: ActionKind, label: string, value?: string, n = 0): Button {
  return {
    type: 'button',
    action_id: actionId(kind, n),
    text: plain(label),
    ...(value === undefined ? {} : { value }),
  };
}

function option(text: string, value: string): PlainTextOption {
  const cut = text.length > optionLength ? `${text.slice(0, optionLength - 1)}…` : text;
  return { text: plain(cut), value: value.slice(0, optionLength) };
}

function plain(text: string) {
  return { type: 'plain_text' as const, text, emoji: false };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
