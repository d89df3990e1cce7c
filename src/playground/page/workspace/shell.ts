import { readAddress, writeAddress } from '../address.ts';
import { createDesk } from '../desk/desk.ts';
import { el } from '../dom.ts';
import type { Act, ActAnswer, State } from '../protocol.ts';
import { createAnnouncer } from './announce.ts';
import { createLayers } from './layers.ts';
import { createMemory } from './memory.ts';
import { placesInOrder } from './sidebar.ts';
import { createSitting, type Sitting } from './sitting.ts';

export interface Shell {
  readonly update: (state: State) => void;
  readonly showLine: (connected: boolean, sentence: string) => void;
}

interface ShellOptions {
  readonly act: (act: Act) => Promise<ActAnswer>;
  readonly become: (person: string) => void;
}

/** The three columns of the page, whoever sits at it. */
export function createShell(parent: HTMLElement, { act, become }: ShellOptions): Shell {
  const memory = createMemory();
  const announcer = createAnnouncer();
  const line = el('p', { class: 'line', role: 'status' });
  const nav = el('nav', { class: 'nav-column' });
  const main = el('main', { class: 'main-column', id: 'place' });
  const right = el('div', { class: 'right-column' });
  const skip = el('a', { class: 'skip', href: '#place' });
  const root = el('div', { class: 'workspace' });
  const layers = createLayers(root, { nav, main, desk: right });
  let sitting: Sitting | null = null;
  let latest: State | null = null;

  const desk = createDesk({
    act,
    send: (text, to) => sitting?.send(text, to) ?? Promise.resolve({}),
    openPlace: (id) => sitting?.open(id),
    becomePerson: become,
    close: layers.close,
  });
  skip.addEventListener('click', (event) => {
    event.preventDefault();
    sitting?.focus();
  });
  right.append(desk.element);
  root.append(skip, nav, main, right, layers.backdrop, announcer.element);
  parent.replaceChildren(line, root);

  document.addEventListener('keydown', (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!sitting || !latest || document.querySelector('dialog[open]')) return;
    // There Alt opens the list.
    if (event.target instanceof Element && event.target.matches('select, [role="combobox"]')) return;
    event.preventDefault();
    const places = placesInOrder(latest);
    const at = places.indexOf(sitting.place());
    sitting.open(places[(at + by + places.length) % places.length] ?? '');
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && latest) sitting?.update(latest);
  });

  return {
    update: (state) => {
      latest = state;
      if (sitting?.me !== state.me) {
        const switching = sitting !== null && nav.contains(document.activeElement);
        const from = sitting?.place() ?? readAddress().place;
        sitting?.end();
        sitting = createSitting({
          state,
          from,
          memory,
          layers,
          desk,
          columns: { nav, main, right, skip },
          act,
          become,
          announce: announcer.say,
          onPlace: (place) => writeAddress({ person: state.me, place }),
        });
        if (switching) sitting.focusPerson();
        else if (document.activeElement === document.body) sitting.focus();
      }
      sitting.update(state);
      desk.update(state);
    },
    showLine: (connected, sentence) => {
      line.textContent = connected ? '' : sentence;
      line.hidden = connected;
    },
  };
}
