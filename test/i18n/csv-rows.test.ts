import { describe, expect, it } from 'vitest';
import { answer, type Ground } from '../../src/answer.ts';
import { dealBatches, dealRows, dealsCsv, mostDeals, reportRows } from '../../src/i18n/csv-rows.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';
import { createWords } from '../../src/i18n/words.ts';
import { catalogue, type KpiId } from '../../src/kpis/catalogue.ts';
import type { Ask, Query } from '../../src/query/query.ts';
import { leaderboards, plainReports } from '../../src/query/query.ts';
import { type Behind, dealsBehind, pageOf } from '../../src/report/behind.ts';
import { type CsvRow, csvName, toCsv } from '../../src/report/csv.ts';
import { build, deal, exampleCalendar, exampleDataset, exampleReference } from '../support/example.ts';
import { allTime, reportOf, secondQuarter } from '../support/shown.ts';

const wordsOf = (locale: Locale) => ({
  words: createWords(locale, { currency: 'EUR', zone: 'UTC' }),
  currency: 'EUR',
});

const lines = (query: Pick<Query, 'ask'> & Partial<Query>, locale: Locale = 'en') =>
  toCsv(reportRows(reportOf(query), wordsOf(locale)))
    .replaceAll(/\u00a0|\u202f/g, '␣')
    .slice(1)
    .split('\r\n')
    .slice(0, -1);

/** Between blank lines. */
function partsOf(rows: readonly CsvRow[]): CsvRow[][] {
  const parts: CsvRow[][] = [[]];
  for (const row of rows) {
    if (row.length === 0) parts.push([]);
    else parts.at(-1)?.push(row);
  }
  return parts;
}

const quarter = { period: secondQuarter };

