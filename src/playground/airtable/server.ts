import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { fieldsOf } from '../../airtable/mapping.ts';
import { tables as knownTables, type TableName } from '../../deals/deal.ts';
import { type Reply, replies } from './answers.ts';
import { type Arrival, createFaults, type Fault, type Faults } from './faults.ts';
import { createListing } from './listing.ts';
import { readQuestion } from './question.ts';
import { createRate } from './rate.ts';
import { createTable, type Rows, type Table } from './table.ts';

export interface AirtableOptions {
  /** by the base's own names of its tables */
  readonly tables: Rows;
  /** fields that exist even where no row has them; the default tables have their default fields anyway */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  readonly baseId?: string;
  readonly token?: string;
  readonly port?: number;
  /** milliseconds since 1970; the clock of the rows and the `Date` header */
  readonly now?: () => number;
  /** the clock of the rate and the iterators, where it is another: a clock that is moved must not expire them */
  readonly pace?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** milliseconds before each answer */
  readonly latency?: number;
  /** 5 a second as Airtable; 0 is without limit */
  readonly perSecond?: number;
  readonly lockout?: number;
  readonly iteratorLifetime?: number;
  /** calls that are served before the monthly cap */
  readonly monthlyCalls?: number;
  /** when the rows of the start were last changed */
  readonly stamp?: number;
}

export interface AirtableStandIn {
  readonly url: string;
  readonly baseId: string;
  readonly token: string;
  readonly tables: Readonly<Record<string, Table>>;
  readonly faults: Faults;
  /** every request that arrived, in order */
  readonly requests: readonly Arrival[];
  /** From now on each answer comes after so many milliseconds. */
  setLatency(milliseconds: number): void;
  renameTable(from: string, to: string): void;
  expireIterators(): void;
  /** how many connections were ever made, and how many are open */
  connections(): number;
  openConnections(): number;
  close(): Promise<void>;
}

/** An Airtable base on 127.0.0.1: lists records, keeps Airtable's limits, and fails as Airtable does. */
export async function startAirtable(options: AirtableOptions): Promise<AirtableStandIn> {
  const { baseId = 'appStandIn0000000', token = 'patStandIn.secret' } = options;
  let { latency = 0 } = options;
  const { now = Date.now, sleep = async (ms) => wait(ms), monthlyCalls = Number.POSITIVE_INFINITY } = options;
  const { pace = now } = options;
  const stamp = options.stamp ?? now() - 86_400_000;
  const tables: Record<string, Table> = {};
  for (const [name, rows] of Object.entries(options.tables)) {
    const byDefault = name in knownTables ? fieldsOf(name as TableName) : [];
    const fields = options.fields?.[name] ?? byDefault;
    tables[name] = createTable(rows, { fields, stamp, now });
  }
  const faults = createFaults();
  const perSecond = options.perSecond ?? 5;
  const rate = createRate({
    now: pace,
    perSecond: perSecond || Number.POSITIVE_INFINITY,
    lockout: options.lockout ?? 30_000,
  });
  const listing = createListing({ now: pace, lifetime: options.iteratorLifetime ?? 300_000 });
  const requests: Arrival[] = [];
  let served = 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = now();
    const admitted = rate.admits();
    const { method = 'GET', url = '/' } = request;
    const { tableName, base, route, question } = await readQuestion(request);
    const asked = {
      at,
      method,
      url,
      table: tableName,
      page: listing.pageOf(question?.offset),
      formula: question?.formula,
    };
    const fault = faults.take(asked);
    const reply = decide();
    if (typeof fault === 'string' && reply.status === 200)
      requests.push({ ...asked, status: faultStatus(fault) });
    else requests.push({ ...asked, status: reply.status });
    if (latency > 0) await sleep(latency);
    send(request, response, reply, fault, at);

    function decide(): Reply {
      if (!admitted) return replies.rateLimited;
      if (fault !== undefined && typeof fault !== 'string') return fault;
      if (fault === 'monthly_cap' || served >= monthlyCalls) return replies.monthlyCap;
      served += 1;
      if (fault === 'rate_limited') return replies.rateLimited;
      if (fault === 'server_error') return replies.serverError;
      if (fault === 'bad_gateway') return replies.badGateway;
      if (fault === 'unavailable') return replies.unavailable;
      if (fault === 'html') return replies.html;
      if (fault === 'iterator_expired') return replies.iteratorExpired;
      if (url.length > 16_000) return replies.tooLarge;
      if (request.headers.authorization !== `Bearer ${token}`) return replies.unauthorized;
      if (!route) return replies.notFound;
      const table = tables[tableName];
      if (base !== baseId || table === undefined) return replies.forbidden;
      return question === undefined ? replies.invalidRequest : listing.list(table, question);
    }
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  let connections = 0;
  let open = 0;
  server.on('connection', (socket) => {
    connections += 1;
    open += 1;
    socket.once('close', () => {
      open -= 1;
    });
  });
  // Airtable keeps idle connections for longer than the pauses between two reads of a chain.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}`,
    baseId,
    token,
    tables,
    faults,
    requests,
    setLatency(milliseconds) {
      latency = milliseconds;
    },
    renameTable(from, to) {
      const table = tables[from];
      if (table === undefined) throw new Error(`no table ${from}`);
      delete tables[from];
      tables[to] = table;
    },
    expireIterators: () => listing.expireAll(),
    connections: () => connections,
    openConnections: () => open,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function faultStatus(fault: Exclude<Fault, object>): number {
  return fault === 'reset' || fault === 'stalled_headers' ? 0 : 200;
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  fault: Fault | undefined,
  at: number,
): void {
  if (fault === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  if (fault === 'stalled_headers') return;
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  const headers = { 'content-type': 'application/json', date: new Date(at).toUTCString(), ...reply.headers };
  if (fault === 'cut_json') {
    response.writeHead(200, headers).end(text.slice(0, text.length / 2));
  } else if (fault === 'stalled_body') {
    response.writeHead(200, headers).write(text.slice(0, text.length / 2));
  } else {
    response.writeHead(reply.status, headers).end(text);
  }
}
