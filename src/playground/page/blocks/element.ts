import { el } from '../dom.ts';
import type { Json } from '../protocol.ts';
import { renderButton, renderIdleButton } from './button.ts';
import { renderCheckboxes, renderRadioButtons } from './checks.ts';
import { renderExternalSelect } from './external-select.ts';
import { stringOf } from './json.ts';
import { renderMultiSelect } from './multi-select.ts';
import { renderOverflow } from './overflow.ts';
import { renderDatePicker, renderDateTimePicker, renderTimePicker } from './pickers.ts';
import { renderImageElement } from './picture.ts';
import type { Place, Placed } from './placed.ts';
import { renderSelect } from './select.ts';
import { renderRichTextInput, renderTextInput } from './typed-input.ts';

type Renderer = (placed: Placed) => HTMLElement;

const renderers: Readonly<Record<string, Renderer>> = {
  button: renderButton,
  workflow_button: renderIdleButton,
  overflow: renderOverflow,
  image: (placed) => renderImageElement(placed.element, placed, 'bk-accessory-image'),
  static_select: renderSelect,
  users_select: renderSelect,
  conversations_select: renderSelect,
  channels_select: renderSelect,
  external_select: renderExternalSelect,
  multi_static_select: renderMultiSelect,
  multi_users_select: renderMultiSelect,
  multi_conversations_select: renderMultiSelect,
  multi_channels_select: renderMultiSelect,
  multi_external_select: renderExternalSelect,
  checkboxes: renderCheckboxes,
  radio_buttons: renderRadioButtons,
  datepicker: renderDatePicker,
  timepicker: renderTimePicker,
  datetimepicker: renderDateTimePicker,
  plain_text_input: renderTextInput,
  number_input: renderTextInput,
  email_text_input: renderTextInput,
  url_text_input: renderTextInput,
  rich_text_input: renderRichTextInput,
};

/** An interactive element, or a small picture, in its place. One that is unknown leaves a line. */
export function renderElement(element: Json, place: Place): HTMLElement {
  const type = stringOf(element.type);
  const renderer = Object.hasOwn(renderers, type) ? renderers[type] : undefined;
  const actionId = stringOf(element.action_id);
  if (renderer) {
    const shown = renderer({ ...place, element, type, actionId });
    // by these whoever renders anew finds where the focus was
    shown.dataset.blockId = place.blockId;
    shown.dataset.actionId = actionId;
    return shown;
  }
  const { words } = place;
  return el(
    'p',
    { class: 'bk-unknown' },
    type === 'file_input' ? words.notHere : words.cannotShow(type || '?'),
  );
}
