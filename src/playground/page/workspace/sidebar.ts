import { el } from '../dom.ts';
import type { PlaceData, State } from '../protocol.ts';
import { avatar, presence } from './avatar.ts';
import { keepFocus } from './focus.ts';
import { icon } from './icons.ts';
import type { Memory } from './memory.ts';
import { createPersonSwitch } from './person-switch.ts';
import { homePlace, type Room } from './room.ts';
import { createThemeSwitch } from './theme-switch.ts';

export interface Sidebar {
  readonly element: HTMLElement;
  readonly update: (state: State, openPlace: string) => void;
  /** on the switch of persons, after one has used it */
  readonly focusPerson: () => void;
}

/** The places in the order of the sidebar. */
export function placesInOrder({ places }: State): readonly string[] {
  const of = (direct: boolean) => places.filter(({ kind }) => (kind === 'direct') === direct);
  return [...of(false), ...of(true)].map(({ id }) => id).concat(homePlace);
}

export function createSidebar(room: Room, memory: Memory, become: (person: string) => void): Sidebar {
  const { words } = room;
  const person = createPersonSwitch(room, become);
  const lists = el('div', { class: 'side-lists' });
  let drawn = '';

  const item = (id: string, name: string, picture: Node, isOpen: boolean, count = 0, more = '') =>
    el(
      'li',
      {},
      el(
        'button',
        {
          type: 'button',
          class: count > 0 ? 'side-item is-unread' : 'side-item',
          'aria-current': isOpen && 'page',
          'data-action-id': id,
          on: { click: () => room.openPlace(id) },
        },
        picture,
        el('span', { class: 'side-name' }, name),
        more !== '' && el('span', { class: 'unseen' }, ` (${more})`),
        count > 0 && el('span', { class: 'side-count', 'aria-hidden': 'true' }, String(count)),
        count > 0 && el('span', { class: 'unseen' }, ` (${words.unread(count)})`),
      ),
    );
  const section = (title: string, ...items: Node[]) =>
    el('section', {}, el('h2', {}, title), el('ul', {}, ...items));
  const draw = (state: State, openPlace: string, counts: ReadonlyMap<string, number>) => {
    const count = (id: string) => counts.get(id) ?? 0;
    const channel = ({ id, name, kind }: PlaceData) => {
      const isPrivate = kind === 'private';
      const picture = icon(isPrivate ? 'lock' : 'hash');
      return item(id, name, picture, id === openPlace, count(id), isPrivate ? words.privateChannel : '');
    };
    const { app, places } = state;
    const direct = ({ id, name, members }: PlaceData) => {
      const other = members.find((member) => member !== state.me) ?? app.botUser;
      const picture = el('span', { class: 'side-avatar' }, avatar(state, other), presence(true, ''));
      return item(id, name, picture, id === openPlace, count(id));
    };
    const channels = places.filter(({ kind }) => kind !== 'direct').map(channel);
    const directs = places.filter(({ kind }) => kind === 'direct').map(direct);
    const home = item(homePlace, app.name, avatar(state, app.botUser), openPlace === homePlace);
    lists.replaceChildren(
      section(words.channels, ...channels),
      section(words.directMessages, ...directs),
      section(words.apps, home),
    );
  };

  return {
    element: el(
      'div',
      { class: 'side' },
      el(
        'div',
        { class: 'side-top' },
        el(
          'p',
          { class: 'workspace-name' },
          el('img', { src: '/page/icon.svg', alt: '', width: 32, height: 32 }),
          'Playground',
        ),
        person.element,
      ),
      lists,
      createThemeSwitch(words),
    ),
    update: (state, openPlace) => {
      person.update(state);
      const { places, app } = state;
      const counts = new Map(places.map(({ id }) => [id, memory.unread.count(state, id)]));
      const seen = JSON.stringify([places, app, openPlace, [...counts]]);
      if (seen === drawn) return;
      drawn = seen;
      keepFocus(lists, () => draw(state, openPlace, counts));
    },
    focusPerson: person.focus,
  };
}
