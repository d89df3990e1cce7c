import { el, svg } from '../dom.ts';
import type { Json } from '../protocol.ts';
import type { BlockContext } from './context.ts';
import { isJson, numberOf, stringOf } from './json.ts';
import { openLarge } from './lightbox.ts';
import { safeLink } from './safe-link.ts';
import type { Scene } from './scene.ts';
import { plainText } from './text-object.ts';

/** A picture of its own: its title, the picture, large when pressed. */
export function renderImage(block: Json, scene: Scene): HTMLElement | null {
  const source = sourceOf(block, scene.context);
  if (source === null) return null;
  const { words } = scene;
  const alt = stringOf(block.alt_text);
  const title = plainText(block.title);
  const image = el('img', { class: 'bk-image-picture', alt, loading: 'lazy', decoding: 'async' });
  const open = el(
    'button',
    {
      type: 'button',
      class: 'bk-image-open bk-image-waiting',
      title: words.enlarge,
      on: { click: () => openLarge({ source, alt, title }, words) },
    },
    image,
  );
  reserve(open, block);
  image.addEventListener('load', () => {
    open.classList.remove('bk-image-waiting');
    open.style.removeProperty('aspect-ratio');
  });
  image.addEventListener('error', () => open.replaceWith(missing(alt, words.pictureMissing)));
  image.src = source;
  return el('figure', { class: 'bk-image' }, title !== '' && el('figcaption', {}, title), open);
}

/** Room for a picture that has not come, so that what stands below does not jump when it does. */
function reserve(holder: HTMLElement, { image_width: width, image_height: height }: Json): void {
  const [wide, high] = [numberOf(width) ?? 0, numberOf(height) ?? 0];
  if (wide > 0 && high > 0) holder.style.setProperty('aspect-ratio', `${wide} / ${high}`);
}

/** A small picture beside text; `looks` is its class. */
export function renderImageElement(element: Json, { context, words }: Scene, looks: string): HTMLElement {
  const alt = stringOf(element.alt_text);
  const source = sourceOf(element, context);
  if (source === null) return missing(alt, words.pictureMissing);
  const image = el('img', { class: looks, alt, loading: 'lazy', decoding: 'async' });
  image.addEventListener('error', () => image.replaceWith(missing(alt, words.pictureMissing)));
  image.src = source;
  return image;
}

function sourceOf({ image_url: url, slack_file: file }: Json, context: BlockContext): string | null {
  if (isJson(file) && typeof file.id === 'string') return context.fileUrl(file.id);
  const address = typeof url === 'string' ? url : isJson(file) ? stringOf(file.url) : '';
  return safeLink(address) === null ? null : context.pictureUrl(address);
}

function missing(alt: string, why: string): HTMLElement {
  const mark = svg(
    'svg',
    { class: 'bk-missing-mark', viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    svg('path', { d: 'M3 5h18v14H3zM3 16l5-5 4 4 3-3 6 6M3 3l18 18' }),
  );
  return el(
    'span',
    { class: 'bk-missing', role: 'img', 'aria-label': `${alt} – ${why}`, title: why },
    mark,
    alt,
  );
}
