import { randomBytes } from 'node:crypto';
import type { Log } from '../log.ts';

/** What is done after the acknowledgement. Every rejection ends here, logged with an id. */
export interface Work {
  /**
   * Runs the job to its end and never rejects. When it fails, the failure is logged with an id, and `apologise`
   * tells the person the same id.
   */
  run(name: string, job: () => Promise<void>, apologise: (id: string) => Promise<unknown>): Promise<void>;
  /** Aborted once the process is to end: whoever waits for something stops waiting. */
  readonly stopping: AbortSignal;
  /** How many jobs are still at work. */
  readonly running: () => number;
  /** Asks those who wait to stop, and gives jobs this long to end; how many did not. */
  stop(withinMs: number): Promise<number>;
}

export function createWork(log: Log, newId: () => string = () => randomBytes(4).toString('hex')): Work {
  const jobs = new Set<Promise<void>>();
  const stopping = new AbortController();
  const takeTurn = createTurns();

  async function attempt(
    name: string,
    job: () => Promise<void>,
    apologise: (id: string) => Promise<unknown>,
  ) {
    try {
      await takeTurn();
      await job();
    } catch (error) {
      const id = newId();
      log.error({ err: error, id, job: name }, 'a job failed');
      try {
        await apologise(id);
      } catch (second) {
        log.error({ err: second, id, job: name }, 'the apology failed as well');
      }
    }
  }

  return {
    run(name, job, apologise) {
      const running = attempt(name, job, apologise).finally(() => jobs.delete(running));
      jobs.add(running);
      return running;
    },
    stopping: stopping.signal,
    running: () => jobs.size,
    async stop(withinMs) {
      stopping.abort();
      let timer: NodeJS.Timeout | undefined;
      const deadline = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, withinMs);
      });
      while (jobs.size > 0) {
        const settled = Promise.allSettled(jobs).then(() => true);
        if (!(await Promise.race([settled, deadline.then(() => false)]))) break;
      }
      clearTimeout(timer);
      return jobs.size;
    },
  };
}

/**
 * Lets jobs begin one at a time, each after a look at the network: answers are computed on the one thread, and an
 * acknowledgement never waits for more than one of them.
 */
function createTurns(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const next = () => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  };
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(next);
    });
}
