import { describe, expect, test } from 'vitest';
import { sentenceWords } from '../../src/i18n/grammar/sentence-words.ts';
import { vocabularies, vocabularyOf } from '../../src/i18n/grammar/vocabulary.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { follow } from '../../src/query/follow.ts';
import { parse } from '../../src/query/parse.ts';
import { print } from '../../src/query/print.ts';
import type { Parsed, Query } from '../../src/query/query.ts';
import { readSentence } from '../../src/query/sentence.ts';
import { baseNames } from './sentence-names.ts';

const context = (locale: Locale) => ({
  vocabularies,
  names: baseNames,
  vocabularyOfAsker: vocabularyOf[locale],
  sentenceWords,
  following: true,
});

function queryOf(line: string): Query {
  const parsed = parse(line, context('en'));
  if (parsed.kind !== 'query') throw new Error(`${line}: ${JSON.stringify(parsed)}`);
  return parsed.query;
}

function next(before: string, said: string, locale: Locale = 'en'): Parsed {
  return follow(queryOf(before), readSentence(said, context(locale)), context(locale));
}

function textOf(parsed: Parsed, locale: Locale = 'en'): string {
  if (parsed.kind === 'query') return print(parsed.query, vocabularyOf[locale]);
  return parsed.kind === 'command' ? parsed.command : `refused: ${parsed.problem.word}`;
}

const before = 'revenue by agent last month office:Paris';

type Case = readonly [before: string, english: string, french: string, canonical: string];

