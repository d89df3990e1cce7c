const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

/** Turns the three characters that are escaped in Slack's markup back, once. */
export function decode(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (written, name: string) => characters[name] ?? written);
}
