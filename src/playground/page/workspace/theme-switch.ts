import { readTheme, setTheme } from '../address.ts';
import { el } from '../dom.ts';
import type { Theme, Words } from '../words.ts';

export function createThemeSwitch(words: Words): HTMLElement {
  const chosen = readTheme();
  const choice = (theme: Theme) =>
    el(
      'label',
      { class: 'theme-choice' },
      el('input', {
        type: 'radio',
        name: 'theme',
        value: theme,
        checked: theme === chosen,
        on: { change: () => setTheme(theme) },
      }),
      el('span', { class: 'theme-name' }, words.themes[theme]),
    );
  return el(
    'fieldset',
    { class: 'theme-switch' },
    el('legend', { class: 'unseen' }, words.theme),
    choice('system'),
    choice('light'),
    choice('dark'),
  );
}
