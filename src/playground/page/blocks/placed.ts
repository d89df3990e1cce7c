import type { Json } from '../protocol.ts';
import { numberOf, stringOf } from './json.ts';
import type { Scene } from './scene.ts';

/** The input block around an element: what names it and what is wrong with it. */
export interface Field {
  readonly controlId: string;
  readonly labelId: string;
  /** ids of hint and error */
  readonly describedBy: string | null;
  readonly invalid: boolean;
  readonly optional: boolean;
  /** the app is told at once too, not only when the dialog is submitted */
  readonly dispatches: boolean;
}

export interface Place extends Scene {
  readonly blockId: string;
  /** null outside input blocks, where the app is told of each choice at once */
  readonly field: Field | null;
  /** the words beside the element, if any: they name one that has no name of its own */
  readonly name: string;
}

/** An element where it stands. */
export interface Placed extends Place {
  readonly element: Json;
  readonly type: string;
  readonly actionId: string;
}

let ids = 0;

/** An id that nothing else on the page has. */
export function freshId(part: string): string {
  ids += 1;
  return `bk-${part}-${ids}`;
}

/** The attributes that name a control: by its input block's label, else by `name`. */
export function naming({ field }: Placed, name: string): Record<string, unknown> {
  if (field === null) return { 'aria-label': name };
  return {
    id: field.controlId,
    'aria-labelledby': field.labelId,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid ? 'true' : null,
    'aria-required': field.optional ? null : 'true',
  };
}

/** What was chosen before: the state's own field where there is a state, else the element's initial one. */
export function chosenBefore({ context, blockId, actionId, element }: Placed, part: string): unknown {
  const state = context.values[blockId]?.[actionId];
  if (state !== undefined) return state[part];
  return element[`initial_${part.replace(/^selected_/, '')}`];
}

/** The same as text; a number as its digits. */
export function textBefore(placed: Placed, part: string): string {
  const before = chosenBefore(placed, part);
  return numberOf(before)?.toString() ?? stringOf(before);
}
