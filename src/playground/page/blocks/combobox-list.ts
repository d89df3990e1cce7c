import { el } from '../dom.ts';
import type { Option, OptionGroup } from './options.ts';
import { freshId } from './placed.ts';

/** An option in the list of a search. */
export interface Item {
  readonly option: Option;
  readonly item: HTMLElement;
}

/** The options of a listbox: the parts to put in it, and every option in its order. */
export function buildList(
  groups: readonly OptionGroup[],
  choose: (option: Option) => void,
): { readonly items: readonly Item[]; readonly parts: readonly HTMLElement[] } {
  const built = groups.map(({ label, options }) => ({
    label,
    items: options.map((option) => buildItem(option, choose)),
  }));
  const parts = built.flatMap(({ label, items }) => {
    const shown = items.map(({ item }) => item);
    if (label === '') return shown;
    const heading = el('div', { class: 'bk-option-group', 'aria-hidden': 'true' }, label);
    return [el('div', { role: 'group', 'aria-label': label }, heading, ...shown)];
  });
  return { items: built.flatMap(({ items }) => items), parts };
}

function buildItem(option: Option, choose: (option: Option) => void): Item {
  const more = option.description !== '' && el('span', { class: 'bk-menu-more' }, option.description);
  const props = { id: freshId('option'), role: 'option', 'aria-selected': 'false', class: 'bk-menu-item' };
  const item = el('div', props, option.text, more);
  item.addEventListener('click', () => choose(option));
  return { option, item };
}
