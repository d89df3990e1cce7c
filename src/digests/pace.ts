import type { Clock } from './clock.ts';

/** What Slack limits: posts, both calls of an upload, and looks at a file. */
export type Paced = 'post' | 'upload_url' | 'upload_complete' | 'file_info';

interface Window {
  readonly most: number;
  readonly ms: number;
}

/**
 * Slack: about one message a second in a channel and several hundred a minute in a workspace; methods of its third
 * tier 50, of its fourth 100 calls a minute.
 */
const windows: Readonly<Record<Paced, Window>> = {
  post: { most: 100, ms: 60_000 },
  upload_url: { most: 60, ms: 60_000 },
  upload_complete: { most: 60, ms: 60_000 },
  file_info: { most: 100, ms: 60_000 },
};
const ofChannel: Window = { most: 1, ms: 1000 };

/** Lets calls pass no faster than Slack takes them. */
export interface Pace {
  /**
   * Makes a call when its turn has come. A call counts from its end, which is no earlier than when Slack counted it.
   * Null, and no call, where the signal was aborted before.
   */
  run<T>(what: Paced, channel: string | null, signal: AbortSignal, call: () => Promise<T>): Promise<T | null>;
  /** Nothing passes for so long: in one channel, or, with null, anywhere. */
  hold(channel: string | null, milliseconds: number): void;
}

interface Waiting {
  readonly what: Paced;
  readonly channel: string | null;
  readonly go: (go: boolean) => void;
}

export function createPace(clock: Clock): Pace {
  let waiting: Waiting[] = [];
  /** ends of the calls that still count; those under way have none yet */
  const taken = new Map<string, { end: number | null }[]>();
  const held = new Map<string, number>();
  let wake: (() => void) | null = null;

  /** When a window has room: 0 for now, infinity while a call under way fills it. */
  const roomAt = (key: string, { most, ms }: Window): number => {
    const now = clock.now();
    const calls = (taken.get(key) ?? []).filter(({ end }) => end === null || end + ms > now);
    if (calls.length === 0) taken.delete(key);
    else taken.set(key, calls);
    if (calls.length < most) return 0;
    const ends = calls.map(({ end }) => end ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
    return (ends[calls.length - most] ?? Number.POSITIVE_INFINITY) + ms;
  };

  const turnOf = ({ what, channel }: Waiting): number => {
    const holds = [held.get('') ?? 0, channel === null ? 0 : (held.get(channel) ?? 0)];
    const rooms = [
      roomAt(what, windows[what]),
      channel === null ? 0 : roomAt(`channel ${channel}`, ofChannel),
    ];
    return Math.max(...holds, ...rooms);
  };

  const take = ({ what, channel }: Waiting) => {
    const call = { end: null };
    for (const key of channel === null ? [what] : [what, `channel ${channel}`]) {
      taken.set(key, [...(taken.get(key) ?? []), call]);
    }
    return call;
  };
  const calls = new WeakMap<Waiting, { end: number | null }>();

  /** Lets pass whoever may, in the order of arrival; a channel that waits holds up no other. */
  const advance = () => {
    wake?.();
    wake = null;
    const now = clock.now();
    let next = Number.POSITIVE_INFINITY;
    const full = new Set<Paced>();
    const left: Waiting[] = [];
    for (const one of waiting) {
      const at = full.has(one.what) ? Number.POSITIVE_INFINITY : turnOf(one);
      if (at <= now) {
        calls.set(one, take(one));
        one.go(true);
        continue;
      }
      left.push(one);
      next = Math.min(next, at);
      const room = roomAt(one.what, windows[one.what]);
      if (room > now) {
        full.add(one.what);
        next = Math.min(next, Math.max(room, held.get('') ?? 0));
      }
    }
    waiting = left;
    if (Number.isFinite(next)) wake = clock.after(next - now, advance);
  };

  return {
    run: async (what, channel, signal, call) => {
      if (signal.aborted) return null;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const one: Waiting = { what, channel, go: resolve };
      const stop = () => {
        waiting = waiting.filter((other) => other !== one);
        resolve(false);
      };
      signal.addEventListener('abort', stop, { once: true });
      waiting.push(one);
      advance();
      const go = await promise;
      signal.removeEventListener('abort', stop);
      if (!go) return null;
      try {
        return await call();
      } finally {
        const counted = calls.get(one);
        if (counted) counted.end = clock.now();
        advance();
      }
    },
    hold: (channel, milliseconds) => {
      const key = channel ?? '';
      held.set(key, Math.max(held.get(key) ?? 0, clock.now() + milliseconds));
      advance();
    },
  };
}
