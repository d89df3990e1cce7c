import type { ChartConfig, ChartSize } from '../chart/config.ts';
import type { Log } from '../log.ts';
import type { Deliveries, Run } from '../store/deliveries.ts';
import { type Clock, sleep, within } from './clock.ts';
import type { Courier, Shown } from './courier.ts';
import type { BuildDigest, DigestMessage } from './message.ts';
import { waitBeforeTry } from './retry.ts';
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
/** Each holds the bytes of a picture, some 200 KB. */
const picturesAtOnce = 8;

/** Builds the message of a run and brings its picture to Slack, once: what was done before a crash is kept. */
export function createPrepare(options: PrepareOptions): Prepare {
  const { deliveries, courier, build, makePicture, charts, log, clock } = options;
  const takeTurn = createTurns();
  const limited = createLimit(picturesAtOnce);
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

  const buildMessage = async (run: Run, signal: AbortSignal): Promise<DigestMessage | null> => {
    for (let attempt = 1; ; attempt++) {
      const message = await buildOnce(run);
      const wait = message ? null : waitBeforeTry(attempt);
      if (wait === null) return message;
      if (!(await sleep(clock, wait, signal))) return null;
    }
  };

  const showPicture = async (run: Run, { picture }: DigestMessage): Promise<Shown> => {
    if (picture === null || charts === 'none') return { way: 'text', lost: false };
    const other = picture.native ? 'native' : 'text';
    if (charts === 'native') return { way: other, lost: false };
    const failed = (reason: string): Shown => {
      log.warn(
        { digest: run.digest, slot: run.slot, reason },
        'the picture of a digest is shown in another way',
      );
      return { way: other, lost: true };
    };
    try {
      return await limited(async () => {
        const png = await makePicture(picture.config, picture.size);
        if (png === null) return failed('no picture was made');
        const uploaded = await courier.upload(png, picture.alt);
        if (uploaded.kind === 'failed') return failed(uploaded.error);
        return { way: 'file', file: uploaded.file, lost: false };
      });
    } catch (error) {
      return failed(error instanceof Error ? error.message : String(error));
    }
  };

  return async (run, signal) => {
    const { digest, slot } = run;
    // Both were written here.
    let message = run.message === null ? null : (JSON.parse(run.message) as DigestMessage);
    if (message === null) {
      message = await buildMessage(run, signal);
      if (message === null) return null;
      await deliveries.keepMessage(digest, slot, JSON.stringify(message));
    }
    if (run.picture !== null) return { message, shown: JSON.parse(run.picture) as Shown };
    const shown = await showPicture(run, message);
    // A picture that was broken off is tried by whoever goes on.
    if (signal.aborted) return null;
    await deliveries.keepPicture(digest, slot, JSON.stringify(shown));
    return { message, shown };
  };
}
