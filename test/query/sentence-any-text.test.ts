import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentenceWords } from '../../src/i18n/grammar/sentence-words.ts';
import { vocabularies, vocabularyOf } from '../../src/i18n/grammar/vocabulary.ts';
import { foldPhrase } from '../../src/query/fold.ts';
import { lexiconOf, phrasesAt } from '../../src/query/lexicon.ts';
import { longestText, parse } from '../../src/query/parse.ts';
import { print } from '../../src/query/print.ts';
import { tokenize } from '../../src/query/tokens.ts';
import { context, read, textOf } from './sentence-reading.ts';

describe('the lists of words', () => {
  const lexicon = lexiconOf(vocabularies);
  /** What the grammar has for a whole phrase, besides little words. */
  const meant = (phrase: string): string[] => {
    const tokens = tokenize(phrase, () => undefined);
    const helping = ['filler', 'from', 'to', 'since', 'quarterWord', 'weekWord'];
    return phrasesAt(lexicon, tokens, 0)
      .filter(({ end }) => end === tokens.length)
      .flatMap(({ meanings }) => meanings.map(({ type }) => type))
      .filter((type) => !helping.includes(type));
  };

  test('what is skipped is nothing to the grammar', () => {
    for (const words of sentenceWords) {
      for (const phrase of [...words.polite, ...words.frames, ...words.how, ...words.back, ...words.which]) {
        // « ça » is not « CA »
        if (phrase !== 'ça') expect([phrase, meant(phrase)]).toEqual([phrase, []]);
      }
    }
  });

  test('nothing is skipped in one list and refused in another', () => {
    const fold = (phrase: string) => foldPhrase(phrase).join(' ');
    const refused = new Set(
      sentenceWords.flatMap((words) => [...words.refused, ...words.excluding].map(fold)),
    );
    for (const words of sentenceWords) {
      const skipped = [...words.polite, ...words.frames, ...words.how, ...words.howAreWe, ...words.which];
      expect(skipped.filter((phrase) => refused.has(fold(phrase)))).toEqual([]);
    }
  });

  test('what is said another way is understood by the grammar', () => {
    for (const words of sentenceWords) {
      for (const [phrase, line] of Object.entries(words.meaning)) {
        const whole = ['by', 'par'].includes(line) ? `revenue ${line} agent` : line;
        expect([phrase, parse(whole, context).kind]).not.toContain('problem');
      }
    }
  });
});

describe('any text at all', () => {
  const asks = [
    'revenue',
    'agents',
    'win rate',
    'agent "Daphne Merrick"',
    'top agent',
    'me',
    'team',
    'pipeline',
  ];
  const groupings = ['', 'by product', 'by week'];
  const periods = ['', 'last month', 'Q3 2025', 'all time', 'july', 'since 2025-01-01', '3 derniers mois'];
  const more = [
    '',
    'top 3',
    'bottom 1',
    'vs last year',
    'sector:retail,food',
    'account:"Valmy Foods"',
    'stage:won',
  ];
  const part = (texts: readonly string[]) => fc.constantFrom(...texts);
  const canonical = fc
    .tuple(part(asks), part(groupings), part(periods), part(more))
    .map((parts) => parse(parts.join(' '), context))
    .filter((parsed) => parsed.kind === 'query')
    // `top 3` of one figure is refused in a sentence
    .filter(
      ({ query }) => query.limit === undefined || textOf(read(print(query, vocabularyOf.en))) !== '– top 3',
    );
  const polite = fc.constantFrom('', ...sentenceWords.flatMap((words) => words.polite));
  const frame = fc.constantFrom(
    '',
    'can you show me',
    'what is the',
    'je voudrais',
    'peux-tu me donner',
    'et',
  );
  const end = fc.constantFrom('', '?', ' ?', '!', '...', ' 🙏', ' :pray:');

  test('politeness around a canonical line changes nothing of its query', () => {
    fc.assert(
      fc.property(
        canonical,
        fc.constantFrom(vocabularyOf.en, vocabularyOf.fr),
        polite,
        frame,
        polite,
        end,
        ({ query }, words, first, before, last, mark) => {
          if (query.limit?.n === 1) return;
          const said = `${first}, ${before} ${print(query, words)}, ${last}${mark}`;
          expect([said, read(said)]).toMatchObject([said, { kind: 'query', query, share: false }]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  const anything = [
    ...sentenceWords.flatMap((words) => [
      ...words.frames,
      ...words.refused,
      ...words.excluding,
      ...words.back,
    ]),
    ...sentenceWords.flatMap((words) => Object.keys(words.meaning)),
    ...[
      'revenue',
      'agents',
      'by',
      'par',
      'agent',
      'last',
      '3',
      'month',
      'Q3',
      '2017',
      'top',
      'Daphne',
      'Paris',
    ],
    ...[
      'won',
      'lost',
      'how many',
      'combien',
      '"',
      '«',
      "'",
      ':',
      ',',
      '-',
      '<@U1>',
      '&lt;',
      'link',
      'help',
      'share',
    ],
    ...['\ue000', '\ud83d', '🚀', 'constructor', '__proto__', 'office:', 'stage:'],
  ];

  test('words in any order come to a value, and what is offered is understood', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...anything), { maxLength: 12 }),
        fc.constantFrom(' ', ''),
        (chosen, glue) => {
          const parsed = read(chosen.join(glue));
          if (parsed.kind !== 'problem' || parsed.problem.kind !== 'sentence') return;
          for (const { line } of parsed.problem.suggestions) {
            expect([line, parse(line, context).kind]).not.toContain('problem');
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('random text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(['query', 'command', 'problem']).toContain(read(text).kind);
      }),
      { numRuns: 500 },
    );
  });

  test('more than can be a question is called too long', () => {
    expect(read('x'.repeat(longestText + 1))).toMatchObject({ problem: { kind: 'too_long' } });
  });

  test.each([
    ['words', 'lorem ipsum dolor sit amet consectetur '.repeat(70)],
    ['names', 'darcell manchstr merick '.repeat(120)],
    ['quotes', '"nobody" '.repeat(330)],
    ['marks', '- '.repeat(1400)],
    ['mentions', '<@U1> '.repeat(900)],
    ['questions', 'how many deals did we win '.repeat(110)],
  ])('3,000 characters of %s cost little', (_, text) => {
    read(text.slice(0, longestText));
    const times = Array.from({ length: 3 }, () => {
      const start = process.cpuUsage();
      read(text.slice(0, longestText));
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(150);
  });
});
