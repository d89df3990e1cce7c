import type { DataTableBlock } from '@slack/types';
import { type BehindFacts, type BehindWords, createBehindWords } from '../../i18n/deal-words.ts';
import type { Figure } from '../../kpis/figure.ts';
import type { BehindPage } from '../../report/behind.ts';
import type { BehindDeal } from '../../report/behind-deal.ts';
import type { Report } from '../../report/report.ts';
import type { Message, MessageBlock } from '../blocks.ts';
import { cutText } from '../cut-text.ts';
import { escapeName, escapeText } from '../escape.ts';
import { limits } from '../limits.ts';
import { context, header, section, type Voices } from './report.ts';

/** Deals on a page: as many as the table shows without a press of its own. */
export const dealsPerPage = 10;

export interface DealsView {
  readonly behind: BehindFacts;
  readonly page: BehindPage;
  /** of the same question: its period, filters and age */
  readonly report: Report;
  /** of the KPI in that period; absent: as the report shows it, where it does */
  readonly figure?: Figure;
  /** what people call each deal, by record id; one without a name goes by its id */
  readonly names: ReadonlyMap<string, string>;
  /** where a record is to be seen; null where no link can be made */
  readonly linkOf: (recordId: string) => string | null;
  readonly voices: Voices;
  /** the zone in which instants are told */
  readonly zone: string;
}

/** A page of the deals behind a figure: header, context, table, links to the records, notes. Without controls. */
export function renderDeals(view: DealsView): Message {
  const { behind, page, report, voices } = view;
  const [plain, markup] = [createBehindWords(voices.plain), createBehindWords(voices.markup)];
  const figure = view.figure ?? report.headline.find(({ kpi }) => kpi === behind.kpi)?.figure ?? null;
  const lead = [...contextParts(view), ...markup.facts(behind, figure)];
  const blocks: MessageBlock[] = [header(plain.title(behind.kpi)), context(lead.join('  ·  '))];
  const intro = `${[markup.title(behind.kpi), ...lead].join(', ')}.`;
  if (page.deals.length === 0) {
    const none = markup.none(behind.kpi, report);
    return { text: `${intro} ${none}`, blocks: [...blocks, section(none)] };
  }
  const deals = page.deals.map((deal) => named(deal, view.names));
  const notes = markup.notes(behind, page.deals).join('  ');
  return {
    text: sayWithin(
      page.pages > 1 ? `${intro} ${markup.range(page, behind.count)}.` : intro,
      deals,
      notes,
      markup,
    ),
    blocks: [
      ...blocks,
      tableOf(deals, plain.range(page, behind.count), plain),
      ...linksOf(deals, view.linkOf, markup.links),
      context(notes),
    ],
  };
}

interface NamedDeal {
  readonly deal: BehindDeal;
  readonly name: string;
}

const longestName = 80;

/** A deal and its name, with names so short that a page of them stays within a table of Slack. */
function named(deal: BehindDeal, names: ReadonlyMap<string, string>): NamedDeal {
  const cut = (name: string | null) => (name === null ? null : cutText(name, longestName));
  const { agent, account, product } = deal;
  return {
    deal: { ...deal, agent: cut(agent), account: cut(account), product: cut(product) },
    name: cutText(names.get(deal.id)?.trim() || deal.id, longestName),
  };
}

function contextParts({ report, voices: { markup }, zone }: DealsView): string[] {
  const { messages, formats } = markup;
  const filters = markup.filters(report.filters);
  return [
    markup.periodSoFar(report.period),
    ...(filters ? [messages.filteredBy(filters)] : []),
    messages.asOf(formats.instant(report.asOf, zone)),
  ];
}

function tableOf(deals: readonly NamedDeal[], caption: string, words: BehindWords): DataTableBlock {
  const rows = deals.map(({ deal, name }) =>
    words
      .cells(deal, name)
      .map(({ text, value }) =>
        value === undefined ? textCell(text) : { type: 'raw_number' as const, value, text },
      ),
  );
  return {
    type: 'data_table',
    caption,
    rows: [words.head.map(textCell), ...rows],
    page_size: Math.min(deals.length, limits.tablePage),
  };
}

function textCell(text: string) {
  return { type: 'raw_text' as const, text };
}

const between = ' · ';

/**
 * Links to the records, by the names in the table: whether Slack shows links in a cell of a table is not known. As
 * many sections as they need.
 */
function linksOf(deals: readonly NamedDeal[], linkOf: DealsView['linkOf'], label: string): MessageBlock[] {
  const links = deals.flatMap(({ deal: { id }, name }) => {
    const url = linkOf(id);
    // A bar would end the address a second time.
    return url === null ? [] : `<${escapeText(url)}|${escapeName(name).replaceAll('|', '¦')}>`;
  });
  if (links.length === 0) return [];
  const texts = [`*${label}*`];
  for (const link of links) {
    const text = texts.at(-1) ?? '';
    const longer = `${text}${text === texts[0] && !text.includes('\n') ? '\n' : between}${link}`;
    if (longer.length <= limits.sectionText) texts[texts.length - 1] = longer;
    else texts.push(link);
  }
  return texts.map(section);
}

/** The deals one after the other, as many as the text of a message takes, and how many more there are. */
function sayWithin(intro: string, deals: readonly NamedDeal[], notes: string, words: BehindWords): string {
  const said = deals.map(({ deal, name }) => words.said(deal, name));
  const textOf = (most: number) => {
    const left = said.length - most;
    const list = [...said.slice(0, most), ...(left > 0 ? [words.more(left)] : [])];
    return `${intro} ${list.join(words.separator)}. ${notes}`;
  };
  let most = said.length;
  while (most > 0 && textOf(most).length > limits.messageText) most--;
  return textOf(most);
}
