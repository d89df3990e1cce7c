import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import Airtable from 'airtable';
import {
  type Answer,
  decodePlain,
  decodeRejection,
  decodeResponse,
  describeNetworkError,
  tooLate,
} from './answer.ts';

/** One page of a table, in the base's own names. */
export interface PageRequest {
  readonly tableName: string;
  readonly fields: readonly string[];
  readonly offset?: string | undefined;
  readonly formula?: string | undefined;
}

export interface Transport {
  /** Asks by the `airtable` package, which hides the codes, headers and bodies of refusals. */
  askPackage(request: PageRequest): Promise<Answer>;
  /** Asks the same by plain `fetch`, which shows everything. */
  askPlain(request: PageRequest): Promise<Answer>;
}

export interface TransportOptions {
  readonly token: string;
  readonly baseId: string;
  /** without `/v0` and last slash */
  readonly endpointUrl: string;
  /** milliseconds until an answer must be there, to the last byte of its body */
  readonly deadline: number;
}

const pageSize = 100;
// Airtable: a URL has fewer than 16,000 characters; a longer question goes into a POST's body.
const longestQuery = 14_000;

export function createTransport(options: TransportOptions): Transport {
  const { token, endpointUrl, deadline } = options;
  const baseId = encodeURIComponent(options.baseId);
  const base = new Airtable({
    // An empty one would make the package take one from the environment.
    apiKey: token || 'none',
    endpointUrl,
    noRetryIfRateLimited: true,
    requestTimeout: deadline,
  }).base(baseId);

  async function askPackage(request: PageRequest): Promise<Answer> {
    const { method, path, query, body } = spell(request);
    const call = captureRequest(() =>
      base.makeRequest({
        method,
        path,
        qs: query,

        ...(body && { body }),
      }),
    );
    // The package's own time-out ends when the headers arrive: a body that stalls would never settle, and
    // only destroying its request gives the socket back.
    const late = Promise.withResolvers<Answer>();
    const timer = setTimeout(() => {
      late.resolve(tooLate(deadline));
      call.request?.destroy();
    }, deadline);
    try {
      return await Promise.race([call.answer.then(decodeResponse, decodeRejection), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  async function askPlain(request: PageRequest): Promise<Answer> {
    const { method, path, query, body } = spell(request);
    const parameters = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      if (Array.isArray(value)) for (const each of value) parameters.append(`${key}[]`, each);
      else parameters.append(key, String(value));
    }
    try {
      const response = await fetch(`${endpointUrl}/v0/${baseId}${path}?${parameters}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        signal: AbortSignal.timeout(deadline),
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return decodePlain(response, text);
    } catch (error) {
      if (error instanceof Error && error.name === 'TimeoutError') return tooLate(deadline);
      return { kind: 'unreachable', reason: describeNetworkError(error) };
    }
  }

  return { askPackage, askPlain };
}

type Query = Record<string, string | number | readonly string[]>;

function spell(request: PageRequest): { method: string; path: string; query: Query; body?: Query } {
  const question: Query = { fields: request.fields, pageSize };
  if (request.formula !== undefined) question.filterByFormula = request.formula;
  if (request.offset !== undefined) question.offset = request.offset;
  const path = `/${encodeURIComponent(request.tableName)}`;
  const length = path.length + encodeURIComponent(JSON.stringify(question)).length;
  return length < longestQuery
    ? { method: 'GET', path, query: question }
    : { method: 'POST', path: `${path}/listRecords`, query: {}, body: question };
}

/** The HTTP request that `start` creates before it returns: the package hands out no handle of it. */
function captureRequest<T>(start: () => Promise<T>): {
  answer: Promise<T>;
  request: ClientRequest | undefined;
} {
  let request: ClientRequest | undefined;
  const see = (message: unknown): void => {
    if (typeof message !== 'object' || message === null || !('request' in message)) return;
    if (message.request instanceof ClientRequest) request = message.request;
  };
  subscribe('http.client.request.created', see);
  try {
    return { answer: start(), request };
  } finally {
    unsubscribe('http.client.request.created', see);
  }
}
