import { el } from '../dom.ts';
import type { Locale, PersonData, State } from '../protocol.ts';
import { avatar } from './avatar.ts';
import { icon } from './icons.ts';
import { personOf, type Room } from './room.ts';

/** As which person one sits here: the whole page is theirs, in their language. */
export interface PersonSwitch {
  readonly element: HTMLElement;
  readonly update: (state: State) => void;
  readonly focus: () => void;
}

/** each language by its own name, whatever the page's */
const languages: Readonly<Record<Locale, string>> = { en: 'English', fr: 'Français' };

export function createPersonSwitch(room: Room, become: (person: string) => void): PersonSwitch {
  const { words } = room;
  const select = el('select', { id: 'person' });
  const shown = el('span', { class: 'person-shown', 'aria-hidden': 'true' });
  let drawn: readonly PersonData[] | null = null;
  const option = ({ id, name, role }: PersonData) =>
    el('option', { value: id, selected: id === room.me }, `${name} · ${words.roles[role]}`);
  select.addEventListener('change', () => become(select.value));
  return {
    // The select lies unseen over what it shows: a name of any length, and the role below it.
    element: el(
      'div',
      { class: 'person' },
      el('label', { for: 'person' }, words.youAre),
      el('div', { class: 'person-choice' }, shown, icon('chevron'), select),
    ),
    update: (state) => {
      if (state.people === drawn) return;
      drawn = state.people;
      const people = state.people.filter(({ role }) => role !== 'bot');
      const speaking = (locale: Locale) => people.filter((person) => person.locale === locale);
      const groups = (['en', 'fr'] as const).filter((locale) => speaking(locale).length > 0);
      const me = personOf(state, room.me);
      shown.replaceChildren(
        avatar(state, room.me),
        el('span', {}, el('strong', {}, me?.name), el('span', {}, me && words.roles[me.role])),
      );
      const names = people.map(({ id, name, role }) => `${id} ${name} ${role}`).join('\n');
      // Who is there changes often, and an open list would close.
      if (select.dataset.names === names) return;
      select.dataset.names = names;
      select.replaceChildren(
        ...groups.map((locale) =>
          el('optgroup', { label: languages[locale] }, ...speaking(locale).map(option)),
        ),
      );
    },
    focus: () => select.focus(),
  };
}