describe('the rows of a report', () => {
  it('a leaderboard: one table, its heads saying what the numbers are', () => {
    expect(lines({ ask: { report: 'agents' }, ...quarter })).toEqual([
      'Agent,Revenue (EUR),Won deals,Lost deals,Deals in progress,Win rate (1 = 100%),Average deal (EUR)',
      'Ana,1650,2,0,2,1,825',
      'Bob,900,1,1,1,0.5,900',
      'Cléo,600,1,1,1,0.5,600',
      'Dan,0,0,0,0,,',
    ]);
  });

  it('the same in French', () => {
    expect(lines({ ask: { report: 'agents' }, ...quarter }, 'fr')[0]).toBe(
      'Commercial,Chiffre d’affaires (EUR),Affaires gagnées,Affaires perdues,Affaires en cours,Taux de réussite (1 = 100␣%),Affaire moyenne (EUR)',
    );
  });

  it('that leave some out say how many', () => {
    const rows = lines({ ask: { report: 'agents' }, limit: { end: 'top', n: 1 }, ...quarter });
    expect(rows).toHaveLength(3);
    expect(rows[2]).toMatch(/^\d other agents are not shown\.$/);
  });

  it('estimates are called so, but what was won in the pipeline', () => {
    expect(lines({ ask: { report: 'pipeline' }, ...quarter }).join('\n')).toContain(
      '(EUR, estimate unless won)',
    );
    expect(lines({ ask: { report: 'kpi', kpi: 'open_pipeline_revenue' }, by: 'agent' })[0]).toContain(
      'Open value (EUR, estimate)',
    );
  });

  it('what is more than one table stands one below the other, each under its caption', () => {
    const rows = lines({ ask: { report: 'profile', of: 'product', name: 'Alpha' }, ...quarter });
    const starts = rows.flatMap((row, at) => (at === 0 || rows[at - 1] === '' ? [row] : []));
    expect(starts).toEqual(['Product: Alpha', 'Product: Alpha by agent', 'Product: Alpha by sector']);
    const heads = rows.flatMap((row, at) =>
      starts.includes(rows[at - 1] ?? '?') ? [row.split(',')[0]] : [],
    );
    expect(heads).toEqual(['KPI', 'Agent', 'Sector']);
  });

  it('figures come with their change as a fraction, and say why where there is none', () => {
    const rows = lines({ ask: { report: 'overview' }, ...quarter });
    expect(rows.slice(0, 4)).toEqual([
      'Overview',
      'KPI,Figure,"Change (0.1 = 10%; for a rate, 10 points)"',
      'Revenue (EUR),3150,0.75',
      'Won deals,4,1',
    ]);
    expect(rows).toContain('Top agent: Ana (EUR),1650,');
    expect(rows.join('\n')).toContain('\n"In-progress value (EUR, estimate)",2100,');
    const never = lines({ ask: { report: 'overview' }, period: { type: 'year', year: 2019 } });
    expect(never).toContain('Win rate (1 = 100%),no closed deal,');
  });

  it('of whoever asks has the tables that only that has', () => {
    const found = answerOf({ ask: { report: 'me' }, ...quarter }, { asker: { agent: 'Ana', manager: null } });
    const rows = reportRows(found.report, wordsOf('en'));
    expect(rows).toContainEqual(['Open deals today, by days since they were engaged']);
    expect(rows).toContainEqual(['61–90 days', 1, 500]);
  });

  it('every report has some, of texts and numbers alone, all of a table as long as its head', () => {
    const asks: Ask[] = [
      ...[...plainReports, ...(Object.keys(leaderboards) as (keyof typeof leaderboards)[])].map((report) => ({
        report,
      })),
      ...catalogue.map(({ id }) => ({ report: 'kpi' as const, kpi: id })),
    ];
    for (const ask of asks)
      for (const locale of locales) {
        const report = reportOf({ ask, period: allTime });
        const rows = reportRows(report, wordsOf(locale));
        expect(rows.length, JSON.stringify(ask)).toBeGreaterThan(1);
        expect(JSON.stringify(rows)).not.toMatch(/undefined|NaN|\[object|≈/);
        for (const part of partsOf(rows)) {
          const lengths = new Set(part.map((row) => row.length).filter((length) => length > 1));
          expect(lengths.size, JSON.stringify(part)).toBe(1);
        }
      }
  });
});

function answerOf(query: Partial<Query>, ground: Partial<Ground> = {}) {
  const found = answer(
    { ask: { report: 'overview' }, filters: {}, ...query },
    {
      dataset: exampleDataset,
      calendar: exampleCalendar,
      defaultPeriod: { type: 'relative', unit: 'quarter', offset: 0 },
      asOf: '2024-08-15T10:00:00.000Z',
      ...ground,
    },
  );
  if (found.kind !== 'report') throw new Error(found.problem.kind);
  return found;
}

function behindOf(kpi: KpiId, query: Partial<Query> = {}, ground: Partial<Ground> = {}): Behind {
  const behind = dealsBehind(answerOf(query, ground).sources, kpi);
  if (!behind) throw new Error('no deals');
  return behind;
}

function rowsOf(behind: Behind, locale: Locale = 'en', most?: number) {
  return [
    ...dealRows({
      batches: dealBatches(behind, most),
      count: behind.count,
      names: new Map([['1', 'OPP-1']]),
      linkOf: (id) => (id === '1' ? 'https://airtable.com/appA/tblB/rec1' : null),
      ...wordsOf(locale),
    }),
  ];
}

describe('the rows of deals', () => {
  it('have a head, days as ISO, and nothing where nothing is set', () => {
    expect(toCsv(rowsOf(behindOf('total_sales', { period: allTime }))).split('\r\n')).toEqual(
      expect.arrayContaining([
        '\ufeffRecord,Deal,Stage,Agent,Account,Product,Engaged,Closed,Value (EUR),Estimate,Link',
        '1,OPP-1,Won,Ana,Acme,Alpha,2024-01-10,2024-04-05,1200,no,https://airtable.com/appA/tblB/rec1',
        '13,,Engaging,Cléo,Dune,Gamma,2024-06-20,,,,',
        '14,,Engaging,Bob,,Alpha,2024-08-01,,1000,yes,',
        '15,,Prospecting,Ana,Acme,Alpha,,,1000,yes,',
      ]),
    );
  });

  it('the same in French', () => {
    const [head, first] = rowsOf(behindOf('total_lost_sales', quarter), 'fr');
    expect(head?.join(',')).toBe(
      'Fiche,Affaire,Étape,Commercial,Client,Produit,Engagée le,Close le,Montant (EUR),Estimation,Lien',
    );
    expect(first?.slice(2, 10)).toEqual([
      'Perdue',
      'Cléo',
      'Dune',
      'Gamma',
      '2024-05-06',
      '2024-06-01',
      null,
      null,
    ]);
  });

  it('of every figure are as many as it counts, and add up to its sum', () => {
    for (const { id, of } of catalogue) {
      if (of === 'products') continue;
      const behind = behindOf(id, { period: allTime });
      const [, ...rows] = rowsOf(behind);
      expect(rows).toHaveLength(behind.count);
      const sum = rows.reduce((all, row) => all + (typeof row[8] === 'number' ? row[8] : 0), 0);
      if (behind.sum !== null) expect(sum).toBe(behind.sum);
    }
  });

  it('where not all are there a last row says so', () => {
    const behind = behindOf('total_sales', { period: allTime });
    const rows = rowsOf(behind, 'en', 3);
    expect(rows).toHaveLength(5);
    expect(rows.slice(1, 4).map(([id]) => id)).toEqual(pageOf(behind, 1, 3).deals.map(({ id }) => id));
    expect(rows[4]).toEqual(['Only the newest 3 of 20 deals are in this file.']);
    expect(rowsOf(behind, 'fr', 3)[4]).toEqual([
      'Ce fichier ne contient que les 3 affaires les plus récentes sur 20.',
    ]);
  });
});

describe('a base of many deals', () => {
  const many = 250_000;
  const deals = Array.from({ length: many }, (_, n) =>
    deal(
      `rec${String(n).padStart(14, '0')}`,
      'Ana',
      'Alpha',
      'Acme',
      'won',
      '2024-01-01',
      `2024-0${1 + (n % 8)}-1${n % 7}`,
      1,
    ),
  );
  const behind = behindOf('total_revenue', { period: allTime }, { dataset: build(deals, exampleReference) });

  it('is a file of the newest 100,000, of which no piece takes long', () => {
    let longest = 0;
    let last = performance.now();
    const lap = () => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    };
    const batches = [];
    for (const batch of dealBatches(behind)) {
      batches.push(batch);
      lap();
    }
    expect(new Set(batches.flat().map(({ id }) => id)).size).toBe(mostDeals);
    let lines = 0;
    let end = '';
    last = performance.now();
    const options = { batches, count: behind.count, names: new Map<string, string>(), linkOf: () => null };
    for (const chunk of dealsCsv({ ...options, ...wordsOf('en') })) {
      lines += chunk.split('\r\n').length - 1;
      end = chunk;
      lap();
    }
    expect(lines).toBe(mostDeals + 2);
    expect(end).toMatch(/"Only the newest 100,000 of 250,000 deals are in this file\."\r\n$/);
    expect(longest).toBeLessThan(500);
  });
});

it.each<[Pick<Query, 'ask'> & Partial<Query>, KpiId | undefined, string]>([
  [{ ask: { report: 'agents' }, ...quarter }, undefined, 'agents-2024-Q2.csv'],
  [
    { ask: { report: 'kpi', kpi: 'total_revenue' }, by: 'month', period: allTime },
    undefined,
    'total-revenue-by-month-all.csv',
  ],
  [
    { ask: { report: 'profile', of: 'agent', name: 'Cléo' }, ...quarter },
    undefined,
    'agent-Cléo-2024-Q2.csv',
  ],
  [{ ask: { report: 'agents' }, ...quarter }, 'win_rate', 'deals-win-rate-2024-Q2.csv'],
])('a file of %j, of the deals behind %s, is called %s', (query, kpi, name) => {
  expect(csvName(reportOf(query), kpi)).toBe(name);
});
