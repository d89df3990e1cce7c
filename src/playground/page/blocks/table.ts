import { el } from '../dom.ts';
import type { Json } from '../protocol.ts';
import { readRows, type TableCell } from './cells.ts';
import { objects } from './json.ts';
import type { Scene } from './scene.ts';
import { scrollRegion } from './scroll-region.ts';
import { showFlow } from './show-flow.ts';

const aligned: Readonly<Record<string, string>> = { center: ' bk-center', right: ' bk-right' };

/** Slack's older table: the first row is its head. */
export function renderTable(block: Json, scene: Scene): HTMLElement | null {
  const [head, ...rows] = readRows(block.rows) ?? [];
  if (head === undefined) return null;
  const settings = Array.isArray(block.column_settings) ? block.column_settings : [];
  const looks = (column: number): string => {
    const [setting] = objects([settings[column]]);
    const wraps = setting?.is_wrapped === true ? '' : ' bk-unwrapped';
    return `bk-cell${aligned[String(setting?.align)] ?? ''}${wraps}`;
  };
  const heads = head.map((cell, n) => el('th', { scope: 'col', class: looks(n) }, ...showCell(cell, scene)));
  const body = rows.map((row) =>
    el('tr', {}, ...row.map((cell, n) => el('td', { class: looks(n) }, ...showCell(cell, scene)))),
  );
  const table = el(
    'table',
    { class: 'bk-table' },
    el('thead', {}, el('tr', {}, ...heads)),
    el('tbody', {}, ...body),
  );
  const name = head.map(({ text }) => text).join(', ');
  return el('div', { class: 'bk-table-block' }, scrollRegion(table, { 'aria-label': name }));
}

export function showCell({ text, flows }: TableCell, scene: Scene): readonly (Node | string)[] {
  return flows === null ? [text] : showFlow(flows, scene);
}
