import type { IncomingMessage } from 'node:http';
import { limits } from './limits.ts';

/**
 * What Bolt leaves open about a request over HTTP: it takes timestamps of the future, and reads a form only where
 * the content type is bare (a proxy may add `; charset=utf-8`, which is removed here). The reason for refusing the
 * request, or null; the signature itself is Bolt's to check.
 */
export function guardRequest(request: IncomingMessage, now: number): string | null {
  const type = request.headers['content-type'];
  if (type?.startsWith('application/x-www-form-urlencoded;')) {
    request.headers['content-type'] = 'application/x-www-form-urlencoded';
  }
  const timestamp = request.headers['x-slack-request-timestamp'];
  // Without one, Bolt refuses everything but Slack's check of the certificate.
  if (timestamp === undefined) return null;
  const seconds = Number(timestamp);
  if (!Number.isInteger(seconds)) return 'a request without a readable timestamp was refused';
  if (Math.abs(now - seconds * 1000) <= limits.requestAgeMs) return null;
  return 'a request whose timestamp is more than five minutes off was refused: check this machine’s clock';
}
