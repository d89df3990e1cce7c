/** Hands an item over; settles when there is room for another. */
export type Push<T> = (item: T) => Promise<void>;

/**
 * Runs several producers at once and yields what they push, in the order of pushing. Producers run ahead of
 * the consumer by up to `room` items. The first failure ends all, as does a consumer that stops early.
 */
export async function* mergeProducers<T>(
  producers: readonly ((push: Push<T>, signal: AbortSignal) => Promise<void>)[],
  room: number,
): AsyncGenerator<T> {
  const stop = new AbortController();
  const queue: T[] = [];
  let failure: { readonly error: unknown } | undefined;
  let running = producers.length;
  let wake = Promise.withResolvers<void>();
  let drained = Promise.withResolvers<void>();

  const push: Push<T> = async (item) => {
    queue.push(item);
    wake.resolve();
    while (queue.length >= room && !stop.signal.aborted) await drained.promise;
    stop.signal.throwIfAborted();
  };
  for (const produce of producers) {
    produce(push, stop.signal)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => {
        running -= 1;
        wake.resolve();
      });
  }
  try {
    for (;;) {
      if (failure !== undefined) throw failure.error;
      const item = queue.shift();
      if (item !== undefined) {
        drained.resolve();
        drained = Promise.withResolvers();
        yield item;
      } else if (running === 0) {
        return;
      } else {
        await wake.promise;
        wake = Promise.withResolvers();
      }
    }
  } finally {
    stop.abort();
    drained.resolve();
  }
}
