import { el } from '../dom.ts';
import type { State } from '../protocol.ts';
import { hueOf, initialsOf } from './initials.ts';
import { personOf } from './room.ts';

/** A person's picture, which says nothing that the name beside it does not. */
export function avatar(state: State, id: string): HTMLElement {
  const person = personOf(state, id);
  if (person?.role === 'bot') {
    return el('img', { class: 'avatar', src: '/page/icon.svg', alt: '', width: 36, height: 36 });
  }
  return el(
    'span',
    { class: `avatar hue-${hueOf(id)}`, 'aria-hidden': 'true' },
    initialsOf(person?.name ?? id),
  );
}

/** Whether somebody is there: a dot, and a word for those who do not see it. */
export function presence(active: boolean, said: string): HTMLElement {
  return el(
    'span',
    { class: active ? 'presence is-active' : 'presence' },
    el('span', { class: 'unseen' }, said),
  );
}
