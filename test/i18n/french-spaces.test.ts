import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../src/i18n/', import.meta.url);

/** What stands in quotes in a file, the code between left out, that within templates too. */
function saidIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const said: string[] = [];
  let at = 0;
  const readCode = (end: string) => {
    for (; at < code.length && code[at] !== end; at++) {
      if (code[at] === "'" || code[at] === '`') readText(code[at] as string);
      else if (code[at] === '{') {
        at++;
        readCode('}');
      }
    }
  };
  const readText = (quote: string) => {
    let literal = '';
    for (at++; at < code.length && code[at] !== quote; at++) {
      if (code[at] === '\\') literal += code[++at] ?? '';
      else if (quote === '`' && code.startsWith('${', at)) {
        at += 2;
        readCode('}');
        literal += 'x';
      } else literal += code[at];
    }
    said.push(literal);
  };
  readCode('');
  return said;
}

const french = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const from = /(^|\.)fr\.ts$/.test(name) ? 0 : text.lastIndexOf('\n  fr: {');
    return [name, from < 0 ? [] : saidIn(text.slice(from))] as const;
  })
  .filter(([, said]) => said.length > 0);

test.each(french)('%s breaks no line before : ; ? ! nor inside guillemets', (_, said) => {
  expect(said.filter((text) => / [:;?!»](?=\s|$|\p{L}|\*)|« /u.test(text))).toEqual([]);
});

test('the files that speak French are found', () => {
  expect(french.map(([name]) => name)).toEqual(
    expect.arrayContaining(['fr.ts', 'digest.fr.ts', 'home-words.ts', 'first-words.ts', 'share-words.ts']),
  );
});
