import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ExternalSelect,
  PlainTextOption,
  StaticSelect,
} from '@slack/types';
import { controlWords } from '../../i18n/control-words.ts';
import { vocabularyOf } from '../../i18n/grammar/vocabulary.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Words } from '../../i18n/words.ts';
import type { KpiId } from '../../kpis/catalogue.ts';
import { breakdownOf, groupings, withBreakdown } from '../../query/change.ts';
import { printPeriod } from '../../query/print.ts';
import type { Query } from '../../query/query.ts';
import type { Table } from '../../report/report.ts';
import { type ActionKind, actionId } from '../ids.ts';
import { askButton } from './ask-button.ts';
import { capital, option, periodOptions, plain } from './options.ts';

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
  /** whole lines that the words may also have meant */
  readonly lines: readonly string[];
  readonly canShare: boolean;
  readonly hasDeals: boolean;
}

/** Slack: options of one menu. */
const mostOptions = 100;

/** The controls of a report: all in one block, whose id holds the question. */
export function renderReportControls(view: ReportControlsView): ActionsBlock {
  const { blockId, locale, words, canGoBack, canShare, lines, hasDeals } = view;
  const said = controlWords[locale];
  const elements: ActionsBlockElement[] = [
    periodMenu(view),
    ...breakdownMenu(view),
    ...drillMenu(view),
    ...(canGoBack ? [button('back', said.back)] : []),
    ...(canShare ? [button('share', words.messages.share)] : []),
    ...(hasDeals ? [button('deals', said.deals)] : []),
    button('receipt', said.receipt),
    button('csv', said.csv),
    ...lines.map((line, n) => askButton(line, line, n)),
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

function periodMenu({ query, locale }: ReportControlsView): StaticSelect {
  const options = periodOptions(locale, query.period);
  const asked = query.period && printPeriod(query.period, vocabularyOf.en);
  return select(
    'period',
    controlWords[locale].period,
    options,
    options.find(({ value }) => value === asked),
  );
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
    return row === null ? [] : [option(words.head(head, by), row)];
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
