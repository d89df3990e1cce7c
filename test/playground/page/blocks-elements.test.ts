import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from '../../support/chromium.ts';
import { elements } from './blocks-kitchen.ts';
import { type Bench, type BlocksPage, openBlocks } from './blocks-page.ts';

const skipped = findChromium() === null;

describe.skipIf(skipped)(`elements${skipped ? ' (skipped: there is no Chromium here)' : ''}`, () => {
  let bench: BlocksPage;
  beforeAll(async () => {
    bench = await openBlocks();
  });
  afterAll(() => bench?.close());
  beforeEach(() => bench.show(elements));
  afterEach(() => expect(bench.wrong()).toEqual([]));

  const button = (name: string) => bench.page.getByRole('button', { name, exact: true });
  const isFocused = (name: string) => button(name).evaluate((one) => one === document.activeElement);
  const pressed = (action: string, value?: unknown) => [
    ['press', action in { plain: 1, danger: 1, link: 1, more: 1 } ? 'buttons' : 'choices', action, value],
  ];

  describe('a button', () => {
    it('tells the app once while its press is under way, and shows that', async () => {
      await bench.hold();
      await button('Plain').click();
      await button('Plain').click();
      expect(await button('Plain').getAttribute('aria-busy')).toBe('true');
      expect(await bench.calls()).toEqual([['press', 'buttons', 'plain', undefined]]);
      await bench.release();
      await bench.page.locator('[aria-busy]').waitFor({ state: 'detached' });
      await button('Plain').click();
      expect(await bench.calls()).toHaveLength(1);
    });

    it('that asks first tells nothing when the answer is no, or Esc', async () => {
      const dialog = bench.page.getByRole('dialog', { name: 'Sure?' });
      await button('Danger').press('Enter');
      expect(await dialog.innerText()).toContain('This tells everybody.');
      await button('Stop').click();
      await dialog.waitFor({ state: 'detached' });
      await button('Danger').press('Enter');
      await bench.page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await isFocused('Danger')).toBe(true);
      expect(await bench.calls()).toEqual([]);
      await button('Danger').press('Enter');
      await button('Tell').click();
      // The browser tells of the closing a moment after it.
      await bench.page.waitForFunction(() => (globalThis as unknown as Bench).calls.length > 0);
      expect(await bench.calls()).toEqual(pressed('danger'));
    });

    it('with an address opens a tab, and tells the app', async () => {
      await bench.page.context().route('https://example.com/', (route) => route.fulfill({ body: 'there' }));
      const opened = bench.page.context().waitForEvent('page');
      await bench.page.getByRole('link', { name: 'Link' }).click();
      await (await opened).close();
      expect(await bench.calls()).toEqual(pressed('link'));
    });
  });

  it('a menu is gone through with the arrows; Esc leaves it', async () => {
    await button('More actions').press('Enter');
    await bench.page.waitForFunction(() => document.activeElement?.textContent === 'Share');
    await bench.page.keyboard.press('Escape');
    expect(await isFocused('More actions')).toBe(true);
    await button('More actions').press('Enter');
    await bench.page.waitForFunction(() => document.activeElement?.textContent === 'Share');
    await bench.page.keyboard.press('ArrowDown');
    await bench.page.keyboard.press('Enter');
    expect(await isFocused('More actions')).toBe(true);
    expect(await bench.calls()).toEqual(pressed('more', 'Hide'));
  });

  describe('a select', () => {
    it.each([
      ['Period', 'Last month', 'static_select', 'lm'],
      ['Who', 'Bob <i>', 'users_select', 'U2'],
      ['Where', 'KPI bot', 'conversations_select', 'D1'],
      ['Channel', '# sales', 'channels_select', 'C1'],
    ])('of %s tells what was chosen', async (name, label, action, value) => {
      await bench.page.getByRole('combobox', { name }).selectOption({ label });
      expect(await bench.calls()).toEqual(pressed(action, value));
    });

    it('groups its options; a channel is no conversation of two', async () => {
      const groups = bench.page.getByRole('combobox', { name: 'Period' }).locator('optgroup');
      expect(await groups.evaluateAll((all) => all.map((group) => group.getAttribute('label')))).toEqual([
        'Past',
        'Now',
      ]);
      const channels = bench.page.getByRole('combobox', { name: 'Channel' }).locator('option');
      expect(await channels.allTextContents()).toEqual(['Channel', '# sales']);
    });

    it('shows what was chosen before rather than what it began with', async () => {
      const checked = () =>
        bench.page.getByRole('checkbox', { checked: true }).evaluateAll((all) => all.length);
      expect(await checked()).toBe(1);
      const lw = { text: { type: 'plain_text', text: 'Last week' }, value: 'lw' };
      await bench.show(elements, {
        values: {
          choices: {
            static_select: { type: 'static_select', selected_option: lw },
            checkboxes: { type: 'checkboxes', selected_options: [] },
          },
        },
      });
      const select = bench.page.getByRole('combobox', { name: 'Period' });
      expect(await select.evaluate((one: HTMLSelectElement) => one.selectedOptions[0]?.text)).toBe(
        'Last week',
      );
      expect(await checked()).toBe(0);
    });

    it('of several tells when its list is closed', async () => {
      const list = bench.page.locator('[data-action-id=multi_static_select]');
      await list.locator('summary').click();
      await list.getByLabel('Gamma').check();
      await list.getByLabel('Alpha').check();
      expect(await bench.calls()).toEqual([]);
      await bench.page.keyboard.press('Escape');
      await bench.page.waitForFunction(() => (globalThis as unknown as Bench).calls.length > 0);
      expect(await bench.calls()).toEqual(pressed('multi_static_select', ['Alpha', 'Gamma']));
      expect(await list.locator('summary').innerText()).toBe('Alpha, Gamma');
    });
  });

  describe('a search', () => {
    const input = () => bench.page.getByRole('combobox', { name: 'Account', exact: true });
    const options = () => bench.page.getByRole('option').filter({ visible: true });

    it('is made and answered with the keyboard alone', async () => {
      const acorn = { text: { type: 'plain_text', text: 'Acorn' }, value: 'ACORN' };
      await input().pressSequentially('ac');
      await options().first().waitFor();
      expect(await options().allTextContents()).toEqual(['Acme', 'Acorn']);
      expect(await bench.calls()).toEqual([['find', 'choices', 'external_select', 'ac']]);
      await input().press('ArrowDown');
      await input().press('ArrowDown');
      const active = await input().getAttribute('aria-activedescendant');
      expect(await bench.page.locator(`#${active}`).textContent()).toBe('Acorn');
      await input().press('Enter');
      expect(await bench.calls()).toEqual(pressed('external_select', acorn));
      expect(await input().inputValue()).toBe('Acorn');
      expect(await input().getAttribute('aria-expanded')).toBe('false');
    });

    it('waits for enough to be typed, and says when nothing was found', async () => {
      await input().pressSequentially('z');
      await bench.page.getByText('Type a character to search').filter({ visible: true }).first().waitFor();
      await input().pressSequentially('z');
      await bench.page.getByText('No results').filter({ visible: true }).first().waitFor();
      expect(await bench.calls()).toEqual([['find', 'choices', 'external_select', 'zz']]);
      await input().press('Escape');
      await input().press('Escape');
      expect(await input().inputValue()).toBe('');
    });

    it('whose answer comes late does not cover the next one', async () => {
      await bench.hold();
      await input().pressSequentially('bo');
      await bench.page.waitForFunction(() => (globalThis as unknown as Bench).calls.length === 1);
      await input().press('t');
      await bench.release({ options: [{ text: { type: 'plain_text', text: 'Late' }, value: 'LATE' }] });
      await bench.page.waitForFunction(() => (globalThis as unknown as Bench).calls.length === 2);
      expect(await options().count()).toBe(0);
      await bench.release({ options: [{ text: { type: 'plain_text', text: 'Bottle' }, value: 'B' }] });
      await options().first().waitFor();
      expect(await options().allTextContents()).toEqual(['Bottle']);
    });
  });

  describe('a date', () => {
    it('that is typed is told when it is left, not at each key', async () => {
      const day = bench.page.getByLabel('Day', { exact: true });
      await day.focus();
      await bench.page.keyboard.type('09162025');
      expect(await bench.calls()).toEqual([]);
      await bench.page.keyboard.press('Enter');
      expect(await bench.calls()).toEqual(pressed('datepicker', '2025-09-16'));
      await day.blur();
      expect(await bench.calls()).toEqual([]);
    });

    it('with a time is read in the zone of who chooses', async () => {
      const moment = bench.page.getByLabel('Date and time', { exact: true });
      expect(await moment.inputValue()).toBe('2024-08-15T10:55');
      await moment.fill('2024-12-24T18:00');
      const seconds = Date.parse('2024-12-24T17:00Z') / 1000;
      expect(await bench.calls()).toEqual(pressed('datetimepicker', String(seconds)));
    });
  });
});
