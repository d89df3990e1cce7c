import { expect, test } from 'vitest';
import { cleanText, foldText } from '../../../src/airtable/decode/text.ts';

test.each([
  ['Élodie  Marchand ', 'Élodie Marchand'],
  ['two\nlines\tand\u0000nul', 'two lines and nul'],
  ['\u202Eevil\u202C', 'evil'],
  ['no\u00a0break', 'no break'],
  ['zero\u200bwidth', 'zerowidth'],
  ['👩‍💻 Ada', '👩‍💻 Ada'],
  ['<!channel> *_~', '<!channel> *_~'],
  ['\ud83d alone', '\ufffd alone'],
  ['\u0007\n', ''],
])('%j is shown as %j', (text, clean) => {
  expect(cleanText(text)).toBe(clean);
});

test('spellings are compared without case, accents and spaces', () => {
  expect(foldText('  GAGNÉE  à 100 % ')).toBe(foldText('gagnee a100%'));
  expect(foldText('Won')).not.toBe(foldText('Lost'));
});