const cases: Readonly<Record<string, readonly Case[]>> = {
  'a period alone changes the period alone': [
    [before, 'and last year?', 'et l’an dernier ?', 'revenue by agent last year office:Paris'],
    [before, 'what about Q3 2025?', 'et au T3 2025 ?', 'revenue by agent Q3 2025 office:Paris'],
    ['office "Paris" last quarter', 'and this quarter', 'et ce trimestre', 'office "Paris" this quarter'],
    ['me', 'how about last month?', 'et le mois dernier ?', 'me last month'],
    ['agents this year top 5', 'and this month?', 'et ce mois-ci ?', 'agents this month top 5'],
    ['revenue', 'vs last year', "par rapport à l'an dernier", 'revenue vs last year'],
    ['revenue vs last year', 'and last month?', 'et le mois dernier ?', 'revenue last month vs last year'],
    ['agents', 'over the last 3 months', 'sur les 3 derniers mois', 'agents last 3 months'],
  ],
  'a grouping alone changes the grouping alone': [
    [before, 'and by product?', 'et par produit ?', 'revenue by product last month office:Paris'],
    ['revenue last month', 'by sector', 'par secteur', 'revenue by sector last month'],
    ['agents last month', 'and by product?', 'et par produit ?', 'products last month'],
    ['agents last month top 3', 'by product instead', 'plutôt par produit', 'products last month top 3'],
    ['revenue by agent top 3', 'by month', 'par mois', 'revenue by month'],
    ['agent "Daphne Merrick" 2025', 'by product', 'par produit', 'agent "Daphne Merrick" by product 2025'],
    ['me this year', 'by product?', 'par produit ?', 'me by product this year'],
    ['overview last month', 'by office', 'par bureau', 'offices last month'],
    ['top agent last month', 'by product', 'par produit', 'products last month'],
    ['pipeline', 'by agent', 'par commercial', 'pipeline by agent'],
    ['trend 2025', 'each week', 'chaque semaine', 'trend by week 2025'],
  ],
  'a name is a filter of a KPI and of a leaderboard': [
    [before, 'what about Lyon?', 'et à Lyon ?', 'revenue by agent last month office:Lyon'],
    [
      before,
      'and the Lyon office?',
      'et pour le bureau de Lyon ?',
      'revenue by agent last month office:Lyon',
    ],
    [
      'revenue last month',
      'what about Daphne?',
      'et pour Daphne ?',
      'revenue last month agent:"Daphne Merrick"',
    ],
    ['revenue office:Paris', 'and Aster 14?', "et l'Aster 14 ?", 'revenue office:Paris product:"Aster 14"'],
    ['agents last month', 'in Lyon', 'à Lyon', 'agents last month office:Lyon'],
    ['agents last month', 'and for retail?', 'et pour retail ?', 'agents last month sector:retail'],
    ['win rate', 'same for Lyon', 'pareil pour Lyon', 'win rate office:Lyon'],
    ['win rate office:Paris', 'Lyon and Manchester', 'Lyon et Manchester', 'win rate office:Lyon,Manchester'],
    ['pipeline last month', 'and in Lyon?', 'et à Lyon ?', 'pipeline last month office:Lyon'],
    ['revenue', 'how did they do in France?', 'et en France ?', 'revenue location:France'],
  ],
  'where there was no KPI, a name asks for its profile': [
    ['overview last month', 'what about Daphne?', 'et Daphne ?', 'agent "Daphne Merrick" last month'],
    ['office "Paris" last quarter', 'and Lyon?', 'et Lyon ?', 'office "Lyon" last quarter'],
    ['office "Paris" 2025', 'and Daphne?', 'et Daphne ?', 'agent "Daphne Merrick" 2025'],
    ['office "Paris" 2025', 'office:Lyon', 'bureau:Lyon', 'office "Lyon" 2025'],
    [
      'office "Paris" 2025',
      'and Lyon and Manchester?',
      'et Lyon et Manchester ?',
      'offices 2025 office:Lyon,Manchester',
    ],
    [
      'office "Paris" 2025',
      'product:"Aster 14"',
      'produit:"Aster 14"',
      'office "Paris" 2025 product:"Aster 14"',
    ],
    ['overview office:Paris', 'and Lyon?', 'et Lyon ?', 'office "Lyon"'],
    ['me last month', 'and Daphne?', 'et Daphne ?', 'agent "Daphne Merrick" last month'],
    ['me last month', 'and for Aster 14?', 'et pour l’Aster 14 ?', 'me last month product:"Aster 14"'],
    [
      'agent "Daphne Merrick" last month',
      'in France',
      'en France',
      'agent "Daphne Merrick" last month location:France',
    ],
  ],
  'a report or a KPI takes the place of the one before': [
    [before, 'and the win rate?', 'et le taux de réussite ?', 'win rate last month office:Paris'],
    [before, 'the agents?', 'et les commerciaux ?', 'agents last month office:Paris'],
    ['agents last month top 5', 'lost deals', 'affaires perdues', 'lost deals last month'],
    [
      'agent "Daphne Merrick" last month',
      'how many deals did she win?',
      "combien d'affaires a-t-elle gagnées ?",
      'won deals last month agent:"Daphne Merrick"',
    ],
    [
      'office "Paris" last quarter',
      'and how much did they make last year?',
      'et combien ont-ils fait l’an dernier ?',
      'revenue last year office:Paris',
    ],
    [
      'revenue last month office:Paris sector:retail',
      'how am I doing?',
      'et moi ?',
      'me last month sector:retail',
    ],
    ['office "Paris" last month', 'and my team?', 'et mon équipe ?', 'team last month'],
    ['me last month', 'and my team?', 'et mon équipe ?', 'team last month'],
    ['me last month', 'and how are we doing?', 'et où en est-on ?', 'overview last month'],
  ],
  'a ranking is of all, not of the one that was asked about before': [
    [
      'agent "Daphne Merrick" this month',
      'who is the best agent?',
      'qui est le meilleur commercial ?',
      'top agent this month',
    ],
    ['agent "Daphne Merrick"', 'top 5 agents', 'les 5 meilleurs commerciaux', 'agents top 5'],
    ['office "Lyon" last month', 'which office sold most?', 'classement des bureaux', 'offices last month'],
    ['sector "retail"', 'revenue by sector', 'CA par secteur', 'revenue by sector'],
    ['revenue agent:"Daphne Merrick"', 'all offices', 'tous les bureaux', 'offices'],
    ['top agent this month', 'and Daphne?', 'et Daphne ?', 'agent "Daphne Merrick" this month'],
    ['agents this month top 5', 'is Daphne in it?', 'et Daphne ?', 'agent "Daphne Merrick" this month'],
    [
      'revenue last month office:Lyon',
      'top agent',
      'meilleur commercial',
      'top agent last month office:Lyon',
    ],
  ],
  'what is asked for everybody is about nobody alone': [
    [
      'revenue last month office:Lyon',
      'how are we doing as a company?',
      'où en est-on ?',
      'overview last month',
    ],
    ['win rate office:Lyon', 'win rate company wide', 'taux de réussite de toute l’entreprise', 'win rate'],
    ['office "Lyon" 2025', 'how is the business doing?', 'et pour toute l’entreprise ?', 'overview 2025'],
  ],
  'after one’s own figures a whole question is everybody’s': [
    [
      'me last month',
      'what was our revenue this year?',
      'quel est notre CA cette année ?',
      'revenue this year',
    ],
    ['team last month', 'agents', 'les commerciaux', 'agents last month'],
  ],
  'several things change at once': [
    [
      'revenue last month',
      'and Daphne by product this year?',
      'et Daphne par produit cette année ?',
      'revenue by product this year agent:"Daphne Merrick"',
    ],
    ['overview', 'Daphne by product', 'Daphne par produit', 'agent "Daphne Merrick" by product'],
    ['agents', 'the 3 best, last month', 'les 3 meilleurs, le mois dernier', 'agents last month top 3'],
  ],
};

