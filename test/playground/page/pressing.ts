import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Locale } from '../../../src/playground/page/protocol.ts';
import type { Visitor } from './visitor.ts';

/** What the bot says when it cannot do what was asked of it. */
const refusal: Readonly<Record<Locale, RegExp>> = {
  en: /Sorry, something went wrong|too old to go on|no longer in the base|nothing to show|I could not|I do not know/,
  fr: /Désolé, une erreur|trop ancien|n’est plus dans la base|rien à montrer|Je n’ai pas pu|Je ne connais pas/,
};

/** Somebody who asks in a channel, and goes on from the answer with its controls. */
export interface Pressing {
  /** asks anew: the answer, with its controls */
  readonly ask: (line: string) => Promise<Locator>;
  /** the message that comes next, by what makes it come */
  readonly next: (act: () => Promise<unknown>) => Promise<Locator>;
  /** Does something that changes this message, in its place. */
  readonly changes: (message: Locator, act: () => Promise<unknown>) => Promise<void>;
  /** the ids of the controls of a message, in their order */
  readonly actionsOf: (message: Locator) => Promise<readonly string[]>;
  readonly titleOf: (message: Locator) => Promise<string | null>;
  readonly press: (message: Locator, action: string) => Promise<void>;
  /** what is not chosen yet, in a menu */
  readonly choose: (message: Locator, action: string) => Promise<void>;
  /** takes everything away that is seen by oneself alone */
  readonly tidy: () => Promise<void>;
}

export function createPressing({ page, type }: Visitor, locale: Locale): Pressing {
  const articles = page.locator('main .messages article');
  const controls = (message: Locator) => message.locator('.bk-actions [data-action-id]');
  const control = (message: Locator, action: string) => message.locator(`[data-action-id="${action}"]`);

  const next = async (act: () => Promise<unknown>) => {
    const count = await articles.count();
    await act();
    const message = articles.nth(count);
    await message.waitFor();
    expect(await message.textContent()).not.toMatch(refusal[locale]);
    return message;
  };
  return {
    next,
    ask: async (line) => {
      const answer = await next(() => type(`/kpi ${line}`));
      await controls(answer).first().waitFor();
      return answer;
    },
    changes: async (message, act) => {
      const [before, count] = [await message.textContent(), await articles.count()];
      await act();
      await expect.poll(() => message.textContent(), { interval: 20, timeout: 10_000 }).not.toBe(before);
      expect(await articles.count()).toBe(count);
      expect(await message.textContent()).not.toMatch(refusal[locale]);
    },
    actionsOf: (message) =>
      controls(message).evaluateAll((each) =>
        each.map((one) => (one instanceof HTMLElement ? (one.dataset.actionId ?? '') : '')),
      ),
    titleOf: (message) => message.locator('.bk-header').first().textContent(),
    press: (message, action) => control(message, action).click(),
    choose: async (message, action) => {
      const menu = control(message, action);
      const other = await menu.evaluate((select) => {
        const options = select instanceof HTMLSelectElement ? [...select.options] : [];
        return options.find(({ hidden, selected }) => !hidden && !selected)?.value ?? 'nothing else';
      });
      await menu.selectOption(other);
    },
    tidy: async () => {
      const dismissals = page.locator('.message-only button');
      await dismissals.evaluateAll((buttons) => {
        for (const button of buttons) if (button instanceof HTMLElement) button.click();
      });
      await expect.poll(() => dismissals.count(), { interval: 20 }).toBe(0);
    },
  };
}
