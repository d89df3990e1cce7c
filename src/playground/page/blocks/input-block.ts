import { el } from '../dom.ts';
import type { Json } from '../protocol.ts';
import { renderElement } from './element.ts';
import { isJson, stringOf } from './json.ts';
import { freshId } from './placed.ts';
import type { Scene } from './scene.ts';
import { plainText } from './text-object.ts';

const labelled =
  /^(?:plain_text|number|email_text|url_text|rich_text)_input$|^(?:static|users|conversations|channels|external)_select$|picker$/;

/** A field of a dialog: label, element, hint, and what is wrong with it. */
export function renderInput(block: Json, scene: Scene): HTMLElement | null {
  if (!isJson(block.element)) return null;
  const { words, context } = scene;
  const blockId = stringOf(block.block_id);
  const hint = plainText(block.hint);
  const error = context.errors[blockId] ?? '';
  const controlId = freshId('control');
  const labelId = freshId('label');
  const hintId = freshId('hint');
  const errorId = freshId('error');
  const optional = block.optional === true;
  const field = {
    controlId,
    labelId,
    describedBy: [hint && hintId, error && errorId].filter((id) => id !== '').join(' ') || null,
    invalid: error !== '',
    optional,
    dispatches: block.dispatch_action === true,
  };
  const name = plainText(block.label);
  const label = labelled.test(stringOf(block.element.type))
    ? el('label', { id: labelId, class: 'bk-label', for: controlId }, name)
    : el('div', { id: labelId, class: 'bk-label' }, name);
  if (optional) label.append(' ', el('span', { class: 'bk-optional' }, words.optional));
  return el(
    'div',
    { class: error === '' ? 'bk-input' : 'bk-input bk-input-wrong' },
    label,
    renderElement(block.element, { ...scene, blockId, field, name }),
    error !== '' && el('p', { id: errorId, class: 'bk-error' }, error),
    hint !== '' && el('p', { id: hintId, class: 'bk-hint' }, hint),
  );
}
