import { describe, expect, test } from 'vitest';
import { vocabularies, vocabularyOf } from '../../src/i18n/grammar/vocabulary.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { parse } from '../../src/query/parse.ts';
import type { Problem } from '../../src/query/query.ts';
import { sampleNames } from './sample-names.ts';

const names = sampleNames();

function problem(text: string, locale: Locale = 'en', members = names): Problem {
  const parsed = parse(text, { vocabularies, names: members, vocabularyOfAsker: vocabularyOf[locale] });
  if (parsed.kind !== 'problem') throw new Error(`${text} was understood: ${JSON.stringify(parsed)}`);
  return parsed.problem;
}

const lines = (found: Problem) => found.suggestions.map(({ line }) => line);

describe('words that are not understood', () => {
  test.each([
    ['agnets last month', 'en', 'agnets', 'agents last month'],
    ['revenu by sectr', 'en', 'sectr', 'revenu by sector'],
    ['commercaux mois dernier', 'fr', 'commercaux', 'commerciaux mois dernier'],
    ['CA par secteurr', 'fr', 'secteurr', 'CA par secteur'],
    ['ofice:west agents', 'en', 'ofice', 'office:west agents'],
    ['agents rest', 'en', 'rest', 'agents office:West'],
    ['revenue vs Q2', 'en', 'vs', 'revenue vs last year Q2'],
    ['deals stage:wonn', 'en', 'wonn', 'deals stage:won'],
    ['revenue agent:"Darcel Schlacht Jr"', 'en', 'Darcel Schlacht Jr', 'revenue agent:"Darcel Schlecht"'],
  ] as const)('%j in %s names %j and offers %j', (text, locale, word, line) => {
    const found = problem(text, locale);
    expect(found).toMatchObject({ kind: 'unknown_word', word });
    expect(lines(found)).toContain(line);
    expect(found.suggestions.length).toBeLessThanOrEqual(3);
  });

  test('each way on is another one', () => {
    expect(lines(problem('agents lst month'))).toEqual(['agents last month']);
  });

  test('three ways on are offered at most', () => {
    expect(problem('averag').suggestions).toHaveLength(3);
  });

  test('a misspelling that is as near to a word as to a name is asked about, not guessed', () => {
    const found = problem('agenx', 'en', sampleNames({ account: ['Agenz'] }));
    expect(found.suggestions.map(({ label }) => label)).toEqual(['agent', 'Agenz']);
  });

  test('a whole run of them is named at once', () => {
    expect(problem('agents xyzzy of plugh last month')).toMatchObject({
      kind: 'unknown_word',
      word: 'xyzzy of plugh',
    });
  });

  test('the nearest words are those of the asker, and names are among them', () => {
    expect(problem('produicts', 'fr').suggestions[0]?.label).toBe('produits');
    expect(problem('produicts', 'en').suggestions[0]?.label).toBe('products');
    expect(problem('GTZ Prx Plus').suggestions.map(({ label }) => label)).not.toContain('agents');
  });

  test.each(['???', '🚀', '🚀🚀🚀 agents', 'agents foo', 'by', 'שלום'])(
    '%j is not taken for an overview',
    (text) => {
      expect(problem(text).kind).toBe('unknown_word');
    },
  );
});

describe('a name that several members match', () => {
  test('is asked about, each line typed so that it can be read in one way only', () => {
    expect(problem('gtx last month')).toEqual({
      kind: 'ambiguous_name',
      word: 'gtx',
      suggestions: ['GTX Basic', 'GTX Plus Pro', 'GTX Pro'].map((label) => ({
        label,
        line: `product "${label}" last month`,
      })),
    });
    expect(lines(problem('revenue gtx', 'fr'))[0]).toBe('revenue produit:"GTX Basic"');
    expect(lines(problem('agents product:gtx'))[0]).toBe('agents product:"GTX Basic"');
  });

  test('two agents of one name are told apart by their labels', () => {
    const members = {
      ...names,
      agent: [
        { label: 'John Smith (West)', name: 'John Smith' },
        { label: 'John Smith (East)', name: 'John Smith' },
      ],
    };
    const found = problem('john smith', 'en', members);
    expect(found.kind).toBe('ambiguous_name');
    expect(lines(found)).toEqual(['agent "John Smith (East)"', 'agent "John Smith (West)"']);
    for (const line of lines(found)) {
      expect(parse(line, { vocabularies, names: members })).toMatchObject({
        query: { ask: { report: 'profile' } },
      });
    }
  });
});

