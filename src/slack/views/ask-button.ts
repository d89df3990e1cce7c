import type { Button } from '@slack/types';
import { actionId } from '../ids.ts';

/** A button that asks a whole line. One whose line is too long to ride in a button is dropped by `fit`. */
export function askButton(label: string, line: string, n: number): Button {
  return {
    type: 'button',
    action_id: actionId('ask', n + 1),
    text: { type: 'plain_text', text: label, emoji: false },
    value: line,
  };
}
