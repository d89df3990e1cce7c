import { el } from '../dom.ts';
import { wordsOf } from './flow.ts';
import { isJson, numberOf, stringOf } from './json.ts';
import { chosenBefore, naming, type Placed, textBefore } from './placed.ts';
import { readRichText } from './rich-text.ts';
import { press } from './tell.ts';
import { plainText } from './text-object.ts';

const inputTypes: Readonly<Record<string, Record<string, string>>> = {
  number_input: { type: 'number' },
  email_text_input: { type: 'email', autocomplete: 'email' },
  url_text_input: { type: 'url' },
  plain_text_input: { type: 'text' },
};

/** Text, a number or an address to type. */
export function renderTextInput(placed: Placed): HTMLElement {
  const { element, type, context, blockId, actionId, field } = placed;
  const limits = {
    minlength: numberOf(element.min_length),
    maxlength: numberOf(element.max_length),
    ...(type === 'number_input' && {
      min: stringOf(element.min_value) || null,
      max: stringOf(element.max_value) || null,
      step: element.is_decimal_allowed === true ? 'any' : '1',
    }),
  };
  const props = { ...limits, ...looks(placed) };
  const many = type === 'plain_text_input' && element.multiline === true;
  const control = many
    ? el('textarea', { rows: 4, ...props })
    : el('input', { autocomplete: 'off', ...inputTypes[type], ...props });
  control.value = textBefore(placed, 'value');
  control.addEventListener('input', () => {
    context.change(blockId, actionId, { type, value: control.value === '' ? null : control.value });
    if (field?.dispatches && asksFor(element.dispatch_action_config, 'on_character_entered')) {
      void context.press(blockId, actionId, control.value);
    }
  });
  control.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || many || !field?.dispatches) return;
    if (!asksFor(element.dispatch_action_config, 'on_enter_pressed')) return;
    event.preventDefault();
    void press(placed, control, control.value);
  });
  return control;
}

/** When the app wants to hear of a text; by default when Enter is pressed. */
function asksFor(config: unknown, when: string): boolean {
  const list = isJson(config) ? config.trigger_actions_on : null;
  return Array.isArray(list) ? list.includes(when) : when === 'on_enter_pressed';
}

function looks(placed: Placed): Record<string, unknown> {
  const placeholder = plainText(placed.element.placeholder);
  return {
    class: 'bk-typed',
    placeholder: placeholder || null,
    ...naming(placed, placeholder || placed.name),
  };
}

/** Typed as plain text here; sent in the shape of rich text. */
export function renderRichTextInput(placed: Placed): HTMLElement {
  const { type, context, blockId, actionId } = placed;
  const before = chosenBefore(placed, 'rich_text_value') ?? chosenBefore(placed, 'value');
  const area = el('textarea', { rows: 4, ...looks(placed) });
  area.value = isJson(before) ? wordsOf(readRichText(before) ?? []) : '';
  area.addEventListener('input', () => {
    const section = { type: 'rich_text_section', elements: [{ type: 'text', text: area.value }] };
    const value = area.value === '' ? null : { type: 'rich_text', elements: [section] };
    context.change(blockId, actionId, { type, rich_text_value: value });
  });
  return area;
}
