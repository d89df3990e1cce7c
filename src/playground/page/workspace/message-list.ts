import { el } from '../dom.ts';
import type { Row } from './grouping.ts';
import { createMessageView, type MessageHost, type MessageView } from './message.ts';
import { reconcile } from './reconcile.ts';

export interface MessageList {
  readonly element: HTMLElement;
  readonly update: (rows: readonly Row[]) => void;
  /** of the message with this timestamp */
  readonly elementOf: (ts: string) => HTMLElement | undefined;
}

/** Messages and the dividers of their days; a message that stays the same stays untouched. */
export function createMessageList(host: MessageHost): MessageList {
  const { room } = host;
  const element = el('ol', { class: 'messages' });
  const views = new Map<string, MessageView>();
  const days = new Map<string, HTMLElement>();

  const viewOf = (row: Row) => {
    const { ts } = row.message;
    const known = views.get(ts);
    if (known) known.update(row);
    const view = known ?? createMessageView(host, row);
    views.set(ts, view);
    return view.element;
  };
  const divider = (day: string) => {
    const line = days.get(day) ?? el('li', { class: 'day' }, el('span', {}));
    days.set(day, line);
    const name = room.times.dayName(day, room.now());
    const [label] = line.children;
    if (label && label.textContent !== name) label.textContent = name;
    return line;
  };

  return {
    element,
    update: (rows) => {
      const left = new Set(rows.map(({ message }) => message.ts));
      for (const ts of views.keys()) if (!left.has(ts)) views.delete(ts);
      reconcile(
        element,
        rows.flatMap((row) => [...(row.day === null ? [] : [divider(row.day)]), viewOf(row)]),
      );
    },
    elementOf: (ts) => views.get(ts)?.element,
  };
}
