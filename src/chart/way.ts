/** Where a picture is shown: a message that the bot posts, an ephemeral answer, or the App Home. */
export type Surface = 'posted' | 'ephemeral' | 'home';

/** How a picture reaches people. */
export type Way = 'file' | 'public_url' | 'quickchart_link' | 'native' | 'text';

export interface WaySettings {
  /** the address under which Slack reaches the bot */
  readonly publicUrl: string | null;
  /** `embedded`, or the address of a QuickChart */
  readonly quickchartUrl: string;
  /** whether Slack may be sent to that QuickChart for pictures */
  readonly links: boolean;
  readonly charts: 'image' | 'native' | 'none';
}

/** How a chart is shown on a surface, where nothing fails. */
export function chooseWay(surface: Surface, settings: WaySettings): Way {
  if (settings.charts === 'none') return 'text';
  const native = surface === 'home' ? 'text' : 'native';
  if (settings.charts === 'native') return native;
  if (surface === 'posted') return 'file';
  if (settings.publicUrl !== null && isReachable(settings.publicUrl)) return 'public_url';
  const { links, quickchartUrl } = settings;
  if (links && quickchartUrl !== 'embedded' && isReachable(quickchartUrl)) return 'quickchart_link';
  return native;
}

/** What is tried where a way has failed; null after text. Slack draws its own charts in messages only. */
export function nextWay(way: Way, surface: Surface): Way | null {
  if (way === 'text') return null;
  return way === 'native' || surface === 'home' ? 'text' : 'native';
}

/** Names that no resolver of the internet knows (RFC 6761, 6762, 8375, and ICANN's `.internal`). */
const localNames = /(^|\.)(localhost|local|internal|lan|home\.arpa|test|invalid|example)$/;

/**
 * Whether Slack can fetch from this address, as far as the address itself tells. One that it cannot fetch makes
 * Slack refuse the whole message, so loopback, private and link-local hosts count as none.
 */
export function isReachable(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (host.startsWith('[')) return isPublicIpv6(host.slice(1, -1));
  const octets = /^\d+\.\d+\.\d+\.\d+$/.test(host) ? host.split('.').map(Number) : null;
  if (octets) return isPublicIpv4(octets);
  // a name without a dot is known to one network alone
  return host.includes('.') && !localNames.test(host);
}

function isPublicIpv4([a = 0, b = 0]: readonly number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100 && b >= 64 && b < 128) return false;
  if (a === 169 && b === 254) return false;
  if (a === 172 && b >= 16 && b < 32) return false;
  return !(a === 192 && b === 168);
}

/** `host` as the URL parser writes it: lower case, compressed, embedded IPv4 in hexadecimal. */
function isPublicIpv6(host: string): boolean {
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host);
  if (mapped) {
    const high = Number.parseInt(mapped[1] ?? '', 16);
    return isPublicIpv4([high >> 8, high & 255]);
  }
  const first = Number.parseInt(host.split(':')[0] || '0', 16);
  // of all addresses only 2000::/3 are given out
  return first >= 0x2000 && first < 0x4000;
}
