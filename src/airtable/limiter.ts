/** A clock in milliseconds, and waiting by it. */
export interface Clock {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export interface Limiter {
  /**
   * Settles when it is the caller's turn to send one request; first come, first served. The caller calls what
   * it gets when the answer is there, or when there will be none. `first`: before all who wait, for the repeat that
   * decides whether they may ask at all.
   */
  turn(options?: { readonly first: boolean }): Promise<() => void>;
  /** Nobody has a turn for this long; pauses that overlap are one. */
  pause(milliseconds: number): void;
}

// Airtable counts five arrivals in a sliding second per base and answers the sixth, and everything for 30 s
// after it, with a 429. So no bursts, and 5 ms above a fifth of a second.
const startSpacing = 205;
const perSecond = 5;
const second = 1000;
const latenciesKept = 20;

interface Sent {
  readonly start: number;
  end: number | undefined;
  readonly ended: Promise<void>;
}

/**
 * One for each base, whoever asks: starts are at least `spacing` ms apart, repeats included. What counts is
 * when a request arrives, which may be much later than its start (a new connection, a busy machine), but not
 * later than its answer: so the fifth before must have been answered a second ago, less half of what even
 * the quickest answer takes, which is the least that this one will be under way and that one's answer was.
 */
export function createLimiter(clock: Clock, spacing: number = startSpacing): Limiter {
  let sent: Sent[] = [];
  let latencies: number[] = [];
  let pausedUntil = Number.NEGATIVE_INFINITY;
  const queue: ((turn: () => void) => void)[] = [];
  let serving = false;

  async function wait(): Promise<() => void> {
    await sent.at(-perSecond)?.ended;
    for (;;) {
      const rest = earliest() - clock.now();
      if (rest <= 0) break;
      await clock.sleep(rest);
    }
    return start();
  }

  function earliest(): number {
    const last = sent.at(-1);
    const fifth = sent.at(-perSecond);
    const travel = latencies.length < perSecond ? 0 : Math.min(...latencies) / 2;
    return Math.max(
      pausedUntil,
      last === undefined ? pausedUntil : last.start + spacing,
      fifth?.end === undefined ? pausedUntil : fifth.end + second - travel,
    );
  }

  function start(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    const request: Sent = { start: clock.now(), end: undefined, ended: promise };
    sent = [...sent.slice(1 - perSecond), request];
    return () => {
      if (request.end !== undefined) return;
      request.end = clock.now();
      latencies = [...latencies.slice(1 - latenciesKept), request.end - request.start];
      resolve();
    };
  }

  async function serve(): Promise<void> {
    if (serving) return;
    serving = true;
    while (queue.length > 0) {
      const answered = await wait();
      // Whoever came meanwhile and goes first is served with this very turn.
      queue.shift()?.(answered);
    }
    serving = false;
  }

  return {
    turn(options) {
      const { promise, resolve } = Promise.withResolvers<() => void>();
      if (options?.first) queue.unshift(resolve);
      else queue.push(resolve);
      void serve();
      return promise;
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock.now() + milliseconds);
    },
  };
}
