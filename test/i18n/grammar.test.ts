import { describe, expect, test } from 'vitest';
import { dimensions, stages } from '../../src/deals/deal.ts';
import { calendarUnits } from '../../src/deals/period.ts';
import { vocabularies, vocabularyOf } from '../../src/i18n/grammar/vocabulary.ts';
import { locales } from '../../src/i18n/locale.ts';
import { catalogue } from '../../src/kpis/catalogue.ts';
import { foldPhrase } from '../../src/query/fold.ts';
import { parse } from '../../src/query/parse.ts';
import type { Ask } from '../../src/query/query.ts';
import { commandIds, leaderboards } from '../../src/query/query.ts';
import { sampleNames } from '../query/sample-names.ts';

const names = sampleNames();

function ask(text: string): Ask | string {
  const parsed = parse(text, { vocabularies, names });
  return parsed.kind === 'query' ? parsed.query.ask : JSON.stringify(parsed);
}

/** Ids, English and French labels, as everything else in the product names the KPIs. */
const labels: readonly [id: string, english: string, french: string][] = [
  ['total_revenue', 'Revenue', "Chiffre d'affaires"],
  ['average_revenue_per_product', 'Average revenue per product', 'Revenu moyen par produit'],
  ['products_per_sector', 'Units won by sector', 'Produits vendus par secteur'],
  ['highest_revenue_agent', 'Top agent', 'Meilleur commercial'],
  ['total_sales', 'Deals, all stages', 'Affaires, toutes étapes'],
  ['average_revenue_per_sale', 'Average deal', 'Affaire moyenne'],
  ['total_revenue_per_sector', 'Revenue by sector', "Chiffre d'affaires par secteur"],
  ['average_revenue_per_sector', 'Average deal by sector', 'Affaire moyenne par secteur'],
  ['total_won_sales', 'Won deals', 'Affaires gagnées'],
  ['total_won_revenue', 'Won revenue', 'Revenu gagné'],
  ['total_engaging_sales', 'Deals in progress', 'Affaires en cours'],
  ['total_engaging_revenue', 'In-progress value', 'Valeur en cours'],
  ['total_lost_sales', 'Lost deals', 'Affaires perdues'],
  ['total_lost_revenue', 'Lost value', 'Valeur perdue'],
  ['total_prospecting_sales', 'Prospects', 'Prospects'],
  ['total_prospecting_revenue', 'Prospect value', 'Valeur des prospects'],
  ['total_sales_per_office', 'Deals by office', 'Affaires par bureau'],
  ['total_revenue_per_office', 'Revenue by office', "Chiffre d'affaires par bureau"],
  ['average_revenue_per_office', 'Average deal by office', 'Affaire moyenne par bureau'],
  ['total_sales_per_agent', 'Deals by agent', 'Affaires par commercial'],
  ['total_revenue_per_agent', 'Revenue by agent', "Chiffre d'affaires par commercial"],
  ['average_revenue_per_agent', 'Average deal by agent', 'Affaire moyenne par commercial'],
  ['total_sales_per_manager', 'Deals by manager', 'Affaires par manager'],
  ['total_revenue_per_manager', 'Revenue by manager', "Chiffre d'affaires par manager"],
  ['average_revenue_per_manager', 'Average deal by manager', 'Affaire moyenne par manager'],
];

test.each(labels)('%s is asked for by its labels %j and %j', (id, english, french) => {
  expect(ask(english)).toEqual({ report: 'kpi', kpi: id });
  expect(ask(french)).toEqual({ report: 'kpi', kpi: id });
});

test.each(catalogue.map(({ id }) => id))(
  '%s is asked for by its id, with underscores, spaces and without total',
  (id) => {
    expect(ask(id)).toEqual({ report: 'kpi', kpi: id });
    expect(ask(id.replaceAll('_', ' '))).toEqual({ report: 'kpi', kpi: id });
    // `products` alone is the report
    if (id !== 'total_products') {
      expect(ask(id.replace(/^total_/, '').replaceAll('_', ' '))).toEqual({ report: 'kpi', kpi: id });
    }
  },
);

