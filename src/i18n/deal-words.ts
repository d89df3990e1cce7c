import { dayNumber } from '../deals/calendar.ts';
import type { Stage } from '../deals/deal.ts';
import { kpi as entryOf, type KpiId } from '../kpis/catalogue.ts';
import type { Figure } from '../kpis/figure.ts';
import type { Behind, BehindPage } from '../report/behind.ts';
import type { BehindDeal } from '../report/behind-deal.ts';
import type { Report } from '../report/report.ts';
import type { Locale } from './locale.ts';
import type { Words } from './words.ts';

/** What is said only of the deals behind a figure. `plural` is of the count before it. */
interface BehindMessages {
  readonly title: (kpi: string) => string;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly deals: (count: string, plural: boolean) => string;
  readonly total: (amount: string, plural: boolean) => string;
  readonly range: (first: string, last: string, count: string) => string;
  readonly newestFirst: string;
  readonly deal: string;
  readonly value: string;
  readonly date: string;
  readonly age: string;
  readonly legend: string;
  readonly withoutValue: (count: string, plural: boolean) => string;
  readonly links: string;
  readonly more: (count: string, plural: boolean) => string;
  readonly none: (kpi: string) => string;
  readonly tryLonger: string;
  readonly tryFewerFilters: string;
  readonly tryBoth: string;
}

const messagesOf: Readonly<Record<Locale, BehindMessages>> = {
  en: {
    title: (kpi) => `Deals behind ${kpi}`,
    stages: { prospecting: 'Prospecting', engaging: 'Engaging', won: 'Won', lost: 'Lost' },
    deals: (count, plural) => `${count} ${plural ? 'deals' : 'deal'}`,
    total: (amount, plural) => (plural ? `${amount} in all` : amount),
    range: (first, last, count) => `${first}–${last} of ${count}`,
    newestFirst: 'newest first',
    deal: 'Deal',
    value: 'Value',
    date: 'Date',
    age: 'Age',
    legend:
      'Date: when the deal was won or lost, or engaged if it is in progress. Age: from engaged to closed, or to today.',
    withoutValue: (count, plural) =>
      plural
        ? `${count} won deals have no value: they count, with 0.`
        : '1 won deal has no value: it counts, with 0.',
    links: 'Open in Airtable',
    more: (count, plural) => `and ${count} more ${plural ? 'deals' : 'deal'} in the table`,
    none: (kpi) => `No deals count towards “${kpi}” here.`,
    tryLonger: 'Try a longer period.',
    tryFewerFilters: 'Try fewer filters.',
    tryBoth: 'Try a longer period, or fewer filters.',
  },
  fr: {
    title: (kpi) => `Affaires comptées dans « ${kpi} »`,
    stages: { prospecting: 'Prospection', engaging: 'En cours', won: 'Gagnée', lost: 'Perdue' },
    deals: (count, plural) => `${count} ${plural ? 'affaires' : 'affaire'}`,
    total: (amount, plural) => (plural ? `${amount} au total` : amount),
    range: (first, last, count) => `${first} à ${last} sur ${count}`,
    newestFirst: 'des plus récentes aux plus anciennes',
    deal: 'Affaire',
    value: 'Montant',
    date: 'Date',
    age: 'Âge',
    legend:
      'Date : jour où l’affaire a été gagnée ou perdue, ou engagée si elle est en cours. Âge : de l’engagement à la clôture, ou à aujourd’hui.',
    withoutValue: (count, plural) =>
      plural
        ? `${count} affaires gagnées n’ont pas de montant : elles comptent pour 0.`
        : '1 affaire gagnée n’a pas de montant : elle compte pour 0.',
    links: 'Ouvrir dans Airtable',
    more: (count, plural) =>
      plural ? `et ${count} autres affaires dans le tableau` : 'et 1 autre affaire dans le tableau',
    none: (kpi) => `Aucune affaire n’est comptée ici dans « ${kpi} ».`,
    tryLonger: 'Essayez une période plus longue.',
    tryFewerFilters: 'Essayez avec moins de filtres.',
    tryBoth: 'Essayez une période plus longue, ou moins de filtres.',
  },
};

/** Of the deals behind a figure, what is said of all of them. */
export type BehindFacts = Pick<Behind, 'kpi' | 'count' | 'of' | 'sum' | 'missing'>;

/** A cell that is read, and what it is sorted by where it is a number. */
interface DealCell {
  readonly text: string;
  readonly value?: number;
}

