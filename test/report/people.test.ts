import { describe, expect, it } from 'vitest';
import { answer, computeAsked, type Ground } from '../../src/answer.ts';
import type { Dataset } from '../../src/deals/dataset.ts';
import { createWords } from '../../src/i18n/words.ts';
import type { Query } from '../../src/query/query.ts';
import type { AskerNames } from '../../src/report/people.ts';
import type { Report } from '../../src/report/report.ts';
import { fit, textLength } from '../../src/slack/fit.ts';
import { limits } from '../../src/slack/limits.ts';
import { renderReport } from '../../src/slack/views/report.ts';
import { agent, build, deal, exampleCalendar, exampleDataset, exampleReference } from '../support/example.ts';

const secondQuarter = { type: 'quarter', quarter: 2, year: 2024 } as const;

function answerTo(
  report: 'me' | 'team',
  asker: AskerNames | null,
  more: Partial<Query> = {},
  dataset: Dataset = exampleDataset,
) {
  const ground: Ground = {
    dataset,
    calendar: exampleCalendar,
    defaultPeriod: { type: 'relative', unit: 'quarter', offset: 0 },
    asOf: '2024-08-15T08:55:00Z',
    ...(asker ? { asker } : {}),
  };
  return answer({ ask: { report }, period: secondQuarter, filters: {}, ...more }, ground);
}

function reportTo(...asked: Parameters<typeof answerTo>): Report {
  const answered = answerTo(...asked);
  if (answered.kind === 'problem') throw new Error(answered.problem.kind);
  return answered.report;
}

const ana = { agent: 'Ana', manager: null };
const mia = { agent: null, manager: 'Mia' };
const headline = (report: Report) => report.headline.map(({ kpi, figure }) => `${kpi}: ${figure.value}`);
const ages = (report: Report) =>
  report.own?.ages.map(({ from, to, deals, potential }) => `${from}–${to}: ${deals} ${potential}`);

describe('me', () => {
  const report = reportTo('me', ana);

  it('is the asker’s own figures, compared, with the best product', () => {
    expect(report.title).toEqual({ kind: 'own', report: 'me', name: 'Ana' });
    expect(headline(report).slice(0, 5)).toEqual([
      'total_revenue: 1650',
      'total_won_sales: 2',
      'win_rate: 1',
      'average_revenue_per_sale: 825',
      'total_lost_sales: 0',
    ]);
    expect(report.headline[0]?.figure).toMatchObject({ previous: 1000, change: 0.65 });
    expect(report.best).toEqual([{ of: 'product', names: ['Alpha'], revenue: 1200 }]);
  });

  it('says the place among all agents, and in the team', () => {
    expect(report.notes).toContainEqual({ kind: 'rank', of: 'agent', rank: 1, among: 4 });
    expect(report.notes).toContainEqual({ kind: 'rank_in_team', rank: 1, among: 2, manager: 'Mia' });
    const bob = reportTo('me', { agent: 'Bob', manager: null });
    expect(bob.notes).toContainEqual({ kind: 'rank_in_team', rank: 2, among: 2, manager: 'Mia' });
  });

  it('counts all of a team for the place in it, also those without a sale, and gives none to them', () => {
    const cleo = reportTo('me', { agent: 'Cléo', manager: null });
    expect(cleo.notes).toContainEqual({ kind: 'rank_in_team', rank: 1, among: 2, manager: 'Max' });
    const dan = reportTo('me', { agent: 'Dan', manager: null });
    expect(dan.notes.filter(({ kind }) => kind.startsWith('rank'))).toEqual([]);
  });

  it('shows what is open today by age, whatever the period', () => {
    expect(ages(report)).toEqual([
      '0–30: 0 0',
      '31–60: 0 0',
      '61–90: 1 500',
      '91–null: 0 0',
      'null–null: 1 1000',
    ]);
    expect(report.own?.waiting).toEqual([
      { agent: 'Ana', account: 'Acme', product: 'Beta', days: 87, potential: 500 },
    ]);
    expect(report.own?.movers).toBeNull();
  });

  it('puts each day into one band', () => {
    const days = [
      '2024-08-15',
      '2024-07-16',
      '2024-07-15',
      '2024-06-16',
      '2024-06-15',
      '2024-05-17',
      '2024-05-16',
      '2024-09-01',
    ];
    const deals = days.map((engaged, at) => deal(at, 'Ana', 'Alpha', 'Acme', 'engaging', engaged, '—', null));
    const dataset = build(deals, exampleReference);
    expect(ages(reportTo('me', ana, {}, dataset))).toEqual([
      '0–30: 3 3000',
      '31–60: 2 2000',
      '61–90: 2 2000',
      '91–null: 1 1000',
    ]);
  });

  it('takes filters and groupings as a profile does', () => {
    expect(headline(reportTo('me', ana, { filters: { product: ['Beta'] } }))[0]).toBe('total_revenue: 450');
    const bySector = reportTo('me', ana, { by: 'sector' });
    expect(bySector.tables.map(({ by }) => by)).toEqual(['sector']);
    // Filters combine with AND: nobody's figures are shown under another's name.
    expect(headline(reportTo('me', ana, { filters: { agent: ['Bob'] } }))[0]).toBe('total_revenue: 0');
    expect(headline(reportTo('me', ana, { filters: { agent: ['Ana', 'Bob'] } }))[0]).toBe(
      'total_revenue: 1650',
    );
  });

  it('of somebody who is a manager only is the team', () => {
    expect(reportTo('me', mia).title).toEqual({ kind: 'own', report: 'team', name: 'Mia' });
  });
});