describe.each(locales)('every phrase in %s says what it stands for', (locale) => {
  const words = vocabularyOf[locale];

  test('KPIs', () => {
    for (const { id } of catalogue) {
      for (const phrase of words.kpis[id]) {
        const reserved = ['products', 'produits'].includes(phrase);
        expect([phrase, ask(phrase)]).toEqual([
          phrase,
          reserved ? { report: 'products' } : { report: 'kpi', kpi: id },
        ]);
      }
    }
  });

  test('reports', () => {
    for (const [report, phrases] of Object.entries(words.reports)) {
      for (const phrase of phrases) expect([phrase, ask(phrase)]).toEqual([phrase, { report }]);
    }
  });

  test('commands', () => {
    for (const command of commandIds) {
      for (const phrase of words.commands[command]) {
        expect(parse(phrase, { vocabularies, names })).toEqual({ kind: 'command', command, accept: false });
      }
    }
  });

  test('dimensions: as keys, after by, and before a name', () => {
    const reports = Object.entries(leaderboards);
    for (const dimension of dimensions) {
      for (const word of words.dimensions[dimension]) {
        expect(foldPhrase(word)).toHaveLength(1);
        const label = names[dimension][0]?.label ?? '';
        expect(parse(`kpis ${word}:"${label}"`, { vocabularies, names })).toMatchObject({
          query: { filters: { [dimension]: [label] } },
        });
        expect(ask(`overview ${words.by[0]} ${word}`)).toEqual({
          report: reports.find(([, of]) => of === dimension)?.[0],
        });
        const profile =
          dimension === 'location'
            ? { report: 'overview' }
            : { report: 'profile', of: dimension, name: label };
        expect([word, ask(`${word} "${label}"`)]).toEqual([word, profile]);
      }
    }
  });

  test('stages', () => {
    for (const stage of stages) {
      for (const word of words.stages[stage]) {
        expect(parse(`agents ${words.stage[0]}:"${word}"`, { vocabularies, names })).toMatchObject({
          query: { filters: { stage: [stage] } },
        });
      }
    }
  });

  test('periods', () => {
    const period = (text: string) => {
      const parsed = parse(text, { vocabularies, names });
      return parsed.kind === 'query' ? parsed.query.period : parsed;
    };
    for (const unit of calendarUnits) {
      for (const phrase of words.current[unit])
        expect(period(phrase)).toEqual({ type: 'relative', unit, offset: 0 });
      for (const phrase of words.previous[unit])
        expect(period(phrase)).toEqual({ type: 'relative', unit, offset: -1 });
      for (const phrase of words.lastN[unit].many) {
        expect(period(phrase.replace('{n}', '4'))).toEqual({ type: 'last', unit, n: 4 });
      }
    }
    for (const phrase of words.allTime) expect(period(phrase)).toEqual({ type: 'all' });
    for (const [i, phrases] of words.months.entries()) {
      for (const phrase of phrases)
        expect(period(`${phrase} 2017`)).toEqual({ type: 'month', month: i + 1, year: 2017 });
    }
    for (const phrase of words.since)
      expect(period(`${phrase} 2017-06-01`)).toEqual({ type: 'range', first: '2017-06-01' });
    for (const from of words.from) {
      for (const to of words.to) {
        expect(period(`${from} 2017-06-01 ${to} 2017-06-30`)).toEqual({
          type: 'range',
          first: '2017-06-01',
          last: '2017-06-30',
        });
      }
    }
  });

  test('limits, comparison and sharing', () => {
    const read = (text: string) => parse(`agents ${text}`, { vocabularies, names });
    for (const end of ['top', 'bottom'] as const) {
      for (const phrase of words[end].many) {
        expect(read(phrase.replace('{n}', '4'))).toMatchObject({ query: { limit: { end, n: 4 } } });
      }
      expect(read(words[end].one.replace('{n}', '1'))).toMatchObject({ query: { limit: { end, n: 1 } } });
    }
    for (const phrase of words.versusLastYear)
      expect(read(phrase)).toMatchObject({ query: { versus: 'last_year' } });
    for (const phrase of words.share) expect(read(phrase)).toMatchObject({ share: true });
  });

  test('little words change nothing', () => {
    for (const filler of words.fillers) {
      expect([filler, parse(`${filler} revenue`, { vocabularies, names })]).toMatchObject([
        filler,
        { query: { ask: { report: 'kpi', kpi: 'total_revenue' }, filters: {} } },
      ]);
    }
  });
});
