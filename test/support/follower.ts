import type { Act, ActAnswer, MessageData, State, Update } from '../../src/playground/page/protocol.ts';

/** A page without a browser: follows the playground as somebody, and does what they do. */
export interface Follower {
  /** every update that came, in order */
  readonly updates: readonly Update[];
  /** the latest whole state */
  readonly state: () => State;
  readonly act: (act: Act) => Promise<ActAnswer>;
  /** the next update, of those that have come or will, that fits */
  readonly until: <U extends Update>(fits: (update: Update) => update is U) => Promise<U>;
  /** the next message that fits */
  readonly message: (fits?: (message: MessageData) => boolean) => Promise<MessageData>;
  readonly leave: () => void;
}

/** Resolves when the first state is there. */
export async function follow(url: string, as: string): Promise<Follower> {
  const leaving = new AbortController();
  const response = await fetch(`${url}/events?as=${as}`, { signal: leaving.signal });
  if (!response.body) throw new Error(`no events: ${response.status}`);
  const updates: Update[] = [];
  const waiting = new Set<() => void>();
  let seen = 0;
  read(response.body, (update) => {
    updates.push(update);
    for (const look of [...waiting]) look();
  }).catch(() => {});

  const until: Follower['until'] = (fits) =>
    new Promise((resolve) => {
      const look = () => {
        const at = updates.findIndex((update, index) => index >= seen && fits(update));
        const found = updates[at];
        if (!found || !fits(found)) return;
        seen = at + 1;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const follower: Follower = {
    updates,
    state: () => {
      const latest = updates.findLast((update) => update.kind === 'state');
      if (latest?.kind !== 'state') throw new Error('no state came');
      return latest.state;
    },
    act: async (act) => {
      const answer = await fetch(`${url}/act`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as, act }),
      });
      if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
      return (await answer.json()) as ActAnswer;
    },
    until,
    message: async (fits = () => true) => {
      const update = await until(
        (each): each is Extract<Update, { kind: 'message' }> => each.kind === 'message' && fits(each.message),
      );
      return update.message;
    },
    leave: () => leaving.abort(),
  };
  await until((update): update is Extract<Update, { kind: 'state' }> => update.kind === 'state');
  return follower;
}

async function read(body: ReadableStream<Uint8Array>, take: (update: Update) => void): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of body) {
    text += decoder.decode(part, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) if (event.startsWith('data: ')) take(JSON.parse(event.slice(6)));
  }
}
