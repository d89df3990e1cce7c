import type { Stage } from '../deals/deal.ts';
import type { LeftOutReason } from '../report/left-out.ts';
import type { Quotient } from '../report/receipt.ts';
import type { Locale } from './locale.ts';

/** A number of deals in words: the number as it is written, and whether the language takes it for one. */
type Counting = (count: string, one: boolean) => string;

/** What is said only in a receipt. Arguments are finished strings. */
interface ReceiptMessages {
  readonly title: (kpi: string) => string;
  /** beside the figure of a breakdown */
  readonly together: (members: string) => string;
  readonly period: string;
  readonly comparedWith: string;
  readonly notCompared: string;
  readonly prospectsAside: (now: string) => string;
  readonly filters: string;
  readonly noFilter: string;
  readonly counted: string;
  readonly deals: Counting;
  readonly none: (base: string) => string;
  readonly single: (counted: string, base: string) => string;
  readonly several: (count: string, base: string, stages: string) => string;
  readonly sum: (amount: string) => string;
  readonly catalogue: Counting;
  /** `past`: as of the end of a period that is over */
  readonly stage: (stage: Stage, count: string, one: boolean, past: boolean) => string;
  readonly amongThem: string;
  readonly withoutValue: Counting;
  readonly withoutPrice: Counting;
  readonly calculation: string;
  readonly divisors: Readonly<Record<Quotient['by'], Counting>>;
  readonly otherReading: string;
  readonly mean: (grouping: string, calculation: string) => string;
  readonly leftOut: (deals: string, one: boolean) => string;
  readonly withoutCloseDate: (deals: string) => string;
  readonly reasons: Readonly<Record<Exclude<LeftOutReason, 'stage' | 'without_close_date'>, Counting>>;
  readonly findings: string;
  readonly todaysTeams: string;
}

