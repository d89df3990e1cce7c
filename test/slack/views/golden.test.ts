import { describe, expect, test } from 'vitest';
import { ask } from '../../../src/ask.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import { buildData, buildStatus } from '../../../src/i18n/pages.ts';
import type { Words } from '../../../src/i18n/words.ts';
import type { Page } from '../../../src/report/page.ts';
import { renderPage } from '../../../src/slack/views/page.ts';
import { renderReport } from '../../../src/slack/views/report.ts';
import { agent, build, deal, exampleReference } from '../../support/example.ts';
import { exampleGround, say, voicesOf } from './say.ts';
import { transcript } from './transcript.ts';

const lines: readonly { readonly en: string; readonly fr: string }[] = [
  { en: 'overview', fr: 'synthèse' },
  { en: 'overview last quarter', fr: 'synthèse trimestre dernier' },
  { en: 'overview last quarter vs last year', fr: "synthèse trimestre dernier vs l'an dernier" },
  { en: 'overview all time', fr: 'synthèse tout' },
  { en: 'overview today', fr: "synthèse aujourd'hui" },
  { en: 'overview 2019', fr: 'synthèse 2019' },
  { en: 'overview since 2024-06-01', fr: 'synthèse depuis 2024-06-01' },
  { en: 'overview last week', fr: 'synthèse semaine dernière' },
  { en: 'overview office:north', fr: 'synthèse bureau:north' },
  {
    en: 'overview office:north,south product:alpha stage:won,lost',
    fr: 'synthèse bureau:north,south produit:alpha étape:gagné,perdu',
  },
  { en: 'agents', fr: 'commerciaux' },
  { en: 'agents last quarter', fr: 'commerciaux trimestre dernier' },
  { en: 'agents top 1 all time', fr: 'commerciaux les 1 premiers tout' },
  { en: 'agents top 2 all time', fr: 'commerciaux les 2 premiers tout' },
  { en: 'managers last quarter', fr: 'managers trimestre dernier' },
  { en: 'products last quarter', fr: 'produits trimestre dernier' },
  { en: 'sectors last quarter', fr: 'secteurs trimestre dernier' },
  { en: 'offices last quarter', fr: 'bureaux trimestre dernier' },
  { en: 'locations last quarter', fr: 'pays trimestre dernier' },
  { en: 'accounts last quarter', fr: 'clients trimestre dernier' },
  { en: 'pipeline', fr: 'pipeline' },
  { en: 'pipeline last quarter', fr: 'pipeline trimestre dernier' },
  { en: 'pipeline by agent', fr: 'pipeline par commercial' },
  { en: 'trend 2024', fr: 'tendance 2024' },
  { en: 'trend by week last month', fr: 'tendance par semaine mois dernier' },
  { en: 'trend by quarter all time', fr: 'tendance par trimestre tout' },
  { en: 'kpis', fr: 'indicateurs' },
  { en: 'kpis last quarter', fr: 'indicateurs trimestre dernier' },
  { en: 'won deals last quarter', fr: 'affaires gagnées trimestre dernier' },
  { en: 'total_sales last quarter', fr: 'total_sales trimestre dernier' },
  { en: 'revenue last quarter', fr: "chiffre d'affaires trimestre dernier" },
  { en: 'revenue by week last month', fr: "chiffre d'affaires par semaine mois dernier" },
  { en: 'win rate last quarter', fr: 'taux de réussite trimestre dernier' },
  { en: 'median_sales_cycle last quarter', fr: 'median_sales_cycle trimestre dernier' },
  { en: 'top agent last quarter', fr: 'meilleur commercial trimestre dernier' },
  { en: 'prospects last quarter', fr: 'prospects trimestre dernier' },
  { en: 'open_pipeline_revenue', fr: 'open_pipeline_revenue' },
  { en: 'total_products', fr: 'total_products' },
  { en: 'average_revenue_per_product last quarter', fr: 'average_revenue_per_product trimestre dernier' },
  { en: 'products_per_sector last quarter', fr: 'products_per_sector trimestre dernier' },
  { en: 'average_revenue_per_agent last quarter', fr: 'average_revenue_per_agent trimestre dernier' },
  { en: 'total_sales_per_office last quarter', fr: 'total_sales_per_office trimestre dernier' },
  { en: 'revenue by country last quarter', fr: "chiffre d'affaires par pays trimestre dernier" },
  { en: 'won deals by product last quarter', fr: 'affaires gagnées par produit trimestre dernier' },
  { en: 'average deal by account last quarter', fr: 'affaire moyenne par client trimestre dernier' },
  { en: 'total_sales by stage', fr: 'total_sales par étape' },
  { en: 'agent ana last quarter', fr: 'commercial ana trimestre dernier' },
  { en: 'manager mia last quarter', fr: 'manager mia trimestre dernier' },
  { en: 'office north last quarter', fr: 'bureau north trimestre dernier' },
  { en: 'product alpha last quarter', fr: 'produit alpha trimestre dernier' },
  { en: 'sector retail last quarter', fr: 'secteur retail trimestre dernier' },
  { en: 'account acme last quarter', fr: 'client acme trimestre dernier' },
  { en: 'agent dan', fr: 'commercial dan' },
  { en: 'revenu', fr: 'chifre' },
  { en: 'xyzzy', fr: 'xyzzy' },
  { en: 'agent ben', fr: 'commercial ben' },
  { en: 'agents 2017-13', fr: 'commerciaux 2017-13' },
  { en: 'agents top 0', fr: 'commerciaux les 0 premiers' },
  { en: 'agents last month last week', fr: 'commerciaux mois dernier semaine dernière' },
  { en: 'agents by office', fr: 'commerciaux par bureau' },
  { en: 'win rate stage:won', fr: 'taux de réussite étape:gagné' },
  { en: 'help', fr: 'aide' },
];

