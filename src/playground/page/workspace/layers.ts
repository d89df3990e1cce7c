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

/**
 * What was opened stays so where there is room beside the conversation, and lies over it once there is none: a window
 * made narrow hides no thread that is being read.
 *
 * @param sides in the order nav, main part, desk; what lies under an open one cannot be reached
 */
export function createLayers(
  root: HTMLElement,
  sides: { readonly [name in LayerName | 'main']: HTMLElement },
): Layers {
  let opened: LayerName | null = null;
  let from: Element | null = null;
  /** what had the focus last */
  let held: EventTarget | null = null;

  const onTop = () => (opened !== null && lieOver[opened].matches ? opened : null);
  const settle = () => {
    const top = onTop();
    if (top === null) delete root.dataset.layer;
    else root.dataset.layer = top;
    for (const [name, side] of Object.entries(sides)) side.inert = top !== null && name !== top;
  };
  const close = () => {
    const top = onTop();
    const lost = top !== null && sides[top].contains(document.activeElement);
    opened = null;
    settle();
    if (lost && from instanceof HTMLElement && from.isConnected) from.focus();
  };
  const open = (name: LayerName, andThen?: () => void) => {
    from = document.activeElement;
    opened = name;
    if (onTop() === null) {
      andThen?.();
      return;
    }
    root.dataset.layer = name;
    sides[name].inert = false;
    andThen?.();
    settle();
    if (!sides[name].contains(document.activeElement)) firstIn(sides[name])?.focus();
  };
  const onResize = () => {
    const top = onTop();
    const { activeElement } = document;
    const isElsewhere = activeElement !== null && activeElement !== document.body;
    // Nobody is taken away from where they write.
    if (top !== null && isElsewhere && !sides[top].contains(activeElement)) opened = null;
    settle();
    // Where the side was hidden for a moment, the browser took the focus from it.
    if (opened === top && top !== null && held instanceof HTMLElement && sides[top].contains(held))
      held.focus();
  };
  root.addEventListener('focusin', ({ target }) => {
    held = target;
  });
  for (const media of Object.values(lieOver)) media.addEventListener('change', onResize);
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || onTop() === null || event.defaultPrevented) return;
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
