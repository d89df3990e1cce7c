import type { Json } from '../../../src/playground/page/protocol.ts';

/** One of everything, with texts that are long, foreign or would do harm as markup. */

const plain = (text: string) => ({ type: 'plain_text', text });
const marked = (text: string) => ({ type: 'mrkdwn', text });
const option = (text: string, value = text) => ({ text: plain(text), value });
const raw = (text: string) => ({ type: 'raw_text', text });
const figure = (value: number, text = `€${value}`) => ({ type: 'raw_number', value, text });

export const harmful =
  '<script>globalThis.harmed = true</script><img src=x onerror="globalThis.harmed = true">';
const longName = 'Anne-Charlotte de la Rochefoucauld-Montmorency-Luxembourg XII';

export const confirm = {
  title: plain('Sure?'),
  text: marked('This tells *everybody*.'),
  confirm: plain('Tell'),
  deny: plain('Stop'),
};

const products = [option('Alpha'), option('Beta'), option('Gamma')];
const groups = [
  { label: plain('Past'), options: [option('Last week', 'lw'), option('Last month', 'lm')] },
  { label: plain('Now'), options: [option('This week', 'tw')] },
];

export const texts: readonly Json[] = [
  { type: 'header', text: plain(harmful) },
  {
    type: 'section',
    text: marked(`*bold* <https://example.com|a link> <@U1> <#C1> ${harmful}\n&gt; quote\n\`\`\`code\`\`\``),
    accessory: { type: 'image', image_url: 'https://pictures.example/there.png', alt_text: 'small' },
  },
  {
    type: 'section',
    fields: ['*Revenue*\n€1,234   ▲ +12.4%', `*Top agent*\n${longName}`, 'third'].map(marked),
  },
  { type: 'divider' },
  {
    type: 'context',
    elements: [
      marked('as of `15 Aug`'),
      { type: 'image', image_url: 'https://pictures.example/there.png', alt_text: 'icon' },
    ],
  },
  {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'text', text: harmful, style: { bold: true } }] },
      {
        type: 'rich_text_list',
        style: 'ordered',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'item' }] }],
      },
    ],
  },
  { type: 'markdown', text: `# Title\n- **item** ${harmful}\n[link](https://example.com)` },
  {
    type: 'image',
    title: plain('Revenue by month'),
    image_url: 'https://pictures.example/there.png',
    alt_text: 'Revenue by month: a line',
  },
  { type: 'image', image_url: 'https://pictures.example/gone.png', alt_text: 'Revenue by agent: bars' },
];

const months = ['January', 'February', 'March', 'April'];
const series = ['North', 'South', 'East', 'West', 'Centre', 'Overseas'].map((name, at) => ({
  name,
  data: months.map((label, n) => ({ label, value: 1000 * (at + 1) - 700 * n })),
}));

export const dataTable: Json = {
  type: 'data_table',
  caption: 'Agents',
  page_size: 10,
  rows: [
    ['Agent', 'Revenue', 'Won deals', 'Win rate', 'Average deal', 'Office'].map(raw),
    ...Array.from({ length: 30 }, (_, n) => [
      raw(n === 3 ? longName : n === 4 ? harmful : `Agent ${n + 1}`),
      n === 7 ? raw('—') : figure((n * 7919) % 10007),
      figure(n, String(n)),
      figure(n / 100, `${n}.0%`),
      figure(3 * n),
      raw(['North', 'Öst', 'South'][n % 3] ?? ''),
    ]),
  ],
};

export const data: readonly Json[] = [
  dataTable,
  {
    type: 'table',
    column_settings: [{ is_wrapped: true }, { align: 'right' }],
    rows: [['Agent', 'Revenue'].map(raw), [raw(longName), figure(20)]],
  },
  {
    type: 'data_visualization',
    title: 'By month and office',
    chart: { type: 'bar', series, axis_config: { categories: months, x_label: 'Month', y_label: 'Euros' } },
  },
  {
    type: 'data_visualization',
    title: 'By stage',
    chart: {
      type: 'pie',
      segments: ['Won', 'Lost', 'Open'].map((label, n) => ({ label, value: 10 * n + 1 })),
    },
  },
];

export const charts: readonly Json[] = ['line', 'area', 'bar'].map((type, n) => ({
  type: 'data_visualization',
  title: type,
  chart: { type, series: series.slice(0, 1 + n * 2), axis_config: { categories: months } },
}));

const selects = [
  { type: 'static_select', placeholder: plain('Period'), option_groups: groups },
  { type: 'external_select', placeholder: plain('Account'), min_query_length: 2 },
  { type: 'users_select', placeholder: plain('Who') },
  { type: 'conversations_select', placeholder: plain('Where') },
  { type: 'channels_select', placeholder: plain('Channel') },
  { type: 'multi_static_select', placeholder: plain('Products'), options: products },
  { type: 'multi_external_select', placeholder: plain('Accounts'), initial_options: [option('Acme')] },
  { type: 'multi_users_select', placeholder: plain('People') },
  { type: 'multi_conversations_select', placeholder: plain('Places') },
  { type: 'multi_channels_select', placeholder: plain('Channels') },
  { type: 'checkboxes', options: products, initial_options: products.slice(1, 2) },
  { type: 'radio_buttons', options: products },
  { type: 'datepicker', initial_date: '2024-08-15', placeholder: plain('Day') },
  { type: 'timepicker', initial_time: '09:00' },
  { type: 'datetimepicker', initial_date_time: 1723712100 },
];

export const elements: readonly Json[] = [
  {
    type: 'actions',
    block_id: 'buttons',
    elements: [
      { type: 'button', action_id: 'plain', text: plain('Plain') },
      { type: 'button', action_id: 'primary', text: plain('Primary'), style: 'primary' },
      { type: 'button', action_id: 'danger', text: plain('Danger'), style: 'danger', confirm },
      { type: 'button', action_id: 'link', text: plain('Link'), url: 'https://example.com/' },
      { type: 'button', action_id: 'long', text: plain('win rate office:North last 3 months vs last year') },
      { type: 'overflow', action_id: 'more', options: [option('Share'), option('Hide')] },
    ],
  },
  {
    type: 'actions',
    block_id: 'choices',
    elements: selects.map((element) => ({ ...element, action_id: element.type })),
  },
];

const typed = [
  { type: 'plain_text_input', max_length: 200, placeholder: plain('agents last month') },
  { type: 'number_input', is_decimal_allowed: false, min_value: '1' },
  { type: 'email_text_input' },
  { type: 'url_text_input' },
  { type: 'rich_text_input' },
  { type: 'file_input' },
];

/** A field for each, its block's id its type. */
export const fields: readonly Json[] = [...typed, ...selects].map((element, n) => ({
  type: 'input',
  block_id: element.type,
  label: plain(`Label of ${element.type}`),
  optional: n % 2 === 0,
  hint: plain('A hint'),
  element: { ...element, action_id: 'value' },
}));

export const broken: readonly unknown[] = [
  { type: 'hologram' },
  { type: 'header' },
  null,
  { type: 'section', fields: 'x' },
  { type: 'data_table', rows: 'x' },
  { type: 'data_visualization', chart: { type: 'radar' } },
  { type: '__proto__' },
  { type: 'actions', elements: [{ type: 'lever', action_id: 'a' }] },
];
