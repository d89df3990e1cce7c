import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Where the pictures of the scenarios are left. */
const shotsFolder = new URL('../shots/', import.meta.url);

const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

/** Somebody in front of the playground's page, who knows it by what they see and hear alone. */
export interface Visitor {
  readonly page: Page;
  /** types a line and sends it */
  readonly type: (line: string) => Promise<void>;
  /** the latest message, once its accessible text says this */
  readonly answer: (says: RegExp, longestMs?: number) => Promise<Locator>;
  /** opens a place of the column at the side, by the page's id for it */
  readonly openPlace: (id: string) => Promise<void>;
  /** the latest message of the thread that is open, once its accessible text says this */
  readonly replied: (says: RegExp) => Promise<Locator>;
  /** becomes another person, by name */
  readonly become: (name: RegExp) => Promise<void>;
  /** chooses a tab of the panel at the side */
  readonly openTab: (name: string) => Promise<Locator>;
  /** what a press of this button in the panel does */
  readonly pressInDesk: (name: RegExp | string) => Promise<void>;
  /**
   * Leaves pictures of what is seen, light and dark, wide and narrow, and looks for what shuts people out: rules of
   * WCAG that are broken, and a page that has to be scrolled sideways.
   */
  readonly look: (name: string) => Promise<void>;
  /** errors of the page's own code */
  readonly errors: readonly string[];
  readonly leave: () => Promise<void>;
}

/** Opens the page as the person of this id. */
export async function visit(browser: Browser, url: string, person: string): Promise<Visitor> {
  const context = await browser.newContext({ viewport: wide, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(`${url}/?as=${person}`);
  const box = page.locator('#message-box');
  await box.waitFor();
  const desk = page.locator('aside.desk');
  const latest = async (list: Locator, says: RegExp, longestMs = 15_000) => {
    const message = list.locator('article').filter({ hasText: says }).last();
    await message.waitFor({ timeout: longestMs });
    return message;
  };

  const checkAccess = async (where: string) => {
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: {
          run: () => Promise<{
            violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
          }>;
        };
      };
      const { violations: found } = await axe.run();
      return found.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
      );
    });
    expect(violations, where).toEqual([]);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways, `${where}: wider than its window`).toBeLessThanOrEqual(0);
  };

  return {
    page,
    errors,
    type: async (line) => {
      await box.fill(line);
      await box.press('Enter');
    },
    answer: (says, longestMs) => latest(page.locator('main .messages'), says, longestMs),
    openPlace: (id) => page.locator(`nav [data-action-id="${id}"]`).click(),
    replied: (says) => latest(page.locator('.thread'), says),
    become: async (name) => {
      const select = page.locator('.person-switch select, select').first();
      const label = (await select.locator('option').allTextContents()).find((text) => name.test(text));
      await select.selectOption({ label: label ?? '' });
      await box.waitFor();
    },
    openTab: async (name) => {
      await desk.getByRole('tab', { name }).click();
      return desk.getByRole('tabpanel');
    },
    pressInDesk: async (name) => {
      await desk.getByRole('button', { name }).first().click();
    },
    look: async (name) => {
      mkdirSync(shotsFolder, { recursive: true });
      for (const [size, viewport] of Object.entries({ wide, narrow })) {
        await page.setViewportSize(viewport);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await page.evaluate(() =>
            Promise.all([...document.images].map((image) => image.decode().catch(() => {}))),
          );
          const path = new URL(`${name}-${size}-${colorScheme}.png`, shotsFolder).pathname;
          await page.screenshot({ path });
          await checkAccess(`${name}, ${size}, ${colorScheme}`);
        }
      }
      await page.setViewportSize(wide);
      await page.emulateMedia({ colorScheme: 'light' });
    },
    leave: () => context.close(),
  };
}
