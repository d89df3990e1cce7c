import { el } from '../dom.ts';
import type { BlockWords } from './words.ts';

export interface LargePicture {
  readonly source: string;
  readonly alt: string;
  /** may be empty */
  readonly title: string;
}

/** Shows a picture over the page until Esc, a press anywhere or Close; then the focus is where it was. */
export function openLarge({ source, alt, title }: LargePicture, words: BlockWords): void {
  const closing = el('button', { type: 'button', class: 'bk-button bk-lightbox-close' }, words.close);
  const dialog = el(
    'dialog',
    { class: 'bk-lightbox', 'aria-label': title || alt },
    el('div', { class: 'bk-lightbox-bar' }, el('span', { class: 'bk-lightbox-title' }, title), closing),
    el('img', { class: 'bk-lightbox-picture', src: source, alt }),
  );
  dialog.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
