import { el } from '../dom.ts';
import type { PersonData, PlaceData } from '../protocol.ts';
import { avatar, presence } from './avatar.ts';
import { icon } from './icons.ts';
import { placeName } from './place-name.ts';
import type { Room } from './room.ts';

/** Shows who is in a place, over the page. */
export function openMembers(room: Room, place: PlaceData): void {
  const { words } = room;
  const state = room.state();
  const close = () => dialog.close();
  const member = (person: PersonData) => {
    const mine = person.id === room.me ? ` (${words.you})` : '';
    const about =
      person.role === 'bot'
        ? words.roles.bot
        : `${words.roles[person.role]} · ${words.localTime(room.times.timeIn(person.zone, room.now()))}`;
    return el(
      'li',
      { class: 'member' },
      avatar(state, person.id),
      el('div', {}, el('strong', {}, person.name + mine), el('span', { class: 'soft' }, about)),
      presence(person.active, person.active ? words.active : words.away),
    );
  };
  const people = state.people.filter(({ id }) => place.members.includes(id));
  const title = words.membersOf(placeName(place));
  const dialog = el(
    'dialog',
    { class: 'sheet members', 'aria-label': title, on: { close: () => dialog.remove() } },
    el(
      'header',
      {},
      el('h2', {}, title),
      el(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': words.close, on: { click: close } },
        icon('close'),
      ),
    ),
    el('ul', {}, ...people.map(member)),
  );
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) close();
  });
  document.body.append(dialog);
  dialog.showModal();
}
