import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from '../../support/chromium.ts';
import { fields } from './blocks-kitchen.ts';
import { type BlocksPage, openBlocks } from './blocks-page.ts';

const skipped = findChromium() === null;

describe.skipIf(skipped)(
  `a field of a dialog${skipped ? ' (skipped: there is no Chromium here)' : ''}`,
  () => {
    const group = (type: string) => bench.page.locator(`[data-block-id=${type}]`);
    let bench: BlocksPage;
    beforeAll(async () => {
      bench = await openBlocks();
    });
    afterAll(() => bench?.close());
    afterEach(() => expect(bench.wrong()).toEqual([]));
    beforeEach(() => bench.show(fields, { errors: { plain_text_input: 'Unknown line.' } }));

    it('is named by its label, explained by its hint, and says what is wrong with it', async () => {
      const line = bench.page.getByRole('textbox', { name: 'Label of plain_text_input (optional)' });
      expect(await line.getAttribute('aria-invalid')).toBe('true');
      const ids = (await line.getAttribute('aria-describedby'))?.split(' ') ?? [];
      const texts = await Promise.all(ids.map((id) => bench.page.locator(`#${id}`).textContent()));
      expect(texts).toEqual(['A hint', 'Unknown line.']);
      expect(await group('number_input').getAttribute('aria-invalid')).toBeNull();
      expect(await bench.page.getByText('(optional)').count()).toBe(11);
    });

    const state = (type: string, rest: object) => [['change', type, 'value', { type, ...rest }]];
    const gamma = { text: { type: 'plain_text', text: 'Gamma' }, value: 'Gamma' };
    const beta = { text: { type: 'plain_text', text: 'Beta' }, value: 'Beta' };

    it.each<[string, () => Promise<unknown>, object]>([
      ['plain_text_input', () => group('plain_text_input').fill('a'), { value: 'a' }],
      ['number_input', () => group('number_input').fill('3'), { value: '3' }],
      ['url_text_input', () => group('url_text_input').fill('https://a'), { value: 'https://a' }],
      [
        'static_select',
        () => group('static_select').selectOption('0'),
        { selected_option: { text: { type: 'plain_text', text: 'Last week' }, value: 'lw' } },
      ],
      ['users_select', () => group('users_select').selectOption('0'), { selected_user: 'U1' }],
      [
        'checkboxes',
        () => group('checkboxes').getByLabel('Gamma').check(),
        { selected_options: [beta, gamma] },
      ],
      ['radio_buttons', () => group('radio_buttons').getByLabel('Gamma').check(), { selected_option: gamma }],
      ['datepicker', () => group('datepicker').fill('2025-01-02'), { selected_date: '2025-01-02' }],
      ['timepicker', () => group('timepicker').fill('10:30'), { selected_time: '10:30' }],
      [
        'datetimepicker',
        () => group('datetimepicker').fill('2025-01-02T10:30'),
        { selected_date_time: 1735810200 },
      ],
      [
        'multi_users_select',
        async () => {
          await group('multi_users_select').locator('summary').click();
          await group('multi_users_select').getByLabel('Daphné').check();
        },
        { selected_users: ['U1'] },
      ],
      [
        'rich_text_input',
        () => group('rich_text_input').fill('a'),
        {
          rich_text_value: {
            type: 'rich_text',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a' }] }],
          },
        },
      ],
    ])('%s tells its state at each change, and nothing is pressed', async (type, act, expected) => {
      await act();
      expect(await bench.calls()).toEqual(state(type, expected));
    });

    it('that is emptied tells so', async () => {
      await group('number_input').fill('3');
      await group('number_input').fill('');
      expect((await bench.calls()).at(-1)).toEqual([
        'change',
        'number_input',
        'value',
        { type: 'number_input', value: null },
      ]);
    });
  },
);
