import { isJson, type Json } from '../json.ts';
import { type Check, checkObject, checkOptionalString, checkText, problem } from './check.ts';
import { checkImage } from './images.ts';
import { checkInitial, checkOptionLists, checkOptions } from './options.ts';

export type Place = 'actions' | 'accessory' | 'input';

const SELECTS = ['static', 'external', 'users', 'conversations', 'channels'];
const SINGLE = SELECTS.map((source) => `${source}_select`);
const MULTI = SELECTS.map((source) => `multi_${source}_select`);
const CHOICES = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker'];
const TYPED = ['plain_text_input', 'number_input', 'email_text_input', 'url_text_input', 'file_input'];

const ALLOWED: Record<Place, ReadonlySet<string>> = {
  actions: new Set([
    'button',
    'overflow',
    'datetimepicker',
    'rich_text_input',
    'workflow_button',
    ...CHOICES,
    ...SINGLE,
    ...MULTI,
  ]),
  accessory: new Set(['button', 'image', 'overflow', 'workflow_button', ...CHOICES, ...SINGLE, ...MULTI]),
  input: new Set(['datetimepicker', 'rich_text_input', ...TYPED, ...CHOICES, ...SINGLE, ...MULTI]),
};

function checkConfirm(check: Check, confirm: unknown, pointer: string): void {
  if (confirm === undefined || !checkObject(check, confirm, pointer)) return;
  checkText(check, confirm.title, `${pointer}/title`, 100, 'plain_text');
  checkText(check, confirm.text, `${pointer}/text`, 300);
  checkText(check, confirm.confirm, `${pointer}/confirm`, 30, 'plain_text');
  checkText(check, confirm.deny, `${pointer}/deny`, 30, 'plain_text');
}

function checkSelect(check: Check, element: Json, pointer: string): void {
  if (element.placeholder !== undefined) {
    checkText(check, element.placeholder, `${pointer}/placeholder`, 150, 'plain_text');
  }
  if (String(element.type).endsWith('static_select')) {
    checkOptionLists(check, element, pointer);
    checkInitial(check, element, pointer);
  }
  if (isJson(element.filter) && Object.keys(element.filter).length === 0) {
    problem(check, `${pointer}/filter`, 'at least one property is required');
  }
}

function checkButton(check: Check, element: Json, pointer: string): void {
  checkText(check, element.text, `${pointer}/text`, 75, 'plain_text');
  checkOptionalString(check, element.value, `${pointer}/value`, { max: 2000 });
  checkOptionalString(check, element.url, `${pointer}/url`, { max: 3000 });
  checkOptionalString(check, element.accessibility_label, `${pointer}/accessibility_label`, { max: 75 });
  if (element.style !== undefined && element.style !== 'primary' && element.style !== 'danger') {
    problem(check, `${pointer}/style`, 'must be primary or danger');
  }
}

function checkTyped(check: Check, element: Json, pointer: string): void {
  if (element.placeholder !== undefined) {
    checkText(check, element.placeholder, `${pointer}/placeholder`, 150, 'plain_text');
  }
  if (typeof element.max_length === 'number' && (element.max_length < 1 || element.max_length > 3000)) {
    problem(check, `${pointer}/max_length`, 'must be between 1 and 3000');
  }
  if (element.type === 'number_input' && typeof element.is_decimal_allowed !== 'boolean') {
    problem(check, `${pointer}/is_decimal_allowed`, 'missing required field');
  }
}

/** One element in its place; the ids of a block's elements must be unique within it. */
export function checkElement(
  check: Check,
  element: unknown,
  pointer: string,
  place: Place,
  ids: Set<string>,
): void {
  if (!checkObject(check, element, pointer)) return;
  const type = String(element.type);
  if (!ALLOWED[place].has(type)) {
    problem(check, `${pointer}/type`, `unsupported element type: ${type}`);
    return;
  }
  if (type === 'image') {
    checkImage(check, element, pointer);
    return;
  }
  checkOptionalString(check, element.action_id, `${pointer}/action_id`, { max: 255 });
  if (typeof element.action_id === 'string') {
    if (ids.has(element.action_id)) problem(check, `${pointer}/action_id`, 'must be unique within the block');
    ids.add(element.action_id);
  }
  checkConfirm(check, element.confirm, `${pointer}/confirm`);
  if (type === 'button') checkButton(check, element, pointer);
  else if (type === 'overflow') checkOptions(check, element, pointer, { max: 5 });
  else if (type === 'checkboxes' || type === 'radio_buttons') {
    checkOptions(check, element, pointer, { max: 10 }, true);
    checkInitial(check, element, pointer);
  } else if (type.endsWith('_select')) checkSelect(check, element, pointer);
  else if (TYPED.includes(type)) checkTyped(check, element, pointer);
}
