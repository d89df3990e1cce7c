import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { validateBlocks, validateView } from '../../../src/playground/slack/block-kit/validate.ts';
import { findChromium } from '../../support/chromium.ts';
import { broken, charts, data, dataTable, elements, fields, harmful, texts } from './blocks-kitchen.ts';
import { type BlocksPage, openBlocks } from './blocks-page.ts';

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const skipped = findChromium() === null;

it('what is shown below is what Slack takes', () => {
  expect(validateBlocks([...texts, ...data, ...elements], 'message')).toEqual([]);
  expect(validateBlocks(charts.slice(0, 2), 'message')).toEqual([]);
  const title = { type: 'plain_text', text: 'Dialog' };
  expect(validateView({ type: 'modal', title, submit: title, blocks: fields })).toEqual([]);
});

describe.skipIf(skipped)(`blocks${skipped ? ' (skipped: there is no Chromium here)' : ''}`, () => {
  let bench: BlocksPage;
  beforeAll(async () => {
    bench = await openBlocks();
  });
  afterAll(() => bench?.close());
  afterEach(() => expect(bench.wrong()).toEqual([]));

  const focused = () => bench.page.evaluate(() => document.activeElement?.textContent?.trim());

  describe('texts', () => {
    it('from the app are text, whatever they look like', async () => {
      await bench.show([...texts, ...data]);
      expect(await bench.page.locator('h3').first().textContent()).toBe(harmful);
      expect(await bench.page.locator('#place script, #place img[src=x]').count()).toBe(0);
      expect(await bench.page.evaluate(() => 'harmed' in globalThis)).toBe(false);
    });

    it('have links that open beside the page and tell it nothing', async () => {
      await bench.show(texts);
      const link = bench.page.getByRole('link', { name: 'a link' });
      expect(await link.getAttribute('target')).toBe('_blank');
      expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    });

    it('mention people and channels by their names', async () => {
      await bench.show(texts);
      expect(await bench.page.locator('.bk-mention').allTextContents()).toEqual(['@Daphné', '#sales']);
    });
  });

  it('a block that is unknown or broken leaves a line, and the others are shown', async () => {
    await bench.show([...broken, ...texts.slice(0, 1)], { locale: 'fr' });
    const lines = await bench.page.locator('.bk-unknown').allTextContents();
    expect(lines).toHaveLength(broken.length);
    expect(lines[0]).toBe('Ce bloc ne peut pas être affiché ici\u00a0: hologram');
    expect(await bench.page.locator('h3').count()).toBe(1);
  });

  describe('a picture', () => {
    it('opens large; Esc, a press and Close each close it, and the focus returns', async () => {
      await bench.show(texts);
      const { page } = bench;
      const small = page.getByRole('button', { name: 'Revenue by month' });
      const large = page.getByRole('dialog');
      for (const close of [
        () => page.keyboard.press('Escape'),
        () => page.mouse.click(500, 500),
        () => page.getByRole('button', { name: 'Close' }).press('Enter'),
      ]) {
        await small.press('Enter');
        await large.waitFor();
        expect(await large.getByRole('img').getAttribute('alt')).toBe('Revenue by month: a line');
        expect(await focused()).toBe('Close');
        await close();
        await large.waitFor({ state: 'detached' });
        expect(await small.evaluate((button) => button === document.activeElement)).toBe(true);
      }
    });

    it('has its room before it comes', async () => {
      await bench.show([{ type: 'image', image_url: 'https://pictures.example/coming.png', alt_text: 'a' }]);
      expect(await bench.page.locator('.bk-image').evaluate((figure) => figure.clientHeight)).toBeGreaterThan(
        300,
      );
    });

    it('that does not come shows what it would have told', async () => {
      await bench.show(texts);
      await bench.page.getByText('Revenue by agent: bars').waitFor();
    });
  });

  describe('a table', () => {
    const column = (n: number) => bench.page.locator(`tbody tr > :nth-child(${n})`).allTextContents();
    const head = (name: string) => bench.page.getByRole('button', { name, exact: true });
    const sorted = () =>
      bench.page
        .locator('th[aria-sort]')
        .evaluateAll((all) => all.map((th) => `${th.textContent} ${th.getAttribute('aria-sort')}`));
    const sent = ['€0', '€7919', '€5831', '€3743', '€1655', '€9574', '€7486', '—', '€3310', '€1222'];

    it('shows a page of its rows, and turns to the others', async () => {
      await bench.show([dataTable]);
      const [previous, next] = [head('Previous'), head('Next')];
      expect(await column(2)).toEqual(sent);
      expect(await bench.page.getByRole('status').textContent()).toBe('1–10 of 30');
      expect(await previous.getAttribute('aria-disabled')).toBe('true');
      await next.click();
      await next.click();
      expect(await bench.page.getByRole('status').textContent()).toBe('21–30 of 30');
      await next.press('Enter');
      expect((await column(1))[9]).toBe('Agent 30');
      expect(await next.evaluate((button) => button === document.activeElement)).toBe(true);
      await previous.click();
      expect((await column(1))[0]).toBe('Agent 11');
    });

    it('is sorted by a column up, down, and then as it was sent, from its first page', async () => {
      await bench.show([dataTable]);
      await head('Next').click();
      await head('Revenue').click();
      expect(await sorted()).toEqual(['Revenue ascending']);
      expect((await column(2)).slice(0, 2)).toEqual(['€0', '€356']);
      expect(await bench.page.getByRole('status').textContent()).toBe('1–10 of 30');
      await head('Revenue').press('Enter');
      expect(await sorted()).toEqual(['Revenue descending']);
      expect((await column(2))[0]).toBe('€9930');
      await head('Revenue').press('Enter');
      expect(await sorted()).toEqual([]);
      expect(await column(2)).toEqual(sent);
    });

    it('names each row by its first cell, and sets figures right', async () => {
      await bench.show([dataTable]);
      expect(await bench.page.getByRole('rowheader').count()).toBe(10);
      const align = bench.page.locator('tbody td').first();
      expect(await align.evaluate((cell) => getComputedStyle(cell).textAlign)).toBe('right');
    });

    it('can be scrolled with the keyboard where it is too wide, its names staying', async () => {
      await bench.page.setViewportSize({ width: 360, height: 800 });
      await bench.show([dataTable]);
      const box = bench.page.getByRole('group', { name: 'Agents', exact: true });
      await box.focus();
      await bench.page.keyboard.press('End');
      await bench.page.keyboard.press('ArrowRight');
      await bench.page.waitForFunction(() => (document.querySelector('.bk-scroll')?.scrollLeft ?? 0) > 0);
      const name = await bench.page.getByRole('rowheader').first().boundingBox();
      expect(name?.x).toBeLessThan(20);
      await bench.page.setViewportSize({ width: 1000, height: 900 });
      await bench.page.waitForFunction(() => !document.querySelector('.bk-scroll')?.hasAttribute('tabindex'));
    });
  });

  it('a chart tells its values to the pointer, the keyboard and the ear', async () => {
    await bench.show(charts.slice(2));
    const { page } = bench;
    const marks = page.locator('.bk-mark');
    await marks.first().focus();
    await page.keyboard.press('ArrowRight');
    const second = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(second).toBe('January, South: 2,000');
    expect(await marks.nth(1).locator('title').textContent()).toBe(second);
    const stops = page.locator('.bk-mark[tabindex="0"]');
    expect(await stops.evaluateAll((all) => all.map((mark) => mark.ariaLabel))).toEqual([second]);
    const table = page.getByRole('table', { name: 'bar' });
    expect(await table.getByRole('row').nth(1).innerText()).toBe(
      'January\t1,000\t2,000\t3,000\t4,000\t5,000',
    );
  });

  describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    it.each([
      ['texts', [...texts, ...broken]],
      ['tables and charts', [...data, ...charts]],
      ['elements', elements],
      ['fields', fields],
    ])('%s fit a narrow window, and have nothing that shuts anybody out', async (_, blocks) => {
      const { page } = bench;
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 320, height: 900 });
      const errors = Object.fromEntries(fields.map(({ block_id }) => [String(block_id), 'This is wrong.']));
      await bench.show(blocks, { errors });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await page.evaluate(axe);
      const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
      expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
    });
  });
});
