import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

/** A part of the page as a browser takes it. */
export interface Asset {
  readonly type: string;
  readonly body: string;
}

const root = new URL('../page/', import.meta.url);

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  // a browser takes a module by its type, whatever its name ends in
  ts: 'text/javascript; charset=utf-8',
};

/**
 * The file of the page at this path (`main.ts`, `style/theme.css`), read anew each time so that a change shows on
 * reload; TypeScript loses its types on the way. Null where there is none.
 */
export function readAsset(path: string): Asset | null {
  const [, ending = ''] = /^(?:[a-z-]+\/)*[a-z-]+\.([a-z]+)$/.exec(path) ?? [];
  const type = types[ending];
  if (type === undefined) return null;
  try {
    const text = readFileSync(new URL(path, root), 'utf8');
    return { type, body: ending === 'ts' ? stripTypeScriptTypes(text) : text };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
