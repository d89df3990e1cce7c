import type { Json } from './json.ts';
import { type ChosenValue, type Found, interactive, stateOf } from './state.ts';

export interface Choice {
  readonly actionId?: string | undefined;
  readonly blockId?: string | undefined;
  /**
   * a button's value, an option's value, a date, an id of a person or channel; the whole option for an external
   * select; several for a multi-select; null takes a choice back
   */
  readonly value?: ChosenValue | undefined;
}

/** The element that was meant. Throws when the blocks have none such, or several. */
export function findElement(blocks: readonly Json[], choice: Choice): Found {
  const value = typeof choice.value === 'string' ? choice.value : undefined;
  const matching = interactive(blocks).filter(
    ({ block, element }) =>
      (choice.actionId === undefined || element.action_id === choice.actionId) &&
      (choice.blockId === undefined || block.block_id === choice.blockId),
  );
  const exact = value === undefined ? [] : matching.filter(({ element }) => element.value === value);
  const [first, ...others] = exact.length > 0 ? exact : matching;
  if (!first || others.length > 0) {
    const { actionId, blockId } = choice;
    const there = interactive(blocks).map(({ block, element }) => `${block.block_id}/${element.action_id}`);
    throw new Error(
      `${first ? 'Several elements' : 'No element'} like ${JSON.stringify({ actionId, blockId, value })} among ${there.join(', ')}`,
    );
  }
  return first;
}

/** `actions[0]` of the payload. */
export function buildAction(found: Found, value: Choice['value'], actionTs: string): Json {
  const { block, element } = found;
  const common = { action_id: element.action_id, block_id: block.block_id, action_ts: actionTs };
  if (element.type === 'button') {
    const { text, value: own, style } = element;
    return {
      ...common,
      type: 'button',
      text,
      ...(own === undefined ? {} : { value: own }),
      ...(style === undefined ? {} : { style }),
    };
  }
  return { ...common, ...stateOf(element, value) };
}
