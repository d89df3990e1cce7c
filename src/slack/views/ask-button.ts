import type { Button } from '@slack/types';
import { actionId } from '../ids.ts';
import { limits } from '../limits.ts';

/** A button that asks a whole line; one too long to ride in a button is none. */
export function askButton(label: string, line: string, n: number): Button {
  return {
    type: 'button',
    action_id: actionId('ask', n + 1),
    text: { type: 'plain_text', text: label, emoji: false },
    value: line.slice(0, limits.buttonValue),
  };
}
