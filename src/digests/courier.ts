import type { DigestMessage } from './message.ts';

/** How the picture of a run is shown: `lost` where it is not in the way that was meant. */
export type Shown =
  | { readonly way: 'file'; readonly file: string; readonly lost: false }
  | { readonly way: 'native' | 'text'; readonly lost: boolean };

/** 0: the message as it is; 1: with Slack's own chart for a file; 2: without pictures and tables; 3: its text. */
export type Plainness = 0 | 1 | 2 | 3;
export const plainest: Plainness = 3;

export interface Parcel {
  /** id of a channel or a person */
  readonly destination: string;
  readonly message: DigestMessage;
  readonly shown: Shown;
  readonly plainness: Plainness;
  /** names the delivery in the metadata of its message, by which it can be found again */
  readonly mark: string;
}

export type PostOutcome =
  | { readonly kind: 'posted'; readonly channel: string; readonly ts: string }
  /** nothing can be posted there until somebody mends it */
  | { readonly kind: 'permanent'; readonly error: string }
  /** not in this form */
  | { readonly kind: 'refused'; readonly error: string }
  /** too fast, for all channels where `channel` is false */
  | { readonly kind: 'held'; readonly waitMs: number; readonly channel: boolean }
  /** Slack has not taken it */
  | { readonly kind: 'transient'; readonly error: string }
  /** Slack may have taken it: it is never posted again by itself */
  | { readonly kind: 'ambiguous'; readonly error: string };

export type UploadOutcome =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'failed'; readonly error: string };

export type Found =
  | { readonly kind: 'found'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'absent' }
  /** the scope of history was not granted, or the bot is no member */
  | { readonly kind: 'not_looked'; readonly error: string };

/** Brings things to Slack. Nothing here rejects, and nothing is posted twice. */
export interface Courier {
  /** One call, never repeated. Whoever calls it keeps the pace. */
  post(parcel: Parcel): Promise<PostOutcome>;
  /** Uploads a PNG that is shared nowhere, and waits until it can be shown. Keeps the pace by itself. */
  upload(png: Uint8Array, alt: string): Promise<UploadOutcome>;
  /** Looks for the message of a delivery that may have been posted since `since`. */
  find(destination: string, mark: string, since: number): Promise<Found>;
  /** Writes to a person; false where that failed, which is in the log. */
  tell(person: string, text: string): Promise<boolean>;
}
