import { el } from '../dom.ts';
import type { Json, MessageData, State } from '../protocol.ts';
import { createCopier } from './copy.ts';
import { colourJson } from './json-colours.ts';
import type { Section, Tools } from './section.ts';

export interface PayloadDrawer extends Section {
  /** the message that is shown, if any */
  readonly shown: MessageData | null;
  show(message: MessageData): void;
}

/** Browsers and servers cut longer addresses. */
const longestAddress = 30_000;
const builder = 'https://app.slack.com/block-kit-builder#';

/** What the app sent for one message. `back` closes the drawer. */
export function createPayload({ words: allWords, formats }: Tools, back: () => void): PayloadDrawer {
  const words = allWords.payload;
  let state: State | null = null;
  let shown: MessageData | null = null;
  const heading = el(
    'h3',
    { class: 'desk-payload-title', id: 'desk-payload-title', tabindex: -1 },
    words.title,
  );
  const where = el('p', { class: 'desk-note' });
  const text = el('p', { class: 'desk-payload-text' });
  const code = el('pre', { class: 'desk-code desk-json' });
  const copier = createCopier(words);
  const copy = copier.button(words.copy, () => print(shown?.payload));
  const copyBlocks = copier.button(words.copyBlocks, () => print({ blocks: shown ? blocksOf(shown) : [] }));
  const link = el(
    'a',
    { class: 'desk-button', target: '_blank', rel: 'noopener noreferrer' },
    words.openBuilder,
    el('span', { class: 'unseen' }, ` (${words.newTab})`),
  );
  const tooLong = el('p', { class: 'desk-note' }, words.tooLong);
  const sent = el(
    'div',
    {},
    el('div', { class: 'desk-buttons' }, copy, copyBlocks, link),
    tooLong,
    copier.element,
    code,
  );
  const none = el('p', { class: 'desk-note' }, words.none);
  const backButton = el(
    'button',
    { type: 'button', class: 'desk-button desk-back', on: { click: back } },
    `← ${words.back}`,
  );
  const element = el(
    'section',
    { class: 'desk-panel desk-payload', 'aria-labelledby': heading.id, hidden: true },
    backButton,
    heading,
    where,
    el('h4', {}, words.text),
    text,
    none,
    sent,
  );
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    back();
  });

  const draw = (message: MessageData) => {
    shown = message;
    const { payload } = message;
    const blocks = blocksOf(message);
    const address = builder + encodeURIComponent(JSON.stringify({ blocks }));
    copier.reset();
    where.textContent = state ? describe(message, state) : '';
    text.textContent = typeof payload?.text === 'string' ? payload.text : message.text;
    none.hidden = payload !== null;
    sent.hidden = payload === null;
    code.replaceChildren(...colourJson(print(payload)));
    copyBlocks.hidden = blocks.length === 0;
    link.hidden = blocks.length === 0 || address.length >= longestAddress;
    tooLong.hidden = address.length < longestAddress;
    if (!link.hidden) link.href = address;
  };
  const describe = ({ channel, ts, user, onlyYou }: MessageData, { places, people, me, clock }: State) => {
    const place = places.find(({ id }) => id === channel);
    const bot = people.find(({ id }) => id === user)?.name ?? place?.name ?? channel;
    const name = place?.kind === 'direct' ? words.conversationWith(bot) : place ? `#${place.name}` : channel;
    const zone = people.find(({ id }) => id === me)?.zone ?? clock.zone;
    const time = formats.time(Number(ts) * 1000, zone);
    return [words.sentTo(name, time), `ts ${ts}`, ...(onlyYou ? [words.onlyYou] : [])].join(' · ');
  };
  return {
    element,
    get shown() {
      return element.hidden ? null : shown;
    },
    show(message) {
      draw(message);
      element.hidden = false;
      element.scrollTop = 0;
      heading.focus();
    },
    update(next) {
      state = next;
      if (element.hidden || !shown) return;
      const { channel, ts } = shown;
      const newer = next.messages.find((message) => message.channel === channel && message.ts === ts);
      // An answer is replaced in its place when something is pressed in it.
      if (newer && newer !== shown && JSON.stringify(newer.payload) !== JSON.stringify(shown.payload)) {
        draw(newer);
      }
    },
  };
}

/** As sent; Slack's own where the app sent them in no form that can be read. */
function blocksOf({ payload, blocks }: MessageData): readonly unknown[] {
  return Array.isArray(payload?.blocks) ? payload.blocks : blocks;
}

function print(json: Json | null | undefined): string {
  return JSON.stringify(json ?? null, null, 2);
}