export const receiptMessages: Readonly<Record<Locale, ReceiptMessages>> = {
  en: {
    title: (kpi) => `How this figure came about: ${kpi}`,
    together: (members) => `all ${members} together`,
    period: 'Period',
    comparedWith: 'Compared with',
    notCompared: 'nothing, since prospects carry no date',
    prospectsAside: (now) => ` without prospects, and ${now} now`,
    filters: 'Filters',
    noFilter: 'none',
    counted: 'Counted',
    deals: (count, one) => `${count} ${one ? 'deal' : 'deals'}`,
    none: (base) => `none (of ${base} in the base)`,
    single: (counted, base) => `${counted} (of ${base} in the base)`,
    several: (count, base, stages) => `${count} of ${base} in the base: ${stages}`,
    sum: (amount) => `together ${amount}`,
    catalogue: (count, one) => `${count} ${one ? 'product' : 'products'} in the catalogue, and no deal`,
    stage: (stage, count, one, past) => {
      const words = {
        prospecting: one ? 'prospect' : 'prospects',
        engaging: past ? 'in progress at the end of the period' : 'in progress',
        won: 'won',
        lost: 'lost',
      };
      return `${count} ${words[stage]}`;
    },
    amongThem: 'Among them',
    withoutValue: (count, one) =>
      one
        ? '1 without a readable value: it adds nothing'
        : `${count} without a readable value: they add nothing`,
    withoutPrice: (count, one) =>
      one
        ? '1 with neither a value nor a list price: it adds nothing'
        : `${count} with neither a value nor a list price: they add nothing`,
    calculation: 'Calculation',
    divisors: {
      won: (count, one) => `${count} won ${one ? 'deal' : 'deals'}`,
      closed: (count) => `${count} won or lost`,
      all: (count, one) => `${count} ${one ? 'deal' : 'deals'}`,
      products: (count, one) => `${count} ${one ? 'product' : 'products'} in the catalogue`,
    },
    otherReading: 'Also read as',
    mean: (grouping, calculation) => `revenue per ${grouping} with a won deal (\`mean\`): ${calculation}`,
    leftOut: (deals) => `Left out: ${deals}`,
    withoutCloseDate: (deals) => `${deals}, without a readable close date`,
    reasons: {
      no_deals: (count, one) => `${count} ${one ? 'deal' : 'deals'}, since this figure counts products`,
      unknown_stage: (count) => `${count} whose stage is none of the four`,
      filtered: (count) => `${count} that the filters leave out`,
      undated: (count, one) =>
        one ? '1 prospect, which carries no date' : `${count} prospects, which carry no date`,
      outside_period: (count) => `${count} closed before the period, or engaged after it`,
      without_engage_date: (count, one) =>
        `${count} without a readable engage date: nobody knows whether ${one ? 'it was' : 'they were'} in progress`,
      other_agents: (count) => `${count} won by others`,
      no_cycle: (count) => `${count} won, without both dates in the right order`,
    },
    findings: 'What could not be read properly in the whole base, and may touch this figure:',
    todaysTeams:
      'Agents, managers and offices are today’s: past deals follow their agent to the present team.',
  },
  fr: {
    title: (kpi) => `D’où vient ce chiffre : ${kpi}`,
    together: (members) => `tous les ${members} réunis`,
    period: 'Période',
    comparedWith: 'Comparaison',
    notCompared: 'aucune, car les prospects n’ont pas de date',
    prospectsAside: (now) => ` sans les prospects, contre ${now} maintenant`,
    filters: 'Filtres',
    noFilter: 'aucun',
    counted: 'Pris en compte',
    deals: (count, one) => `${count} ${one ? 'affaire' : 'affaires'}`,
    none: (base) => `aucune (sur ${base} dans la base)`,
    single: (counted, base) => `${counted} (sur ${base} dans la base)`,
    several: (count, base, stages) => `${count} sur ${base} dans la base : ${stages}`,
    sum: (amount) => `pour un total de ${amount}`,
    catalogue: (count, one) => `${count} ${one ? 'produit' : 'produits'} au catalogue, et aucune affaire`,
    stage: (stage, count, one, past) => {
      const words = {
        prospecting: one ? 'prospect' : 'prospects',
        engaging: past ? 'en cours à la fin de la période' : 'en cours',
        won: one ? 'gagnée' : 'gagnées',
        lost: one ? 'perdue' : 'perdues',
      };
      return `${count} ${words[stage]}`;
    },
    amongThem: 'Dont',
    withoutValue: (count, one) =>
      one
        ? `${count} sans montant lisible : elle n’ajoute rien`
        : `${count} sans montant lisible : elles n’ajoutent rien`,
    withoutPrice: (count, one) =>
      one
        ? `${count} sans montant ni prix catalogue : elle n’ajoute rien`
        : `${count} sans montant ni prix catalogue : elles n’ajoutent rien`,
    calculation: 'Calcul',
    divisors: {
      won: (count, one) => `${count} ${one ? 'affaire gagnée' : 'affaires gagnées'}`,
      closed: (count, one) => `${count} ${one ? 'gagnée ou perdue' : 'gagnées ou perdues'}`,
      all: (count, one) => `${count} ${one ? 'affaire' : 'affaires'}`,
      products: (count, one) => `${count} ${one ? 'produit' : 'produits'} au catalogue`,
    },
    otherReading: 'Autre lecture',
    mean: (grouping, calculation) =>
      `chiffre d’affaires par ${grouping} ayant au moins une affaire gagnée : ${calculation}`,
    leftOut: (deals, one) => `${one ? 'Écartée' : 'Écartées'} : ${deals}`,
    withoutCloseDate: (deals) => `${deals}, sans date de clôture lisible`,
    reasons: {
      no_deals: (count, one) =>
        `${count} ${one ? 'affaire' : 'affaires'}, car ce chiffre compte des produits`,
      unknown_stage: (count) => `${count} à une étape qui n’est aucune des quatre`,
      filtered: (count, one) => `${count} ${one ? 'exclue' : 'exclues'} par les filtres`,
      undated: (count, one) => `${count} ${one ? 'prospect' : 'prospects'}, sans date`,
      outside_period: (count, one) =>
        one
          ? `${count} close avant la période, ou engagée après`
          : `${count} closes avant la période, ou engagées après`,
      without_engage_date: (count, one) =>
        `${count} sans date d’engagement lisible : impossible de dire si ${one ? 'elle était' : 'elles étaient'} en cours`,
      other_agents: (count, one) => `${count} ${one ? 'gagnée' : 'gagnées'} par d’autres`,
      no_cycle: (count, one) =>
        `${count} ${one ? 'gagnée' : 'gagnées'}, sans les deux dates dans le bon ordre`,
    },
    findings: 'Ce qui n’a pas pu être lu correctement dans toute la base, et qui peut jouer sur ce chiffre :',
    todaysTeams:
      'Commerciaux, managers et bureaux sont ceux d’aujourd’hui : les affaires passées suivent leur commercial dans son équipe actuelle.',
  },
};
