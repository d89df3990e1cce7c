/** The few that apps of this kind write; all others stay as they are written. */
const emoji: Readonly<Record<string, string>> = {
  '+1': '👍',
  '-1': '👎',
  alarm_clock: '⏰',
  arrow_down: '⬇️',
  arrow_right: '➡️',
  arrow_up: '⬆️',
  bar_chart: '📊',
  bell: '🔔',
  bulb: '💡',
  calendar: '📆',
  chart_with_downwards_trend: '📉',
  chart_with_upwards_trend: '📈',
  eyes: '👀',
  fire: '🔥',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  information_source: 'ℹ️',
  moneybag: '💰',
  no_entry: '⛔',
  pray: '🙏',
  question: '❓',
  rocket: '🚀',
  smile: '😄',
  sparkles: '✨',
  star: '⭐',
  tada: '🎉',
  thumbsdown: '👎',
  thumbsup: '👍',
  trophy: '🏆',
  warning: '⚠️',
  wave: '👋',
  white_check_mark: '✅',
  x: '❌',
};

/** The sign for a name without its colons; null for one that is not known here. */
export function emojiNamed(name: string): string | null {
  return Object.hasOwn(emoji, name) ? (emoji[name] ?? null) : null;
}

/** The same text with the names that are known, between colons, as signs. */
export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+-]+):/g, (written, name: string) => emojiNamed(name) ?? written);
}
