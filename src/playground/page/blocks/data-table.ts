import { el, svg } from '../dom.ts';
import type { Json } from '../protocol.ts';
import { isFigures, readRows, type TableRow } from './cells.ts';
import { numberOf, stringOf } from './json.ts';
import { createPager } from './pager.ts';
import { freshId } from './placed.ts';
import type { Scene } from './scene.ts';
import { scrollRegion } from './scroll-region.ts';
import { nextSorting, type Sorting, sortRows } from './sorting.ts';
import { showCell } from './table.ts';

const pageSize = 5;

/** A table that sorts by any column and shows a page of its rows at a time. */
export function renderDataTable(block: Json, scene: Scene): HTMLElement | null {
  const [head, ...rows] = readRows(block.rows) ?? [];
  if (head === undefined) return null;
  const { words } = scene;
  const captionText = stringOf(block.caption);
  const captionId = freshId('caption');
  const size = Math.max(1, Math.trunc(numberOf(block.page_size) ?? pageSize));
  const named = numberOf(block.row_header_column_index) ?? 0;
  const figures = head.map((_, column) => isFigures(rows, column));
  const looks = (column: number) => (figures[column] ? 'bk-cell bk-figure' : 'bk-cell');

  let sorting: Sorting | null = null;
  let page = 0;
  const heads = head.map(({ text }, column) => {
    const button = el('button', { type: 'button', class: 'bk-sort' }, el('span', {}, text), sortMark());
    button.addEventListener('click', () => {
      sorting = nextSorting(sorting, column);
      page = 0;
      show();
    });
    return el('th', { scope: 'col', class: looks(column) }, button);
  });
  const body = el('tbody');
  const pager = createPager(captionText, words, (step) => {
    page += step;
    show();
  });
  const rowOf = (row: TableRow) =>
    el(
      'tr',
      {},
      ...row.map((cell, column) => {
        const shown = showCell(cell, scene);
        return column === named
          ? el('th', { scope: 'row', class: looks(column) }, ...shown)
          : el('td', { class: looks(column) }, ...shown);
      }),
    );
  const show = () => {
    for (const [column, th] of heads.entries()) {
      if (sorting?.column === column) th.setAttribute('aria-sort', sorting.direction);
      else th.removeAttribute('aria-sort');
    }
    const first = page * size;
    const shown = sortRows(rows, sorting, words.tag).slice(first, first + size);
    body.replaceChildren(...shown.map(rowOf));
    pager.show(first, shown.length, rows.length);
  };
  show();
  const table = el(
    'table',
    { class: 'bk-table bk-data-table' },
    el('caption', { id: captionId, class: 'bk-caption' }, el('span', {}, captionText)),
    el('thead', {}, el('tr', {}, ...heads)),
    body,
  );
  return el(
    'div',
    { class: 'bk-table-block' },
    scrollRegion(table, { 'aria-labelledby': captionId }),
    rows.length > size && pager.root,
  );
}

function sortMark(): SVGElement {
  return svg(
    'svg',
    { class: 'bk-sort-mark', viewBox: '0 0 8 12', 'aria-hidden': 'true' },
    svg('path', { class: 'bk-sort-up', d: 'M4 0 8 5H0z' }),
    svg('path', { class: 'bk-sort-down', d: 'M4 12 0 7h8z' }),
  );
}
