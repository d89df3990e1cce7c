import { el } from '../dom.ts';
import type { PlaceData } from '../protocol.ts';
import { createComposer } from './composer.ts';
import { createConversation } from './conversation.ts';
import type { Layers } from './layers.ts';
import type { Memory } from './memory.ts';
import type { Pane } from './pane.ts';
import { createPlaceHeader } from './place-header.ts';
import { createProblem } from './problem.ts';
import { drawReadOnly } from './read-only.ts';
import type { Room } from './room.ts';

/** A channel, or the conversation with the app. */
export function createPlacePane(room: Room, layers: Layers, memory: Memory, place: PlaceData): Pane {
  const { words } = room;
  const { id } = place;
  const header = createPlaceHeader(room, layers, place);
  const problem = createProblem();
  const draft = `${room.me} ${id}`;
  const composer = place.readOnly
    ? null
    : createComposer(room, {
        id: 'message-box',
        placeholder: words.writeTo(place),
        draft: memory.drafts.get(draft) ?? '',
        onDraft: (text) => memory.drafts.set(draft, text),
        sentLines: memory.sentBy(room.me),
        send: (text) => {
          conversation.toEnd();
          return room.act({ act: 'send', channel: id, text });
        },
      });
  const report = composer?.report ?? problem.show;
  const put = (line: string) => composer?.put(line);
  const host = { room, canReply: () => composer !== null, report };
  const conversation = createConversation(host, place, put);
  const foot = composer?.element ?? el('div', { class: 'composer' }, problem.element, drawReadOnly(room));
  const element = el('div', { class: 'pane' }, header.element, conversation.element, foot);
  let shown = place;
  return {
    element,
    update: (state) => {
      const now = state.places.find((each) => each.id === id) ?? shown;
      if (now !== shown) header.update(now);
      shown = now;
      conversation.update(state);
    },
    focus: () => (composer ?? header).focus(),
    toEnd: conversation.toEnd,
    showFrom: conversation.showFrom,
    close: conversation.close,
  };
}
