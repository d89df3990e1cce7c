import { el } from '../dom.ts';
import type { MessageData } from '../protocol.ts';
import { drawMessage } from './blocks-of.ts';
import { nameOf, type Room } from './room.ts';

/**
 * What a screen reader says of messages as they come: author and text, which is complete. The list itself is silent,
 * as it would be read with every cell of its tables.
 */
export interface Announcer {
  readonly element: HTMLElement;
  readonly say: (text: string) => void;
}

const kept = 5;

export function createAnnouncer(): Announcer {
  const element = el('div', { class: 'unseen', role: 'log', 'aria-live': 'polite' });
  return {
    element,
    say: (text) => {
      element.append(el('p', {}, text));
      while (element.children.length > kept) element.firstElementChild?.remove();
    },
  };
}

/** Tells a place's new messages, and those that became others, but not one's own. */
export function createHerald(
  room: Room,
  first: readonly MessageData[],
): (messages: readonly MessageData[]) => void {
  let told = new Map(first.map(({ ts, text }) => [ts, text]));
  return (messages) => {
    for (const message of messages) {
      const { ts, text, user } = message;
      if (user === room.me || told.get(ts) === text) continue;
      room.announce(`${nameOf(room.state(), user)}: ${read(room, message)}`);
    }
    told = new Map(messages.map(({ ts, text }) => [ts, text]));
  };
}

/** A message's text without signs of markup, with names for ids. */
function read(room: Room, message: MessageData): string {
  const lines = message.text.split('\n').filter((line) => line.trim() !== '');
  return lines
    .map((text) => drawMessage(room, { ...message, text, blocks: [] }, () => {}).textContent)
    .join(' ');
}
