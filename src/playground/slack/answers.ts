import type { Acknowledgement } from './deliver.ts';
import type { PeopleParts } from './parts.ts';
import { type Arrival, answerOf, type ResponseAddress } from './responses.ts';

/** What came of a command or a press. */
export interface Answers {
  readonly ack: Acknowledgement;
  /** empty after a press in a view, which has none */
  readonly responseUrl: string;
  readonly triggerId: string;
  /** everything that came to the `response_url` so far, refusals too */
  readonly arrivals: readonly Arrival[];
  /** the nth answer that was taken, the first by default; rejects when none comes within `timeoutMs` (5 s) */
  readonly answer: (nth?: number, timeoutMs?: number) => Promise<Arrival>;
}

export function responseUrlOf({ context, frame }: PeopleParts, address: ResponseAddress): string {
  return `${context.origin}/response/${frame.team.id}/${address.token}`;
}

export function buildAnswers(
  ack: Acknowledgement,
  address: ResponseAddress | undefined,
  sent: { readonly responseUrl: string; readonly triggerId: string },
): Answers {
  return {
    ...sent,
    ack,
    arrivals: address?.arrivals ?? [],
    answer: async (nth = 1, timeoutMs = 5000) => {
      if (!address) throw new Error('A press in a view has no response_url');
      return answerOf(address, nth, timeoutMs);
    },
  };
}
