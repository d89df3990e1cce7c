import { Worker } from 'node:worker_threads';
import type { ChartConfig, ChartSize } from './config.ts';

export interface DrawRequest {
  readonly id: number;
  readonly config: ChartConfig;
  readonly size: ChartSize;
}
export type DrawResult =
  | { readonly id: number; readonly png: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly error: string };

export interface EmbeddedOptions {
  /** from asking to having, the wait in the queue included */
  readonly deadlineMs?: number;
  /** the worker ends after this long without work, and its memory with it */
  readonly idleMs?: number;
  /** pictures waiting at most; more are refused at once */
  readonly maxQueued?: number;
  /** the file of the worker, and its environment */
  readonly workerFile?: URL;
  readonly env?: Readonly<Record<string, string>>;
}

/** Draws in a worker thread, one picture at a time. */
export interface EmbeddedDrawer {
  /** PNG bytes; rejects when the queue is full, the deadline has passed, or the drawing fails twice */
  draw(config: ChartConfig, size: ChartSize): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A canvas leaves some 70 KB behind with each picture, which go when its thread ends. */
const picturesPerWorker = 150;

interface Job {
  readonly request: DrawRequest;
  readonly resolve: (png: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  deadline?: NodeJS.Timeout;
  deaths: number;
}

/** Nothing is loaded before the first picture: Chart.js and the native canvas live in the worker alone. */
export function createEmbeddedDrawer(options: EmbeddedOptions = {}): EmbeddedDrawer {
  const { deadlineMs = 10_000, idleMs = 60_000, maxQueued = 50 } = options;
  const workerFile = options.workerFile ?? new URL('./draw.worker.ts', import.meta.url);
  const queue: Job[] = [];
  let current: Job | null = null;
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let closed = false;
  let drawn = 0;
  let nextId = 1;

  function startWorker(): Worker {
    drawn = 0;
    // the environment of the process holds tokens, which drawing has no use for; a small young generation has V8
    // collect often, as it does not see the megabytes of pixels behind each canvas
    const started = new Worker(workerFile, {
      env: { ...options.env },
      execArgv: [],
      name: 'chart',
      resourceLimits: { maxYoungGenerationSizeMb: 4 },
    });
    let reason = 'the drawing worker ended';
    started.on('message', (result: DrawResult) => {
      if (started === worker && current?.request.id === result.id) settle(result);
    });
    started.on('error', (error: Error) => {
      reason = error.message;
    });
    started.on('exit', () => {
      if (started !== worker) return;
      worker = null;
      retryAfterDeath(reason);
    });
    return started;
  }

  function settle(result: DrawResult): void {
    const job = current;
    current = null;
    if (job) {
      clearTimeout(job.deadline);
      if ('png' in result) job.resolve(result.png);
      else job.reject(new Error(result.error));
    }
    drawn += 1;
    if (drawn >= picturesPerWorker) void stopWorker();
    work();
  }

  /** A worker that died is replaced once for the same picture; then the picture is to blame, and the next goes on. */
  function retryAfterDeath(reason: string): void {
    const job = current;
    if (!job) return;
    job.deaths += 1;
    current = null;
    if (job.deaths < 2) queue.unshift(job);
    else {
      clearTimeout(job.deadline);
      job.reject(new Error(reason));
    }
    work();
  }

  function work(): void {
    if (current || closed) return;
    const job = queue.shift();
    clearTimeout(idle);
    if (!job) {
      worker?.unref();
      idle = setTimeout(stopWorker, idleMs).unref();
      return;
    }
    current = job;
    worker ??= startWorker();
    worker.ref();
    worker.postMessage(job.request);
  }

  function stopWorker(): Promise<unknown> | undefined {
    const stopped = worker;
    worker = null;
    return stopped?.terminate();
  }

  function expire(job: Job): void {
    job.reject(new Error(`no picture within ${deadlineMs} ms`));
    const at = queue.indexOf(job);
    if (at >= 0) queue.splice(at, 1);
    if (current !== job) return;
    // whatever it is stuck in, only ending the thread ends it
    current = null;
    void stopWorker();
    work();
  }

  return {
    draw(config, size) {
      if (closed) return Promise.reject(new Error('the drawer is closed'));
      if (queue.length >= maxQueued) return Promise.reject(new Error('too many pictures are waiting'));
      return new Promise((resolve, reject) => {
        const job: Job = { request: { id: nextId++, config, size }, resolve, reject, deaths: 0 };
        job.deadline = setTimeout(() => expire(job), deadlineMs);
        queue.push(job);
        work();
      });
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      for (const job of [...(current ? [current] : []), ...queue.splice(0)]) {
        clearTimeout(job.deadline);
        job.reject(new Error('the drawer is closed'));
      }
      current = null;
      await stopWorker();
    },
  };
}
