import type { ChartMaker } from '../chart/maker.ts';
import { type Courier, type Plainness, plainest } from '../digests/courier.ts';
import type { DigestMessage } from '../digests/message.ts';
import { settleShown } from '../digests/shown.ts';

export type TestOutcome =
  /** `pictureLost`: why its picture is not shown as a file, where that was meant */
  | { readonly kind: 'sent'; readonly channel: string; readonly pictureLost: string | null }
  /** Slack may have taken it */
  | { readonly kind: 'unknown'; readonly error: string }
  | { readonly kind: 'not_sent'; readonly error: string };

export interface TestOptions {
  readonly courier: Pick<Courier, 'post' | 'upload'>;
  readonly maker: ChartMaker;
  readonly charts: 'image' | 'native' | 'none';
  readonly message: DigestMessage;
  /** the Slack user id of whoever tries it: nobody else gets it */
  readonly to: string;
  readonly mark: string;
}

/** Sends a digest to one person, plainer where Slack refuses it. Tried once: whoever tries it can try again. */
export async function sendTest(options: TestOptions): Promise<TestOutcome> {
  const { courier, maker, charts, message, to, mark } = options;
  const { shown, lostBy: pictureLost } = await settleShown(message.picture, charts, async (picture) => {
    const made = await maker.make(picture.config, picture.size);
    if (made === null) throw new Error('none could be made');
    const uploaded = await courier.upload(made.png, picture.alt);
    if (uploaded.kind === 'failed') throw new Error(uploaded.error);
    return uploaded.file;
  });
  for (let plainness = 0; ; plainness++) {
    const parcel = { destination: to, message, shown, plainness: plainness as Plainness, mark };
    const outcome = await courier.post(parcel);
    switch (outcome.kind) {
      case 'posted':
        return { kind: 'sent', channel: outcome.channel, pictureLost };
      case 'refused':
        if (plainness >= plainest) return { kind: 'not_sent', error: outcome.error };
        break;
      case 'held':
        return { kind: 'not_sent', error: `ratelimited, for ${Math.ceil(outcome.waitMs / 1000)} s` };
      case 'ambiguous':
        return { kind: 'unknown', error: outcome.error };
      default:
        return { kind: 'not_sent', error: outcome.error };
    }
  }
}
