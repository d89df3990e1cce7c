import { describe, expect, it } from 'vitest';
import { hueOf, initialsOf } from '../../../../src/playground/page/workspace/initials.ts';
import { sizeIn } from '../../../../src/playground/page/workspace/size.ts';

describe('a person without a picture', () => {
  it.each([
    ['Daphne Merrick', 'DM'],
    ['Élodie Marchand', 'ÉM'],
    ['Jean-Luc de la Tour', 'JT'],
    ['Cher', 'C'],
    ['R2', 'R'],
    ['42', '4'],
    ['', ''],
  ])('%s has the letters %s', (name, expected) => {
    expect(initialsOf(name)).toBe(expected);
  });

  it('has one of the eight colours, always the same', () => {
    const ids = Array.from({ length: 200 }, (_, at) => `U0PERSON${at}`);
    expect(new Set(ids.map(hueOf))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]));
    expect(ids.map(hueOf)).toEqual(ids.map(hueOf));
  });
});

describe('the size of a file', () => {
  it.each([
    [0, '0 bytes', '0 octet'],
    [1, '1 byte', '1 octet'],
    [999, '999 bytes', '999 octets'],
    [1000, '1 kB', '1 ko'],
    [3456, '3.5 kB', '3,5 ko'],
    [42_000, '42 kB', '42 ko'],
    [3_456_789, '3.5 MB', '3,5 Mo'],
    [5e12, '5,000 GB', '5 000 Go'],
  ])('%d', (bytes, english, french) => {
    const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
    expect([spaced(sizeIn('en', bytes)), spaced(sizeIn('fr', bytes))]).toEqual([english, french]);
  });
});
