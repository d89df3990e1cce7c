import { isJson, type Json, objects } from './json.ts';
import type { StateValues } from './model.ts';

export interface Found {
  readonly block: Json;
  readonly element: Json;
}

/** The elements of blocks that can be pressed, chosen or typed in. */
export function interactive(blocks: readonly Json[]): Found[] {
  return blocks.flatMap((block) =>
    [...objects(block.elements), ...objects([block.accessory, block.element])]
      .filter((element) => typeof element.action_id === 'string')
      .map((element) => ({ block, element })),
  );
}

/** A plain value, a whole option as an external select got it, or several of them. */
export type ChosenValue = string | Json | readonly (string | Json)[] | null;

const DIRECT: Readonly<Record<string, string>> = {
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  users_select: 'selected_user',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
  multi_users_select: 'selected_users',
  multi_conversations_select: 'selected_conversations',
  multi_channels_select: 'selected_channels',
  plain_text_input: 'value',
  number_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  rich_text_input: 'rich_text_value',
  file_input: 'files',
};

/** Whether an element takes several values. */
function isMulti(type: string): boolean {
  return type.startsWith('multi_') || type === 'checkboxes' || type === 'file_input';
}

function fieldOf(type: string): string {
  return DIRECT[type] ?? (isMulti(type) ? 'selected_options' : 'selected_option');
}

function optionOf(element: Json, value: string | Json): Json {
  const wanted = isJson(value) ? value.value : value;
  const groups = [element, ...objects(element.option_groups)];
  const known = groups
    .flatMap((group) => objects(group.options))
    .find((candidate) => candidate.value === wanted);
  if (known) return known;
  const type = String(element.type);
  if (!type.endsWith('external_select') || typeof wanted !== 'string')
    throw new Error(`${type} has no option ${JSON.stringify(wanted)}`);
  return isJson(value) ? value : { text: { type: 'plain_text', text: wanted }, value: wanted };
}

/** What the element says after the choice, as `actions[0]` and `state.values` have it. */
export function stateOf(element: Json, value: ChosenValue | undefined): Json {
  const type = String(element.type);
  const field = fieldOf(type);
  const values: readonly (string | Json)[] = Array.isArray(value) ? value : value ? [value] : [];
  if (DIRECT[type] === undefined) {
    const options = values.map((one) => optionOf(element, one));
    return { type, [field]: isMulti(type) ? options : (options[0] ?? null) };
  }
  if (isMulti(type)) return { type, [field]: values };
  return { type, [field]: type === 'datetimepicker' && value ? Number(value) : (value ?? null) };
}

/** Whether an element shows in `state.values`: buttons and overflow menus do not. */
export function hasState(element: Json): boolean {
  return !['button', 'overflow', 'workflow_button'].includes(String(element.type));
}

/** Goes through the elements that have a state and keeps what `state` gives for them. */
function mapState(
  blocks: readonly Json[],
  state: (element: Json, blockId: string, actionId: string) => Json | undefined,
): StateValues {
  const values: Record<string, Record<string, Json>> = {};
  for (const { block, element } of interactive(blocks)) {
    if (!hasState(element)) continue;
    const [blockId, actionId] = [String(block.block_id), String(element.action_id)];
    const one = state(element, blockId, actionId);
    if (one) values[blockId] = { ...values[blockId], [actionId]: one };
  }
  return values;
}

/** The part of what was chosen that these blocks still have an element for: same block id, action id and type. */
export function keepState(blocks: readonly Json[], chosen: StateValues): StateValues {
  return mapState(blocks, (element, blockId, actionId) => {
    const kept = chosen[blockId]?.[actionId];
    return kept?.type === element.type ? kept : undefined;
  });
}

/** What was chosen, with `typed` over it: what a client holds of the fields, where these blocks have such a field. */
export function mergeState(blocks: readonly Json[], chosen: StateValues, typed: StateValues): StateValues {
  return mapState(blocks, (element, blockId, actionId) => {
    const one = typed[blockId]?.[actionId];
    return isJson(one) ? { ...one, type: element.type } : chosen[blockId]?.[actionId];
  });
}

/** `state.values` as payloads have it: what was chosen, and where nothing was, what the element starts with. */
export function currentState(blocks: readonly Json[], chosen: StateValues): StateValues {
  const kept = keepState(blocks, chosen);
  return mapState(blocks, (element, blockId, actionId) => {
    const type = String(element.type);
    const started = Object.entries(element).find(([key]) => key.startsWith('initial_'))?.[1];
    return kept[blockId]?.[actionId] ?? { type, [fieldOf(type)]: started ?? (isMulti(type) ? [] : null) };
  });
}

/** Whether nothing is chosen or typed. */
export function isEmptyState(state: Json): boolean {
  const { type: _, ...said } = state;
  return Object.values(said).every(
    (value) =>
      value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length),
  );
}
