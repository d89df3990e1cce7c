import { el } from '../dom.ts';
import type { MessageData, State } from '../protocol.ts';
import { createComposer } from './composer.ts';
import { groupThread } from './grouping.ts';
import { icon } from './icons.ts';
import type { Memory } from './memory.ts';
import { createMessageList } from './message-list.ts';
import { placeName } from './place-name.ts';
import { createProblem } from './problem.ts';
import { drawReadOnly } from './read-only.ts';
import type { Room } from './room.ts';
import { createScroll } from './scroll.ts';

export interface Thread {
  readonly element: HTMLElement;
  /** false once its first message is gone */
  readonly update: (state: State) => boolean;
  readonly focus: () => void;
  readonly close: () => void;
}

/** A message and the replies to it, with a box of their own. */
export function createThread(room: Room, memory: Memory, first: MessageData, onClose: () => void): Thread {
  const { words } = room;
  const { channel, ts } = first;
  const place = room.state().places.find(({ id }) => id === channel);
  const name = place ? placeName(place) : '';
  const problem = createProblem();
  const draft = `${room.me} ${channel} ${ts}`;
  const composer = place?.readOnly
    ? null
    : createComposer(room, {
        id: 'reply-box',
        placeholder: words.reply,
        draft: memory.drafts.get(draft) ?? '',
        onDraft: (text) => memory.drafts.set(draft, text),
        sentLines: memory.sentBy(room.me),
        send: async (text) => {
          const [command = ''] = text.split(/\s/);
          if (text.startsWith('/')) return { problem: words.notInThreads(command) };
          scroll.toEnd();
          return room.act({ act: 'send', channel, text, thread: ts });
        },
      });
  const report = composer?.report ?? problem.show;
  const list = createMessageList({ room, canReply: () => false, report });
  const title = el('h2', { tabindex: -1 }, words.thread, el('span', { class: 'soft' }, name));
  const scroller = el(
    'div',
    { class: 'conversation-scroller', tabindex: 0, role: 'region', 'aria-label': words.thread },
    list.element,
  );
  const scroll = createScroll(scroller, list.element, () => {});
  let seen: string | undefined;
  const element = el(
    'aside',
    { class: 'thread', 'aria-label': words.thread },
    el(
      'header',
      {},
      title,
      el(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': words.close, on: { click: onClose } },
        icon('close'),
      ),
    ),
    scroller,
    composer?.element ?? el('div', { class: 'composer' }, problem.element, drawReadOnly(room)),
  );
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  });
  return {
    element,
    update: (state) => {
      const rows = groupThread(state.messages, channel, ts);
      if (rows[0]?.message.ts !== ts) return false;
      const atEnd = scroll.isAtEnd();
      list.update(rows);
      const latest = rows.at(-1)?.message.ts ?? ts;
      // An answer may be longer than the thread is high: one reads it from its beginning.
      const element = latest === seen ? undefined : list.elementOf(latest);
      if (atEnd && element) scroll.toNew(element);
      seen = latest;
      return true;
    },
    focus: () => (composer ? composer.focus() : title.focus()),
    close: scroll.close,
  };
}
