export interface RawRecord {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export type Answer =
  | {
      readonly kind: 'page';
      readonly records: readonly RawRecord[];
      readonly offset: string | undefined;
      /** the `Date` header */
      readonly date: Date | undefined;
    }
  | {
      readonly kind: 'refused';
      readonly status: number;
      /** Airtable's code and words, where they could be seen */
      readonly type: string | undefined;
      readonly message: string | undefined;
      /** milliseconds */
      readonly retryAfter: number | undefined;
    }
  | { readonly kind: 'unreachable' | 'bad_answer'; readonly reason: string };

export function decodeResponse(response: {
  headers: { get(name: string): string | null };
  body: unknown;
}): Answer {
  return decodePage(response.body, response.headers.get('date'));
}

// What the package rejects with is no Error: { error, message, statusCode }.
export function decodeRejection(error: unknown): Answer {
  const { statusCode, message } = error as { statusCode?: unknown; message?: unknown };
  const words = typeof message === 'string' ? message : undefined;
  if (typeof statusCode !== 'number') return { kind: 'unreachable', reason: networkReason(words ?? '') };
  if (statusCode < 400) return { kind: 'bad_answer', reason: 'no JSON' };
  return { kind: 'refused', status: statusCode, type: undefined, message: words, retryAfter: undefined };
}

export function decodePlain(response: Response, text: string): Answer {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (response.ok) return decodePage(body, response.headers.get('date'));
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return {
    kind: 'refused',
    status: response.status,
    ...decodeRefusal(body),
    retryAfter: Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined,
  };
}

// Three shapes: { error: { type, message } }, { error: "NOT_FOUND" }, { errors: [{ error, message }] }.
function decodeRefusal(body: unknown): { type: string | undefined; message: string | undefined } {
  if (!isObject(body)) return { type: undefined, message: undefined };
  if (typeof body.error === 'string') return { type: body.error, message: undefined };
  const first = Array.isArray(body.errors) ? body.errors[0] : body.error;
  if (!isObject(first)) return { type: undefined, message: undefined };
  const type = first.type ?? first.error;
  return {
    type: typeof type === 'string' ? type : undefined,
    message: typeof first.message === 'string' ? first.message : undefined,
  };
}

function decodePage(body: unknown, date: string | null): Answer {
  if (!isObject(body) || !Array.isArray(body.records)) return { kind: 'bad_answer', reason: 'no records' };
  const records: RawRecord[] = [];
  for (const record of body.records) {
    if (!isObject(record) || typeof record.id !== 'string' || !isObject(record.fields)) {
      return { kind: 'bad_answer', reason: 'a record without id or fields' };
    }
    records.push({ id: record.id, fields: record.fields });
  }
  const time = date === null ? Number.NaN : Date.parse(date);
  return {
    kind: 'page',
    records,
    offset: typeof body.offset === 'string' && body.offset !== '' ? body.offset : undefined,
    date: Number.isNaN(time) ? undefined : new Date(time),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function tooLate(deadline: number): Answer {
  return { kind: 'unreachable', reason: `no whole answer within ${deadline / 1000} s` };
}

export function describeNetworkError(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : 'the connection broke';
}

/** The system's code alone: a whole message may quote the URL or a header. */
function networkReason(message: string): string {
  return /reason: .*?\b(E[A-Z_]{4,})\b/.exec(message)?.[1] ?? 'the connection broke';
}
