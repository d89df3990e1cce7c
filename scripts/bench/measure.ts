/** The time that `run` takes, in milliseconds: the median of `times`, after a few that do not count. */
export function medianOf(run: () => unknown, times: number, warmUp = 5): number {
  for (let i = 0; i < warmUp; i++) run();
  const taken = Array.from({ length: times }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
  return quantile(taken, 0.5);
}

/**
 * How many times longer `ours` takes than `theirs`: the two by turns, and of each its best, because whatever else the
 * machine does only ever adds.
 */
export function ratioOf(ours: () => unknown, theirs: () => unknown, times: number): number {
  let [best, bestTheirs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const timed = (run: () => unknown) => {
    const began = performance.now();
    run();
    return performance.now() - began;
  };
  for (let i = 0; i < times; i++) {
    best = Math.min(best, timed(ours));
    bestTheirs = Math.min(bestTheirs, timed(theirs));
  }
  return best / bestTheirs;
}

export function quantile(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** A row of the table: what was measured, the figure, and the limit that it keeps or breaks. */
export interface Row {
  readonly what: string;
  readonly size: string;
  readonly measured: string;
  readonly limit: string;
  readonly kept: boolean;
}

export function row(
  what: string,
  size: string,
  value: number,
  limit: number,
  unit: string,
  most = true,
): Row {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return {
    what,
    size,
    measured: `${value.toFixed(digits)} ${unit}`.trim(),
    limit: `${most ? 'at most' : 'at least'} ${limit} ${unit}`.trim(),
    kept: most ? value <= limit : value >= limit,
  };
}
