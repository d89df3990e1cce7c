import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readAsset } from '../../../src/playground/web/assets.ts';

const page = new URL('../../../src/playground/page/', import.meta.url);
const modules = readdirSync(page, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
);

test('a module of the page comes without its types', () => {
  const asset = readAsset('dom.ts');
  expect(asset?.type).toMatch(/^text\/javascript/);
  expect(asset?.body).toMatch(/export function el/);
  expect(asset?.body).not.toMatch(/HTMLElementTagNameMap/);
});

test.each(modules)('a browser can load %s: it imports nothing but the page', (path) => {
  const imports = [...(readAsset(path)?.body ?? '').matchAll(/from '([^']+)'/g)].map(
    ([, from]) => from ?? '',
  );
  for (const from of imports) {
    const target = new URL(from, new URL(path, page));
    expect(target.pathname.startsWith(page.pathname), from).toBe(true);
    expect(readAsset(target.pathname.slice(page.pathname.length)), from).not.toBeNull();
  }
});

test.each([
  '../main.ts',
  '..%2fmain.ts',
  'style/../../main.ts',
  '/etc/passwd',
  'tsconfig.json',
  'nothing.ts',
  '',
])('there is no %s', (path) => expect(readAsset(path)).toBeNull());
