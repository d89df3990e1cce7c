import { isJson, objects } from '../blocks/json.ts';
import type { Json, Values, ViewData } from '../protocol.ts';

/** The blocks of a view; what is none is left out. */
export function blocksOf(view: Json): readonly Json[] {
  return objects(view.blocks);
}

/** The text of a view's `title`, `submit` or `close`; null where it has none. */
export function labelOf(view: Json, part: 'title' | 'submit' | 'close'): string | null {
  const object = view[part];
  return isJson(object) && typeof object.text === 'string' ? object.text : null;
}

/**
 * What a dialog's inputs hold: as the app opened it, and over that what was chosen since. What belongs to no block of
 * the view as it is now is left out, as Slack does once an app changes a `block_id`.
 */
export function valuesOf({ view, values }: ViewData, chosen: Values): Values {
  const ids = new Set(blocksOf(view).map(({ block_id: id }) => id));
  const merged: Record<string, Readonly<Record<string, Json>>> = {};
  for (const block of [...Object.keys(values), ...Object.keys(chosen)]) {
    if (ids.has(block)) merged[block] = { ...values[block], ...chosen[block] };
  }
  return merged;
}
