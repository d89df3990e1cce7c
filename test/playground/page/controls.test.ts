import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../../src/playground/run.ts';
import { findChromium, launchChromium } from '../../support/chromium.ts';
import { createPressing, type Pressing } from './pressing.ts';
import { type Visitor, visit } from './visitor.ts';

// Whoever gets an answer may press anything in it: from every report, each of its controls does something.
const plays = {
  en: {
    person: 'U0DAPHNE01',
    direct: 'D0DAPHNE01',
    lines: [
      ...['overview', 'agents last month', 'accounts', 'locations', 'pipeline', 'trend this year', 'me'],
      ...['team', 'office Paris', 'win rate by agent', 'revenue by month this year'],
    ],
    // There is no other way to break these down.
    wholes: ['kpis last quarter', 'top agent'],
    main: 'agents last month',
    sent: /I have sent you the file/,
    sharedBy: /Shared by/,
    closer: 'Look closer',
    remove: 'Remove',
  },
  fr: {
    person: 'U0AGATHE01',
    direct: 'D0AGATHE01',
    lines: [
      ...[
        'synthèse',
        'commerciaux mois dernier',
        'clients',
        'pays',
        'pipeline',
        'tendance cette année',
        'moi',
      ],
      ...['équipe', 'bureau Paris', 'taux de réussite par commercial'],
      "chiffre d'affaires par mois cette année",
    ],
    wholes: ['indicateurs trimestre dernier', 'meilleur commercial'],
    main: 'commerciaux mois dernier',
    sent: /Je vous ai envoyé le fichier/,
    sharedBy: /Partagé par/,
    closer: 'Voir de plus près',
    remove: 'Retirer',
  },
} as const;

const all = ['period', 'breakdown', 'drill', 'share', 'deals', 'receipt', 'csv'];
const menus = new Set(['period', 'breakdown', 'drill']);

describe.skipIf(findChromium() === null)('every control, once from every report, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  describe.each(['en', 'fr'] as const)('%s', (locale) => {
    const { person, direct, lines, wholes, main, ...words } = plays[locale];
    let playground: Playground;
    let visitor: Visitor;
    let page: Page;
    let pressing: Pressing;
    beforeAll(async () => {
      const started = await startPlayground({ DIGEST_LOCALE: locale }, 0, 2000);
      if ('problem' in started) throw new Error(started.problem);
      playground = started;
      visitor = await visit(browser, playground.url, person);
      page = visitor.page;
      pressing = createPressing(visitor, locale);
    });
    afterAll(async () => {
      await visitor.leave();
      await playground.stop();
    });
    afterEach(async () => {
      expect(await page.locator('.problem').allTextContents()).toEqual(['']);
      expect(visitor.errors).toEqual([]);
      await pressing.tidy();
    });

    /** Uses every control of the answer to a line, each in an answer of its own. What is shared is shared below. */
    const useAll = async (line: string, actions: readonly string[]) => {
      const { ask, next, changes, actionsOf, titleOf, press, choose } = pressing;
      for (const action of actions.filter((each) => each !== 'share' && each !== 'csv')) {
        const answer = await ask(line);
        expect(await actionsOf(answer)).toEqual(actions);
        const title = await titleOf(answer);
        const use = menus.has(action) ? choose : press;
        await changes(answer, () => use(answer, action));
        await changes(answer, () => press(answer, 'back'));
        expect([action, await titleOf(answer)]).toEqual([action, title]);
      }
      const answer = await ask(line);
      const unread = page.locator(`nav [data-action-id="${direct}"] .side-count`);
      const files = async () => Number((await unread.allTextContents())[0] ?? 0);
      const before = await files();
      expect(await (await next(() => press(answer, 'csv'))).textContent()).toMatch(words.sent);
      await expect.poll(files).toBe(before + 1);
    };

    it.each(lines)('%s', (line) => useAll(line, all));
    it.each(wholes)('%s', (line) =>
      useAll(
        line,
        all.filter((action) => action !== 'breakdown'),
      ),
    );

    it('what lies behind a figure: older deals, another figure, its receipt, and back again', async () => {
      const { ask, changes, actionsOf, titleOf, press, choose } = pressing;
      const answer = await ask(main);
      const title = await titleOf(answer);
      await changes(answer, () => press(answer, 'deals'));
      expect(await actionsOf(answer)).toEqual(['back', 'page:1', 'figure', 'receipt', 'csv']);
      await changes(answer, () => press(answer, 'page:1'));
      expect(await actionsOf(answer)).toEqual(['back', 'page', 'page:1', 'figure', 'receipt', 'csv']);
      await changes(answer, () => press(answer, 'page'));
      await changes(answer, () => choose(answer, 'figure'));
      await changes(answer, () => press(answer, 'receipt'));
      expect(await actionsOf(answer)).toEqual(['back', 'figure', 'deals']);
      await changes(answer, () => press(answer, 'deals'));
      while ((await actionsOf(answer)).includes('back')) {
        await changes(answer, () => press(answer, 'back'));
      }
      expect(await titleOf(answer)).toBe(title);
      expect(await actionsOf(answer)).toEqual(all);
    });

    it('share: everybody sees it; whoever wants to looks closer, and who shared it takes it back', async () => {
      const { ask, next, actionsOf, press } = pressing;
      const answer = await ask(main);
      const shared = await next(() => press(answer, 'share'));
      await shared.getByText(words.sharedBy).waitFor();
      expect(await shared.locator('.message-only').textContent()).toBe('');
      const own = await next(() => shared.getByRole('button', { name: words.closer }).click());
      expect(await own.locator('.message-only').textContent()).not.toBe('');
      expect(await actionsOf(own)).toContain('period');
      const left = (await page.locator('main .messages article').count()) - 1;
      await shared.getByRole('button', { name: words.remove }).click();
      await page.locator('dialog').getByRole('button', { name: words.remove }).click();
      await expect.poll(() => page.locator('main .messages article').count()).toBe(left);
      expect(await page.getByText(words.sharedBy).count()).toBe(0);
    });

    it('the file of a CSV is in the direct messages, to be downloaded', async () => {
      const { ask, next, press } = pressing;
      const answer = await ask(main);
      await next(() => press(answer, 'csv'));
      await visitor.openPlace(direct);
      const coming = page.waitForEvent('download');
      await page.locator('.file-card a').last().click();
      const file = await coming;
      expect(file.suggestedFilename()).toMatch(/\.csv$/);
      expect((await readFile(await file.path(), 'utf8')).split('\n').length).toBeGreaterThan(10);
      await visitor.openPlace('C0SALES001');
    });
  });
});
