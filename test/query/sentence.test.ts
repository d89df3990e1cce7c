import { describe, expect, test } from 'vitest';
import { vocabularyOf } from '../../src/i18n/grammar/vocabulary.ts';
import { createWords } from '../../src/i18n/words.ts';
import { readSentence } from '../../src/query/sentence.ts';
import { sampleNames } from './sample-names.ts';
import { context, read, textOf } from './sentence-reading.ts';

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

  test.each([
    'Paris’s share',
    'what is the share of Paris?',
    'partage du CA par secteur',
    'market share',
    'Paris share',
  ])('%j is not shared with everybody', (said) => {
    expect(textOf(read(said))).toMatch(/^–/);
  });
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
