import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vocabularies } from '../../src/i18n/grammar/vocabulary.ts';
import { longestText, parse } from '../../src/query/parse.ts';
import { sampleNames } from './sample-names.ts';

const names = sampleNames({ agent: ['<!channel>', '*_~', '🚀'], product: ['Q3'] });
const context = { vocabularies, names };

describe('any text at all has an answer', () => {
  test('random text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(['query', 'command', 'problem']).toContain(parse(text, context).kind);
      }),
      { numRuns: 500 },
    );
  });

  test('words of the language in any order', () => {
    const words = [
      'agents',
      'revenue',
      'by',
      'par',
      'sector',
      'agent',
      'last',
      '3',
      'month',
      'Q3',
      '2017',
      'vs',
      'year',
      'top',
      'les',
      'since',
      '..',
      '2017-01-01',
      'agent:',
      'stage:',
      ',',
      '"',
      '“',
      "'",
      'darcel',
      'west',
      'to',
      'from',
      'share',
      'help',
      'du',
      'au',
      '1er',
      'juin',
      'and',
      '-',
      ':',
      '«',
      '<@U1|x>',
      '&lt;',
      'by by',
      'W27',
      'dernier',
      '*_~',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words), { maxLength: 14 }),
        fc.constantFrom(' ', ''),
        (chosen, glue) => {
          expect(['query', 'command', 'problem']).toContain(parse(chosen.join(glue), context).kind);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['an open quote', 'agents "darcel', 'query'],
    ['an open typographic quote', 'agents « darcel schlecht', 'query'],
    ['only a quote', '"', 'problem'],
    ['control characters', 'agents\u0000\u0007 last\u001b month\r\n', 'query'],
    ['no-break and zero-width spaces', '\u200bagents\u00a0last\u202fmonth\ufeff', 'query'],
    ['right-to-left marks', '\u202eagents\u202c', 'query'],
    ['right-to-left words', 'מכירות לפי סוכן', 'problem'],
    ['emoji', 'agents 🚀🔥', 'problem'],
    ['half a surrogate pair', 'agents \ud83d', 'problem'],
    ['a key without a value', 'agents office:', 'problem'],
    ['a key with an empty name', 'agents office:""', 'problem'],
    ['words of the prototype', 'constructor __proto__ toString', 'problem'],
  ])('%s', (_, text, kind) => {
    expect(parse(text, context).kind).toBe(kind);
  });

  test.each(['<!channel>', '&lt;!channel&gt;', '*_~', '"*_~"', 'agent <!channel>'])(
    '%j is an agent of that name',
    (text) => {
      expect(parse(text, context)).toMatchObject({ query: { ask: { report: 'profile', of: 'agent' } } });
    },
  );

  test('more than can be a question is called too long', () => {
    expect(parse('x'.repeat(longestText + 1), context)).toMatchObject({ problem: { kind: 'too_long' } });
    expect(parse(`agents ${' '.repeat(longestText - 7)}`, context).kind).toBe('query');
  });
});

describe('3,000 characters without sense are answered at once, among 5,500 names', () => {
  const syllables = [
    'dar',
    'cel',
    'mor',
    'ten',
    'zoo',
    'plex',
    'tech',
    'hold',
    'ing',
    'con',
    'bio',
    'gan',
    'fin',
    'lla',
  ];
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const word = () =>
    Array.from({ length: 2 + random(3) }, () => syllables[random(syllables.length)]).join('');
  const many = (count: number) => Array.from({ length: count }, (_, i) => `${word()} ${word()} ${i}`);
  const crowd = { vocabularies, names: sampleNames({ agent: many(500), account: many(5000) }) };
  const letters = Array.from({ length: 1500 }, () => String.fromCharCode(97 + random(26))).join(' ');

  test.each([
    ['words', Array.from({ length: 500 }, word).join(' ')],
    ['letters', letters],
    ['quotes', "' ".repeat(1500)],
    ['values', `agent:a${',a'.repeat(1490)}`],
    ['commas', 'a,'.repeat(1500)],
    ['one word', 'a'.repeat(3000)],
    ['numbers', '1 '.repeat(1500)],
    ['misspelt names', 'darcell '.repeat(370)],
    ['marks', '- '.repeat(1500)],
  ])('%s', (_, text) => {
    const cut = text.slice(0, longestText);
    parse(cut, crowd);
    // the time of this process alone, and the best of a few: other work on the machine is no fault of the grammar
    const times = Array.from({ length: 5 }, () => {
      const start = process.cpuUsage();
      parse(cut, crowd);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(20);
  });
});
