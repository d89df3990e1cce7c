/**
 * Brings what somebody has typed and chosen in the forms of one desk into those of another, by the controls' names:
 * in another language the desk is made anew.
 */
export function carryTyped(from: ParentNode, to: ParentNode): void {
  const kept = new Map([...controlsOf(from)].map((control) => [control.name, control.value]));
  for (const control of controlsOf(to)) {
    const value = kept.get(control.name);
    if (value === undefined || value === control.value) continue;
    control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function controlsOf(root: ParentNode): NodeListOf<HTMLInputElement | HTMLSelectElement> {
  return root.querySelectorAll<HTMLInputElement | HTMLSelectElement>('form input, form select');
}

/** Draws a part anew; the focus goes to what stands there for the element that had it. */
export function keepFocus(part: HTMLElement, draw: () => void): void {
  const focused = document.activeElement;
  const wasInside = part.contains(focused);
  draw();
  if (!(focused instanceof HTMLElement)) return;
  const heir = wasInside ? part.querySelector<HTMLElement>(selectorOf(focused)) : focused;
  if (document.activeElement !== heir) heir?.focus({ preventScroll: true });
}

function selectorOf(element: HTMLElement): string {
  const { id, dataset } = element;
  if (id !== '') return `#${CSS.escape(id)}`;
  if (dataset.key !== undefined) return `[data-key="${CSS.escape(dataset.key)}"]`;
  return `[name="${CSS.escape(element.getAttribute('name') ?? '')}"]`;
}
