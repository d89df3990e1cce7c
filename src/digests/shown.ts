import type { Shown } from './courier.ts';
import type { DigestPicture } from './message.ts';

export interface Settled {
  readonly shown: Shown;
  /** why the picture is not shown in the way that was meant; null where it is */
  readonly lostBy: string | null;
}

/**
 * The order in which a picture that others see is shown: as a file, as Slack's own chart, in text. `toFile` gives the
 * id of a file that can be shown; whatever it throws is the reason for the next way.
 */
export async function settleShown(
  picture: DigestPicture | null,
  charts: 'image' | 'native' | 'none',
  toFile: (picture: DigestPicture) => Promise<string>,
): Promise<Settled> {
  if (picture === null || charts === 'none') return { shown: { way: 'text', lost: false }, lostBy: null };
  const way = picture.native ? 'native' : 'text';
  if (charts === 'native') return { shown: { way, lost: false }, lostBy: null };
  try {
    return { shown: { way: 'file', file: await toFile(picture), lost: false }, lostBy: null };
  } catch (error) {
    return { shown: { way, lost: true }, lostBy: error instanceof Error ? error.message : String(error) };
  }
}
