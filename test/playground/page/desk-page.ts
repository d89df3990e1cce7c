import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Destination } from '../../../src/playground/page/desk/section.ts';
import type {
  Act,
  ActAnswer,
  BaseData,
  Locale,
  LogLine,
  MessageData,
  State,
} from '../../../src/playground/page/protocol.ts';
import { readAsset } from '../../../src/playground/web/assets.ts';

/** What the desk asked of the page that holds it. */
export type Call =
  | Act
  | { readonly sent: string; readonly to: Destination }
  | { readonly opened: string }
  | { readonly became: string }
  | { readonly closed: true };

/** The page's own variables, as the test reaches them. */
export interface Bench {
  /** puts a new desk in place of the one before */
  begin(): void;
  readonly desk: { update(state: State): void; showPayload(message: MessageData): void };
  readonly calls: Call[];
  /** of every act and line from now on; null: none comes until `release` */
  answer: ActAnswer | null;
  release(answer: ActAnswer): void;
}

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";

const html = `<!doctype html><html lang="en"><head><title>Desk</title><link rel="icon" href="/page/icon.svg">
<link rel="stylesheet" href="/page/style/theme.css"><link rel="stylesheet" href="/page/style/desk.css">
<script type="module" src="/bench.js"></script></head>
<body><main><h1>Desk</h1><button id="opener" type="button">Payload</button></main></body></html>`;

const bench = `import { createDesk } from '/page/desk/desk.ts';
const waiting = [];
const told = () => globalThis.answer === null ? new Promise((settle) => waiting.push(settle)) : Promise.resolve(globalThis.answer);
const noted = (call) => { globalThis.calls.push(call); };
globalThis.release = (answer) => waiting.splice(0).forEach((settle) => settle(answer));
globalThis.begin = () => {
  globalThis.desk?.element.remove();
  Object.assign(globalThis, { calls: [], answer: {} });
  globalThis.desk = createDesk({
    act: (act) => { noted(act); return told(); },
    send: (line, to) => { noted({ sent: line, to }); return told(); },
    openPlace: (id) => noted({ opened: id }),
    becomePerson: (id) => noted({ became: id }),
    close: () => noted({ closed: true }),
  });
  document.body.append(desk.element);
};`;

/** Serves the page's files with a page that holds the desk alone, under the policy of the playground's own. */
export async function serveDesk(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const made: Readonly<Record<string, { type: string; body: string }>> = {
      '/': { type: 'text/html; charset=utf-8', body: html },
      '/bench.js': { type: 'text/javascript; charset=utf-8', body: bench },
    };
    const asset = made[path] ?? readAsset(path.replace(/^\/page\//, ''));
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

export const answered: MessageData = {
  channel: 'C2',
  ts: '1763475600.000100',
  user: 'B1',
  text: 'Agents, October 2026',
  blocks: [],
  onlyYou: true,
  threadTs: null,
  edited: false,
  files: [],
  payload: {
    response_type: 'ephemeral',
    text: 'Agents, October 2026: revenue €703,654.',
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: '<script>globalThis.hacked = 1</script> "x" \\' } },
    ],
  },
  values: {},
};

const base: BaseData = {
  deals: 8800,
  currency: 'EUR',
  open: [
    {
      id: 'd1',
      name: '<script>globalThis.hacked = 1</script>',
      agent: 'Agathe Lemoine',
      product: 'Aster 16 Pro',
      account: 'Valmy Foods',
      stage: 'Engaging',
      price: 3450,
    },
    {
      id: 'd2',
      name: 'Dock',
      agent: 'Léa',
      product: 'Cobalt Dock',
      account: '',
      stage: 'Engaging',
      price: 84.5,
    },
  ],
  agents: ['Agathe Lemoine', 'Léa Fontanel'],
  products: ['Aster 14', 'Aster 16 Pro'],
  accounts: ['Valmy Foods', 'Orée Santé'],
  tables: [
    { name: 'sales_pipeline', fields: ['deal_stage', 'close_value'] },
    { name: 'products', fields: ['product'] },
  ],
  mood: 'well',
};

export function logLine(n: number, level: LogLine['level'] = 'info'): LogLine {
  return { n, at: Date.UTC(2026, 10, 18, 14) + n * 1000, level, message: `line ${n}`, details: '{"ms":12}' };
}

/** A state as of Wednesday, a day and two hours ahead. */
export function buildState(locale: Locale = 'en', role: 'agent' | 'manager' = 'agent'): State {
  const person = { handle: 'x', zone: 'Europe/Paris', active: true };
  return {
    me: 'U1',
    app: {
      name: 'Sales KPIs',
      botUser: 'B1',
      homeEnabled: true,
      commands: [{ command: '/kpi', description: '', usageHint: '' }],
    },
    people: [
      { ...person, id: 'U1', name: 'Daphne Merrick', locale, role },
      { ...person, id: 'U2', name: 'Élodie Marchand', locale: 'fr', role: 'manager' },
      { ...person, id: 'B1', handle: 'sales_kpis', name: 'Sales KPIs', locale: 'en', role: 'bot' },
    ],
    places: [
      { id: 'C1', kind: 'public', name: 'general', members: ['U1'], readOnly: false },
      { id: 'C2', kind: 'public', name: 'sales', members: ['U1'], readOnly: false },
      { id: 'D1', kind: 'direct', name: 'Sales KPIs', members: ['U1', 'B1'], readOnly: false },
    ],
    messages: [answered],
    home: null,
    dialogs: [],
    clock: {
      now: Date.UTC(2026, 10, 18, 14, 20),
      ahead: 26 * 3_600_000,
      nextDigest: Date.UTC(2026, 10, 23, 8),
      zone: 'Europe/Paris',
    },
    base,
    services: { slack: 'up', quickchart: 'up' },
    log: [logLine(1), logLine(2, 'warn'), logLine(3, 'error')],
    names: { agent: 'Agathe Lemoine', product: 'Aster 14', office: 'Paris', sector: 'retail' },
  };
}
