import type { Parcel, Plainness, Shown } from '../../digests/courier.ts';
import type { DigestMessage, DigestPicture } from '../../digests/message.ts';
import { deliveryWords } from '../../i18n/delivery-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Message, MessageBlock } from '../blocks.ts';
import { fit } from '../fit.ts';
import { withoutNativeBlocks } from '../plainer.ts';

/** How the picture of a message is shown: by its address, too, where it is not the bot that posts. */
export type ShownPicture =
  | Shown
  | { readonly way: 'link'; readonly link: MessageBlock; readonly lost: false };

/** A message with a picture that others see, and the form it is to have. */
export interface Pictured {
  readonly message: DigestMessage;
  readonly shown: ShownPicture;
  readonly plainness: Plainness;
}

/** The message of a digest as it is posted. */
export function composeDigest(
  { message, shown, plainness }: Pick<Parcel, 'message' | 'shown' | 'plainness'>,
  locale: Locale,
): Message {
  return composePictured({ message, shown, plainness }, locale);
}

/**
 * A message as it is posted: its picture between its blocks in the way that worked, cut to Slack's limits, and with
 * a word at its foot where something is missing.
 */
export function composePictured({ message, shown, plainness }: Pictured, locale: Locale): Message {
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

/** The forms in which a message may be tried, the whole one first: one that would be no other is left out. */
export function formsOf({ way }: ShownPicture): readonly Plainness[] {
  return way === 'file' || way === 'link' ? [0, 1, 2, 3] : [0, 2, 3];
}

function pictureOf(picture: DigestPicture, shown: ShownPicture, plainness: Plainness): MessageBlock | null {
  if (shown.way === 'text' || plainness >= 2) return null;
  if (plainness === 0 && shown.way === 'file')
    return { type: 'image', slack_file: { id: shown.file }, alt_text: picture.alt };
  return plainness === 0 && shown.way === 'link' ? shown.link : picture.native;
}