describe.each(Object.entries(cases))('%s', (_, table) => {
  test.each(table)('%j, then %j or %j: %j', (first, english, french, canonical) => {
    expect(textOf(next(first, english, 'en'))).toBe(canonical);
    expect(textOf(next(first, french, 'fr'))).toBe(canonical);
  });
});

test('what was joined is a question that a command could have asked', () => {
  for (const [first, english] of Object.values(cases).flat()) {
    const parsed = next(first, english);
    if (parsed.kind === 'query') expect(queryOf(print(parsed.query, vocabularyOf.en))).toEqual(parsed.query);
  }
});

describe('what cannot be kept is not dropped in silence', () => {
  test('a KPI after one’s own figures: whose it would be is asked', () => {
    const parsed = next('me last month', 'and the win rate?');
    expect(parsed).toMatchObject({ problem: { kind: 'said_twice', word: 'win rate' } });
    expect(linesOf(parsed)).toEqual(['win rate', 'me last month']);
  });

  test('a rate of one stage', () => {
    const parsed = next('all deals last month stage:won', 'and the win rate?');
    expect(parsed).toMatchObject({ problem: { kind: 'rate_with_stage', word: 'stage:won' } });
    expect(linesOf(parsed)).toEqual(['win rate last month']);
  });

  test('the first five of one figure', () => {
    expect(next('revenue last month', 'top 5')).toMatchObject({
      problem: { kind: 'sentence', words: ['top 5'], understood: 'revenue last month' },
    });
  });
});

describe('a second question that is not understood', () => {
  test('offers whole questions, and says what the whole would be without it', () => {
    const parsed = next(before, 'and by prodct?');
    expect(parsed).toMatchObject({ problem: { kind: 'sentence', words: ['prodct'] } });
    expect(linesOf(parsed)[0]).toBe('revenue by product last month office:Paris');
    expect(next('win rate last month', 'and Lyon except retail?', 'en')).toMatchObject({
      problem: { words: ['except retail'], understood: 'win rate last month office:Lyon' },
    });
  });

  test('names that could be several are offered in whole questions', () => {
    const parsed = next('win rate last month', 'and for Aster?');
    expect(parsed).toMatchObject({ problem: { kind: 'ambiguous_name' } });
    expect(linesOf(parsed)).toContain('win rate last month product:"Aster 14"');
  });

  test('help is offered where nothing is near', () => {
    expect(linesOf(next(before, 'why?'))).toEqual(['help']);
  });
});

test('a command is one, whatever was asked before', () => {
  expect(textOf(next(before, 'thanks!'))).toBe('help');
  expect(textOf(next(before, 'status'))).toBe('status');
});

test('without a question before, what points to one is not understood', () => {
  const { parsed } = readSentence('how did they do last year?', { ...context('en'), following: false });
  expect(parsed).toMatchObject({ problem: { kind: 'sentence', words: ['they'] } });
});

function linesOf(parsed: Parsed): string[] {
  return parsed.kind === 'problem' ? parsed.problem.suggestions.map(({ line }) => line) : [];
}
