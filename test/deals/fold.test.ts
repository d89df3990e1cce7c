import { expect, test } from 'vitest';
import { foldName } from '../../src/deals/fold.ts';

test.each([
  ['GTXPro', 'GTX Pro'],
  ['gtx-pro', 'GTX  PRO'],
  ['Zoë Ångström', 'zoe angstrom'],
  ['Cœur & Œuvre', 'COEUR OEUVRE'],
  ['Straße', 'STRASSE'],
  ['L’Oréal', "l'oreal"],
  ['ﬁn', 'fin'],
  ['Ελλάδα', 'ΕΛΛΆΔΑ'],
])('%j and %j are one name', (one, other) => {
  expect(foldName(one)).toBe(foldName(other));
});

test('names of other scripts stay apart', () => {
  expect(foldName('שלום')).not.toBe(foldName('מרחבא'));
});

test('a name without letters or digits is itself, trimmed', () => {
  expect(foldName(' *_~ ')).toBe('*_~');
  expect(foldName('<!>')).not.toBe(foldName('*_~'));
});
