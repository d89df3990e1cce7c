import { el } from '../dom.ts';

export type LayerName = 'nav' | 'desk';

/** The sides of the page that lie over the conversation where there is no room beside it. */
export interface Layers {
  readonly backdrop: HTMLElement;
  /** @param andThen is called once it is seen, with the focus still where it was */
  readonly open: (name: LayerName, andThen?: () => void) => void;
  readonly close: () => void;
  /** A button that opens one; seen only where there is no room. */
  readonly opener: (name: LayerName, label: string | null, ...children: Node[]) => HTMLButtonElement;
}

/** the widths in style/layout.css */
const lieOver = { nav: matchMedia('(width < 720px)'), desk: matchMedia('(width < 1100px)') } as const;

/** @param sides in the order nav, main part, desk; what lies under an open one cannot be reached */
export function createLayers(
  root: HTMLElement,
  sides: { readonly [name in LayerName | 'main']: HTMLElement },
): Layers {
  let opened: LayerName | null = null;
  let from: Element | null = null;

  const settle = () => {
    if (opened !== null && !lieOver[opened].matches) opened = null;
    if (opened === null) delete root.dataset.layer;
    else root.dataset.layer = opened;
    for (const [name, side] of Object.entries(sides)) side.inert = opened !== null && name !== opened;
  };
  const close = () => {
    if (opened === null) return;
    const lost = sides[opened].contains(document.activeElement);
    opened = null;
    settle();
    if (lost && from instanceof HTMLElement && from.isConnected) from.focus();
  };
  const open = (name: LayerName, andThen?: () => void) => {
    if (!lieOver[name].matches) {
      andThen?.();
      return;
    }
    from = document.activeElement;
    opened = name;
    root.dataset.layer = name;
    sides[name].inert = false;
    andThen?.();
    settle();
    if (!sides[name].contains(document.activeElement)) firstIn(sides[name])?.focus();
  };
  for (const media of Object.values(lieOver)) media.addEventListener('change', settle);
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || opened === null || event.defaultPrevented) return;
    close();
  });
  return {
    backdrop: el('div', { class: 'backdrop', on: { click: close } }),
    open,
    close,
    opener: (name, label, ...children) =>
      el(
        'button',
        {
          type: 'button',
          class: `header-button opens-${name}`,
          'aria-label': label,
          on: { click: () => open(name) },
        },
        ...children,
      ),
  };
}

function firstIn(side: HTMLElement): HTMLElement | undefined {
  const all = side.querySelectorAll<HTMLElement>('a[href], button, select, input, textarea, [tabindex="0"]');
  return [...all].find((each) => each.checkVisibility());
}
