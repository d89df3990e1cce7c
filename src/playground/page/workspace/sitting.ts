import type { Desk } from '../desk/desk.ts';
import type { Destination } from '../desk/section.ts';
import type { Act, ActAnswer, MessageData, PlaceData, State } from '../protocol.ts';
import { words } from '../words.ts';
import { createDialogs } from './dialogs.ts';
import { createHomePane } from './home-pane.ts';
import type { Layers } from './layers.ts';
import type { Memory } from './memory.ts';
import type { Pane } from './pane.ts';
import { placeName } from './place-name.ts';
import { createPlacePane } from './place-pane.ts';
import { hasKeyboardOnScreen } from './pointer.ts';
import { directPlace, homePlace, personOf, type Room } from './room.ts';
import { createSidebar } from './sidebar.ts';
import { createThread, type Thread } from './thread.ts';
import { createTimes } from './times.ts';

interface SittingOptions {
  readonly state: State;
  /** the place that was open, if this person can see it */
  readonly from: string | null;
  readonly memory: Memory;
  readonly layers: Layers;
  readonly desk: Desk;
  readonly columns: Readonly<Record<'nav' | 'main' | 'right' | 'skip', HTMLElement>>;
  readonly act: (act: Act) => Promise<ActAnswer>;
  readonly become: (person: string) => void;
  readonly announce: (text: string) => void;
  readonly onPlace: (place: string) => void;
}

/** The workspace as one person sees it, from when they sit down until they leave. */
export interface Sitting {
  readonly me: string;
  readonly place: () => string;
  readonly update: (state: State) => void;
  /** Shows a place; one that is not there changes nothing. */
  readonly open: (place: string) => void;
  /** Sends a line there; where the open place is none of those, to the first that is. */
  readonly send: (line: string, to: Destination) => Promise<ActAnswer>;
  readonly focus: () => void;
  readonly focusPerson: () => void;
  readonly end: () => void;
}

export function createSitting(options: SittingOptions): Sitting {
  const { memory, layers, desk, columns, act } = options;
  const { me } = options.state;
  const { locale, zone } = personOf(options.state, me) ?? { locale: 'en', zone: 'UTC' };
  const said = words[locale];
  let state = options.state;
  let place = '';
  let pane: Pane | null = null;
  let thread: Thread | null = null;
  let threadFrom: Element | null = null;

  const room: Room = {
    me,
    locale,
    zone,
    words: said,
    times: createTimes(locale, zone),
    state: () => state,
    now: () => Date.now() + state.clock.ahead,
    act,
    announce: options.announce,
    openPlace: (id) => open(id),
    openThread: (message) => openThread(message),
    showPayload: (message) => {
      closeThread();
      layers.open('desk', () => desk.showPayload(message));
    },
  };
  const sidebar = createSidebar(room, memory, options.become);
  const dialogs = createDialogs(room, document.body);

  const closeThread = () => {
    if (thread === null) return;
    const lost = thread.element.contains(document.activeElement);
    thread.close();
    thread.element.remove();
    thread = null;
    desk.element.hidden = false;
    layers.close();
    if (!lost) return;
    if (threadFrom instanceof HTMLElement && threadFrom.isConnected) threadFrom.focus();
    else focus();
  };
  const openThread = (message: MessageData) => {
    // From one thread to the next, the way back stays that of the first.
    if (!thread?.element.contains(document.activeElement)) threadFrom = document.activeElement;
    thread?.close();
    thread?.element.remove();
    thread = createThread(room, memory, message, closeThread);
    // Hidden, the desk stays scrolled as it is.
    desk.element.hidden = true;
    columns.right.append(thread.element);
    thread.update(state);
    layers.open('desk', () => thread?.focus());
  };
  const show = (id: string) => {
    const shown = state.places.find((each) => each.id === id);
    closeThread();
    pane?.close();
    place = shown?.id ?? homePlace;
    pane = shown ? createPlacePane(room, layers, memory, shown) : createHomePane(room, layers);
    columns.main.replaceChildren(pane.element);
    options.onPlace(place);
    memory.unread.look(state, null);
    const unseen = memory.unread.first(state, id);
    draw();
    pane.showFrom(unseen);
  };
  const open = (id: string) => {
    if (id !== place && (id === homePlace || state.places.some((each) => each.id === id))) show(id);
    layers.close();
    focus();
  };
  const focus = () => {
    if (hasKeyboardOnScreen()) columns.main.querySelector('h1')?.focus();
    else pane?.focus();
  };
  const draw = () => {
    const held = document.activeElement;
    memory.unread.look(state, document.hidden ? null : place);
    sidebar.update(state, place);
    pane?.update(state);
    if (thread && !thread.update(state)) closeThread();
    dialogs.update(state);
    // A message that was dismissed takes the focus with it.
    if (held && !held.isConnected && document.activeElement === document.body) focus();
    const unread = state.places.reduce((sum, { id }) => sum + memory.unread.count(state, id), 0);
    const named = state.places.find(({ id }) => id === place);
    const name = named ? placeName(named) : state.app.name;
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${name} – Playground`;
  };

  document.documentElement.lang = locale;
  columns.skip.textContent = said.skip;
  columns.nav.ariaLabel = said.sidebar;
  columns.nav.replaceChildren(sidebar.element);
  show(startOf(state, options.from));

  return {
    me,
    place: () => place,
    update: (next) => {
      state = next;
      if (place === homePlace || state.places.some(({ id }) => id === place)) draw();
      else show(startOf(state, null));
    },
    open,
    send: (text, to) => {
      layers.close();
      const fits = destinations[to];
      const suitable = state.places.filter((each) => fits(each, state));
      const target = suitable.find(({ id }) => id === place) ?? suitable[0];
      if (!target) return Promise.resolve({});
      if (target.id !== place) show(target.id);
      pane?.toEnd();
      return act({ act: 'send', channel: target.id, text });
    },
    focus,
    focusPerson: sidebar.focusPerson,
    end: () => {
      closeThread();
      pane?.close();
      dialogs.close();
    },
  };
}

const destinations: Readonly<Record<Destination, (place: PlaceData, state: State) => boolean>> = {
  open: ({ readOnly }) => !readOnly,
  // Elsewhere the app hears nothing.
  channel: ({ kind, members }, { app }) => kind !== 'direct' && members.includes(app.botUser),
  direct: ({ kind }) => kind === 'direct',
};

/** The place to begin with: the one that was open before, and a direct one for another's. */
function startOf(state: State, from: string | null): string {
  const { places } = state;
  if (from === homePlace || places.some(({ id }) => id === from)) return from ?? homePlace;
  const direct = directPlace(state);
  if (from?.startsWith('D') && direct) return direct.id;
  return places[0]?.id ?? homePlace;
}
