import type { Leases } from '../store/leases.ts';
import type { Clock } from './clock.ts';

/** How long a process that died keeps others from reading. */
const leaseLife = 30_000;
const renewEvery = 10_000;

export interface HeldLease {
  /** aborted where the lease was lost to another process, or the given signal was aborted */
  readonly signal: AbortSignal;
  release(): Promise<void>;
}

/** Takes a lease and renews it until it is released; null where another process holds it. */
export async function holdLease(options: {
  leases: Leases;
  name: string;
  owner: string;
  clock: Clock;
  signal: AbortSignal;
}): Promise<HeldLease | null> {
  const { leases, name, owner, clock } = options;
  const now = clock.now();
  if (!(await leases.acquire(name, owner, now + leaseLife, now))) return null;
  const lost = new AbortController();
  let cancel = () => {};
  const renewLater = () => {
    cancel = clock.after(renewEvery, () => {
      leases.renew(name, owner, clock.now() + leaseLife).then(
        (held) =>
          held
            ? !released && renewLater()
            : lost.abort(new Error('another process took over reading the base')),
        (error: unknown) => lost.abort(error),
      );
    });
  };
  let released = false;
  renewLater();
  return {
    signal: AbortSignal.any([options.signal, lost.signal]),
    release: async () => {
      released = true;
      cancel();
      await leases.release(name, owner);
    },
  };
}
