import type { IncomingMessage } from 'node:http';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Why a request is refused, or null. A page of the internet that is open in the same browser can send requests here:
 * it says another `Origin`; or it points a name of its own at this machine, and then says another `Host`.
 */
export function refuseForeign({ headers }: Pick<IncomingMessage, 'headers'>): string | null {
  const host = headers.host?.toLowerCase() ?? '';
  if (!loopback.test(host)) return 'This page answers as localhost alone.';
  if (headers.origin !== undefined && headers.origin.toLowerCase() !== `http://${host}`) {
    return 'This page takes requests from itself alone.';
  }
  return null;
}
