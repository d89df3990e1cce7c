import { el } from '../dom.ts';
import type { ActAnswer } from '../protocol.ts';
import { buildList, type Item } from './combobox-list.ts';
import { type Option, readGroups } from './options.ts';
import { freshId } from './placed.ts';
import { attachPopup, placePopup } from './popup.ts';
import type { BlockWords } from './words.ts';

export interface Search {
  readonly words: BlockWords;
  /** those that name the input */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly placeholder: string;
  /** characters to type before anything is looked for */
  readonly minLength: number;
  readonly find: (typed: string) => Promise<ActAnswer>;
  readonly choose: (option: Option) => void;
  /** what the input says while nothing is looked for */
  readonly resting: () => string;
  /** the input was left empty */
  readonly emptied: () => void;
}

const pause = 150;

/** A field that looks up what is typed: an editable combobox with a list, after the ARIA patterns guide. */
export class Combobox {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  readonly #search: Search;
  readonly #list: HTMLElement;
  readonly #note: HTMLElement;
  readonly #popup: HTMLElement;
  readonly #said = el('span', { class: 'unseen', role: 'status' });
  #items: readonly Item[] = [];
  #active = -1;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(search: Search) {
    this.#search = search;
    const listId = freshId('list');
    this.input = el('input', {
      type: 'text',
      class: 'bk-typed bk-combobox-input',
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: 'false',
      placeholder: search.placeholder,
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': listId,
      ...search.attributes,
    });
    this.#list = el('div', { id: listId, role: 'listbox', hidden: true, 'aria-label': search.placeholder });
    this.#note = el('p', { class: 'bk-popup-note', 'aria-hidden': 'true' });
    this.#popup = el('div', { class: 'bk-popup', popover: 'manual' }, this.#list, this.#note);
    this.root = el('div', { class: 'bk-combobox' }, this.input, this.#popup, this.#said);
    attachPopup(this.#popup, this.input);
    this.rest();
    this.#listen();
  }

  /** Closes the list and shows what is chosen. */
  rest(): void {
    this.#close();
    this.input.value = this.#search.resting();
  }

  #listen(): void {
    const { input } = this;
    input.addEventListener('input', () => this.#lookUp(pause));
    input.addEventListener('click', () => {
      if (!this.#isOpen()) this.#open();
    });
    input.addEventListener('focus', () => input.select());
    input.addEventListener('blur', () => {
      if (input.value === '' && this.#search.resting() !== '') this.#search.emptied();
      this.rest();
    });
    input.addEventListener('keydown', (event) => this.#onKey(event));
    // the focus stays in the input while the pointer is in the list
    this.#popup.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#popup.addEventListener('toggle', ({ newState }) => {
      if (newState === 'closed') input.setAttribute('aria-expanded', 'false');
    });
  }

  #onKey(event: KeyboardEvent): void {
    const open = this.#isOpen();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (open) this.#activate(this.#active + (event.key === 'ArrowDown' ? 1 : -1));
      else this.#open();
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      const active = this.#items[this.#active];
      if (active) this.#choose(active.option);
    } else if (event.key === 'Escape' && (open || this.input.value !== this.#search.resting())) {
      // else it would close the dialog around it
      event.preventDefault();
      event.stopPropagation();
      if (open) this.#close();
      else this.rest();
    }
  }

  #isOpen(): boolean {
    return this.#popup.matches(':popover-open');
  }

  #open(): void {
    this.#lookUp(0);
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    if (this.#popup.isConnected && this.#isOpen()) this.#popup.hidePopover();
    // The popup itself tells of it a moment later.
    this.input.setAttribute('aria-expanded', 'false');
    this.#activate(-1);
  }

  #choose(option: Option): void {
    this.#search.choose(option);
    this.rest();
  }

  #lookUp(wait: number): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    const mine = this.#asked;
    const { words, minLength } = this.#search;
    // what is chosen already is not looked for: the list starts with everything
    const typed = this.input.value === this.#search.resting() ? '' : this.input.value.trim();
    if (typed.length < minLength) {
      this.#show([], words.typeMore(minLength - typed.length));
      return;
    }
    this.#show([], words.searching);
    this.#timer = setTimeout(async () => {
      const answer = await this.#search.find(typed).catch(() => ({ problem: words.searchFailed }));
      if (mine === this.#asked) this.#showAnswer(answer);
    }, wait);
  }

  #showAnswer(answer: ActAnswer): void {
    const { words } = this.#search;
    const { items, parts } = buildList(readGroups(answer.options, answer.optionGroups), (option) =>
      this.#choose(option),
    );
    this.#list.replaceChildren(...parts);
    this.#show(items, items.length > 0 ? '' : (answer.problem ?? words.noResults));
    if (items.length > 0) this.#said.textContent = words.results(items.length);
  }

  #show(items: readonly Item[], note: string): void {
    this.#items = items;
    this.#activate(-1);
    this.#list.hidden = items.length === 0;
    this.#note.hidden = note === '';
    this.#note.textContent = note;
    this.#said.textContent = note;
    this.input.setAttribute('aria-expanded', String(items.length > 0));
    if (this.#isOpen()) placePopup(this.#popup, this.input);
    else this.#popup.showPopover();
  }

  /** Marks the item that Enter would choose; past either end it comes around, -1 marks none. */
  #activate(wanted: number): void {
    this.#items[this.#active]?.item.setAttribute('aria-selected', 'false');
    const count = this.#items.length;
    const at = wanted < -1 ? count - 1 : wanted >= count ? 0 : wanted;
    const active = this.#items[at];
    this.#active = active ? at : -1;
    if (!active) {
      this.input.removeAttribute('aria-activedescendant');
      return;
    }
    active.item.setAttribute('aria-selected', 'true');
    active.item.scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', active.item.id);
  }
}
