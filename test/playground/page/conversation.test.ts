import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../../src/playground/run.ts';
import { findChromium, launchChromium } from '../../support/chromium.ts';
import { type Visitor, visit } from './visitor.ts';

// What one does with the bot besides commands: its Home tab, plain words in a channel, plain words to it alone.
const tours = {
  en: {
    agent: 'U0DAPHNE01',
    manager: 'U0HARRIET1',
    head: 'U0ROSA0001',
    openHome: /^Open your Home tab/,
    own: 'Daphne Merrick',
    figure: /Revenue\s*€[\d,]+/,
    other: 'Français',
    inOther: 'Réglages',
    inOwn: 'Settings',
    lastMonth: 'Last month',
    question: 'Products',
    openMessages: 'Open Messages',
    answered: /Products.*Aster 14/s,
    typed: 'how did the Paris office do last quarter?',
    first: /Office: Paris.*Q\d 20\d\d.*Asked by/s,
    replies: (count: number) => new RegExp(`^${count} (reply|replies)`),
    second: 'and last year?',
    writeDirectly: /^Write to the bot directly/,
    directly: /Revenue by product.*Aster 14/s,
    otherPeriod: 'This year',
    greeting: /Hello! I answer/,
  },
  fr: {
    agent: 'U0AGATHE01',
    manager: 'U0ELODIE01',
    head: 'U0SOLENE01',
    openHome: /^Ouvrir votre onglet Accueil/,
    own: 'Agathe Lemoine',
    figure: /Chiffre d’affaires\s*[\d\s]+€/,
    other: 'English',
    inOther: 'Settings',
    inOwn: 'Réglages',
    lastMonth: 'Mois dernier',
    question: 'Produits',
    openMessages: 'Ouvrir Messages',
    answered: /Produits.*Aster 14/s,
    typed: 'comment s’est débrouillé le bureau Paris le trimestre dernier ?',
    first: /Bureau\s: Paris.*T\d 20\d\d.*Demandé par/s,
    replies: (count: number) => new RegExp(`^${count} réponses?`),
    second: 'et l’an dernier ?',
    writeDirectly: /^Écrire directement au bot/,
    directly: /Chiffre d’affaires par produit.*Aster 14/s,
    otherPeriod: 'Cette année',
    greeting: /Bonjour\s! Je réponds/,
  },
} as const;

/** What an answer is about. */
const title = (answer: Locator) => answer.locator('.bk-header').first().textContent();
/** The period that it is about: what the line below its title begins with. */
const period = async (answer: Locator) => {
  const line = await answer.locator('.bk-context').first().textContent();
  return line?.split('·')[0]?.trim();
};

/** Whether one sees the beginning of it, without scrolling. */
const isInSight = (element: Locator) =>
  element.evaluate((one) => {
    const { left, top } = one.getBoundingClientRect();
    return one.contains(document.elementFromPoint(left + 4, top + 4));
  });

