import { describe, expect, test } from 'vitest';
import {
  validateBlocks,
  validateSuggestions,
  validateView,
} from '../../../src/playground/slack/block-kit/validate.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const cell = (text: string) => ({ type: 'raw_text', text });
const button = (extra: object = {}) => ({ type: 'button', text: plain('Go'), action_id: 'go', ...extra });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const dataTable = (rows: number, extra: object = {}) => ({
  type: 'data_table',
  caption: 'Agents',
  rows: Array.from({ length: rows }, () => [cell('name'), { type: 'raw_number', value: 3, text: '3' }]),
  ...extra,
});
const option = (value: string) => ({ text: plain(value), value });
const bars = (names: string[], categories: string[], points = categories) => ({
  type: 'data_visualization',
  title: 'Revenue',
  chart: {
    type: 'bar',
    series: names.map((name) => ({ name, data: points.map((label) => ({ label, value: -1 })) })),
    axis_config: { categories },
  },
});
const pie = (...values: number[]) => ({
  type: 'data_visualization',
  title: 'Share',
  chart: { type: 'pie', segments: values.map((value, index) => ({ label: `s${index}`, value })) },
});
const image = (source: object) => ({ type: 'image', alt_text: 'a chart', ...source });

test('a message as the bot sends it has nothing to be refused', () => {
  const blocks = [
    { type: 'header', text: plain('Agents') },
    { type: 'context', elements: [mrkdwn('last month'), image({ image_url: 'https://x.example/c.png' })] },
    {
      type: 'section',
      fields: [mrkdwn('*Revenue*'), mrkdwn('€1')],
      accessory: { type: 'overflow', action_id: 'o', options: [option('a')] },
    },
    image({ image_url: 'http://127.0.0.1:3000/chart/abc.png', title: plain('Revenue') }),
    dataTable(101),
    bars(['won', 'lost'], ['Q1', 'Q2']),
    pie(1, 2),
    { type: 'divider' },
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }] },
    {
      ...actions(button(), { type: 'static_select', action_id: 's', options: [option('a'), option('b')] }),
      block_id: 'q',
    },
  ];
  expect(validateBlocks(blocks, 'message')).toEqual([]);
});

