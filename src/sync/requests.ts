import type { Reading, ReadProblem, Refusal } from '../store/reading.ts';

/** How a whole read ended that somebody asked for. */
export type ReadOutcome =
  | { readonly kind: 'read' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'problem'; readonly problem: ReadProblem }
  | { readonly kind: 'stopped' };

interface Request {
  /** a table may have shrunk */
  readonly accept: boolean;
  readonly at: number;
  readonly resolve: (outcome: ReadOutcome) => void;
}

/** Who asked for a whole read and waits for it; whoever asks during one waits for that one. */
export interface Requests {
  ask(request: { accept: boolean; at: number }): Promise<ReadOutcome>;
  waiting(): boolean;
  /** A whole read begins, for all who wait. */
  begin(): void;
  /** True where one of them takes tables that shrank. */
  accept(): boolean;
  /** It ended: they are told. */
  end(outcome: ReadOutcome): void;
  /** Tells those whose wish another process has fulfilled meanwhile. */
  satisfy(reading: Reading): void;
  /** Tells everybody that nothing more will be read. */
  stop(): void;
}

export function createRequests(): Requests {
  let waiting: Request[] = [];
  let served: Request[] | null = null;
  const tell = (requests: readonly Request[], outcome: ReadOutcome) => {
    for (const request of requests) request.resolve(outcome);
  };
  return {
    ask: (request) =>
      new Promise((resolve) => {
        (served ?? waiting).push({ ...request, resolve });
      }),
    waiting: () => waiting.length > 0,
    begin: () => {
      served = waiting;
      waiting = [];
    },
    accept: () => served?.some((request) => request.accept) ?? false,
    end: (outcome) => {
      tell(served ?? [], outcome);
      served = null;
    },
    satisfy: ({ wholeTried, refused }) => {
      const done = (request: Request) =>
        wholeTried !== null && wholeTried >= request.at && !(refused && request.accept);
      tell(waiting.filter(done), refused ? { kind: 'refused', refusal: refused } : { kind: 'read' });
      waiting = waiting.filter((request) => !done(request));
    },
    stop: () => {
      tell([...(served ?? []), ...waiting], { kind: 'stopped' });
      served = null;
      waiting = [];
    },
  };
}
