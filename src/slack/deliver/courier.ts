import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../digests/clock.ts';
import type { Courier, Found, Parcel, PostOutcome } from '../../digests/courier.ts';
import type { Pace } from '../../digests/pace.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Log } from '../../log.ts';
import { callSlack } from '../clients.ts';
import { composeDigest } from './compose.ts';
import { decodePostFailure, nameError, permanentErrors, waitAsked } from './outcome.ts';
import { uploadPng } from './upload.ts';

export interface CourierOptions {
  /** the client of deliveries, so that a rate limit here never stalls an answer */
  readonly client: WebClient;
  readonly pace: Pace;
  readonly clock: Clock;
  /** of what is added to a digest that lost something */
  readonly locale: Locale;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** for the bytes of pictures, which go to an address of Slack's own */
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

const eventType = 'kpi_digest';
/** Slack: at most 1,000 a call; a digest is among the latest. */
const historyPage = 200;

/** The way from the engine of digests to Slack. */
export function createCourier(options: CourierOptions): Courier {
  const { client, pace, clock, log, locale, signal } = options;
  const direct = new Map<string, string>();

  const isPerson = (id: string) => /^[UW]/.test(id);

  /** The conversation with a person; for a channel, itself. */
  const openPlace = async (destination: string): Promise<string> => {
    const known = isPerson(destination) ? direct.get(destination) : destination;
    if (known !== undefined) return known;
    const { channel } = await client.conversations.open({ users: destination });
    if (!channel?.id) throw new Error('Slack opened a conversation without an id');
    direct.set(destination, channel.id);
    return channel.id;
  };

  const post = async (parcel: Parcel): Promise<PostOutcome> => {
    let place: string;
    try {
      place = await openPlace(parcel.destination);
    } catch (error) {
      // Nothing was posted yet, so nothing is doubtful.
      const waitMs = waitAsked(error);
      if (waitMs !== null) return { kind: 'held', waitMs, channel: true };
      const name = nameError(error);
      return { kind: permanentErrors.has(name) ? 'permanent' : 'transient', error: name };
    }
    const { text, blocks } = composeDigest(parcel, locale);
    try {
      const { channel = place, ts } = await client.chat.postMessage({
        channel: place,
        text,
        ...(blocks.length > 0 ? { blocks: [...blocks] } : {}),
        metadata: { event_type: eventType, event_payload: { delivery: parcel.mark } },
        unfurl_links: false,
        unfurl_media: false,
      });
      return ts ? { kind: 'posted', channel, ts } : { kind: 'ambiguous', error: 'no_ts' };
    } catch (error) {
      const outcome = decodePostFailure(error);
      if (outcome.kind !== 'held') log.warn({ err: error, destination: parcel.destination }, 'a post failed');
      return outcome;
    }
  };

  const find = async (destination: string, mark: string, since: number): Promise<Found> => {
    try {
      const channel = await openPlace(destination);
      const page = await callSlack(
        () =>
          client.conversations.history({
            channel,
            oldest: String(since / 1000),
            include_all_metadata: true,
            limit: historyPage,
          }),
        { reads: true, sleep: (ms) => sleepFor(clock, ms) },
      );
      const message = page.messages?.find(({ metadata }) => isMarked(metadata, mark));
      return message?.ts ? { kind: 'found', channel, ts: message.ts } : { kind: 'absent' };
    } catch (error) {
      return { kind: 'not_looked', error: nameError(error) };
    }
  };

  return {
    post,
    find,
    upload: (png, alt) =>
      uploadPng(
        {
          ...{ client, pace, clock, signal },
          fetch: options.fetch ?? fetch,
          timeoutMs: options.timeoutMs ?? 10_000,
        },
        png,
        alt,
      ),
    tell: async (person, text) => {
      try {
        const told = await pace.run('post', person, signal, async () => {
          const channel = await openPlace(person);
          await callSlack(
            () => client.chat.postMessage({ channel, text, unfurl_links: false, unfurl_media: false }),
            { reads: false, sleep: (ms) => sleepFor(clock, ms) },
          );
          return true;
        });
        return told === true;
      } catch (error) {
        log.error({ err: error, person }, 'the owner of a digest could not be told');
        return false;
      }
    },
  };
}

function sleepFor(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise((resolve) => clock.after(milliseconds, resolve));
}

function isMarked(metadata: unknown, mark: string): boolean {
  if (typeof metadata !== 'object' || metadata === null) return false;
  if (!('event_type' in metadata) || metadata.event_type !== eventType || !('event_payload' in metadata))
    return false;
  const { event_payload: payload } = metadata;
  return (
    typeof payload === 'object' && payload !== null && 'delivery' in payload && payload.delivery === mark
  );
}
