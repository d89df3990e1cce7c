import type { LogLine, MessageData, State, Update } from './protocol.ts';

/** as many lines of the log as the server keeps */
const keptLines = 300;

/**
 * The state after an update. Null until the first `state` has come. What an update leaves as it was stays the same
 * object, also over a whole new state after a reconnection, so that the page draws only what has changed.
 */
export function applyUpdate(state: State | null, update: Update): State | null {
  if (update.kind === 'state') return state === null ? sorted(update.state) : renew(state, update.state);
  if (state === null) return null;
  switch (update.kind) {
    case 'message':
      return { ...state, messages: put(state.messages, update.message) };
    case 'gone': {
      const messages = state.messages.filter((each) => !isAt(each, update.channel, update.ts));
      return messages.length === state.messages.length ? state : { ...state, messages };
    }
    case 'log':
      return { ...state, log: addLines(state.log, update.lines) };
    case 'part': {
      const { kind: _, ...parts } = update;
      return keepSame(state, { ...state, ...parts });
    }
  }
}

function isAt(message: MessageData, channel: string, ts: string): boolean {
  return message.ts === ts && message.channel === channel;
}

function byTime(a: MessageData, b: MessageData): number {
  return a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0;
}

function sorted(state: State): State {
  return { ...state, messages: state.messages.toSorted(byTime) };
}

/** In the place of the one with its timestamp, or where its time puts it. */
function put(messages: readonly MessageData[], message: MessageData): readonly MessageData[] {
  const at = messages.findIndex((each) => isAt(each, message.channel, message.ts));
  if (at >= 0) return messages.with(at, same(messages[at], message));
  const before = messages.findLastIndex((each) => each.ts <= message.ts);
  return messages.toSpliced(before + 1, 0, message);
}

function addLines(log: readonly LogLine[], lines: readonly LogLine[]): readonly LogLine[] {
  const last = log.at(-1)?.n ?? 0;
  return [...log, ...lines.filter(({ n }) => n > last)].slice(-keptLines);
}

function renew(old: State, next: State): State {
  if (old.me !== next.me) return sorted(next);
  const known = new Map(old.messages.map((message) => [`${message.channel} ${message.ts}`, message]));
  const messages = next.messages.map((message) =>
    same(known.get(`${message.channel} ${message.ts}`), message),
  );
  return keepSame(old, sorted({ ...next, messages }));
}

function keepSame(old: State, next: State): State {
  return {
    ...next,
    app: same(old.app, next.app),
    people: same(old.people, next.people),
    places: same(old.places, next.places),
    home: same(old.home, next.home),
    dialogs: same(old.dialogs, next.dialogs),
    base: same(old.base, next.base),
    services: same(old.services, next.services),
    names: same(old.names, next.names),
  };
}

function same<T>(old: T | undefined, next: T): T {
  return old !== undefined && JSON.stringify(old) === JSON.stringify(next) ? old : next;
}
