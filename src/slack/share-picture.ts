import type { WebClient } from '@slack/web-api';
import type { ChartMaker } from '../chart/maker.ts';
import type { WaySettings } from '../chart/way.ts';
import { type Clock, within } from '../digests/clock.ts';
import type { Shown } from '../digests/courier.ts';
import type { DigestPicture } from '../digests/message.ts';
import type { Pace } from '../digests/pace.ts';
import { settleShown } from '../digests/shown.ts';
import type { Log } from '../log.ts';
import { type UploadPatience, uploadPng } from './deliver/upload.ts';

export interface SharePictureOptions {
  readonly client: WebClient;
  readonly maker: Pick<ChartMaker, 'make'>;
  readonly settings: WaySettings;
  readonly log: Log;
  readonly clock: Clock;
  /** aborted once the process is to end: then nobody waits for a picture */
  readonly signal: AbortSignal;
  /** for the bytes, which go to an address of Slack's own */
  readonly fetch?: typeof fetch;
}

/** Makes a picture into a file that the bot can show, in time, or says how else it is shown. Never rejects. */
export type BringPicture = (picture: DigestPicture | null) => Promise<Shown>;

/** From the press to the file, everything included: somebody is waiting. */
const longestMs = 8000;
/** Slack has looked at most pictures after a second or two. */
const patience: UploadPatience = { looks: [500, 1000, 1000, 1500], attempts: 1, longestWaitMs: 0 };

/** What one person shares needs no pace, and is not held up by it either: where Slack says 429, Slack draws. */
const unpaced: Pace = {
  run: async (_what, _channel, signal, call) => (signal.aborted ? null : call()),
  hold: () => {},
};

export function createBringPicture(options: SharePictureOptions): BringPicture {
  const { client, maker, settings, log, clock } = options;

  async function bring({ config, size, alt }: DigestPicture, signal: AbortSignal): Promise<string> {
    const made = await maker.make(config, size);
    if (made === null) throw new Error('no picture was made');
    const fetcher = options.fetch ?? fetch;
    const upload = { client, pace: unpaced, clock, fetch: fetcher, signal, timeoutMs: longestMs, patience };
    const uploaded = await uploadPng(upload, made.png, alt);
    if (uploaded.kind === 'failed') throw new Error(uploaded.error);
    return uploaded.file;
  }

  async function bringInTime(picture: DigestPicture): Promise<string> {
    const late = new AbortController();
    const signal = AbortSignal.any([options.signal, late.signal]);
    const file = await within(clock, longestMs, bring(picture, signal)).finally(() => late.abort());
    if (file === null) throw new Error('it took too long');
    return file;
  }

  return async (picture) => {
    const { shown, lostBy } = await settleShown(picture, settings.charts, bringInTime);
    if (lostBy !== null)
      log.warn({ reason: lostBy }, 'the picture of a shared answer is shown in another way');
    return shown;
  };
}
