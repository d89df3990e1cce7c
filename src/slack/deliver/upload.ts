import type { WebClient } from '@slack/web-api';
import { isWholePng } from '../../chart/png.ts';
import { type Clock, sleep } from '../../digests/clock.ts';
import type { UploadOutcome } from '../../digests/courier.ts';
import type { Pace, Paced } from '../../digests/pace.ts';
import { nameError, waitAsked } from './outcome.ts';

export interface UploadOptions {
  readonly client: WebClient;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** a digest's, where none is said */
  readonly patience?: UploadPatience;
}

/** How much time a picture is worth. */
export interface UploadPatience {
  /** milliseconds between looks at a new file, beside what the pace takes */
  readonly looks: readonly number[];
  /** an orphan is all that a repeated upload leaves behind, in nobody's sight */
  readonly attempts: number;
  /** how long Slack may ask to wait before the next */
  readonly longestWaitMs: number;
}

const ofDigest: UploadPatience = { looks: [1000, 2000, 3000, 4000], attempts: 2, longestWaitMs: 60_000 };
const pauseMs = 2000;

class UploadRefused extends Error {}

/**
 * Uploads a PNG that is shared nowhere, and waits until Slack has looked at it: before, a message that refers to it
 * is refused. Never rejects.
 */
export async function uploadPng(
  options: UploadOptions,
  png: Uint8Array,
  alt: string,
): Promise<UploadOutcome> {
  if (!isWholePng(png)) return { kind: 'failed', error: 'not_a_png' };
  const { clock, pace, signal, patience: { attempts, longestWaitMs } = ofDigest } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      const file = await upload(options, png, alt);
      await waitUntilSeen(options, file);
      return { kind: 'file', file };
    } catch (error) {
      const wait = waitAsked(error);
      // A 429 here names no channel: it holds back all that is delivered.
      if (wait !== null) pace.hold(null, wait);
      const again = attempt < attempts && isPassing(error) && (wait ?? 0) <= longestWaitMs;
      const name = error instanceof UploadRefused ? error.message : nameError(error);
      if (!again) return { kind: 'failed', error: name };
      if (!(await sleep(clock, wait === null ? pauseMs : 0, signal))) return { kind: 'failed', error: name };
    }
  }
}

const passingErrors =
  /^(ratelimited|no_json|no_answer|unconnected|http_5\d\d|internal_error|fatal_error)$|unavailable|timeout/;

function isPassing(error: unknown): boolean {
  return !(error instanceof UploadRefused) && passingErrors.test(nameError(error));
}

/** One call in its turn. */
async function call<T>({ pace, signal }: UploadOptions, what: Paced, make: () => Promise<T>): Promise<T> {
  const answer = await pace.run(what, null, signal, make);
  if (answer === null) throw new UploadRefused('stopped');
  return answer;
}

async function upload(options: UploadOptions, png: Uint8Array, alt: string): Promise<string> {
  const { client } = options;
  const asked = await call(options, 'upload_url', () =>
    client.files.getUploadURLExternal({
      filename: 'kpi.png',
      length: png.length,
      // Slack: at most 1,000 characters of description
      alt_text: alt.slice(0, 1000),
    }),
  );
  const { upload_url: url, file_id: id } = asked;
  if (!url || !id) throw new UploadRefused('no_upload_url');
  const sent = await options.fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(png),
    signal: AbortSignal.timeout(options.timeoutMs),
  });
  await sent.arrayBuffer();
  if (!sent.ok) throw new UploadRefused(`upload_http_${sent.status}`);
  await call(options, 'upload_complete', () =>
    client.files.completeUploadExternal({ files: [{ id, title: alt.slice(0, 150) || 'kpi' }] }),
  );
  return id;
}

/** `mimetype` is empty until Slack has looked at the file. */
async function waitUntilSeen(options: UploadOptions, file: string): Promise<void> {
  const { clock, signal, client, patience: { looks } = ofDigest } = options;
  for (const wait of looks) {
    if (!(await sleep(clock, wait, signal))) throw new UploadRefused('stopped');
    const type = await call(options, 'file_info', () => client.files.info({ file })).then(
      (answer) => answer.file?.mimetype ?? '',
      (error: unknown) => {
        if (!isPassing(error)) throw error;
        const asked = waitAsked(error);
        if (asked !== null) options.pace.hold(null, asked);
        return '';
      },
    );
    if (type === 'image/png') return;
    if (type !== '') throw new UploadRefused('not_a_png');
  }
  throw new UploadRefused('file_not_ready');
}
