import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import type { ActAnswer, Json, Locale, Values } from '../../../src/playground/page/protocol.ts';
import { readAsset } from '../../../src/playground/web/assets.ts';
import { launchChromium } from '../../support/chromium.ts';

export interface Surroundings {
  readonly locale?: Locale;
  readonly values?: Values;
  readonly errors?: Readonly<Record<string, string>>;
}

/** The page's own variables, as the test reaches them. */
export interface Bench {
  /** puts these blocks in place of the ones before */
  show(blocks: readonly unknown[], around?: Surroundings): void;
  /** `['press', block, action, value]`, `['open', tab]`, `['change', …]`, `['find', …]` */
  readonly calls: unknown[][];
  /** while true, presses and searches stay under way until `release` */
  held: boolean;
  release(answer?: ActAnswer | boolean): void;
  harmed?: boolean;
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";

const html = `<!doctype html><html lang="en"><head><title>Blocks</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/page/icon.svg">
${['theme', 'blocks', 'pictures', 'elements', 'popups', 'tables', 'charts'].map((name) => `<link rel="stylesheet" href="/page/style/${name}.css">`).join('')}
<script type="module" src="/bench.js"></script></head>
<body><main><h1>Blocks</h1><h2>A message</h2><div id="place"></div></main></body></html>`;

const bench = `import { renderBlocks } from '/page/blocks/render.ts';
const waiting = [];
const names = ['Acme', 'Acorn', 'Bolt'];
const found = (typed) => ({ options: names
  .filter((name) => name.toLowerCase().includes(typed.toLowerCase()))
  .map((name) => ({ text: { type: 'plain_text', text: name }, value: name.toUpperCase() })) });
const noted = (call, answer) => {
  globalThis.calls.push(call);
  return globalThis.held ? new Promise((settle) => waiting.push(settle)) : Promise.resolve(answer);
};
Object.assign(globalThis, {
  calls: [],
  held: false,
  release: (answer) => waiting.splice(0).forEach((settle) => settle(answer)),
  show: (blocks, { locale = 'en', values = {}, errors = {} } = {}) => {
    Object.assign(globalThis, { calls: [], held: false });
    document.querySelector('#place').replaceChildren(renderBlocks(blocks, {
      locale, values, errors, zone: 'Europe/Paris',
      people: [{ id: 'U1', name: 'Daphné' }, { id: 'U2', name: 'Bob <i>' }],
      places: [{ id: 'C1', name: 'sales', kind: 'public' }, { id: 'D1', name: 'KPI bot', kind: 'direct' }],
      pictureUrl: (url) => '/picture?url=' + encodeURIComponent(url),
      fileUrl: (id) => '/picture?url=' + encodeURIComponent(id),
      press: (block, action, value) => noted(['press', block, action, value], true),
      openApp: (tab) => { globalThis.calls.push(['open', tab]); },
      change: (block, action, state) => { globalThis.calls.push(['change', block, action, state]); },
      findOptions: (block, action, typed) => noted(['find', block, action, typed], found(typed)),
    }));
  },
});`;

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="700" height="420"><rect width="700" height="420" fill="#2f7dbc"/></svg>';

/** Serves the page's files with a page that holds blocks alone, under the policy of the playground's own. */
export async function serveBlocks(): Promise<{ readonly url: string; close(): void }> {
  const made: Readonly<Record<string, Json & { type: string; body: string }>> = {
    '/': { type: 'text/html; charset=utf-8', body: html },
    '/bench.js': { type: 'text/javascript; charset=utf-8', body: bench },
  };
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    // one picture is on its way for as long as the page is open
    if (search.includes('coming')) return;
    const there = pathname === '/picture' && search.includes('there');
    const asset = there
      ? { type: 'image/svg+xml', body: picture }
      : (made[pathname] ?? readAsset(pathname.replace(/^\/page\//, '')));
    response.writeHead(asset ? 200 : 404, {
      'content-type': asset?.type ?? 'text/plain',
      'content-security-policy': policy,
    });
    response.end(asset?.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export interface BlocksPage {
  readonly page: Page;
  /** what the page complained of since the last look; the policy's refusals are among it */
  wrong(): readonly string[];
  show(blocks: readonly unknown[], around?: Surroundings): Promise<void>;
  /** what was told since the last look */
  calls(): Promise<unknown[][]>;
  hold(): Promise<void>;
  release(answer?: ActAnswer | boolean): Promise<void>;
  close(): Promise<void>;
}

/** The page with nothing on it, in a Chromium of its own. */
export async function openBlocks(): Promise<BlocksPage> {
  const [browser, server] = await Promise.all([launchChromium(), serveBlocks()]);
  const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
  page.setDefaultTimeout(5000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (line) => {
    // a picture that is not there is part of the play
    if (!line.text().includes('404')) complaints.push(line.text());
  });
  await page.goto(server.url);
  await page.waitForFunction(() => 'show' in globalThis);
  return {
    page,
    wrong: () => complaints.splice(0),
    show: (blocks, around) =>
      page.evaluate(([shown, given]) => (globalThis as unknown as Bench).show(shown, given), [
        blocks,
        around,
      ] as const),
    calls: () => page.evaluate(() => (globalThis as unknown as Bench).calls.splice(0)),
    hold: () =>
      page.evaluate(() => {
        (globalThis as unknown as Bench).held = true;
      }),
    release: (answer) => page.evaluate((given) => (globalThis as unknown as Bench).release(given), answer),
    close: async () => {
      server.close();
      await browser.close();
    },
  };
}
