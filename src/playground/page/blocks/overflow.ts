import { el } from '../dom.ts';
import { objects, stringOf } from './json.ts';
import { readOption } from './options.ts';
import { freshId, type Placed } from './placed.ts';
import { attachPopup } from './popup.ts';
import { safeLink } from './safe-link.ts';
import { press } from './tell.ts';

/** A menu of a few things to do, behind three dots. */
export function renderOverflow(placed: Placed): HTMLElement {
  const { words } = placed;
  const id = freshId('menu');
  const button = el(
    'button',
    {
      type: 'button',
      class: 'bk-button bk-overflow',
      'aria-label': words.moreActions,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      popovertarget: id,
    },
    el('span', { 'aria-hidden': 'true' }, '⋯'),
  );
  const items = objects(placed.element.options).map((raw) => {
    const { text, description, key } = readOption(raw);
    const item = el(
      'button',
      { type: 'button', role: 'menuitem', class: 'bk-menu-item', tabindex: '-1' },
      text,
      description !== '' && el('span', { class: 'bk-menu-more' }, description),
    );
    item.addEventListener('click', () => {
      const url = safeLink(stringOf(raw.url));
      menu.hidePopover();
      button.focus();
      if (url !== null) window.open(url, '_blank', 'noopener,noreferrer');
      void press(placed, button, key);
    });
    return item;
  });
  const menu = el('div', { id, class: 'bk-popup bk-menu', role: 'menu', popover: 'auto' }, ...items);
  menu.setAttribute('aria-label', words.moreActions);
  attachPopup(menu, button);
  menu.addEventListener('toggle', ({ newState }) => {
    button.setAttribute('aria-expanded', String(newState === 'open'));
    if (newState === 'open') items[0]?.focus();
  });
  menu.addEventListener('keydown', (event) => moveInMenu(event, menu, items));
  return el('span', { class: 'bk-overflow-holder' }, button, menu);
}

function moveInMenu(event: KeyboardEvent, menu: HTMLElement, items: readonly HTMLElement[]): void {
  const at = items.findIndex((item) => item.matches(':focus'));
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const target = targets[event.key];
  if (event.key === 'Tab') menu.hidePopover();
  if (target === undefined) return;
  event.preventDefault();
  items[target]?.focus();
}
