import type { ChartMaker } from '../chart/maker.ts';
import { type Courier, type Plainness, plainest, type Shown } from '../digests/courier.ts';
import type { DigestMessage } from '../digests/message.ts';

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
  const { courier, message, to, mark } = options;
  const { shown, pictureLost } = await showPicture(options);
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

async function showPicture({ courier, maker, charts, message }: TestOptions): Promise<{
  readonly shown: Shown;
  readonly pictureLost: string | null;
}> {
  const { picture } = message;
  const without = (way: 'native' | 'text') => ({ shown: { way, lost: false }, pictureLost: null });
  if (picture === null || charts === 'none') return without('text');
  const other = picture.native ? 'native' : 'text';
  if (charts === 'native') return without(other);
  const lost = (reason: string) => ({ shown: { way: other, lost: true } as const, pictureLost: reason });
  const made = await maker.make(picture.config, picture.size);
  if (made === null) return lost('none could be made');
  const uploaded = await courier.upload(made.png, picture.alt);
  if (uploaded.kind === 'failed') return lost(uploaded.error);
  return { shown: { way: 'file', file: uploaded.file, lost: false }, pictureLost: null };
}