describe('limits: the last that passes, the first that is refused and where', () => {
  const many = <T>(count: number, make: (index: number) => T): T[] =>
    Array.from({ length: count }, (_, i) => make(i));
  const cases: [string, object | object[], object | object[], string][] = [
    ['50 blocks', many(50, () => ({ type: 'divider' })), many(51, () => ({ type: 'divider' })), '/blocks'],
    [
      'header text',
      { type: 'header', text: plain('x'.repeat(150)) },
      { type: 'header', text: plain('x'.repeat(151)) },
      '/blocks/0/text/text',
    ],
    [
      'header is plain',
      { type: 'header', text: plain('x') },
      { type: 'header', text: mrkdwn('x') },
      '/blocks/0/text/type',
    ],
    ['section text', section('x'.repeat(3000)), section('x'.repeat(3001)), '/blocks/0/text/text'],
    ['emoji count once', section('😀'.repeat(3000)), section('😀'.repeat(3001)), '/blocks/0/text/text'],
    ['empty text', section('x'), section(''), '/blocks/0/text/text'],
    ['empty section', section('x'), { type: 'section' }, '/blocks/0'],
    [
      'fields',
      { type: 'section', fields: many(10, () => plain('x')) },
      { type: 'section', fields: many(11, () => plain('x')) },
      '/blocks/0/fields',
    ],
    [
      'field text',
      { type: 'section', fields: [plain('x'.repeat(2000))] },
      { type: 'section', fields: [plain('x'.repeat(2001))] },
      '/blocks/0/fields/0/text',
    ],
    [
      'context',
      { type: 'context', elements: many(10, () => plain('x')) },
      { type: 'context', elements: many(11, () => plain('x')) },
      '/blocks/0/elements',
    ],
    [
      'actions',
      actions(...many(25, (i) => button({ action_id: `a${i}` }))),
      actions(...many(26, (i) => button({ action_id: `a${i}` }))),
      '/blocks/0/elements',
    ],
    ['no actions', actions(button()), actions(), '/blocks/0/elements'],
    [
      'action ids in a block',
      actions(button(), button({ action_id: 'b' })),
      actions(button(), button()),
      '/blocks/0/elements/1/action_id',
    ],
    [
      'button text',
      actions(button({ text: plain('x'.repeat(75)) })),
      actions(button({ text: plain('x'.repeat(76)) })),
      '/blocks/0/elements/0/text/text',
    ],
    [
      'button value',
      actions(button({ value: 'x'.repeat(2000) })),
      actions(button({ value: 'x'.repeat(2001) })),
      '/blocks/0/elements/0/value',
    ],
    [
      'block ids',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'b' },
      ],
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
      '/blocks/1/block_id',
    ],
    [
      'block id length',
      { type: 'divider', block_id: 'x'.repeat(255) },
      { type: 'divider', block_id: 'x'.repeat(256) },
      '/blocks/0/block_id',
    ],
    ['known types', { type: 'divider' }, { type: 'ruler' }, '/blocks/0/type'],
    [
      'options',
      actions({ type: 'static_select', options: many(100, (i) => option(`${i}`)) }),
      actions({ type: 'static_select', options: many(101, (i) => option(`${i}`)) }),
      '/blocks/0/elements/0/options',
    ],
    [
      'option value',
      actions({ type: 'static_select', options: [option('x'.repeat(75))] }),
      actions({ type: 'static_select', options: [{ text: plain('x'), value: 'x'.repeat(76) }] }),
      '/blocks/0/elements/0/options/0/value',
    ],
    [
      'initial option',
      actions({ type: 'static_select', options: [option('a')], initial_option: option('a') }),
      actions({ type: 'static_select', options: [option('a')], initial_option: option('b') }),
      '/blocks/0/elements/0/initial_option',
    ],
    [
      'overflow',
      actions({ type: 'overflow', options: many(5, (i) => option(`${i}`)) }),
      actions({ type: 'overflow', options: many(6, (i) => option(`${i}`)) }),
      '/blocks/0/elements/0/options',
    ],
    ['table rows', dataTable(101), dataTable(102), '/blocks/0/rows'],
    ['table has rows', dataTable(2), dataTable(1), '/blocks/0/rows'],
    ['table caption', dataTable(2), dataTable(2, { caption: undefined }), '/blocks/0/caption'],
    ['table page', dataTable(2, { page_size: 100 }), dataTable(2, { page_size: 101 }), '/blocks/0/page_size'],
    [
      'equal rows',
      dataTable(2, { rows: [[cell('a')], [cell('b')]] }),
      dataTable(2, { rows: [[cell('a')], [cell('b'), cell('c')]] }),
      '/blocks/0/rows/1',
    ],
    [
      'empty cell',
      dataTable(2, { rows: [[cell('a')], [cell(' ')]] }),
      dataTable(2, { rows: [[cell('a')], [cell('')]] }),
      '/blocks/0/rows/1/0/text',
    ],
    [
      'plain header',
      dataTable(2),
      dataTable(2, { rows: [[{ type: 'rich_text', elements: [{}] }], [cell('b')]] }),
      '/blocks/0/rows/0/0/type',
    ],
    [
      'number cells',
      dataTable(2),
      dataTable(2, { rows: [[cell('a')], [{ type: 'raw_number', value: Number.NaN, text: 'x' }]] }),
      '/blocks/0/rows/1/0/value',
    ],
    [
      'columns',
      dataTable(2, { rows: many(2, () => many(20, () => cell('a'))) }),
      dataTable(2, { rows: many(2, () => many(21, () => cell('a'))) }),
      '/blocks/0/rows/0',
    ],
    [
      'cell characters',
      dataTable(2, { rows: many(2, () => [cell('x'.repeat(5000))]) }),
      dataTable(2, { rows: many(2, () => [cell('x'.repeat(5001))]) }),
      '/blocks/0/rows',
    ],
    [
      'one plain table',
      { type: 'table', rows: [[cell('a')]] },
      [
        { type: 'table', rows: [[cell('a')]] },
        { type: 'table', rows: [[cell('a')]] },
      ],
      '/blocks',
    ],
    ['two charts', [pie(1), pie(1)], [pie(1), pie(1), pie(1)], '/blocks'],
    ['segments', pie(1, 2, 3, 4, 5, 6), pie(1, 2, 3, 4, 5, 6, 7), '/blocks/0/chart/segments'],
    ['pie above 0', pie(1), pie(0), '/blocks/0/chart/segments/0/value'],
    [
      'series',
      bars(['a', 'b', 'c', 'd', 'e', 'f'], ['x']),
      bars(['a', 'b', 'c', 'd', 'e', 'f', 'g'], ['x']),
      '/blocks/0/chart/series',
    ],
    ['series names', bars(['a', 'b'], ['x']), bars(['a', 'a'], ['x']), '/blocks/0/chart/series/1/name'],
    [
      'categories',
      bars(
        ['a'],
        many(20, (i) => `${i}`),
      ),
      bars(
        ['a'],
        many(21, (i) => `${i}`),
      ),
      '/blocks/0/chart/axis_config/categories',
    ],
    [
      'category length',
      bars(['a'], ['x'.repeat(20)]),
      bars(['a'], ['x'.repeat(21)]),
      '/blocks/0/chart/axis_config/categories/0',
    ],
    [
      'a point each',
      bars(['a'], ['x', 'y']),
      bars(['a'], ['x', 'y'], ['x']),
      '/blocks/0/chart/series/0/data',
    ],
    [
      'image by https',
      image({ image_url: 'https://x.example/c.png' }),
      image({ image_url: 'http://x.example/c.png' }),
      '/blocks/0/image_url',
    ],
    [
      'image url',
      image({ image_url: `https://x/${'x'.repeat(2990)}` }),
      image({ image_url: `https://x/${'x'.repeat(2991)}` }),
      '/blocks/0/image_url',
    ],
    ['image source', image({ slack_file: { id: 'F123456789' } }), image({}), '/blocks/0'],
    [
      'one source',
      image({ image_url: 'https://x/c.png' }),
      image({ image_url: 'https://x/c.png', slack_file: { id: 'F123456789' } }),
      '/blocks/0',
    ],
    [
      'image words',
      image({ image_url: 'https://x/c.png' }),
      image({ image_url: 'https://x/c.png', alt_text: '' }),
      '/blocks/0/alt_text',
    ],
    [
      'file id',
      image({ slack_file: { id: 'F12345678' } }),
      image({ slack_file: { id: 'F1234' } }),
      '/blocks/0/slack_file/id',
    ],
    [
      'whole message',
      many(4, () => section('x'.repeat(3000))),
      many(5, () => section('x'.repeat(2700))),
      '/blocks',
    ],
  ];
  test.each(cases)('%s', (_, good, bad, pointer) => {
    const pointers = (value: object | object[]) =>
      validateBlocks(Array.isArray(value) ? value : [value], 'message').map((problem) => problem.pointer);
    expect(pointers(good)).toEqual([]);
    expect(pointers(bad)).toContain(pointer);
  });
});