describe('dates and numbers that cannot be', () => {
  test.each([
    ['2017-13', '2017-12'],
    ['agents 2017-02-30', 'agents 2017-02-28'],
    ['Q5', 'Q1'],
    ['T5 2017', 'Q1 2017'],
    ['W53 2017', 'W52 2017'],
    ['2017-03-31..2017-01-01', '2017-01-01..2017-03-31'],
    ['since 2017', 'since 2017-01-01'],
    ['agents from 2017', 'agents since 2017-01-01'],
  ])('%j is an impossible date, %j is offered', (text, line) => {
    const found = problem(text);
    expect(found.kind).toBe('impossible_date');
    expect(lines(found)).toContain(line);
  });

  test.each(['W27', '31 june 2017', '2017-99-99', '2017-01-01..2017-15-01', '3000-01'])('%j too', (text) => {
    expect(problem(text).kind).toBe('impossible_date');
  });

  test.each(['top 0', 'bottom 99999999999', 'last 0 days', 'les 0 premiers', 'last 99999 years'])(
    '%j is an impossible number',
    (text) => {
      expect(problem(text).kind).toBe('impossible_number');
    },
  );
});

describe('contradictions', () => {
  test.each([
    ['agents products', 'report', 'products', ['agents', 'products']],
    ['revenue pipeline Q3', 'report', 'pipeline', ['revenue Q3', 'pipeline Q3']],
    ['revenue lost deals', 'report', 'lost deals', ['revenue', 'lost deals']],
    ['agents Q3 last month', 'period', 'last month', ['agents Q3', 'agents last month']],
    ['revenue from January to March', 'period', 'March', ['revenue from January', 'revenue March']],
    ['win rate by agent by month', 'grouping', 'by month', ['win rate by agent', 'win rate by month']],
    ['revenue by agent by month', 'grouping', 'by month', ['revenue by agent', 'revenue by month']],
    ['agents top 5 bottom 3', 'limit', 'bottom 3', ['agents top 5', 'agents bottom 3']],
  ])('%j says its %s twice', (text, what, word, offered) => {
    const found = problem(text);
    expect(found).toMatchObject({ kind: 'said_twice', what, word });
    expect(lines(found)).toEqual(offered);
  });

  test.each(['agents agents', 'Q3 Q3', 'revenue by agent per agent', 'top 5 agents top 5', 'revenue CA'])(
    '%j says the same again, which is no contradiction',
    (text) => {
      expect(parse(text, { vocabularies, names }).kind).toBe('query');
    },
  );

  test.each([
    ['agents by office Q3', 'by office', ['offices Q3', 'agents Q3']],
    ['agents by month', 'by month', ['trend', 'agents']],
    ['kpis by agent', 'by agent', ['agents', 'kpis']],
    ['trend by agent', 'by agent', ['agents', 'trend']],
    ['revenue by year', 'by year', ['revenue by month', 'revenue']],
    ['top agent by month', 'by month', ['top agent']],
    ['win rate by stage', 'by stage', ['win rate']],
  ])('%j has a grouping that cannot be', (text, word, offered) => {
    const found = problem(text);
    expect(found).toMatchObject({ kind: 'wrong_grouping', word });
    expect(lines(found)).toEqual(offered);
  });

  test('a rate by itself with a stage filter is refused, and offered without it', () => {
    const found = problem('win rate stage:won office:west last month');
    expect(found).toMatchObject({ kind: 'rate_with_stage', word: 'stage:won' });
    expect(lines(found)).toEqual(['win rate last month office:West']);
    expect(parse('agents stage:won', { vocabularies, names }).kind).toBe('query');
  });
});

test('every line offered is understood, or is one word nearer to it', () => {
  const texts = [
    'gtx',
    'Q5',
    'agents products',
    'agents by office',
    'win rate stage:won',
    'agnets',
    'W53 2017',
    'ofice:west',
  ];
  for (const locale of ['en', 'fr'] as const) {
    for (const text of texts) {
      for (const { line } of problem(text, locale).suggestions) {
        expect([line, parse(line, { vocabularies, names }).kind]).toEqual([line, 'query']);
      }
    }
  }
});
