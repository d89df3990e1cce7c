/** Keeps a conversation at its end while its reader is there. */
export interface Scroll {
  readonly isAtEnd: () => boolean;
  readonly toEnd: () => void;
  /** Something new has come at the end: shows it from its beginning, to the end if there is room. */
  readonly toNew: (element: Element) => void;
  /** Goes on where it was, after something in it became larger or smaller. */
  readonly settle: () => void;
  readonly close: () => void;
}

const nearPx = 48;
const abovePx = 12;
/** what a reader just did is no reason to move what they look at */
const handledMs = 400;

/** @param onEnd called when the reader gets to the end */
export function createScroll(scroller: HTMLElement, content: HTMLElement, onEnd: () => void): Scroll {
  let following = true;
  /** what is shown from its beginning on, until the reader moves */
  let fresh: Element | null = null;
  let set = 0;
  let size = 0;
  let handled = Number.NEGATIVE_INFINITY;
  const end = () => scroller.scrollHeight - scroller.clientHeight;
  const isAtEnd = () => following && end() - scroller.scrollTop < nearPx;
  const isHandled = () => performance.now() - handled < handledMs;
  const handle = () => {
    handled = performance.now();
  };

  const settle = () => {
    size = end();
    if (!following) return;
    const top = fresh?.isConnected
      ? fresh.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
      : Number.POSITIVE_INFINITY;
    scroller.scrollTop = Math.min(end(), top - abovePx);
    set = scroller.scrollTop;
    if (isAtEnd()) onEnd();
  };
  const onScroll = () => {
    if (Math.abs(scroller.scrollTop - set) < 2) return;
    // Messages that come into sight get their true height, and the browser moves the others: nobody has scrolled.
    if (end() !== size && !isHandled()) return settle();
    handle();
    fresh = null;
    following = end() - scroller.scrollTop < nearPx;
    set = scroller.scrollTop;
    size = end();
    if (following) onEnd();
  };
  for (const type of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
    scroller.addEventListener(type, handle, { passive: true });
  }
  scroller.addEventListener('scroll', onScroll, { passive: true });
  // Pictures arrive late, and the composer grows.
  const observer = new ResizeObserver(() => {
    if (fresh !== null || !isHandled()) settle();
  });
  observer.observe(scroller);
  observer.observe(content);
  const follow = (element: Element | null) => {
    following = true;
    fresh = element;
    settle();
  };
  return {
    isAtEnd,
    toEnd: () => follow(null),
    toNew: follow,
    settle,
    close: () => observer.disconnect(),
  };
}
