import { describe, expect, test } from 'vitest';
import { readSaid } from '../../src/ask.ts';
import { firstWords } from '../../src/i18n/first-words.ts';
import { locales } from '../../src/i18n/locale.ts';
import { exampleGround } from '../slack/views/say.ts';

const nobody = { agent: null, office: null, product: null, sector: null };

describe.each(locales)('the first words in %s', (locale) => {
  test.each([
    ['with an office of the base', { ...nobody, office: 'North' }, 'profile'],
    ['without any', nobody, 'overview'],
  ] as const)('give an example %s that the bot understands', (_, examples, report) => {
    const text = firstWords[locale].sentence(examples);
    const { parsed } = readSaid({ text, bot: null, previous: null, inThread: false }, locale, exampleGround);
    expect(parsed).toMatchObject({ kind: 'query', query: { ask: { report } } });
  });
});
