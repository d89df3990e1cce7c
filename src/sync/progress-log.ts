import { computeEstimate, type Progress } from './progress.ts';

const quietMs = 10_000;

/** Writes the progress of whole reads into the log, now and then. */
export function createProgressLog(
  log: { info(fields: object, message: string): void },
  now: () => number,
): (progress: Progress) => void {
  let last = Number.NEGATIVE_INFINITY;
  const sum = (records: Readonly<Record<string, number>>) =>
    Object.values(records).reduce((a, b) => a + b, 0);
  return (progress) => {
    if (now() - last < quietMs) return;
    last = now();
    const { at } = computeEstimate(progress, last);
    log.info(
      {
        records: sum(progress.records),
        of: progress.expected && sum(progress.expected),
        secondsLeft: at === null ? null : Math.round((at - last) / 1000),
      },
      'reading the base',
    );
  };
}
