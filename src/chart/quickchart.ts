import QuickChartModule from 'quickchart-js';
import type { ChartConfig, ChartSize } from './config.ts';
import { isWholePng, pictureRatio } from './png.ts';

/** quickchart-js types its default export as if the package were CommonJS; under Node it is the class itself. */
const QuickChart = QuickChartModule as typeof QuickChartModule & typeof QuickChartModule.default;

const deadlineMs = 10_000;
/** A picture is some 200 KB; more than this is something else. */
const maxBytes = 8_000_000;

/** QuickChart would not, or could not, draw. `status` where it answered; `retryAfterMs` where it said so. */
export class QuickChartError extends Error {
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  constructor(message: string, status?: number, retryAfterMs?: number) {
    super(message);
    this.name = 'QuickChartError';
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The address of a QuickChart, taken apart: a password in it goes to that service alone, into no link or log. */
function parseBase(base: string) {
  const { protocol, host, pathname, username, password } = new URL(base);
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    scheme: protocol.replace(':', ''),
    host: `${host}${pathname.replace(/\/+$/, '')}`,
    authorization: username ? `Basic ${Buffer.from(credentials).toString('base64')}` : undefined,
  };
}

function prepare(base: string, config: ChartConfig, size: ChartSize) {
  const { scheme, host } = parseBase(base);
  // no API key, ever: quickchart-js writes it into addresses
  return new QuickChart()
    .setScheme(scheme)
    .setHost(host)
    .setConfig(JSON.stringify(config))
    .setVersion('4')
    .setWidth(size.width)
    .setHeight(size.height)
    .setDevicePixelRatio(pictureRatio)
    .setBackgroundColor('#FFFFFF')
    .setFormat('png');
}

/** The address under which a QuickChart draws this chart. It holds the figures in clear. */
export function quickChartUrl(base: string, config: ChartConfig, size: ChartSize): string {
  return prepare(base, config, size).getUrl();
}

/**
 * PNG bytes by `POST /chart`. quickchart-js says what to send; sending is ours, because its `toBinary` has no
 * deadline and cannot be ended: a service that stalls would hold the answer and the socket for good.
 * @throws QuickChartError
 */
export async function fetchQuickChart(
  base: string,
  config: ChartConfig,
  size: ChartSize,
  options: { readonly deadlineMs?: number } = {},
): Promise<Uint8Array> {
  const deadline = options.deadlineMs ?? deadlineMs;
  const { scheme, host, authorization } = parseBase(base);
  try {
    const response = await fetch(`${scheme}://${host}/chart`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify(prepare(base, config, size).getPostData()),
      signal: AbortSignal.timeout(deadline),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new QuickChartError(`status ${response.status}`, response.status, readRetryAfter(response));
    }
    const bytes = await readBody(response);
    if (!isWholePng(bytes)) throw new QuickChartError('the answer is not a whole PNG', response.status);
    return bytes;
  } catch (error) {
    if (error instanceof QuickChartError) throw error;
    if (error instanceof Error && error.name === 'TimeoutError') {
      throw new QuickChartError(`no picture within ${deadline} ms`);
    }
    throw new QuickChartError(`unreachable: ${renderCause(error)}`);
  }
}

async function readBody(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > maxBytes) throw new QuickChartError('the answer is too large', response.status);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function readRetryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

/** What Node's fetch hides under `fetch failed`: the code of the socket's error. */
function renderCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
  return error.message;
}
