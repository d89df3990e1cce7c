import { el } from '../dom.ts';
import type { PlaceData, State } from '../protocol.ts';
import { createHerald } from './announce.ts';
import { drawBeginning } from './beginning.ts';
import { groupMessages } from './grouping.ts';
import { icon } from './icons.ts';
import type { MessageHost } from './message.ts';
import { createMessageList } from './message-list.ts';
import { placeName } from './place-name.ts';
import { createScroll } from './scroll.ts';

export interface Conversation {
  readonly element: HTMLElement;
  readonly update: (state: State) => void;
  readonly toEnd: () => void;
  /** Shows what came from this message on, the end without one. */
  readonly showFrom: (ts: string | undefined) => void;
  readonly close: () => void;
}

/** The messages of a place, the latest at the end. */
export function createConversation(
  host: MessageHost,
  place: PlaceData,
  tryLine: (line: string) => void,
): Conversation {
  const { room } = host;
  const { words, times } = room;
  const list = createMessageList(host);
  const beginning = el('div', { class: 'beginning' });
  const content = el(
    'div',
    { class: 'conversation-content' },
    el('h2', { class: 'unseen' }, words.messages),
    beginning,
    list.element,
  );
  const scroller = el(
    'div',
    {
      class: 'conversation-scroller',
      tabindex: 0,
      role: 'region',
      'aria-label': words.conversation(placeName(place)),
    },
    content,
  );
  const pill = el(
    'button',
    { type: 'button', class: 'pill', hidden: true, on: { click: () => scroll.toEnd() } },
    words.newMessages,
    icon('down'),
  );
  const scroll = createScroll(scroller, content, () => {
    pill.hidden = true;
  });
  const own = (state: State) => state.messages.filter(({ channel }) => channel === place.id);
  const tell = createHerald(room, own(room.state()));
  let last: string | undefined;
  beginning.append(...drawBeginning(room, place, tryLine));
  const showFrom = (ts: string | undefined) => {
    const element = ts === undefined ? undefined : list.elementOf(ts);
    if (element) scroll.toNew(element);
    else scroll.toEnd();
  };

  return {
    element: el('div', { class: 'conversation' }, scroller, pill),
    update: (state) => {
      const messages = own(state);
      const atEnd = scroll.isAtEnd();
      const rows = groupMessages(messages, place.id, times.dayOf);
      list.update(rows);
      list.element.hidden = messages.length === 0;
      beginning.hidden = messages.length > 0;
      tell(messages);
      const fresh = last === undefined ? undefined : rows.find(({ message }) => message.ts > (last ?? ''));
      if (fresh === undefined) scroll.settle();
      else if (atEnd) showFrom(fresh.message.ts);
      else pill.hidden = false;
      last = rows.at(-1)?.message.ts ?? '';
    },
    toEnd: scroll.toEnd,
    showFrom,
    close: scroll.close,
  };
}
