import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentenceWords } from '../../src/i18n/grammar/sentence-words.ts';
import { vocabularies, vocabularyOf } from '../../src/i18n/grammar/vocabulary.ts';
import { createWords } from '../../src/i18n/words.ts';
import { foldPhrase } from '../../src/query/fold.ts';
import { lexiconOf, phrasesAt } from '../../src/query/lexicon.ts';
import type { Names } from '../../src/query/names.ts';
import { longestText, parse } from '../../src/query/parse.ts';
import { print } from '../../src/query/print.ts';
import type { Parsed } from '../../src/query/query.ts';
import { readSentence } from '../../src/query/sentence.ts';
import { tokenize } from '../../src/query/tokens.ts';
import { sampleNames } from './sample-names.ts';
import { baseNames } from './sentence-names.ts';

const context = { vocabularies, names: baseNames, vocabularyOfAsker: vocabularyOf.en, sentenceWords };

function read(said: string, names: Names = baseNames): Parsed {
  return readSentence(said, { ...context, names, bot: 'UBOT' }).parsed;
}

/** The canonical text; a command; the words that are not understood, after a dash; another problem. */
function textOf(parsed: Parsed): string {
  if (parsed.kind === 'query') return print(parsed.query, vocabularyOf.en);
  if (parsed.kind === 'command') return `/${parsed.command}`;
  return parsed.problem.kind === 'sentence' ? `– ${parsed.problem.word}` : `${parsed.problem.kind}`;
}

describe('what Slack puts into a message', () => {
  test.each([
    ['<@UBOT> revenue last month', 'revenue last month'],
    ['hey <@UBOT|kpi>, agents <@UBOT>?', 'agents'],
    ['revenue of Gekko &amp; Co', '– Gekko … Co'],
    ['<@U999> revenue', '– <@U999>'],
    ['<@U999|daphne> revenue', '– <@U999|daphne>'],
    ['revenue of <#C1|paris>', '– <#C1|paris>'],
    ['revenue in <https://paris.fr|Paris>', '– <https://paris.fr|Paris>'],
    ['<!here> revenue', '– <!here>'],
    ['revenue &gt; 2000', '– >'],
    ['*revenue* of _Paris_ `last month`', 'revenue last month office:Paris'],
    ['revenue ~last month~', '– ~ … ~'],
    ['revenue last month :pray::skin-tone-3: :slightly_smiling_face:', 'revenue last month'],
    ['revenue last month 🙏🏽 ❤️', 'revenue last month'],
    ['revenue :flag-fr:', '– flag-fr'],
    ['revenue 🇫🇷', '– 🇫🇷'],
    ['revenue 🚫 Paris', '– 🚫'],
    ['<@UBOT>', '/help'],
    ['', '/help'],
    ['?!', '/help'],
    ['@kpi agents', 'agents'],
  ])('%j is %s', (said, text) => {
    expect(textOf(read(said))).toBe(text);
  });

  test('without the bot’s id every mention is another’s', () => {
    expect(textOf(readSentence('<@UBOT> agents', context).parsed)).toBe('– <@UBOT>');
  });

  test('quotes are left alone: what stands in them is a name, whatever it says', () => {
    expect(textOf(read('how did "Orla O\'Keefe" do, please?'))).toBe('agent "Orla O\'Keefe"');
    expect(textOf(read('revenue of « Agathe Lemoine »'))).toBe('revenue agent:"Agathe Lemoine"');
    expect(textOf(read('revenue of “not Paris”'))).toBe('– “not Paris”');
    expect(textOf(read('revenue of "please"', sampleNames({ account: ['please'] })))).toBe(
      'revenue account:please',
    );
  });
});

describe('commands in a sentence', () => {
  test.each([
    ['help me please', '/help'],
    ['what’s the status?', '/status'],
    ['link Daphne Merrick', '/link'],
    ['c’est moi', '/link'],
    ['link <@U999>', '/link'],
    ['link me to the pipeline', '– link me'],
    ['give me an update', '– update'],
    ['the status of deals in Paris', '– status'],
    ['combien de commandes ?', '– combien de commandes'],
    ['help me understand the revenue', '– understand'],
    ['not me, Daphne', '– not me'],
    ['help, revenue', '– help'],
    ['bilan de mon équipe', 'team'],
  ])('%j is %s', (said, text) => {
    expect(textOf(read(said))).toBe(text);
  });

  test('a mention behind `link` is kept as Slack wrote it', () => {
    expect(read('link <@U999|daphne>')).toMatchObject({ command: 'link', rest: '<@U999|daphne>' });
  });

  test.each([
    ['can you share revenue by agent?', true],
    ['share it: agents last month', true],
    ['partage le CA', true],
    ['agents last month', false],
  ])('%j is shared: %s', (said, share) => {
    expect(read(said)).toMatchObject({ kind: 'query', share });
  });

  test.each(['Paris’s share', 'what is the share of Paris?', 'partage du CA par secteur', 'market share'])(
    '%j is not shared with everybody',
    (said) => {
      expect(textOf(read(said))).toMatch(/^–/);
    },
  );
});

