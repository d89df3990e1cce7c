import type { Chosen, Json } from '../protocol.ts';
import { askFirst } from './confirm.ts';
import type { Placed } from './placed.ts';

/** What was chosen: `value` for a press, `state` as it stands in Slack's `state.values`. */
export interface Choice {
  readonly value: Chosen;
  readonly state: Json;
}

/**
 * Tells the app of a press. Meanwhile the control shows that it is under way, and takes no second one. False when the
 * app was not told: the person thought better of it, or another press of it is under way.
 */
export async function press(placed: Placed, control: HTMLElement, value?: Chosen): Promise<boolean> {
  if (isBusy(control) || !(await askFirst(placed))) return false;
  control.setAttribute('aria-busy', 'true');
  try {
    await placed.context.press(placed.blockId, placed.actionId, value);
  } finally {
    control.removeAttribute('aria-busy');
  }
  return true;
}

export function isBusy(control: HTMLElement): boolean {
  return control.getAttribute('aria-busy') === 'true';
}

/** Tells whoever listens of a choice: in an input block the dialog, elsewhere the app. False as for `press`. */
export async function tell(placed: Placed, control: HTMLElement, { value, state }: Choice): Promise<boolean> {
  const { context, blockId, actionId, field } = placed;
  if (field === null) return press(placed, control, value);
  context.change(blockId, actionId, state);
  return field.dispatches ? press(placed, control, value) : true;
}
