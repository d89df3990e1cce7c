import type { Chosen, Json } from '../protocol.ts';
import { askFirst } from './confirm.ts';
import type { Placed } from './placed.ts';

/** What was chosen: `value` for a press, `state` as it stands in Slack's `state.values`. */
export interface Choice {
  readonly value: Chosen;
  readonly state: Json;
}

/** `untold`: the person thought better of it, or another press of the same is under way. */
export type Pressed = 'done' | 'failed' | 'untold';

/** Tells the app of a press. Meanwhile the control shows that it is under way, and takes no second one. */
export async function press(placed: Placed, control: HTMLElement, value?: Chosen): Promise<Pressed> {
  if (isBusy(control) || !(await askFirst(placed))) return 'untold';
  control.setAttribute('aria-busy', 'true');
  try {
    const isDone = await placed.context.press(placed.blockId, placed.actionId, value);
    return isDone ? 'done' : 'failed';
  } finally {
    control.removeAttribute('aria-busy');
  }
}

export function isBusy(control: HTMLElement): boolean {
  return control.getAttribute('aria-busy') === 'true';
}

/** Tells whoever listens of a choice: in an input block the dialog, elsewhere the app. False when it stayed untold. */
export async function tell(placed: Placed, control: HTMLElement, { value, state }: Choice): Promise<boolean> {
  const { context, blockId, actionId, field } = placed;
  if (field !== null) context.change(blockId, actionId, state);
  if (field !== null && !field.dispatches) return true;
  return (await press(placed, control, value)) !== 'untold';
}
