import type { Act, ActAnswer, ActRequest, Update } from './protocol.ts';

export interface ConnectionOptions {
  readonly onUpdate: (update: Update) => void;
  /** whether updates come; not before the first state */
  readonly onLine: (connected: boolean) => void;
  /** in the person's language, when no answer to an act came */
  readonly unreachable: () => string;
}

export interface Connection {
  /** Follows what this person sees, in place of whoever was followed; the server chooses for null. */
  readonly follow: (person: string | null) => void;
  /** Never rejects: that nothing answered is a problem like others. */
  readonly act: (person: string, act: Act) => Promise<ActAnswer>;
}

const againMs = 1500;

export function createConnection({ onUpdate, onLine, unreachable }: ConnectionOptions): Connection {
  let source: EventSource | null = null;
  let retry = 0;

  const follow = (person: string | null) => {
    source?.close();
    window.clearTimeout(retry);
    const opened = new EventSource(person === null ? '/events' : `/events?as=${encodeURIComponent(person)}`);
    source = opened;
    opened.onmessage = ({ data }: MessageEvent<string>) => {
      if (opened !== source) return;
      const update = JSON.parse(data) as Update;
      if (update.kind === 'state') onLine(true);
      onUpdate(update);
    };
    opened.onerror = () => {
      if (opened !== source) return;
      onLine(false);
      // A browser tries again by itself after a lost connection, and gives up after a refusal.
      if (opened.readyState === EventSource.CLOSED) retry = window.setTimeout(() => follow(person), againMs);
    };
  };

  return {
    follow,
    act: async (person, act) => {
      const request: ActRequest = { as: person, act };
      try {
        const response = await fetch('/act', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(request),
        });
        return response.ok ? ((await response.json()) as ActAnswer) : { problem: await response.text() };
      } catch {
        return { problem: unreachable() };
      }
    },
  };
}
