import type { TableName } from '../deals/deal.ts';
import type { Answer, RawRecord } from './answer.ts';
import { type Clock, createLimiter } from './limiter.ts';
import { AirtableProblem } from './problem.ts';
import { createTransport, type PageRequest } from './transport.ts';

/** The part of a pino logger that reading a base uses. */
export interface AirtableLog {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

interface TablePageRequest extends PageRequest {
  readonly table: TableName;
  /** once aborted, nothing more is asked */
  readonly signal: AbortSignal;
}

interface RawPage {
  readonly records: readonly RawRecord[];
  readonly offset: string | undefined;
  readonly date: Date;
}

export interface AirtableClient {
  /** One page, whatever it takes within reason; throws an `AirtableProblem`. */
  page(request: TablePageRequest): Promise<RawPage>;
}

export interface ClientOptions {
  readonly token: string;
  readonly baseId: string;
  readonly endpointUrl: string;
  readonly log: AirtableLog;
  readonly clock: Clock;
  readonly deadline: number;
  readonly onCall: () => void;
}

const repeatWaits = [1000, 2000, 4000] as const;
// Airtable: after a 429 everything is refused for 30 s.
const lockout = 30_000;
const longestRetryAfter = 120_000;

export function createClient(options: ClientOptions): AirtableClient {
  const { baseId, log, clock } = options;
  const transport = createTransport(options);
  const limiter = createLimiter(clock);

  async function ask(request: TablePageRequest, plain: boolean): Promise<Answer> {
    const answered = await limiter.turn({ first: plain });
    try {
      request.signal.throwIfAborted();
      options.onCall();
      return await (plain ? transport.askPlain(request) : transport.askPackage(request));
    } finally {
      answered();
    }
  }

  async function page(request: TablePageRequest): Promise<RawPage> {
    const { table } = request;
    // No header can carry it, and the error about that would quote it.
    if (!/^[!-~]+$/.test(options.token)) throw new AirtableProblem('wrong_token');
    let plain = false;
    let limited = false;
    let repeats = 0;
    for (;;) {
      const answer = await ask(request, plain);
      if (answer.kind === 'page') return { ...answer, date: answer.date ?? new Date() };

      if (answer.kind !== 'refused') {
        const wait = repeatWaits[repeats++];
        log.warn({ table, reason: answer.reason, wait }, 'airtable: no usable answer');
        if (wait === undefined) throw new AirtableProblem(answer.kind, { table, named: answer.reason });
        await clock.sleep(wait);
        continue;
      }
      const { status, type } = answer;
      log.warn({ table, status, type }, 'airtable: refused');
      if (status === 429) {
        if (type === 'PUBLIC_API_BILLING_LIMIT_EXCEEDED') {
          throw new AirtableProblem('monthly_cap', { table, status });
        }
        limiter.pause(lockout);
        if (limited) throw new AirtableProblem('rate_limited', { table, status });
        limited = true;
      } else if (status >= 500 || status === 408) {
        const wait = repeatWaits[repeats++];
        if (wait === undefined) throw new AirtableProblem('unreachable', { table, status });
        await clock.sleep(Math.max(wait, Math.min(answer.retryAfter ?? 0, longestRetryAfter)));
      } else if (plain || (status !== 403 && status !== 422)) {
        throw judge(answer, request, baseId);
      }
      plain = true;
    }
  }

  return { page };
}

type Refusal = Extract<Answer, { kind: 'refused' }>;

function judge(answer: Refusal, request: TablePageRequest, baseId: string): AirtableProblem {
  const { status, type = '', message = '' } = answer;
  const { table, tableName } = request;
  if (status === 401) return new AirtableProblem('wrong_token', { status });
  if (status === 404 || status === 403) {
    const kind = /table/i.test(`${type} ${message}`) ? 'no_table' : status === 404 ? 'no_base' : 'no_access';
    return new AirtableProblem(kind, { table, status, baseId, named: tableName });
  }
  if (status === 422 && type === 'UNKNOWN_FIELD_NAME') {
    const field = findField(message, request.fields);
    return new AirtableProblem('no_field', { table, status, ...(field && { field, named: field }) });
  }
  if (status === 422 && type.includes('FORMULA')) return new AirtableProblem('no_formula', { table, status });
  // Seen as LIST_RECORDS_ITERATOR_NOT_AVAILABLE; whatever else is wrong with a question that was right for
  // the page before can only lie in the offset.
  if (status === 422 && (request.offset !== undefined || type.includes('ITERATOR'))) {
    return new AirtableProblem('iterator_expired', { table, status });
  }
  return new AirtableProblem('bad_answer', { table, status, ...(type && { named: type }) });
}

/** The field that `Unknown field name: "Owner"` speaks of, as it was asked for. */
function findField(message: string, asked: readonly string[]): string | undefined {
  const quoted = /["“'](.*)["”']/s.exec(message)?.[1];
  if (quoted !== undefined) return asked.find((field) => field === quoted) ?? quoted;
  return asked.filter((field) => message.includes(field)).sort((a, b) => b.length - a.length)[0];
}
