type Part = Intl.DateTimeFormatOptions;

const day: Part = { day: 'numeric', year: 'numeric' };
const clock: Part = { hour: 'numeric', minute: '2-digit' };

// "pretty" ones say "today" where Slack knows it; without it they are written like the others
const tokens: Readonly<Record<string, Part>> = {
  date_num: { day: '2-digit', month: '2-digit', year: 'numeric' },
  date: { ...day, month: 'long' },
  date_slash: { day: '2-digit', month: '2-digit', year: 'numeric' },
  date_long: { ...day, month: 'long', weekday: 'long' },
  date_long_full: { ...day, month: 'long', weekday: 'long' },
  date_pretty: { ...day, month: 'long' },
  date_short: { ...day, month: 'short' },
  date_short_pretty: { ...day, month: 'short' },
  date_long_pretty: { ...day, month: 'long', weekday: 'long' },
  day_divider_pretty: { ...day, month: 'long', weekday: 'long' },
  time: clock,
  time_secs: { ...clock, second: '2-digit' },
  ago: { ...day, month: 'long', ...clock },
};

/**
 * Slack's date format with its tokens filled in, for a reader in this zone; null for a date that is none or a zone
 * that is unknown. `timestamp` in seconds; `tag` for `Intl`.
 */
export function formatDate(timestamp: number, format: string, tag: string, zone: string): string | null {
  try {
    return format.replace(/\{([a-z_]+)\}/g, (written, name: string) => {
      const part = Object.hasOwn(tokens, name) ? tokens[name] : undefined;
      if (part === undefined) return written;
      return new Intl.DateTimeFormat(tag, { ...part, timeZone: zone }).format(timestamp * 1000);
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