const dangling = {
  kind: 'dangling_reference',
  table: 'sales_pipeline',
  count: 1,
  examples: ['rec1'],
} as const;
const base = {
  counts: { sales_pipeline: 8800, products: 7, sales_teams: 35, accounts: 85 },
  asOf: '2024-08-15T08:55:00Z',
  ageMinutes: 3,
  findings: [],
  withoutFields: [],
  closed: { first: '2023-05-01', last: '2024-08-15' },
};
const findings = [
  dangling,
  { kind: 'won_without_value', table: 'sales_pipeline', count: 1200, examples: ['rec2', 'rec3'] },
] as const;
const status = {
  version: '0.1.0',
  lastRead: '2024-08-15T08:55:00Z',
  ageMinutes: 1,
  lastWholeRead: '2024-08-01T02:00:00Z',
  next: '2024-08-15T09:00:00Z',
  calls: { used: 1234, allowed: 20_000 },
  problem: null,
  refused: [],
  progress: null,
  digests: [
    {
      schedule: 'mon 09:00',
      next: '2024-08-19T07:00:00Z',
      last: { at: '2024-08-12T07:00:00Z', late: false, state: 'delivered' },
      paused: [],
    },
  ],
} as const;
const trouble = {
  ...status,
  problem: { kind: 'no_field', message: 'Field close_value is missing.', since: '2024-08-14T10:00:00Z' },
  refused: [{ table: 'accounts', before: 85, after: 12 }],
  progress: { read: 4300, of: 8800 },
  digests: [
    {
      schedule: 'mon 09:00',
      next: '2024-08-19T07:00:00Z',
      last: { at: '2024-08-12T07:00:00Z', late: true, state: 'none' },
      paused: [{ destination: 'C0SALES001', reason: 'is_archived' }],
    },
  ],
} as const;
const never = { ...status, digests: [], lastRead: null, ageMinutes: null, lastWholeRead: null, next: null };

const pages: Readonly<Record<string, (words: Words) => Page>> = {
  'data without findings': (words) => buildData(words, base, 'UTC'),
  'data with findings': (words) =>
    buildData(words, { ...base, findings, withoutFields: ['accounts.office_location'] }, 'UTC'),
  'status, when all is well': (words) => buildStatus(words, status, 'Europe/Paris', 'people'),
  'status, for people, in trouble': (words) => buildStatus(words, trouble, 'UTC', 'people'),
  'status, for an operator, in trouble': (words) => buildStatus(words, trouble, 'UTC', 'operator'),
  'status, before the first read': (words) => buildStatus(words, never, 'UTC', 'people'),
};

describe.each(['en', 'fr'] as const)('an answer in %s', (locale: Locale) => {
  test.each(lines.map((line) => line[locale]))('/kpi %s', (line) => {
    expect(transcript(say(line, locale))).toMatchSnapshot();
  });

  test('more words than can be read', () => {
    expect(transcript(say('a '.repeat(2000), locale))).toMatchSnapshot();
  });

  test('a name that several have', () => {
    const agents = ['Ana Lopez', 'Ana Martin', 'Ana Ruiz', 'Ana Sanz'].map((name) =>
      agent(name, 'Mia', 'North'),
    );
    const dataset = build([], { ...exampleReference, agents });
    expect(transcript(say('ana 2024', locale, { ...exampleGround, dataset }))).toMatchSnapshot();
  });

  test('two agents with the same revenue', () => {
    const deals = ['Ana', 'Bob'].map((name, at) =>
      deal(at, name, 'Alpha', 'Acme', 'won', '2024-07-01', '2024-07-02', 49.5),
    );
    const dataset = build(deals, exampleReference);
    expect(transcript(say('', locale, { ...exampleGround, dataset }))).toMatchSnapshot();
  });

  test('a message that others see', () => {
    const asked = ask('revenue 2024-Q2', locale, exampleGround);
    if (asked.kind !== 'report') throw new Error('not understood');
    const { report } = asked;
    const view = { report, voices: voicesOf(locale), zone: 'UTC', readings: [], picture: null };
    expect(
      transcript(renderReport({ ...view, by: view.voices.markup.messages.sharedBy('<@U1>') })),
    ).toMatchSnapshot();
  });

  test.each(Object.entries(pages))('%s', (_, build) => {
    expect(transcript(renderPage(build(voicesOf(locale).plain)))).toMatchSnapshot();
  });

  test('an empty base', () => {
    const dataset = build([], { products: [], agents: [], accounts: [] });
    expect(transcript(say('', locale, { ...exampleGround, dataset }))).toMatchSnapshot();
  });

  test('reference tables without a deal', () => {
    const dataset = build([], exampleReference);
    expect(transcript(say('', locale, { ...exampleGround, dataset }))).toMatchSnapshot();
  });

  test('the default period and the one before hold nothing', () => {
    const calendar = { today: '2026-11-22', fiscalStart: 1 };
    expect(transcript(say('', locale, { ...exampleGround, calendar }))).toMatchSnapshot();
  });
});
