import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../../src/playground/run.ts';
import { findChromium, launchChromium } from '../../support/chromium.ts';
import { type Visitor, visit } from './visitor.ts';

// What the README tells people to try, played as they would, in both languages.
const tours = {
  en: {
    agent: 'U0DAPHNE01',
    manager: 'U0HARRIET1',
    head: 'U0ROSA0001',
    onlyYou: 'Only visible to you',
    ask: '/kpi agents last month',
    answered: /Revenue.*Won deals/s,
    sortBy: /^Win rate/,
    next: 'Next',
    enlarge: /Largest: |Larger/,
    mistyped: '/kpi agnets',
    notKnown: /I do not know “agnets”/,
    suggestion: 'agents',
    ownLine: '/kpi me',
    own: /Daphne Merrick/,
    becomeManager: /Harriet Colby/,
    teamLine: '/kpi team',
    isItYou: /Harriet Colby/,
    thatsMe: 'That’s me',
    team: /Harriet Colby.*team|team.*Harriet Colby/is,
    baseTab: 'Base',
    down: /^Down/,
    well: /^As it should/,
    clockTab: 'Clock',
    hour: /1 hour/,
    old: /1 hour ago|60 min/,
    fresh: /just now/,
    digestButton: /next digest/i,
    digest: /week|Week/,
  },
  fr: {
    agent: 'U0AGATHE01',
    manager: 'U0ELODIE01',
    head: 'U0SOLENE01',
    onlyYou: 'Visible uniquement par vous',
    ask: '/kpi commerciaux mois dernier',
    answered: /Chiffre d’affaires.*Affaires gagnées/s,
    sortBy: /^Taux de réussite/,
    next: 'Suivant',
    mistyped: '/kpi comerciaux',
    notKnown: /comerciaux/,
    suggestion: 'commerciaux',
    ownLine: '/kpi moi',
    own: /Agathe Lemoine/,
    becomeManager: /Élodie Marchand/,
    teamLine: '/kpi équipe',
    isItYou: /Élodie Marchand/,
    thatsMe: 'C’est moi',
    team: /quipe.*Élodie Marchand|Élodie Marchand.*quipe/is,
    baseTab: 'Base',
    down: /^En panne/,
    well: /^Normalement/,
    clockTab: 'Horloge',
    hour: /1 heure/,
    old: /il y a 1 h|60 min/,
    fresh: /à l’instant/,
    digestButton: /prochain bilan/i,
    digest: /semaine/,
  },
} as const;

describe.skipIf(findChromium() === null)('the playground, in a browser', () => {
  let browser: Browser;
  let playground: Playground;
  let visitor: Visitor | null = null;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    const errors = visitor?.errors ?? [];
    await visitor?.leave();
    visitor = null;
    await playground.stop();
    expect(errors).toEqual([]);
  });
  const enter = async (person: string) => {
    visitor = await visit(browser, playground.url, person);
    return visitor;
  };

  describe.each(['en', 'fr'] as const)('%s', (locale) => {
    const tour = tours[locale];
    beforeEach(async () => {
      const started = await startPlayground({ DIGEST_LOCALE: locale }, 0, 2000);
      if ('problem' in started) throw new Error(started.problem);
      playground = started;
    });

    it('ask: the answer is for you alone, its table sorts and turns pages, its picture opens large', async () => {
      const { type, answer, look, page } = await enter(tour.agent);
      await look(`${locale}-0-beginning`);
      await type(tour.ask);
      const message = await answer(tour.answered);
      await message.getByText(tour.onlyYou).waitFor();
      await look(`${locale}-1-asked`);
      const first = () => message.locator('tbody tr').first().textContent();
      const before = await first();
      await message.getByRole('button', { name: tour.sortBy }).click();
      expect(await first()).not.toBe(before);
      await message.getByRole('button', { name: tour.next }).click();
      expect(await message.locator('tbody tr').count()).toBeGreaterThan(5);
      await message.locator('button:has(img)').first().click();
      await page.locator('dialog[open] img').waitFor();
      await look(`${locale}-2-large-picture`);
      await page.keyboard.press('Escape');
    });

    it('mistype: the nearest words are buttons, and one answers in place of the question', async () => {
      const { type, answer, look } = await enter(tour.agent);
      await type(tour.mistyped);
      const message = await answer(tour.notKnown);
      await look(`${locale}-3-mistyped`);
      await message.getByRole('button', { name: tour.suggestion, exact: true }).click();
      await answer(tour.answered);
    });

    it('me, then switch person; a manager says who they are, and sees the team', async () => {
      const { type, answer, become, look } = await enter(tour.agent);
      await type(tour.ownLine);
      await answer(tour.own);
      await look(`${locale}-4-me`);
      await become(tour.becomeManager);
      await type(tour.teamLine);
      const question = await answer(tour.isItYou);
      await question.getByRole('button', { name: tour.thatsMe }).click();
      await answer(tour.team);
      await look(`${locale}-5-team`);
    });

    it('break the base: answers go on and say how old the data is; restore it, and they are fresh again', async () => {
      const { type, answer, openTab, pressInDesk, look } = await enter(tour.head);
      const base = await openTab(tour.baseTab);
      await base.getByRole('radio', { name: tour.down }).check();
      await look(`${locale}-6-base`);
      await openTab(tour.clockTab);
      await pressInDesk(tour.hour);
      await type(tour.ask);
      await answer(tour.old);
      await look(`${locale}-7-old-data`);
      await (await openTab(tour.baseTab)).getByRole('radio', { name: tour.well }).check();
      await openTab(tour.clockTab);
      await pressInDesk(tour.hour);
      await expect
        .poll(
          async () => {
            await type(tour.ask);
            return (await answer(tour.answered)).textContent();
          },
          { timeout: 15_000, interval: 500 },
        )
        .toMatch(tour.fresh);
    });

    it('the weekly digest arrives when the clock is moved to its hour', async () => {
      const { answer, openTab, pressInDesk, look } = await enter(tour.agent);
      await openTab(tour.clockTab);
      await pressInDesk(tour.digestButton);
      // Before it the bot reads the base: all of it, at Airtable's pace, when the hour is more than a day away.
      await answer(tour.digest, 45_000);
      await look(`${locale}-8-digest`);
    }, 60_000);
  });
});
