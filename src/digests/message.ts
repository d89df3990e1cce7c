import type { ChartConfig, ChartSize } from '../chart/config.ts';
import type { MessageBlock } from '../slack/blocks.ts';

/** The picture of a digest: made once for a run, uploaded once, shown wherever the run goes. */
export interface DigestPicture {
  readonly config: ChartConfig;
  readonly size: ChartSize;
  readonly alt: string;
  /** Slack's own chart of the same, for when no file can be shown; null: told in text alone */
  readonly native: MessageBlock | null;
}

/** A digest, rendered: everything but the picture's way of getting to Slack. */
export interface DigestMessage {
  readonly text: string;
  /** the blocks around the picture, which stands between them */
  readonly before: readonly MessageBlock[];
  readonly after: readonly MessageBlock[];
  readonly picture: DigestPicture | null;
}

/**
 * Builds the message of one slot, given in epoch milliseconds. Called once a run, and again after a crash.
 * `late`: it is sent after its time.
 */
export type BuildDigest = (
  digest: { readonly key: string },
  slot: number,
  options: { readonly late: boolean },
) => Promise<DigestMessage>;
