import { el } from '../dom.ts';
import type { Json } from '../protocol.ts';
import { renderElement } from './element.ts';
import { objects, stringOf } from './json.ts';
import type { Scene } from './scene.ts';

export function renderActions(block: Json, scene: Scene): HTMLElement | null {
  const elements = objects(block.elements);
  if (elements.length === 0) return null;
  const place = { ...scene, blockId: stringOf(block.block_id), field: null, name: '' };
  return el('div', { class: 'bk-actions' }, ...elements.map((element) => renderElement(element, place)));
}
