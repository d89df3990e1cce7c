/** What an axis of figures spans, from the first to the last of its round steps. */
export interface Scale {
  readonly ticks: readonly number[];
  readonly from: number;
  readonly to: number;
}

const steps = 5;

/** Round steps from below the least to above the most of these; nought is always among them. */
export function buildScale(values: readonly number[]): Scale {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const step = roundStep((most - least || steps) / steps);
  const first = Math.floor(least / step);
  const last = Math.max(first + 1, Math.ceil(most / step));
  // by whole numbers of steps: tenths would not add up
  const ticks = Array.from({ length: last - first + 1 }, (_, n) =>
    Number(((first + n) * step).toPrecision(12)),
  );
  return { ticks, from: first * step, to: last * step };
}

/** 1, 2, 2.5, 5 or 10 times a power of ten, at least this. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}
