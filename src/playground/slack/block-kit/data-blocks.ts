import { isJson, type Json } from '../json.ts';
import {
  type Check,
  checkList,
  checkObject,
  checkOptionalString,
  checkString,
  codePoints,
  problem,
} from './check.ts';

// documented as 10,000 or 20,000 characters, 101 or 201 rows: the tighter of both
const CELL_CHARACTERS = 10_000;
const DATA_TABLE_ROWS = 101;

/** Characters of every `text` inside a cell. */
function cellLength(cell: unknown): number {
  if (Array.isArray(cell)) return cell.reduce((sum: number, item) => sum + cellLength(item), 0);
  if (!isJson(cell)) return 0;
  return (typeof cell.text === 'string' ? codePoints(cell.text) : 0) + cellLength(cell.elements);
}

function checkCell(check: Check, cell: unknown, pointer: string, types: readonly string[]): void {
  if (!checkObject(check, cell, pointer)) return;
  if (!types.includes(String(cell.type))) {
    problem(check, `${pointer}/type`, `unsupported cell type: ${String(cell.type)}`);
  } else if (cell.type === 'rich_text') {
    checkList(check, cell.elements, `${pointer}/elements`, { max: 100 }, () => {});
  } else {
    checkString(check, cell.text, `${pointer}/text`, { max: CELL_CHARACTERS });
    if (cell.type === 'raw_number' && !Number.isFinite(cell.value)) {
      problem(check, `${pointer}/value`, 'must be a number');
    }
  }
}

function checkRows(check: Check, block: Json, pointer: string, minRows: number, maxRows: number): void {
  let width: number | undefined;
  const header = block.type === 'data_table' ? ['raw_text', 'raw_number'] : undefined;
  checkList(check, block.rows, `${pointer}/rows`, { min: minRows, max: maxRows }, (row, at, index) => {
    const types = index === 0 && header ? header : ['raw_text', 'raw_number', 'rich_text'];
    checkList(check, row, at, { max: 20 }, (cell, cellAt) => checkCell(check, cell, cellAt, types));
    if (!Array.isArray(row)) return;
    width ??= row.length;
    if (row.length !== width) problem(check, at, 'all rows must have the same number of cells');
  });
  if (cellLength(block.rows) > CELL_CHARACTERS) {
    problem(check, `${pointer}/rows`, `must be less than ${CELL_CHARACTERS + 1} characters in all cells`);
  }
}

export function checkTable(check: Check, block: Json, pointer: string): void {
  checkRows(check, block, pointer, 1, 100);
  if (block.column_settings !== undefined) {
    checkList(check, block.column_settings, `${pointer}/column_settings`, { min: 0, max: 20 }, () => {});
  }
}

export function checkDataTable(check: Check, block: Json, pointer: string): void {
  checkString(check, block.caption, `${pointer}/caption`, { max: 2000 });
  checkRows(check, block, pointer, 2, DATA_TABLE_ROWS);
  const { page_size: size, row_header_column_index: column } = block;
  if (size !== undefined && !(Number.isInteger(size) && Number(size) >= 1 && Number(size) <= 100)) {
    problem(check, `${pointer}/page_size`, 'must be between 1 and 100');
  }
  const first = Array.isArray(block.rows) ? block.rows[0] : undefined;
  const width = Array.isArray(first) ? first.length : 20;
  if (column !== undefined && !(Number.isInteger(column) && Number(column) >= 0 && Number(column) < width)) {
    problem(check, `${pointer}/row_header_column_index`, 'must be the index of a column');
  }
}

function checkPoints(check: Check, points: unknown, pointer: string, max: number, positive: boolean): void {
  checkList(check, points, pointer, { max }, (point, at) => {
    if (!checkObject(check, point, at)) return;
    checkString(check, point.label, `${at}/label`, { max: 20 });
    if (typeof point.value !== 'number' || !Number.isFinite(point.value)) {
      problem(check, `${at}/value`, 'must be a number');
    } else if (positive && point.value <= 0) problem(check, `${at}/value`, 'must be greater than 0');
  });
}

function checkSeries(check: Check, chart: Json, pointer: string): void {
  const axis = isJson(chart.axis_config) ? chart.axis_config : {};
  const categories = Array.isArray(axis.categories) ? axis.categories : [];
  checkList(check, axis.categories, `${pointer}/axis_config/categories`, { max: 20 }, (category, at) => {
    checkString(check, category, at, { max: 20 });
  });
  if (new Set(categories).size !== categories.length) {
    problem(check, `${pointer}/axis_config/categories`, 'must be unique');
  }
  checkOptionalString(check, axis.x_label, `${pointer}/axis_config/x_label`, { max: 50 });
  checkOptionalString(check, axis.y_label, `${pointer}/axis_config/y_label`, { max: 50 });
  const names = new Set<unknown>();
  checkList(check, chart.series, `${pointer}/series`, { max: 6 }, (series, at) => {
    if (!checkObject(check, series, at)) return;
    checkString(check, series.name, `${at}/name`, { max: 20 });
    if (names.has(series.name)) problem(check, `${at}/name`, 'must be unique among the series');
    names.add(series.name);
    checkPoints(check, series.data, `${at}/data`, 20, false);
    const labels = Array.isArray(series.data)
      ? series.data.map((point) => (isJson(point) ? point.label : undefined))
      : [];
    if (labels.length !== categories.length || labels.some((label) => !categories.includes(label))) {
      problem(check, `${at}/data`, 'must have exactly one point for each category');
    }
  });
}

export function checkDataVisualization(check: Check, block: Json, pointer: string): void {
  checkString(check, block.title, `${pointer}/title`, { max: 50 });
  const { chart } = block;
  if (!checkObject(check, chart, `${pointer}/chart`)) return;
  if (chart.type === 'pie') checkPoints(check, chart.segments, `${pointer}/chart/segments`, 6, true);
  else if (chart.type === 'bar' || chart.type === 'line' || chart.type === 'area') {
    checkSeries(check, chart, `${pointer}/chart`);
  } else problem(check, `${pointer}/chart/type`, 'must be pie, bar, line or area');
}

/** Limits over the whole message: cells of all tables together, one `table`, two charts. */
export function checkDataBlocksTogether(check: Check, blocks: readonly Json[]): void {
  const tables = blocks.filter((block) => block.type === 'table' || block.type === 'data_table');
  if (tables.length > 1 && tables.reduce((sum, block) => sum + cellLength(block.rows), 0) > CELL_CHARACTERS) {
    problem(check, '/blocks', `must be less than ${CELL_CHARACTERS + 1} characters in all tables`);
  }
  if (blocks.filter((block) => block.type === 'table').length > 1) {
    problem(check, '/blocks', 'only one table allowed');
  }
  if (blocks.filter((block) => block.type === 'data_visualization').length > 2) {
    problem(check, '/blocks', 'no more than 2 data_visualization blocks allowed');
  }
}
