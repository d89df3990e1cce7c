import { openLarge } from '../blocks/lightbox.ts';
import { blockWords } from '../blocks/words.ts';
import { el } from '../dom.ts';
import type { FileData } from '../protocol.ts';
import { icon } from './icons.ts';
import type { Room } from './room.ts';
import { sizeIn } from './size.ts';

/** A file of a message: a picture as it is, anything else as a card. */
export function drawFile(room: Room, file: FileData): HTMLElement {
  const { words, locale } = room;
  const name = file.title || file.name;
  if (file.type.startsWith('image/')) {
    const picture = { source: file.url, alt: file.alt || name, title: name };
    const open = () => openLarge(picture, blockWords[locale]);
    return el(
      'figure',
      { class: 'file-picture' },
      el('figcaption', {}, name),
      el(
        'button',
        { type: 'button', 'aria-label': words.openFile(picture.alt), on: { click: open } },
        el('img', { src: file.url, alt: '' }),
      ),
    );
  }
  return el(
    'div',
    { class: 'file-card' },
    icon('file'),
    el('div', {}, el('strong', {}, name), el('span', { class: 'soft' }, sizeIn(locale, file.bytes))),
    el(
      'a',
      { class: 'button', href: file.url, download: file.name, 'aria-label': `${words.download} ${name}` },
      words.download,
    ),
  );
}