test('tables and charts are for messages alone, alerts for dialogs alone', () => {
  for (const block of [
    dataTable(2),
    pie(1),
    { type: 'table', rows: [[cell('a')]] },
    { type: 'markdown', text: 'x' },
  ]) {
    expect(validateBlocks([block], 'message')).toEqual([]);
    expect(validateBlocks([block], 'home')).toHaveLength(1);
    expect(validateBlocks([block], 'modal')).toHaveLength(1);
  }
  const alert = { type: 'alert', text: plain('careful') };
  expect(validateBlocks([alert], 'modal')).toEqual([]);
  expect(validateBlocks([alert], 'message')).toHaveLength(1);
});

test('a file must be known, looked at by Slack, and visible', () => {
  const blocks = [image({ slack_file: { id: 'F123456789' } })];
  for (const state of ['unknown', 'processing', 'not_visible', 'not_an_image'] as const) {
    expect(validateBlocks(blocks, 'message', { file: () => state })).toEqual([
      { pointer: '/blocks/0/slack_file', message: 'invalid slack file' },
    ]);
  }
});

test('a dialog has a short title, and a button to send it when it has inputs', () => {
  const input = { type: 'input', label: plain('When'), element: { type: 'timepicker', action_id: 't' } };
  const dialog = { type: 'modal', title: plain('Schedule'), submit: plain('Save'), blocks: [input] };
  expect(validateView(dialog)).toEqual([]);
  const pointers = (view: object) => validateView({ ...dialog, ...view }).map((problem) => problem.pointer);
  expect(pointers({ title: plain('x'.repeat(25)) })).toEqual(['/title/text']);
  expect(pointers({ submit: undefined })).toEqual(['/submit']);
  expect(pointers({ private_metadata: 'x'.repeat(3001) })).toEqual(['/private_metadata']);
  expect(pointers({ external_id: 'x'.repeat(255), callback_id: 'x'.repeat(255) })).toEqual([]);
  expect(pointers({ external_id: 'x'.repeat(256) })).toEqual(['/external_id']);
  const dividers = (count: number) => Array.from({ length: count }, () => ({ type: 'divider' }));
  expect(pointers({ blocks: dividers(100) })).toEqual([]);
  expect(pointers({ blocks: dividers(101) })).toEqual(['/blocks']);
});

test('options of an external select: none at all are fine, a group has some', () => {
  const pointers = (answer: object) => validateSuggestions({ ...answer }).map(({ pointer }) => pointer);
  const group = (...options: object[]) => ({ label: plain('Europe'), options });
  expect(pointers({ options: [] })).toEqual([]);
  expect(pointers({ option_groups: [] })).toEqual([]);
  expect(pointers({ option_groups: [group(option('a'))] })).toEqual([]);
  expect(pointers({ option_groups: [group()] })).toEqual(['/option_groups/0/options']);
  expect(pointers({ options: [option('a'), option('a')] })).toEqual(['/options/1/value']);
  expect(pointers({ options: [{ text: mrkdwn('a'), value: 'a' }] })).toEqual(['/options/0/text/type']);
  expect(pointers({ options: 'a' })).toEqual(['/options']);
  expect(pointers({})).toEqual(['']);
});

test('what is no block is refused, never thrown at', () => {
  for (const odd of [
    null,
    'x',
    [null],
    [7],
    [{}],
    [{ type: 'section', text: 'x' }],
    [{ type: 'actions', elements: 'x' }],
  ]) {
    expect(validateBlocks(odd, 'message').length).toBeGreaterThan(0);
  }
});
