import type { ChartConfig, ChartSize } from '../chart/config.ts';
import type { Log } from '../log.ts';
import type { Deliveries, Run } from '../store/delivery.ts';
import { type Clock, sleep, within } from './clock.ts';
import type { Courier, Shown } from './courier.ts';
import type { BuildDigest, DigestMessage, DigestPicture } from './message.ts';
import { waitBeforeTry } from './retry.ts';
import { settleShown } from './shown.ts';
import { createLimit, createTurns } from './turns.ts';

export interface PrepareOptions {
  readonly deliveries: Deliveries;
  readonly courier: Courier;
  readonly build: BuildDigest;
  /** brings the data up to date, where it is older than a minute */
  readonly freshen: () => Promise<void>;
  /** PNG bytes; null where no maker could */
  readonly makePicture: (config: ChartConfig, size: ChartSize) => Promise<Uint8Array | null>;
  readonly charts: 'image' | 'native' | 'none';
  readonly log: Log;
  readonly clock: Clock;
}

/** What a run sends, the same to all its destinations. */
export interface Prepared {
  readonly message: DigestMessage;
  readonly shown: Shown;
}

/** Null where it could not be built in four tries, or the signal was aborted. */
export type Prepare = (run: Run, signal: AbortSignal) => Promise<Prepared | null>;

const longestFreshen = 45_000;
const longestBuild = 60_000;
/**
 * Uploads take their turns a second apart: what is built long before would only be in the way of answers, and hold the
 * bytes of its picture, some 200 KB.
 */
const atOnce = 4;

/** Builds the message of a run and brings its picture to Slack, once: what was done before a crash is kept. */
export function createPrepare(options: PrepareOptions): Prepare {
  const { deliveries, courier, build, makePicture, charts, log, clock } = options;
  const takeTurn = createTurns();
  const limited = createLimit(atOnce);
  let freshening: Promise<unknown> | null = null;

  // Runs that are due together share one read.
  const freshen = () => {
    freshening ??= within(clock, longestFreshen, options.freshen())
      .catch((error: unknown) => log.warn({ err: error }, 'a digest goes out with the data there is'))
      .finally(() => {
        freshening = null;
      });
    return freshening;
  };

  const buildOnce = async ({ digest, slot, instant, late }: Run): Promise<DigestMessage | null> => {
    try {
      await freshen();
      await takeTurn();
      const message = await within(clock, longestBuild, build({ key: digest }, instant, { late }));
      if (message) return message;
      log.error({ digest, slot }, 'a digest was not built in a minute');
    } catch (error) {
      log.error({ err: error, digest, slot }, 'a digest could not be built');
    }
    return null;
  };

  const toFile = async ({ config, size, alt }: DigestPicture): Promise<string> => {
    const png = await makePicture(config, size);
    if (png === null) throw new Error('no picture was made');
    const uploaded = await courier.upload(png, alt);
    if (uploaded.kind === 'failed') throw new Error(uploaded.error);
    return uploaded.file;
  };

  const showPicture = async (run: Run, { picture }: DigestMessage, signal: AbortSignal): Promise<Shown> => {
    const { shown, lostBy } = await settleShown(picture, charts, toFile);
    const { digest, slot } = run;
    if (lostBy !== null && !signal.aborted)
      log.warn({ digest, slot, reason: lostBy }, 'the picture of a digest is shown in another way');
    return shown;
  };

  /** What is there already is not made again. */
  const attempt = async (run: Run, signal: AbortSignal): Promise<Prepared | null> => {
    const { digest, slot } = run;
    if (signal.aborted) return null;
    // Both were written here.
    const kept = run.message === null ? null : (JSON.parse(run.message) as DigestMessage);
    const message = kept ?? (await buildOnce(run));
    if (message === null) return null;
    if (kept === null) await deliveries.keepMessage(digest, slot, JSON.stringify(message));
    if (run.picture !== null) return { message, shown: JSON.parse(run.picture) as Shown };
    const shown = await showPicture(run, message, signal);
    // A picture that was broken off is tried by whoever goes on.
    if (signal.aborted) return null;
    await deliveries.keepPicture(digest, slot, JSON.stringify(shown));
    return { message, shown };
  };

  return async (run, signal) => {
    for (let tries = 1; ; tries++) {
      const prepared = await limited(() => attempt(run, signal));
      const wait = prepared || signal.aborted ? null : waitBeforeTry(tries);
      if (wait === null) return prepared;
      if (!(await sleep(clock, wait, signal))) return null;
    }
  };
}
