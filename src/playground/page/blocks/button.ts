import { el } from '../dom.ts';
import { appTabOf } from './app-link.ts';
import { askFirst } from './confirm.ts';
import { isJson, stringOf } from './json.ts';
import type { Placed } from './placed.ts';
import { safeLink } from './safe-link.ts';
import { isBusy, press } from './tell.ts';
import { plainText } from './text-object.ts';

export function renderButton(placed: Placed): HTMLElement {
  const { element } = placed;
  const text = plainText(element.text);
  const address = stringOf(element.url);
  const url = safeLink(address);
  const props = {
    class: looksOf(element.style),
    'aria-label': stringOf(element.accessibility_label) || null,
  };
  if (url !== null) return linkButton(placed, url, props, text);
  const button = el('button', { type: 'button', ...props }, text);
  const opens = appTabOf(address);
  button.addEventListener('click', async () => {
    const pressed = await press(placed, button);
    // Where the press did not work, it is said here: whoever were elsewhere would not see it.
    if (pressed === 'done' && opens !== null) placed.context.openApp(opens);
  });
  return button;
}

function looksOf(style: unknown): string {
  return `bk-button${style === 'primary' ? ' bk-primary' : style === 'danger' ? ' bk-danger' : ''}`;
}

/** Opens its address in a tab, and the app is told as well. */
function linkButton(placed: Placed, url: string, props: Record<string, unknown>, text: string): HTMLElement {
  const link = el('a', { ...props, href: url, target: '_blank', rel: 'noopener noreferrer' }, text);
  link.addEventListener('click', async (event) => {
    if (!isJson(placed.element.confirm)) {
      void press(placed, link);
      return;
    }
    event.preventDefault();
    if (isBusy(link) || !(await askFirst(placed))) return;
    window.open(url, '_blank', 'noopener,noreferrer');
    const { confirm: _, ...unasked } = placed.element;
    void press({ ...placed, element: unasked }, link);
  });
  return link;
}

/** A button of something that Slack has and the playground has not. */
export function renderIdleButton({ element, words }: Placed): HTMLElement {
  return el(
    'button',
    { type: 'button', class: looksOf(element.style), 'aria-disabled': 'true', title: words.notHere },
    plainText(element.text) || words.notHere,
  );
}
