/** Passes on what a generator yields, until the signal: then it throws its reason without waiting for the next. */
export async function* untilAborted<T>(source: AsyncGenerator<T>, signal: AbortSignal): AsyncGenerator<T> {
  signal.throwIfAborted();
  let reject = (_: unknown) => {};
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  // A promise for each step: a race against one that lasts would keep every page for as long as the read.
  const nextOf = () =>
    new Promise<IteratorResult<T>>((resolve, rejectNext) => {
      reject = rejectNext;
      source.next().then(resolve, rejectNext);
    });
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = await nextOf();
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    // Not awaited: a generator in the middle of a call ends only when the call does.
    source.return(undefined).catch(() => {});
  }
}