/** The deals behind a figure in words; names are written as those of the words they are made of. */
export interface BehindWords {
  readonly title: (kpi: KpiId) => string;
  readonly stage: (stage: Stage) => string;
  /** how many there are, what they add up to, and the figure where it is neither of them */
  readonly facts: (behind: BehindFacts, figure: Figure | null) => readonly string[];
  /** which of them a page shows: `11–20 of 84, newest first` */
  readonly range: (page: BehindPage, count: number) => string;
  readonly columns: { readonly deal: string; readonly value: string };
  readonly head: readonly string[];
  /** a row below that head; `name` is what people call the deal */
  readonly cells: (deal: BehindDeal, name: string) => readonly DealCell[];
  /** the same for those who hear it */
  readonly said: (deal: BehindDeal, name: string) => string;
  /** between deals that are said */
  readonly separator: string;
  /** deals that are not said one by one */
  readonly more: (count: number) => string;
  /** what has to be known to read the table */
  readonly notes: (behind: BehindFacts, deals: readonly BehindDeal[]) => readonly string[];
  /** what stands before the links to the records */
  readonly links: string;
  /** no deal counts, and what to try */
  readonly none: (kpi: KpiId, report: Report) => string;
}

/** The words for the deals behind a figure, over the words of one locale. */
export function createBehindWords(words: Words): BehindWords {
  const said = messagesOf[words.locale];
  const { messages, formats } = words;

  const label = (text: string | null) => (text === null ? messages.notSet : (words.names([text])[0] ?? ''));
  const money = (amount: number, estimate: boolean) => `${estimate ? '≈ ' : ''}${formats.money(amount)}`;
  const facts = ({ kpi, count, of, sum }: BehindFacts, figure: Figure | null): string[] => {
    const { unit, estimate = false } = entryOf(kpi);
    const plural = count > 1;
    const isSaid =
      !figure?.names && figure?.value === (unit === 'count' ? count : unit === 'money' ? sum : undefined);
    return [
      said.deals(formats.count(count), plural || (count === 0 && words.locale === 'en')),
      ...(sum === null || count === 0 ? [] : [said.total(money(sum, of === 'potential'), plural)]),
      ...(figure === null || isSaid
        ? []
        : [`${words.kpi(kpi)}${messages.colon}${words.figure(unit, figure, estimate)}`]),
    ];
  };
  const cells = (deal: BehindDeal, name: string): DealCell[] => {
    const day = dayOf(deal);
    return [
      { text: label(name) },
      { text: said.stages[deal.stage] },
      ...[deal.account, deal.product, deal.agent].map((text) => ({ text: label(text) })),
      deal.amount === null ? { text: '—' } : { text: money(deal.amount, deal.estimate), value: deal.amount },
      day === null ? { text: '—' } : { text: formats.day(day), value: dayNumber(day) },
      deal.age === null ? { text: '—' } : { text: formats.days(deal.age), value: deal.age },
    ];
  };
  const notes = ({ of, missing }: BehindFacts, deals: readonly BehindDeal[]): string[] => [
    ...(missing > 0 && of === 'value' ? [said.withoutValue(formats.count(missing), missing > 1)] : []),
    ...(missing > 0 && of === 'potential'
      ? [messages.notes.no_list_price(formats.count(missing), missing > 1)]
      : []),
    ...(deals.some(({ estimate, amount }) => estimate && amount !== null) ? [messages.notes.estimates] : []),
    said.legend,
  ];
  const none = (kpi: KpiId, { period, filters }: Report): string => {
    const [isAll, isFiltered] = [period.from === null, Object.keys(filters).length > 0];
    if (isAll && !isFiltered) return said.none(words.kpi(kpi));
    const way = isAll ? said.tryFewerFilters : isFiltered ? said.tryBoth : said.tryLonger;
    return `${said.none(words.kpi(kpi))} ${way}`;
  };
  return {
    title: (kpi) => said.title(words.kpi(kpi)),
    stage: (stage) => said.stages[stage],
    facts,
    range: ({ pages, first, last }, count) => {
      const all = formats.count(count);
      const shown =
        pages > 1 ? said.range(formats.count(first), formats.count(last), all) : said.deals(all, count > 1);
      return count > 1 ? `${shown}, ${said.newestFirst}` : shown;
    },
    columns: said,
    head: [
      said.deal,
      messages.columns.stage,
      ...(['account', 'product', 'agent'] as const).map(words.rows),
      said.value,
      said.date,
      said.age,
    ],
    cells,
    said: (deal, name) => {
      const [first, ...others] = cells(deal, name).map(({ text }) => text);
      return `${first}${messages.colon}${others.filter((text) => text !== '—').join(', ')}`;
    },
    separator: messages.semicolon,
    more: (count) => said.more(formats.count(count), count > 1),
    notes,
    links: said.links,
    none,
  };
}

/** The day that a deal counts by: prospects have none. */
function dayOf({ stage, engaged, closed }: BehindDeal): string | null {
  return stage === 'won' || stage === 'lost' ? closed : stage === 'engaging' ? engaged : null;
}