describe('no wrong guess: ordinary words are no names', () => {
  test.each([
    ['net revenue', '– net'],
    ['median deal', '– median'],
    ['are we on track', '– track'],
    ['the price', '– price'],
    ['more power', '– more power'],
    ['finances', '– finances'],
    ['high revenue', '– high'],
    ['names of agents', '– names'],
    ['CA de l’Aster 15', '– 15'],
    ['CA à Noël', '– Noël'],
    ['pas mal', '– pas mal'],
    ['tout va bien', '– tout va bien'],
    ['et ça ?', '– ça'],
    ['dock revenue', '– dock'],
    ['revenue for the Dock', 'revenue product:"Cobalt Dock"'],
    ['Manch revenue', '– Manch'],
    ['revenue of manchestr', 'revenue office:Manchester'],
    ['agent merick', 'agent "Daphne Merrick"'],
    ['merick', '– merick'],
    ['the Manchestr office', 'office "Manchester"'],
    ['revenue of aster', '– aster'],
    ['revenue of Aster', 'ambiguous_name'],
    ['t’es qui ?', '– t’es qui'],
    ['revenue of "Aster 15"', '– "Aster 15"'],
    ['product:"Aster 15" revenue', '– product:"Aster 15"'],
    ['office:manchstr agents', 'agents office:Manchester'],
    ['"Daphne or Merrick"', '– "Daphne or Merrick"'],
    ['health check', '– health check'],
    ['health', '– health'],
    ['how is health doing?', 'sector "health"'],
  ])('%j is %s', (said, text) => {
    expect(textOf(read(said))).toBe(text);
  });

  const words = sampleNames({
    agent: ['Will Smith', 'Mark Price', 'Sarah Long'],
    account: ['Target', 'Next', 'Best Buy', 'New Horizons', 'Hello', 'Sans Souci'],
    location: ['US', 'DE', 'DO'],
    office: ['Est', 'Ouest', 'Nottingham'],
    product: ['Special', 'Won'],
  });

  test.each([
    ['what is our target?', '– target'],
    ['revenue for Target', 'revenue account:Target'],
    ['how will West do', '– will'],
    ['Will Smith’s revenue', 'revenue agent:"Will Smith"'],
    ['revenue next month', '– next month'],
    ['how did Next do?', 'account "Next"'],
    ['new deals', '– new'],
    ['best buy revenue', 'revenue account:"Best Buy"'],
    ['special deals', '– special'],
    ['give us the revenue', 'revenue'],
    ['revenue in the US', 'revenue location:US'],
    ['how did West do', 'office "West"'],
    ['CA de West', 'revenue office:West'],
    ['CA de DE', 'revenue location:DE'],
    ['REVENUE IN DE', '– DE'],
    ['CA de l’Est', 'revenue office:Est'],
    ['le CA de l’est', '– est'],
    ['où est West', '– où est'],
    ['CA sans West', '– sans West'],
    ['office: not West', '– office: not'],
    ['Hello, revenue last month', '– Hello'],
    ['how many deals did Won win', 'won deals product:Won'],
    ['how did April do?', '– April'],
    ['revenue in April', 'revenue april'],
  ])('%j, among names that are words, is %s', (said, text) => {
    expect(textOf(read(said, words))).toBe(text);
  });
});

