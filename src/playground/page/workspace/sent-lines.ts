/** What was sent before, to be brought back with the arrow keys. */
export interface SentLines {
  readonly add: (line: string) => void;
  /** the one before, or null at the oldest */
  readonly back: () => string | null;
  /** the one after; empty past the latest */
  readonly forth: () => string;
  /** whether a line is shown that was brought back */
  readonly isBack: (shown: string) => boolean;
  /** from the latest again */
  readonly restart: () => void;
}

export function createSentLines(): SentLines {
  const lines: string[] = [];
  let at = 0;
  return {
    add: (line) => {
      if (lines.at(-1) !== line) lines.push(line);
      at = lines.length;
    },
    back: () => {
      if (at === 0) return null;
      at -= 1;
      return lines[at] ?? null;
    },
    forth: () => {
      at = Math.min(at + 1, lines.length);
      return lines[at] ?? '';
    },
    isBack: (shown) => at < lines.length && lines[at] === shown,
    restart: () => {
      at = lines.length;
    },
  };
}
