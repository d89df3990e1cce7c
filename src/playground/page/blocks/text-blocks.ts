import { el } from '../dom.ts';
import type { Json } from '../protocol.ts';
import { renderElement } from './element.ts';
import { isJson, objects, stringOf } from './json.ts';
import { parseMarkdown } from './markdown.ts';
import { renderImageElement } from './picture.ts';
import { readRichText } from './rich-text.ts';
import type { Scene } from './scene.ts';
import { showFlow } from './show-flow.ts';
import { plainText, readText, textWords } from './text-object.ts';

export function renderHeader(block: Json): HTMLElement | null {
  const text = plainText(block.text);
  return text === '' ? null : el('h3', { class: 'bk-header' }, text);
}

export function renderSection(block: Json, scene: Scene): HTMLElement | null {
  const text = readText(block.text);
  const fields = objects(block.fields).map(readText);
  if (text === null && fields.length === 0) return null;
  const body = el('div', { class: 'bk-section-body' });
  if (text !== null) body.append(...showFlow(text, scene));
  if (fields.length > 0) {
    const shown = fields.map((field) => el('div', { class: 'bk-field' }, ...showFlow(field ?? [], scene)));
    body.append(el('div', { class: 'bk-fields' }, ...shown));
  }
  const name = text === null ? '' : textWords(block.text);
  const accessory = isJson(block.accessory)
    ? renderElement(block.accessory, { ...scene, blockId: stringOf(block.block_id), field: null, name })
    : null;
  return el(
    'div',
    { class: 'bk-section' },
    body,
    accessory && el('div', { class: 'bk-accessory' }, accessory),
  );
}

export function renderContext(block: Json, scene: Scene): HTMLElement | null {
  const elements = objects(block.elements);
  if (elements.length === 0) return null;
  const shown = elements.map((element) =>
    element.type === 'image'
      ? renderImageElement(element, scene, 'bk-context-image')
      : el('div', { class: 'bk-context-text' }, ...showFlow(readText(element) ?? [], scene)),
  );
  return el('div', { class: 'bk-context' }, ...shown);
}

export function renderDivider(): HTMLElement {
  return el('hr', { class: 'bk-divider' });
}

export function renderRichText(block: Json, scene: Scene): HTMLElement | null {
  const flows = readRichText(block);
  return flows === null ? null : el('div', { class: 'bk-text' }, ...showFlow(flows, scene));
}

export function renderMarkdown(block: Json, scene: Scene): HTMLElement | null {
  if (typeof block.text !== 'string') return null;
  return el('div', { class: 'bk-text' }, ...showFlow(parseMarkdown(block.text), scene));
}

const levels = ['default', 'info', 'warning', 'error', 'success'] as const;

export function renderAlert(block: Json, scene: Scene): HTMLElement | null {
  const text = readText(block.text);
  if (text === null) return null;
  const level = levels.find((one) => one === block.level) ?? 'default';
  return el(
    'div',
    { class: `bk-alert bk-alert-${level}`, role: 'note', 'aria-label': scene.words.alert[level] },
    ...showFlow(text, scene),
  );
}