describe('team', () => {
  const report = reportTo('team', mia);

  it('is the totals, and a row for each member, even without a sale', () => {
    expect(headline(report)[0]).toBe('total_revenue: 2550');
    expect(report.tables[0]?.rows.map(({ head, cells }) => `${head.key} ${cells[0]?.value}`)).toEqual([
      'Ana 1650',
      'Bob 900',
    ]);
    expect(
      reportTo('team', { agent: null, manager: 'Max' }).tables[0]?.rows.map(({ head }) => head.key),
    ).toEqual(['Cléo', 'Dan']);
  });

  it('says who rose and who fell, the largest change first, and who has waited longest', () => {
    expect(report.own?.movers).toEqual({
      rose: [
        { agent: 'Bob', now: 900, before: 0 },
        { agent: 'Ana', now: 1650, before: 1000 },
      ],
      fell: [],
    });
    const max = reportTo('team', { agent: null, manager: 'Max' });
    expect(max.own?.movers).toEqual({ rose: [], fell: [{ agent: 'Cléo', now: 600, before: 800 }] });
    expect(report.own?.waiting.map(({ agent: of, days }) => `${of} ${days}`)).toEqual(['Ana 87', 'Bob 14']);
    expect(reportTo('team', mia, { period: { type: 'all' } }).own?.movers).toBeNull();
  });

  it('of an agent is their manager’s, with their own place in it', () => {
    const bob = reportTo('team', { agent: 'Bob', manager: null });
    expect(headline(bob)).toEqual(headline(report));
    expect(bob.notes).toContainEqual({ kind: 'rank_in_team', rank: 2, among: 2, manager: 'Mia' });
  });

  it('follows the base: whose agents they are now', () => {
    const agents = exampleReference.agents.map((one) =>
      one.name === 'Bob' ? agent('Bob', 'Max', 'South') : one,
    );
    const dataset = build([], { ...exampleReference, agents });
    const rows = reportTo('team', { agent: null, manager: 'Max' }, {}, dataset).tables[0]?.rows;
    expect(rows?.map(({ head }) => head.key)).toEqual(['Bob', 'Cléo', 'Dan']);
  });

  it('of an agent who is their own manager, or of two who are each other’s', () => {
    const agents = [
      agent('Ana', 'Ana', null),
      agent('Bob', 'agent Cy', null),
      agent('Cy', 'agent Bob', null),
    ];
    const dataset = build([], { ...exampleReference, agents });
    const members = (asker: AskerNames) =>
      reportTo('team', asker, {}, dataset).tables[0]?.rows.map(({ head }) => head.key);
    expect(members({ agent: 'Ana', manager: 'Ana' })).toEqual(['Ana']);
    expect(members({ agent: 'Bob', manager: 'Bob' })).toEqual(['Cy']);
    expect(members({ agent: 'Cy', manager: 'Cy' })).toEqual(['Bob']);
  });
});

