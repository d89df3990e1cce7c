import { el } from '../dom.ts';
import { isJson } from './json.ts';
import { freshId, type Placed } from './placed.ts';
import { showFlow } from './show-flow.ts';
import { plainText, readText } from './text-object.ts';

/** Asks whether it is meant, where the app wants that asked; true at once where it does not. */
export async function askFirst(placed: Placed): Promise<boolean> {
  const { words } = placed;
  const { confirm } = placed.element;
  if (!isJson(confirm)) return true;
  const titleId = freshId('confirm-title');
  const textId = freshId('confirm-text');
  const looks = confirm.style === 'danger' ? 'bk-danger' : 'bk-primary';
  const dialog = el(
    'dialog',
    { class: 'bk-confirm', 'aria-labelledby': titleId, 'aria-describedby': textId },
    el('h2', { id: titleId, class: 'bk-confirm-title' }, plainText(confirm.title)),
    el('div', { id: textId, class: 'bk-confirm-text' }, ...showFlow(readText(confirm.text) ?? [], placed)),
    el(
      'form',
      { method: 'dialog', class: 'bk-confirm-buttons' },
      el('button', { class: 'bk-button', value: 'no' }, plainText(confirm.deny) || words.cancel),
      el('button', { class: `bk-button ${looks}`, value: 'yes' }, plainText(confirm.confirm) || words.yes),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}
