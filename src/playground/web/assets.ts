import { readdirSync, readFileSync, statSync } from 'node:fs';
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

const kept = new Map<string, { readonly modified: number; readonly asset: Asset }>();

/**
 * The file of the page at this path (`main.ts`, `style/theme.css`), read anew when it has changed, so that a change
 * shows on reload; TypeScript loses its types on the way. Null where there is none.
 */
export function readAsset(path: string): Asset | null {
  const [, ending = ''] = /^(?:[a-z-]+\/)*[a-z-]+\.([a-z]+)$/.exec(path) ?? [];
  const type = types[ending];
  if (type === undefined) return null;
  const modified = statSync(new URL(path, root), { throwIfNoEntry: false })?.mtimeMs;
  if (modified === undefined) return null;
  const known = kept.get(path);
  if (known?.modified === modified) return known.asset;
  const asset = { type, body: prepare(ending, readFileSync(new URL(path, root), 'utf8')) };
  kept.set(path, { modified, asset });
  return asset;
}

function prepare(ending: string, text: string): string {
  if (ending === 'ts') return stripTypeScriptTypes(text);
  // Or the browser would learn of each module only from the one that imports it.
  return ending === 'html' ? text.replace('</head>', `${preloads()}  </head>`) : text;
}

function preloads(): string {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && path !== 'protocol.ts')
    .map((path) => `    <link rel="modulepreload" href="/page/${path.replaceAll('\\', '/')}" />\n`)
    .join('');
}