describe('nobody', () => {
  it('is a problem of the question, not a fault', () => {
    expect(answerTo('me', null)).toMatchObject({ problem: { kind: 'no_asker', word: 'me' } });
    expect(answerTo('team', { agent: null, manager: null })).toMatchObject({ problem: { kind: 'no_asker' } });
    const dataset = build([], { ...exampleReference, agents: [agent('Ana', null, null)] });
    expect(answerTo('team', ana, {}, dataset)).toMatchObject({ problem: { kind: 'no_team' } });
  });
});

describe('in words', () => {
  const textOf = (locale: 'en' | 'fr', report: Report) => {
    const words = createWords(locale, { currency: 'EUR', zone: 'UTC' });
    return renderReport({
      report,
      voices: { plain: words, markup: words },
      zone: 'UTC',
      readings: [],
      picture: null,
    });
  };

  it('the text says all that the tables show at a glance', () => {
    const english = textOf('en', reportTo('team', mia)).text;
    expect(english).toMatch(/^Mia’s team, Q2 2024, .*Revenue: €2,550/);
    expect(english).toContain('Revenue by agent: Ana (€1,650); Bob (€900).');
    expect(english).toContain('Up: Bob (+€900); Ana (+€650).');
    expect(english).toContain('Waiting longest: Acme, Beta, Ana (87\u00a0days).');
    const french = textOf('fr', reportTo('me', ana)).text;
    expect(french).toMatch(/^Ana, T2 2024, /);
    expect(french).toContain('61 à 90 jours 1\u00a0; sans date 1.');
  });

  it('tables of ages, movers and waiting deals stand in the message', () => {
    const captions = textOf('en', reportTo('team', mia)).blocks.flatMap((block) =>
      block.type === 'data_table' ? [block.caption] : [],
    );
    expect(captions).toEqual([
      'Mia’s team',
      'Who rose and who fell, by revenue',
      'Open deals today, by days since they were engaged',
      'In progress the longest',
    ]);
  });

  it('a team of 150 with long names fits a message, and keeps what is open beside it', () => {
    const agents = Array.from({ length: 150 }, (_, at) =>
      agent(`${'Maximiliana '.repeat(4)}${at}`, 'Mia', null),
    );
    const deals = agents.flatMap(({ name }, at) => [
      deal(`w${at}`, name, 'Alpha', 'Acme', 'won', '2024-04-01', '2024-05-15', 900 + at),
      deal(`o${at}`, name, 'Alpha', 'Acme', 'engaging', '2024-04-01', '—', null),
    ]);
    const dataset = build(deals, { ...exampleReference, agents });
    const fitted = fit(textOf('en', reportTo('team', mia, {}, dataset)));
    expect(fitted.blocks.filter(({ type }) => type === 'data_table')).toHaveLength(4);
    const length = fitted.blocks.reduce((sum, block) => sum + textLength(block), 0);
    expect(length).toBeLessThanOrEqual(limits.messageBlockText);
    expect(fitted.text.length).toBeLessThan(limits.messageText);
  });

  it('JSON asks for the headline figures, of a team also by agent', () => {
    const ids = (...asked: Parameters<typeof answerTo>) => {
      const answered = answerTo(...asked);
      return answered.kind === 'report' ? Object.keys(computeAsked(answered.sources)) : [];
    };
    expect(ids('me', ana)).toContain('total_revenue');
    expect(ids('me', ana)).not.toContain('total_revenue_per_agent');
    expect(ids('team', mia)).toEqual(expect.arrayContaining(['total_revenue', 'total_revenue_per_agent']));
  });
});
