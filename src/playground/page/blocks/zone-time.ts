const minute = 60;

/** `2024-07-01T09:30`, the wall's time in a zone at an instant (seconds since 1970). */
export function wallTime(seconds: number, zone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = new Map(format.formatToParts(seconds * 1000).map(({ type, value }) => [type, value]));
  const date = [parts.get('year')?.padStart(4, '0'), parts.get('month'), parts.get('day')].join('-');
  return `${date}T${parts.get('hour')}:${parts.get('minute')}`;
}

/**
 * The instant (seconds since 1970) at which the wall in a zone shows this time; null for what is no time. Of a time
 * that comes twice the first; one that a change of the clock leaves out counts on from before the change.
 */
export function instantOf(wall: string, zone: string): number | null {
  const asUtc = Date.parse(`${wall}Z`) / 1000;
  if (Number.isNaN(asUtc)) return null;
  const offsetAt = (seconds: number) => Date.parse(`${wallTime(seconds, zone)}Z`) / 1000 - floor(seconds);
  const day = 24 * 60 * minute;
  const candidates = [offsetAt(asUtc - day), offsetAt(asUtc + day)].map((offset) => asUtc - offset);
  const shown = candidates.filter((seconds) => wallTime(seconds, zone) === wall.slice(0, 16));
  return shown.length > 0 ? Math.min(...shown) : (candidates[0] ?? null);
}

function floor(seconds: number): number {
  return Math.floor(seconds / minute) * minute;
}
