import { el } from '../dom.ts';
import type { PlaceData } from '../protocol.ts';
import { icon } from './icons.ts';
import type { Layers } from './layers.ts';
import { openMembers } from './members.ts';
import { directPlace, homePlace, type Room } from './room.ts';

export interface PlaceHeader {
  readonly element: HTMLElement;
  /** on the name of the place */
  readonly focus: () => void;
  readonly update: (place: PlaceData | null) => void;
}

/** The line above a place: its name, who is in it, and the way to what is hidden on a narrow screen. */
export function createPlaceHeader(room: Room, layers: Layers, first: PlaceData | null): PlaceHeader {
  const { words } = room;
  const isApp = first === null || first.kind === 'direct';
  const name = el('h1', { tabindex: -1 });
  const members = el('button', { type: 'button', class: 'header-button members-button', hidden: isApp });
  let shown: PlaceData | null = first;
  members.addEventListener('click', () => {
    if (shown) openMembers(room, shown);
  });
  const update = (place: PlaceData | null) => {
    shown = place;
    const picture = isApp
      ? el('img', { class: 'avatar', src: '/page/icon.svg', alt: '', width: 28, height: 28 })
      : icon(place?.kind === 'private' ? 'lock' : 'hash');
    name.replaceChildren(picture, el('span', {}, place?.name ?? room.state().app.name));
    const count = place?.members.length ?? 0;
    members.replaceChildren(icon('people'), el('span', { 'aria-hidden': 'true' }, String(count)));
    members.setAttribute('aria-label', words.members(count));
    members.title = words.members(count);
  };
  update(first);
  return {
    element: el(
      'header',
      { class: 'place-header' },
      el(
        'div',
        { class: 'place-line' },
        layers.opener('nav', words.openSidebar, icon('menu')),
        name,
        members,
        layers.opener('desk', null, icon('flask'), el('span', {}, words.openDesk)),
      ),
      isApp && drawTabs(room, first),
    ),
    focus: () => name.focus(),
    update,
  };
}

/** The two sides of an app, which are places like others. */
function drawTabs(room: Room, place: PlaceData | null): HTMLElement {
  const { words } = room;
  const direct = directPlace(room.state());
  const tab = (label: string, id: string | undefined, isOpen: boolean) =>
    id === undefined
      ? null
      : el(
          'button',
          {
            type: 'button',
            class: 'app-tab',
            'aria-current': isOpen && 'page',
            on: { click: () => room.openPlace(id) },
          },
          label,
        );
  return el(
    'nav',
    { class: 'app-tabs', 'aria-label': room.state().app.name },
    tab(words.home, homePlace, place === null),
    tab(words.messages, direct?.id, place !== null),
  );
}
