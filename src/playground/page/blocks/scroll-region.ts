import { el } from '../dom.ts';

/** A box that scrolls sideways; while there is something to scroll it can be reached and moved with the keyboard. */
export function scrollRegion(content: HTMLElement, labelledBy: { readonly [attribute: string]: string }) {
  const box = el('div', { class: 'bk-scroll' }, content);
  // a group, no landmark: a channel holds many tables of the same name
  const attributes = { role: 'group', tabindex: '0', ...labelledBy };
  const watch = new ResizeObserver(() => {
    const scrolls = box.scrollWidth > box.clientWidth + 1;
    box.classList.toggle('bk-scrolls', scrolls);
    for (const [name, value] of Object.entries(attributes)) {
      if (scrolls) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  });
  watch.observe(box);
  watch.observe(content);
  return box;
}
