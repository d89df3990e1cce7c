import { el } from '../dom.ts';

/** The server takes no larger one. */
export const largestAmount = 1e9;

/** Gives a select these options where they differ from its own; what was chosen stays while it is among them. */
export function fillSelect(select: HTMLSelectElement, values: readonly string[]): void {
  const shown = [...select.options].map(({ value }) => value);
  if (shown.length === values.length && values.every((value, i) => value === shown[i])) return;
  const chosen = select.value;
  select.replaceChildren(...values.map((value) => el('option', { value }, value)));
  if (values.includes(chosen)) select.value = chosen;
}

/** A control under its label. */
export function renderField(label: string, control: HTMLElement): HTMLElement {
  return el('label', { class: 'desk-field' }, el('span', { class: 'desk-label' }, label), control);
}

/** A part that can be folded away. */
export function renderFold(
  title: string,
  open: boolean,
  ...children: readonly (Node | string)[]
): HTMLElement {
  return el(
    'details',
    { class: 'desk-fold', open },
    el('summary', {}, el('h3', {}, title)),
    el('div', { class: 'desk-fold-body' }, ...children),
  );
}
