import type { Parcel } from '../../digests/courier.ts';
import { deliveryWords } from '../../i18n/delivery-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Message, MessageBlock } from '../blocks.ts';
import { fit } from '../fit.ts';
import { withoutNativeBlocks } from '../plainer.ts';

/**
 * The message of a digest as it is posted: its picture between its blocks in the way that worked, cut to Slack's
 * limits, and with a word at its foot where something is missing.
 */
export function composeDigest(
  { message, shown, plainness }: Pick<Parcel, 'message' | 'shown' | 'plainness'>,
  locale: Locale,
): Message {
  const { before, after, picture } = message;
  const words = deliveryWords[locale];
  const note = plainness > 0 ? words.simplified : shown.lost ? words.pictureLost : null;
  const text = note === null ? message.text : `${message.text}\n\n${note}`;
  if (plainness === 3) return { text: fit({ text, blocks: [] }).text, blocks: [] };
  const pictureBlock = picture && pictureOf(picture, shown, plainness);
  const all = [...before, ...(pictureBlock ? [pictureBlock] : []), ...after];
  const foot: MessageBlock[] =
    note === null ? [] : [{ type: 'context', elements: [{ type: 'mrkdwn', text: note }] }];
  const blocks = [...(plainness === 2 ? withoutNativeBlocks(all) : all), ...foot];
  const fitted = fit({ text, blocks });
  return { text: fitted.text, blocks: fitted.blocks };
}

function pictureOf(
  picture: NonNullable<Parcel['message']['picture']>,
  shown: Parcel['shown'],
  plainness: Parcel['plainness'],
): MessageBlock | null {
  if (shown.way === 'text' || plainness >= 2) return null;
  if (shown.way !== 'file' || plainness === 1) return picture.native;
  return { type: 'image', slack_file: { id: shown.file }, alt_text: picture.alt };
}
