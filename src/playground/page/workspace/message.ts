import { el } from '../dom.ts';
import type { MessageData } from '../protocol.ts';
import { avatar } from './avatar.ts';
import { drawMessage } from './blocks-of.ts';
import { drawFile } from './files.ts';
import { keepFocus } from './focus.ts';
import type { Row } from './grouping.ts';
import { type IconName, icon } from './icons.ts';
import { nameOf, personOf, type Room } from './room.ts';

export interface MessageHost {
  readonly room: Room;
  /** whether replies can be written: not in a thread, nor where nobody can write */
  readonly canReply: () => boolean;
  readonly report: (problem: string) => void;
}

export interface MessageView {
  readonly element: HTMLElement;
  /** Draws anew what differs from before; nothing where the row is the same. */
  readonly update: (row: Row) => void;
}

export function createMessageView(host: MessageHost, first: Row): MessageView {
  const { room } = host;
  const only = el('div', { class: 'message-only' });
  const gutter = el('div', { class: 'message-gutter' });
  const head = el('div', { class: 'message-head' });
  const body = el('div', { class: 'message-body' });
  const foot = el('div', { class: 'message-foot' });
  const actions = el('div', { class: 'message-actions', role: 'group', 'aria-label': room.words.actions });
  const article = el(
    'article',
    { tabindex: -1 },
    only,
    gutter,
    el('div', { class: 'message-content' }, head, body, foot),
    actions,
  );
  const element = el('li', { class: 'message' }, article);
  let drawn: Row | null = null;

  const update = (row: Row) => {
    const { message } = row;
    const changed = drawn?.message !== message;
    if (changed) {
      keepFocus(body, () => body.replaceChildren(...drawBody(host, message)), article);
      keepFocus(actions, () => actions.replaceChildren(...drawActions(host, message)));
      only.replaceChildren(...(message.onlyYou ? drawOnlyYou(host, message) : []));
      article.setAttribute('aria-label', nameAloud(room, message));
    }
    if (changed || drawn?.headed !== row.headed) {
      element.classList.toggle('is-headed', row.headed);
      const time = drawTime(room, message);
      gutter.replaceChildren(row.headed ? avatar(room.state(), message.user) : time);
      head.replaceChildren(...(row.headed ? drawHead(room, message, time) : []));
    }
    if (drawn === null || repliesDiffer(drawn.replies, row.replies)) {
      keepFocus(foot, () => foot.replaceChildren(...drawReplies(room, row)));
    }
    drawn = row;
  };
  update(first);
  return { element, update };
}

function nameAloud({ state, times, words }: Room, { user, ts }: MessageData): string {
  return words.by(nameOf(state(), user), times.time(ts));
}

function drawTime({ times }: Room, { ts }: MessageData): HTMLElement {
  const datetime = new Date(Number(ts) * 1000).toISOString();
  return el('time', { class: 'message-time', datetime, title: times.full(ts) }, times.time(ts));
}

function drawHead({ state, words }: Room, { user }: MessageData, time: HTMLElement): Node[] {
  const isApp = personOf(state(), user)?.role === 'bot';
  return [
    el('strong', { class: 'message-author' }, nameOf(state(), user)),
    ...(isApp ? [el('span', { class: 'badge' }, words.app)] : []),
    time,
  ];
}

function drawBody({ room, report }: MessageHost, message: MessageData): Node[] {
  return [
    drawMessage(room, message, report),
    ...(message.edited ? [el('span', { class: 'message-edited' }, room.words.edited)] : []),
    ...message.files.map((file) => drawFile(room, file)),
  ];
}

function drawOnlyYou({ room, report }: MessageHost, { channel, ts }: MessageData): Node[] {
  const dismiss = async () => {
    const { problem } = await room.act({ act: 'dismiss', channel, ts });
    if (problem !== undefined) report(problem);
  };
  const { onlyYou, dismiss: label } = room.words;
  return [
    icon('eye'),
    el(
      'div',
      {},
      el('span', { class: 'soft' }, onlyYou),
      ' · ',
      el('button', { type: 'button', class: 'link-button', on: { click: () => void dismiss() } }, label),
    ),
  ];
}

function drawActions({ room, canReply }: MessageHost, message: MessageData): Node[] {
  const { words } = room;
  const button = (name: IconName, label: string, hint: string, click: () => void) =>
    el('button', { type: 'button', title: hint, on: { click } }, icon(name), el('span', {}, label));
  return [
    ...(message.payload === null
      ? []
      : [button('code', words.payload, words.payloadHint, () => room.showPayload(message))]),
    ...(canReply() && !message.onlyYou
      ? [button('reply', words.replyInThread, words.replyInThread, () => room.openThread(message))]
      : []),
  ];
}

function repliesDiffer(before: readonly MessageData[], now: readonly MessageData[]): boolean {
  return before.length !== now.length || before.at(-1) !== now.at(-1);
}

function drawReplies(room: Room, { message, replies }: Row): Node[] {
  const last = replies.at(-1);
  if (!last) return [];
  const authors = [...new Set(replies.map(({ user }) => user))].slice(0, 4);
  return [
    el(
      'button',
      { type: 'button', class: 'replies', on: { click: () => room.openThread(message) } },
      ...authors.map((user) => avatar(room.state(), user)),
      el('span', { class: 'replies-count' }, room.words.replies(replies.length)),
      el('span', { class: 'soft' }, room.words.lastReply(room.times.time(last.ts))),
    ),
  ];
}
