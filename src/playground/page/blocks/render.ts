import { el } from '../dom.ts';
import type { Json } from '../protocol.ts';
import { renderActions } from './actions.ts';
import { renderChart } from './chart.ts';
import type { BlockContext } from './context.ts';
import { renderDataTable } from './data-table.ts';
import { renderInput } from './input-block.ts';
import { isJson, stringOf } from './json.ts';
import { renderImage } from './picture.ts';
import type { Scene } from './scene.ts';
import { renderTable } from './table.ts';
import {
  renderAlert,
  renderContext,
  renderDivider,
  renderHeader,
  renderMarkdown,
  renderRichText,
  renderSection,
} from './text-blocks.ts';
import { blockWords } from './words.ts';

/** Null for a block that lacks what it needs. */
type Renderer = (block: Json, scene: Scene) => HTMLElement | null;

const renderers: Readonly<Record<string, Renderer>> = {
  header: renderHeader,
  section: renderSection,
  context: renderContext,
  divider: renderDivider,
  image: renderImage,
  actions: renderActions,
  input: renderInput,
  rich_text: renderRichText,
  markdown: renderMarkdown,
  alert: renderAlert,
  table: renderTable,
  data_table: renderDataTable,
  data_visualization: renderChart,
};

/** The blocks of a message, a dialog or the Home tab, below one another. One that is unknown or broken leaves a line. */
export function renderBlocks(blocks: readonly Json[], context: BlockContext): HTMLElement {
  const scene: Scene = { context, words: blockWords[context.locale] };
  return el('div', { class: 'blocks' }, ...blocks.map((block) => renderBlock(block, scene)));
}

function renderBlock(block: unknown, scene: Scene): HTMLElement {
  const type = isJson(block) ? stringOf(block.type) : '';
  const renderer = Object.hasOwn(renderers, type) ? renderers[type] : undefined;
  let shown: HTMLElement | null = null;
  try {
    shown = isJson(block) ? (renderer?.(block, scene) ?? null) : null;
  } catch (error) {
    // a fault of ours: it is told to the console, and the other blocks are shown
    reportError(error);
  }
  return shown ?? el('p', { class: 'bk-unknown' }, scene.words.cannotShow(type || '?'));
}