describe('no wrong guess: words that change the question', () => {
  test.each([
    ['how many deals can we win this quarter', '– can'],
    ['how many deals to win this month', '– to'],
    ['how did we win Valmy Foods', '– how did'],
    ['revenue to July', '– to'],
    ['revenue -Paris', '– -Paris'],
    ['revenue, !Paris', '– !Paris'],
    ['deals -won', '– deals -won'],
    ['revenue Paris + Lyon', '– +'],
    ['revenue in Paris or Lyon', '– or'],
    ['top 5 deals', '– top 5'],
    ['show me all deals top 5', '– top 5'],
    ['my office last quarter', '– my office'],
    ['what about my customers', '– my'],
    ['my revenue last month', 'me last month'],
    ['the team in Paris', '– team'],
    ['me and Daphne', '– me'],
    ['the Paris region', '– region'],
    ['Daphne’s manager', '– manager'],
    ['which office is Daphne in?', 'offices agent:"Daphne Merrick"'],
    ['the agent', '– agent'],
    ['of course, revenue', 'revenue'],
    ['overall revenue', '– overall'],
    ['is Daphne the best agent?', '– best agent'],
    ['is Paris the best office?', '– best'],
    ['is Daphne in the top 3 agents?', '– the top 3'],
    ['best office in France', 'offices location:France'],
    ['did Aster 14 sell best?', '– sell best'],
    ['which products sold best in Lyon?', 'products office:Lyon'],
    ['how many deals are in progress in Lyon?', 'deals in progress office:Lyon'],
    ['how much is in progress?', 'in-progress value'],
    ['how many deals did we close?', '– close'],
    ['can you open Paris?', '– open'],
    ['how many deals are still open in Lyon?', 'open deals office:Lyon'],
    ['revenue in March 2025 and March 2026', '– in March 2025 and March 2026'],
    ['revenue between March 2025 and March 2026', 'revenue 2025-03-01..2026-03-31'],
    ['over the last 3 months, revenue', 'revenue last 3 months'],
    ['the month of July', 'overview july'],
    ['the month of Paris', '– month of'],
    ['CA au 31 mars 2026', '– au'],
    ['CA du 1er mars 2026 au 31 mars 2026', 'revenue 2026-03-01..2026-03-31'],
    ['CA à ce jour', '– à ce jour'],
    ['CA de l’an prochain', '– l’an prochain'],
    ['CA va bien', '– CA va bien'],
    ['Daphne, how did she do last month?', 'agent "Daphne Merrick" last month'],
    ['how did she do last month?', '– she'],
    ['average revenue per month', '– average revenue per month'],
    ['the win rate of Paris and the win rate of Lyon', '– win rate'],
    ['revenue and deals', 'said_twice'],
    ['we’ll win', '– we’ll'],
    ['CA sur un an', '– un an'],
    ['CA N-1', '– N-1'],
    ['les 5 derniers clients', '– les 5 derniers'],
    ['sept commerciaux', '– sept'],
    ['le dernier client', '– le dernier client'],
    ['combien a-t-on gagné', '– gagné'],
    ['CA du mois dernier', 'revenue last month'],
    ['CA du mois prochain', '– mois prochain'],
    ['tous les bureaux sauf Paris et Lyon, le mois dernier', '– sauf Paris et Lyon'],
  ])('%j is %s', (said, text) => {
    expect(textOf(read(said))).toBe(text);
  });

  const places = [
    (word: string) => `revenue for ${word} Paris in 2025`,
    (word: string) => `deals lost in Lyon ${word}, please`,
    (word: string) => `bonjour, ${word}, les affaires perdues par bureau`,
    (word: string) => `comment va Lyon ${word} ?`,
  ];
  const said = sentenceWords.flatMap(({ refused, excluding }) => [...refused, ...excluding]);

  test.each([...new Set([...said, '>', '%', '€', '#', '+', '=', '12', '👎', 'xyzzy'])])(
    '%j is never passed over',
    (word) => {
      for (const place of places)
        expect([place(word), read(place(word)).kind]).toEqual([place(word), 'problem']);
    },
  );
});

describe('a refusal', () => {
  test('says what was understood and what was not, and offers the nearest whole lines', () => {
    expect(read('why is revenue by sectr last month so low?')).toEqual({
      kind: 'problem',
      problem: {
        kind: 'sentence',
        word: 'why … sectr … low',
        words: ['why', 'sectr', 'low'],
        understood: 'revenue last month',
        suggestions: ['revenue by sector last month', 'revenue last month'].map((line) => ({
          label: line,
          line,
        })),
      },
    });
  });

  test('offers both where money and deals could be meant', () => {
    const { parsed } = readSentence('combien a-t-on vendu à Lyon ?', {
      ...context,
      vocabularyOfAsker: vocabularyOf.fr,
    });
    expect(parsed).toMatchObject({
      problem: {
        suggestions: [
          { line: "chiffre d'affaires bureau:Lyon" },
          { line: 'affaires gagnées bureau:Lyon' },
          { line: 'bureau "Lyon"' },
        ],
      },
    });
  });

  test('offers help where nothing was understood', () => {
    expect(read('why?')).toMatchObject({
      problem: { understood: null, suggestions: [{ label: 'help', line: 'help' }] },
    });
  });

  test('is said in both languages, with names as they are written there', () => {
    const parsed = read('revenue of Daphne without Paris');
    if (parsed.kind !== 'problem') throw new Error('it was understood');
    const words = (locale: 'en' | 'fr') =>
      createWords(locale, { currency: 'EUR', zone: 'UTC' }, (name) => `[${name}]`).problem(parsed.problem);
    expect(words('en')).toBe('I understood “[revenue agent:"Daphne Merrick"]”, but not “[without Paris]”.');
    expect(words('fr').replaceAll('\u00a0', ' ')).toBe(
      'J’ai compris « [revenue agent:"Daphne Merrick"] », mais pas « [without Paris] ».',
    );
    const none = { ...parsed.problem, understood: null } as typeof parsed.problem;
    const plain = (locale: 'en' | 'fr') =>
      createWords(locale, { currency: 'EUR', zone: 'UTC' }).problem(none);
    expect(plain('en')).toBe('I did not understand “without Paris”.');
    expect(plain('fr').replaceAll('\u00a0', ' ')).toBe('Je n’ai pas compris « without Paris ».');
  });
});

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
        expect([phrase, parse(whole, context).kind]).toEqual([phrase, 'query']);
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
