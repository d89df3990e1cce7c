import { el } from '../dom.ts';
import type { PayloadWords } from './words.ts';

/** Copies text for the buttons of the drawer, and says that it did. */
export interface Copier {
  readonly element: HTMLElement;
  button(label: string, text: () => string): HTMLButtonElement;
  reset(): void;
}

export function createCopier(words: PayloadWords): Copier {
  const said = el('p', { class: 'desk-copied', role: 'status' });
  const byHand = el('textarea', {
    class: 'desk-by-hand',
    readonly: true,
    rows: 6,
    'aria-label': words.copyByHand,
    hidden: true,
  });
  const reset = () => {
    said.textContent = '';
    byHand.hidden = true;
    byHand.value = '';
  };
  const copy = async (text: string) => {
    reset();
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = words.copied;
    } catch {
      // No permission, or no clipboard at all on a page without HTTPS: the person's own keys still copy.
      byHand.value = text;
      byHand.hidden = false;
      byHand.focus();
      byHand.select();
      said.textContent = words.copyByHand;
    }
  };
  return {
    element: el('div', {}, said, byHand),
    button: (label, text) => {
      const button = el('button', { type: 'button', class: 'desk-button' }, label);
      button.addEventListener('click', () => void copy(text()));
      return button;
    },
    reset,
  };
}
