import { isJson, type Json, objects } from './json.ts';

export interface Choice {
  readonly actionId?: string | undefined;
  readonly blockId?: string | undefined;
  /** a button's value, an option's value, a date, an id of a person or channel; several for a multi-select */
  readonly value?: string | readonly string[] | undefined;
}

interface Found {
  readonly block: Json;
  readonly element: Json;
}

function interactive(blocks: readonly Json[]): Found[] {
  return blocks.flatMap((block) =>
    [...objects(block.elements), ...objects([block.accessory, block.element])]
      .filter((element) => typeof element.action_id === 'string')
      .map((element) => ({ block, element })),
  );
}

function optionsOf(element: Json): Json[] {
  return [element, ...objects(element.option_groups)].flatMap((group) => objects(group.options));
}

/** The element that was meant. Throws when the message has none such, or several. */
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
    const there = interactive(blocks).map(({ block, element }) => `${block.block_id}/${element.action_id}`);
    throw new Error(
      `${first ? 'Several elements' : 'No element'} like ${JSON.stringify(choice)} among ${there.join(', ')}`,
    );
  }
  return first;
}

/** What the element says after the choice, as `actions[0]` and `state.values` have it. */
function chosen(element: Json, value: Choice['value']): Json {
  const type = String(element.type);
  const values = typeof value === 'string' ? [value] : [...(value ?? [])];
  const options = values.map((one) => {
    const option = optionsOf(element).find((candidate) => candidate.value === one);
    if (!option && type !== 'external_select') throw new Error(`${type} has no option "${one}"`);
    return option ?? { text: { type: 'plain_text', text: one }, value: one };
  });
  if (type === 'checkboxes' || type === 'multi_static_select') return { type, selected_options: options };
  return { type, selected_option: options[0] ?? null };
}

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
};

export function stateOf(element: Json, value: Choice['value']): Json {
  const field = DIRECT[String(element.type)];
  return field === undefined ? chosen(element, value) : { type: element.type, [field]: value ?? null };
}

/** `state.values` before anybody chose: what the elements start with. Buttons and overflows have no state. */
export function initialState(blocks: readonly Json[]): Record<string, Record<string, Json>> {
  const values: Record<string, Record<string, Json>> = {};
  for (const { block, element } of interactive(blocks)) {
    const type = String(element.type);
    if (type === 'button' || type === 'overflow' || type === 'workflow_button') continue;
    const field = DIRECT[type];
    const started = Object.entries(element).find(([key]) => key.startsWith('initial_'))?.[1];
    const selected =
      type === 'checkboxes' || type === 'multi_static_select' ? 'selected_options' : 'selected_option';
    const inBlock = values[String(block.block_id)] ?? {};
    values[String(block.block_id)] = inBlock;
    inBlock[String(element.action_id)] = {
      type,
      [field ?? selected]: started ?? (selected === 'selected_options' && field === undefined ? [] : null),
    };
  }
  return values;
}

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

/** Whether a value is an element that shows in `state.values`. */
export function hasState(element: unknown): boolean {
  return isJson(element) && !['button', 'overflow', 'workflow_button'].includes(String(element.type));
}
