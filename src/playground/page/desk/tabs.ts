import { el } from '../dom.ts';

export interface TabSpec<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly panel: HTMLElement;
}

/** Tabs as in the ARIA pattern: arrows, Home and End move and choose, one of them is in the order of Tab. */
export interface Tabs<Id extends string> {
  readonly list: HTMLElement;
  readonly panels: readonly HTMLElement[];
  readonly chosen: Id;
  choose(id: Id): void;
  focus(): void;
  /** a mark beside the label, in words for those who do not see it; none with null */
  mark(id: Id, words: string | null): void;
}

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export function createTabs<Id extends string>(
  label: string,
  specs: readonly [TabSpec<Id>, ...TabSpec<Id>[]],
  onChoose: (id: Id) => void,
): Tabs<Id> {
  let chosen = specs[0].id;
  const entries = specs.map(({ id, label: name, panel }) => {
    const mark = el('span', { class: 'desk-tab-mark' });
    const tab = el(
      'button',
      { type: 'button', role: 'tab', id: `desk-tab-${id}`, 'aria-controls': `desk-panel-${id}` },
      name,
      mark,
    );
    tab.addEventListener('click', () => choose(id));
    const wrapped = el(
      'div',
      {
        class: 'desk-panel',
        role: 'tabpanel',
        id: `desk-panel-${id}`,
        'aria-labelledby': tab.id,
        tabindex: 0,
      },
      panel,
    );
    return { id, tab, mark, panel: wrapped };
  });
  const show = () => {
    for (const { id, tab, panel } of entries) {
      const isChosen = id === chosen;
      tab.ariaSelected = String(isChosen);
      tab.tabIndex = isChosen ? 0 : -1;
      panel.hidden = !isChosen;
    }
  };
  const choose = (id: Id) => {
    if (id === chosen) return;
    chosen = id;
    show();
    onChoose(id);
  };
  const focus = () => entries.find(({ id }) => id === chosen)?.tab.focus();
  const list = el('div', { class: 'desk-tabs', role: 'tablist', 'aria-label': label });
  list.append(...entries.map(({ tab }) => tab));
  list.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const index = entries.findIndex(({ id }) => id === chosen);
    const next = entries[step(index, entries.length)];
    if (next) choose(next.id);
    focus();
  });
  show();
  return {
    list,
    panels: entries.map(({ panel }) => panel),
    get chosen() {
      return chosen;
    },
    choose,
    focus,
    mark: (id, words) => {
      const mark = entries.find((entry) => entry.id === id)?.mark;
      if (!mark || mark.dataset.words === (words ?? undefined)) return;
      if (words === null) delete mark.dataset.words;
      else mark.dataset.words = words;
      mark.replaceChildren(...(words === null ? [] : [el('span', { class: 'unseen' }, ` (${words})`)]));
    },
  };
}
