import { el } from '../dom.ts';
import type { Room } from './room.ts';

/** In place of the box where nobody can write. */
export function drawReadOnly({ words, state }: Room): HTMLElement {
  const command = state().app.commands[0]?.command;
  return el(
    'p',
    { class: 'read-only' },
    words.readOnly,
    command === undefined ? null : ` ${words.readOnlyHint(command)}`,
  );
}
