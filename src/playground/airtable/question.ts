import type { IncomingMessage } from 'node:http';
import type { ListQuestion } from './listing.ts';

export async function readQuestion(
  request: IncomingMessage,
): Promise<{ base: string; tableName: string; route: boolean; question: ListQuestion | undefined }> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const [version, base = '', table = '', action, ...more] = url.pathname
    .split('/')
    .slice(1)
    .map(decodeURIComponent);
  const post = request.method === 'POST';
  const route =
    version === 'v0' && table !== '' && more.length === 0 && action === (post ? 'listRecords' : undefined);
  const read = post ? readBody(await readText(request)) : readParameters(url.searchParams);
  return { base, tableName: table, route, question: read };
}

function readParameters(parameters: URLSearchParams): ListQuestion {
  return {
    fields: parameters.getAll('fields[]'),
    pageSize: Number(parameters.get('pageSize') ?? 100),
    offset: parameters.get('offset') ?? undefined,
    formula: parameters.get('filterByFormula') || undefined,
  };
}

function readBody(text: string): ListQuestion | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof body !== 'object' || body === null) return undefined;
  const { fields, pageSize, offset, filterByFormula } = body as Record<string, unknown>;
  return {
    fields: Array.isArray(fields) ? fields.map(String) : [],
    pageSize: typeof pageSize === 'number' ? pageSize : 100,
    offset: typeof offset === 'string' ? offset : undefined,
    formula: typeof filterByFormula === 'string' && filterByFormula !== '' ? filterByFormula : undefined,
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}
