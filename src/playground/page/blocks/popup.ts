const gap = 4;
const edge = 8;

/** Keeps a popover beside its control from when it opens until it closes. Call once for each popover. */
export function attachPopup(popup: HTMLElement, control: HTMLElement): void {
  let following = new AbortController();
  popup.addEventListener('toggle', (event) => {
    following.abort();
    // until it has its place it is not seen
    popup.classList.toggle('bk-popup-placed', event.newState === 'open');
    if (event.newState !== 'open') return;
    following = new AbortController();
    const follow = (moved: Event) => {
      if (moved.target instanceof Node && popup.contains(moved.target)) return;
      const { top, bottom } = control.getBoundingClientRect();
      if (bottom < 0 || top > window.innerHeight) popup.hidePopover();
      else placePopup(popup, control);
    };
    window.addEventListener('scroll', follow, { capture: true, passive: true, signal: following.signal });
    window.addEventListener('resize', follow, { signal: following.signal });
    placePopup(popup, control);
  });
}

/** Puts an open popover under its control, or above it where there is more room; never out of the window. */
export function placePopup(popup: HTMLElement, control: HTMLElement): void {
  const around = control.getBoundingClientRect();
  const set = (name: string, value: string) => popup.style.setProperty(name, value);
  set('min-width', `${Math.min(around.width, window.innerWidth - 2 * edge)}px`);
  set('max-height', 'none');
  const below = window.innerHeight - around.bottom - gap - edge;
  const above = around.top - gap - edge;
  const { width, height } = popup.getBoundingClientRect();
  const under = below >= Math.min(height, 320) || below >= above;
  set('left', `${Math.max(edge, Math.min(around.left, window.innerWidth - width - edge))}px`);
  set('max-height', `${Math.max(80, Math.min(320, under ? below : above))}px`);
  set('top', under ? `${around.bottom + gap}px` : 'auto');
  set('bottom', under ? 'auto' : `${window.innerHeight - around.top + gap}px`);
}
