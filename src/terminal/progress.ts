import type { Progress } from '../sync/progress.ts';

const barLength = 30;

/** A bar for a whole read, on a terminal; anything else is told nothing. */
export function createProgressBar(stream: NodeJS.WriteStream): {
  readonly show: (progress: Progress) => void;
  readonly clear: () => void;
} {
  let shown = false;
  return {
    show: ({ records, expected }) => {
      if (!stream.isTTY) return;
      const sum = (counts: Readonly<Record<string, number>>) =>
        Object.values(counts).reduce((a, b) => a + b, 0);
      const read = sum(records);
      const of = expected ? sum(expected) : null;
      const filled = of ? Math.min(barLength, Math.round((barLength * read) / of)) : 0;
      const bar = of ? `[${'█'.repeat(filled)}${'·'.repeat(barLength - filled)}] ` : '';
      stream.write(
        `\r\u001b[K${bar}${read.toLocaleString('en')}${of ? ` / ${of.toLocaleString('en')}` : ''} records`,
      );
      shown = true;
    },
    clear: () => {
      if (shown) stream.write('\r\u001b[K');
      shown = false;
    },
  };
}