describe.skipIf(findChromium() === null)('talking with the bot, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  describe.each(['en', 'fr'] as const)('%s', (locale) => {
    const tour = tours[locale];
    let playground: Playground;
    let visitor: Visitor | null = null;
    beforeAll(async () => {
      const started = await startPlayground({ DIGEST_LOCALE: locale }, 0, 2000);
      if ('problem' in started) throw new Error(started.problem);
      playground = started;
    });
    afterAll(() => playground.stop());
    afterEach(async () => {
      const errors = visitor?.errors ?? [];
      await visitor?.leave();
      visitor = null;
      expect(errors).toEqual([]);
    });
    const enter = async (person: string) => {
      visitor = await visit(browser, playground.url, person);
      return visitor;
    };
    const heading = (name: string, level: number) => visitor?.page.getByRole('heading', { name, level });

    it('Home shows one’s own figures, in the language and for the period that one chooses there', async () => {
      const { page, pressInDesk, look, answer } = await enter(tour.agent);
      await pressInDesk(tour.openHome);
      const home = page.locator('.home-content');
      await heading(tour.own, 3)?.waitFor();
      expect(await home.textContent()).toMatch(tour.figure);
      await look(`${locale}-9-home`);

      const [language, ownPeriod] = [home.getByRole('combobox').first(), home.getByRole('combobox').last()];
      await language.selectOption({ label: tour.other });
      await heading(tour.inOther, 3)?.waitFor();
      await look(`${locale}-10-home-other-language`);
      const options = await language.locator('option').allTextContents();
      await language.selectOption({ label: options.find((text) => text.startsWith('Automati')) ?? '' });
      await heading(tour.inOwn, 3)?.waitFor();

      const usual = await period(home);
      await ownPeriod.selectOption({ label: tour.lastMonth });
      await expect.poll(() => period(home)).not.toBe(usual);
      const own = await period(home);

      await home.getByRole('button', { name: tour.question, exact: true }).click();
      // The question leads to its answer, or the tab says where that is and leads there.
      const messages = page.locator('.app-tab[aria-current="page"]', { hasText: 'Messages' });
      const way = home.getByRole('button', { name: tour.openMessages });
      await messages.or(way).waitFor();
      if (await way.isVisible()) await way.click();
      await messages.waitFor();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('message-box');
      const answered = await answer(tour.answered);
      expect(await period(answered)).toBe(own);
      await look(`${locale}-11-home-question`);
    });

    it('a mention is answered in its thread, and the next question there keeps the rest', async () => {
      const { page, look, replied } = await enter(tour.manager);
      const box = page.locator('#message-box');
      await box.pressSequentially('@sal');
      await page.getByRole('option', { name: /@sales_kpis/ }).waitFor();
      await look(`${locale}-12-mention-list`);
      await box.press('Enter');
      expect(await box.inputValue()).toBe('@sales_kpis ');
      await box.pressSequentially(tour.typed);
      await box.press('Enter');
      await page.getByRole('button', { name: tour.replies(1) }).click();
      const first = await replied(tour.first);
      await expect.poll(() => isInSight(first.locator('.bk-header'))).toBe(true);
      await look(`${locale}-13-thread`);
      // On a narrow screen it lies over the channel, and goes on where it was.
      await page.setViewportSize({ width: 320, height: 640 });
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('reply-box');
      expect(await isInSight(page.locator('#reply-box'))).toBe(true);
      await page.setViewportSize({ width: 1440, height: 900 });

      const replyBox = page.locator('#reply-box');
      await replyBox.pressSequentially('@');
      await replyBox.press('Escape');
      expect(await page.locator('.thread').getByRole('option').count()).toBe(0);
      await replyBox.press('s');
      await page.getByRole('option', { name: /@sales_kpis/ }).click();
      expect(await replyBox.inputValue()).toBe('@sales_kpis ');
      await replyBox.pressSequentially(tour.second);
      await replyBox.press('Enter');
      await page.getByRole('button', { name: tour.replies(3) }).waitFor();
      const second = page.locator('.thread article').nth(3);
      expect(await title(second)).toBe(await title(first));
      expect(await period(second)).not.toBe(await period(first));
      await look(`${locale}-14-thread-goes-on`);
    });

    it('a direct message is answered in place, and its period menu changes the same message', async () => {
      const { page, pressInDesk, look, answer, replied } = await enter(tour.head);
      await pressInDesk(tour.writeDirectly);
      await page.locator('.app-tab[aria-current="page"]', { hasText: 'Messages' }).waitFor();
      const answered = await answer(tour.directly);
      // Only to whoever writes for the first time.
      await answer(tour.greeting);
      await look(`${locale}-15-direct`);

      const element = await answered.elementHandle();
      const articles = page.locator('main article');
      const [before, count] = [await period(answered), await articles.count()];
      await answered.getByRole('combobox').first().selectOption({ label: tour.otherPeriod });
      await expect.poll(() => period(answered)).not.toBe(before);
      expect(await articles.count()).toBe(count);
      expect(await element?.evaluate(({ isConnected }) => isConnected)).toBe(true);
      await look(`${locale}-16-direct-other-period`);

      await pressInDesk(/^@sales_kpis/);
      await heading('sales', 1)?.waitFor();
      await page
        .getByRole('button', { name: tour.replies(1) })
        .last()
        .click();
      await replied(tour.first);
    });
  });
});
