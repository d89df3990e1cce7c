const followed = new Set(['http:', 'https:', 'mailto:']);

/** The address if following it only goes to the web or starts a mail; null for everything else, scripts above all. */
export function safeLink(address: string): string | null {
  const url = URL.parse(address.trim());
  return url !== null && followed.has(url.protocol) ? url.href : null;
}
