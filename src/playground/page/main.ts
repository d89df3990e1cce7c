import { readAddress, readTheme, showTheme } from './address.ts';
import { createConnection } from './connection.ts';
import type { Locale, State } from './protocol.ts';
import { applyUpdate } from './state.ts';
import { words } from './words.ts';
import { createShell } from './workspace/shell.ts';

let state: State | null = null;
/** whom the page follows, from the choice of a person on */
let person = readAddress().person;

function locale(): Locale {
  if (state === null) return navigator.language.startsWith('fr') ? 'fr' : 'en';
  return state.people.find(({ id }) => id === state?.me)?.locale ?? 'en';
}

const connection = createConnection({
  unreachable: () => words[locale()].unreachable,
  onLine: (connected) => {
    shell.showLine(connected, state === null ? words[locale()].connecting : words[locale()].reconnecting);
  },
  onUpdate: (update) => {
    state = applyUpdate(state, update);
    if (state === null) return;
    person = state.me;
    shell.update(state);
  },
});

const shell = createShell(document.body, {
  act: (act) => connection.act(person ?? '', act),
  become: (id) => {
    if (id === person) return;
    person = id;
    connection.follow(id);
  },
});

showTheme(readTheme());
shell.showLine(false, words[locale()].connecting);
connection.follow(person);
