import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActAnswer, Locale, State } from '../../../src/playground/page/protocol.ts';
import { findChromium, launchChromium } from '../../support/chromium.ts';
import { answered, type Bench, buildState, type Call, logLine, serveDesk } from './desk-page.ts';

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const skipped = findChromium() === null;

describe.skipIf(skipped)(`the desk${skipped ? ' (skipped: there is no Chromium here)' : ''}`, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveDesk>>;
  let page: Page;
  let state: State;
  let wrong: string[] = [];

  beforeAll(async () => {
    [browser, server] = await Promise.all([launchChromium(), serveDesk()]);
    const context = await browser.newContext({
      viewport: { width: 800, height: 1400 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    page = await context.newPage();
    page.setDefaultTimeout(5000);
    await page.clock.install({ time: Date.UTC(2026, 10, 17, 12) });
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('console', (line) => wrong.push(line.text()));
    await page.goto(server.url);
    await page.waitForFunction(() => 'begin' in globalThis);
  });
  afterAll(async () => {
    server?.close();
    await browser?.close();
  });
  beforeEach(async () => {
    wrong = [];
    await page.evaluate(() => (globalThis as unknown as Bench).begin());
    await update(buildState());
  });
  // what the policy of the page refuses is told there
  afterEach(() => expect(wrong).toEqual([]));

  const update = async (next: State) => {
    state = next;
    await page.evaluate((told) => (globalThis as unknown as Bench).desk.update(told), next);
  };
  const calls = (): Promise<Call[]> => page.evaluate(() => (globalThis as unknown as Bench).calls.splice(0));
  const answerWith = (answer: ActAnswer | null) =>
    page.evaluate((next) => {
      (globalThis as unknown as Bench).answer = next;
    }, answer);
  const release = (answer: ActAnswer) =>
    page.evaluate((next) => (globalThis as unknown as Bench).release(next), answer);
  const showPayload = (message = answered) =>
    page.evaluate((shown) => (globalThis as unknown as Bench).desk.showPayload(shown), message);
  const button = (name: string | RegExp, exact = false) => page.getByRole('button', { name, exact });
  const open = (tab: string | RegExp) => page.getByRole('tab', { name: tab }).click();
  const unfold = (title: string) => page.locator('summary', { hasText: title }).click();
  const focused = () => page.evaluate('document.activeElement.id || document.activeElement.textContent');
  const clipboard = () => page.evaluate('navigator.clipboard.readText()');

  describe('things to try', () => {
    it('sends the line of an example, and makes room for the answer', async () => {
      await button(/^\/kpi agents last month The leaderboard/).click();
      expect(await calls()).toEqual([{ sent: '/kpi agents last month', to: 'open' }, { closed: true }]);
    });

    it('says at the example why it could not be sent, until the next try', async () => {
      await answerWith({ problem: 'Slack is offline.' });
      await button(/pipeline/).click();
      await page.locator('li', { hasText: 'pipeline' }).getByText('Slack is offline.').waitFor();
      expect(await calls()).toEqual([{ sent: '/kpi pipeline', to: 'open' }]);
      await answerWith({});
      await button(/overview/).click();
      await page.getByText('Slack is offline.').waitFor({ state: 'detached' });
    });

    it('goes once, however often it is pressed while under way', async () => {
      await answerWith(null);
      await button(/pipeline/).press('Enter');
      await button(/pipeline/).press('Enter');
      expect(await button(/pipeline/).getAttribute('aria-busy')).toBe('true');
      await release({});
      expect(await calls()).toEqual([{ sent: '/kpi pipeline', to: 'open' }, { closed: true }]);
      expect(await button(/pipeline/).getAttribute('aria-busy')).toBeNull();
    });

    it('speaks the person’s language, and offers the other', async () => {
      await update(buildState('fr'));
      await button(/comerciaux/).click();
      await button(/^Demander en anglais/).click();
      const sent = (await calls()).filter((call) => 'sent' in call);
      expect(sent).toEqual([
        { sent: '/kpi comerciaux', to: 'open' },
        { sent: '/kpi revenue by sector this quarter', to: 'open' },
      ]);
      expect(await page.locator('aside').getAttribute('lang')).toBe('fr');
    });

    it('says plain words where the bot hears them, and opens the Home tab', async () => {
      await button(/^@sales_kpis how did the Paris office do last quarter\?/).click();
      await button(/^Write to the bot directly revenue by product last month/).click();
      await button(/^Open your Home tab/).click();
      expect(await calls()).toEqual([
        { sent: '@sales_kpis how did the Paris office do last quarter?', to: 'channel' },
        { closed: true },
        { sent: 'revenue by product last month', to: 'direct' },
        { closed: true },
        { opened: 'home' },
        { closed: true },
      ]);
    });

    it('offers no plain words where the app takes none, nor a Home tab that it has not', async () => {
      const { app, places, names } = state;
      const closed = places.map((place) => ({ ...place, readOnly: place.kind === 'direct' }));
      const without = {
        app: { ...app, homeEnabled: false },
        places: closed,
        names: { ...names, office: '' },
      };
      await button(/^Open your Home tab/).waitFor();
      await update({ ...state, ...without });
      await button(/^Open your Home tab/).waitFor({ state: 'detached' });
      expect(await page.getByRole('heading', { name: 'In plain words' }).count()).toBe(0);
    });

    it('makes one a manager, who goes on where they pressed', async () => {
      await button(/^Be a manager/).press('Enter');
      expect(await calls()).toEqual([{ became: 'U2' }]);
      await update({ ...buildState(), me: 'U2' });
      expect(await focused()).toMatch(/^Rejoindre l’équipe de vente/);
      await button(/^\/kpi équipe/).waitFor();
    });

    it('shows the next digest: moves the clock, then opens its channel', async () => {
      await button(/^See Monday’s digest.*Monday 23 November, 09:00.*#sales/).click();
      expect(await calls()).toEqual([
        { act: 'move_clock', to: 'digest' },
        { opened: 'C2' },
        { closed: true },
      ]);
      await page.getByText('The digest is on its way to #sales.').waitFor();
    });
  });

  describe('the base', () => {
    beforeEach(() => open('Base'));

    it('wins a deal for its price or another amount, and says what to look at', async () => {
      await page.getByLabel('Amount of Dock').fill('90.25');
      await button('Win Dock').click();
      await page.getByText('Dock is won: €90.25. The bot reads changes every ten seconds').waitFor();
      expect(await calls()).toEqual([{ act: 'win', deal: 'd2', value: 90.25 }]);
      await button(/^Win <script>/).click();
      expect(await calls()).toEqual([{ act: 'win', deal: 'd1', value: 3450 }]);
    });

    it.each(['', '-1', '2e9'])('wins no deal for the amount "%s"', async (amount) => {
      await page.getByLabel('Amount of Dock').fill(amount);
      await button('Win Dock').click();
      expect(await calls()).toEqual([]);
    });

    it('takes the focus on to the next deal when one is gone', async () => {
      await button(/^Lose <script>/).press('Enter');
      expect(await calls()).toEqual([{ act: 'lose', deal: 'd1' }]);
      await update({ ...state, base: { ...state.base, deals: 8799, open: state.base.open.slice(1) } });
      expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('Win Dock');
      await page.getByText('8,799 deals in the base').waitFor();
    });

    it('shows a name that is markup as text', async () => {
      await page.locator('.desk-deal-name', { hasText: '<script>' }).waitFor();
      await showPayload();
      expect(await page.evaluate('globalThis.hacked')).toBeUndefined();
    });

    it('keeps what is being typed and chosen over updates, and over another language', async () => {
      await unfold('Add a deal');
      await page.getByLabel('Name', { exact: true }).fill('Half a na');
      await page.getByRole('combobox', { name: 'Agent' }).selectOption('Léa Fontanel');
      await page.getByRole('combobox', { name: 'Stage' }).selectOption('Won');
      await page.getByLabel('Amount', { exact: true }).fill('12');
      await page.getByLabel('Amount of Dock').fill('77');
      await page.getByLabel('Name', { exact: true }).focus();
      const older = {
        ...state.base.open[1],
        id: 'd0',
        name: 'Older',
        price: 1,
      } as (typeof state.base.open)[0];
      const open = [older, ...state.base.open.map((deal) => ({ ...deal, price: 99 }))];
      await update({ ...state, base: { ...state.base, agents: ['Zoé', ...state.base.agents], open } });
      await page.keyboard.type('me');
      expect(await page.getByRole('combobox', { name: 'Agent' }).inputValue()).toBe('Léa Fontanel');
      expect(await page.getByLabel('Amount of Dock').inputValue()).toBe('77');
      expect(await page.getByLabel(/^Amount of <script>/).inputValue()).toBe('99');
      await update({ ...state, me: 'U2' });
      await page.getByText('8 800 affaires'.replace(' ', '\u202f')).waitFor();
      const kept = await page.evaluate(
        "['deal-name','deal-agent','deal-stage','deal-amount','amount-d2'].map((name) => document.getElementsByName(name)[0].value)",
      );
      expect(kept).toEqual(['Half a name', 'Léa Fontanel', 'Won', '12', '77']);
    });

    it('adds a deal, in progress or won, but none without a name', async () => {
      await unfold('Add a deal');
      const name = page.getByLabel('Name', { exact: true });
      expect(await name.getAttribute('maxlength')).toBe('120');
      await name.fill('   ');
      await button('Add').click();
      await page.getByRole('alert').filter({ hasText: 'Give the deal a name.' }).waitFor();
      await name.fill(' New rack ');
      await button('Add').click();
      const deal = { act: 'add_deal', agent: 'Agathe Lemoine', product: 'Aster 14', account: 'Valmy Foods' };
      expect(await calls()).toEqual([{ ...deal, name: 'New rack', stage: 'Engaging', value: 0 }]);
      expect(await name.inputValue()).toBe('');
      await name.fill('Rack 2');
      await page.getByRole('combobox', { name: 'Stage' }).selectOption('Won');
      await button('Add').click();
      expect(await calls()).toEqual([]);
      await page.getByLabel('Amount', { exact: true }).fill('0');
      await button('Add').click();
      expect(await calls()).toEqual([{ ...deal, name: 'Rack 2', stage: 'Won', value: 0 }]);
    });

    it('keeps what was typed where the base takes it not', async () => {
      await unfold('Add a deal');
      await answerWith({ problem: 'There is no such agent.' });
      await page.getByLabel('Name', { exact: true }).fill('New rack');
      await button('Add').click();
      await page.locator('form').getByRole('alert').filter({ hasText: 'no such agent' }).waitFor();
      expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('New rack');
    });

    it('renames a field, and back', async () => {
      await unfold('Rename a field');
      await page.getByRole('combobox', { name: 'Field' }).selectOption('sales_pipeline.close_value');
      await page.getByLabel('New name').fill(' close_value ');
      await button('Rename', true).click();
      await page.getByText('That is its name already.').waitFor();
      await page.getByLabel('New name').fill('Amount');
      await button('Rename', true).click();
      const renamed = { name: 'sales_pipeline', fields: ['deal_stage', 'Amount'] };
      await update({ ...state, base: { ...state.base, tables: [renamed] } });
      expect(await page.getByRole('combobox', { name: 'Field' }).inputValue()).toBe('sales_pipeline.Amount');
      await button('/kpi status').click();
      await button('Rename it back').click();
      const act = { act: 'rename_field', table: 'sales_pipeline' };
      expect(await calls()).toEqual([
        { ...act, from: 'close_value', to: 'Amount' },
        { sent: '/kpi status', to: 'open' },
        { closed: true },
        { ...act, from: 'Amount', to: 'close_value' },
      ]);
    });

    it('breaks the base, Slack and QuickChart; the choice falls back where that failed', async () => {
      await page.getByRole('radio', { name: /^Down/ }).check();
      const group = (name: string) => page.getByRole('group', { name });
      await group('Slack').getByLabel('Offline').check();
      await group('QuickChart').getByLabel('Offline').check();
      expect(await calls()).toEqual([
        { act: 'base_mood', mood: 'down' },
        { act: 'services', slack: 'down' },
        { act: 'services', quickchart: 'down' },
      ]);
      await update({ ...state, base: { ...state.base, mood: 'down' } });
      await page.getByRole('tab', { name: 'Base (something is broken on purpose)' }).waitFor();
      await answerWith({ problem: 'Not now.' });
      await page.getByRole('radio', { name: /^As it should/ }).click();
      await page.getByText('Not now.').waitFor();
      expect(await page.getByRole('radio', { name: /^Down/ }).isChecked()).toBe(true);
    });
  });

  describe('the clock', () => {
    beforeEach(() => open('Clock'));

    it('ticks by itself from the time it was told, whatever else is told meanwhile', async () => {
      const time = page.locator('time.desk-now');
      expect(await time.innerText()).toMatch(/^15:20\nWednesday,? 18 November 2026$/);
      await page.getByText('1 day and 2 hours ahead of your machine.').waitFor();
      await page.clock.runFor(90_000);
      await update({ ...state, log: [] });
      expect(await time.innerText()).toMatch(/^15:21/);
      const now = Date.UTC(2026, 10, 23, 8);
      await update({ ...state, clock: { ...state.clock, now, ahead: 0, nextDigest: null } });
      expect(await time.innerText()).toMatch(/^09:00\nMonday,? 23/);
      await page.getByText('No weekly digest is due.').waitFor();
      await page.getByText('The same time as on your machine.').waitFor();
    });

    it('moves on by an hour, a day, or to the next digest', async () => {
      for (const name of ['+1 hour', '+1 day', 'To the next digest: Monday 23 November, 09:00']) {
        await button(name).click();
      }
      const act = 'move_clock';
      expect(await calls()).toEqual([
        { act, to: 'hour' },
        { act, to: 'day' },
        { act, to: 'digest' },
      ]);
    });

    it('starts over once that is said twice', async () => {
      await button('Start over').click();
      expect(await focused()).toBe('Cancel');
      await page.keyboard.press('Escape');
      expect(await focused()).toBe('Start over');
      await button('Start over').click();
      expect(await calls()).toEqual([]);
      await button('Yes, start over').click();
      expect(await calls()).toEqual([{ act: 'start_over' }]);
    });
  });

  it('shows the last 300 lines of the log, or its warnings and errors alone', async () => {
    await open('Log');
    const lines = page.locator('.desk-log-line');
    expect(await lines.allInnerTexts()).toEqual([
      expect.stringMatching(/^info\s+18 Nov, 15:00:01\s+line 1/),
      expect.stringMatching(/^warning\s/),
      expect.stringMatching(/^error\s/),
    ]);
    await lines.first().locator('summary').click();
    await page.getByText('"ms": 12').waitFor();
    await page.getByLabel('Warnings and errors only (2)').check();
    expect(await lines.count()).toBe(2);
    await page.getByLabel('Warnings and errors only (2)').uncheck();
    await update({ ...state, log: Array.from({ length: 400 }, (_, i) => logLine(i + 4)) });
    expect(await lines.count()).toBe(300);
    expect(await lines.last().innerText()).toContain('line 403');
    await update({ ...state, log: [{ ...logLine(403), message: 'begun anew' }] });
    expect(await lines.allInnerTexts()).toEqual([expect.stringContaining('begun anew')]);
  });

  it('has tabs that answer to the keyboard', async () => {
    const chosen = async () => [await focused(), await page.getByRole('tabpanel').getAttribute('id')];
    await page.getByRole('tab', { name: 'Try' }).focus();
    await page.keyboard.press('ArrowLeft');
    expect(await chosen()).toEqual(['desk-tab-log', 'desk-panel-log']);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await chosen()).toEqual(['desk-tab-base', 'desk-panel-base']);
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    expect(await chosen()).toEqual(['desk-tab-try', 'desk-panel-try']);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('desk-panel-try');
    expect(await page.locator('[role=tab][tabindex="0"]').count()).toBe(1);
  });

  describe('the payload of a message', () => {
    const blocks = answered.payload?.blocks;

    it('is shown to the letter, and copied', async () => {
      await showPayload();
      const json = JSON.stringify(answered.payload, null, 2);
      expect(await page.locator('.desk-json').textContent()).toBe(json);
      await button('Copy').first().click();
      await page.getByRole('status').getByText('Copied').waitFor();
      expect(await clipboard()).toBe(json);
      await button('Copy blocks for Block Kit Builder').click();
      await expect.poll(clipboard).toBe(JSON.stringify({ blocks }, null, 2));
      await page.getByText('Agents, October 2026: revenue €703,654.', { exact: true }).waitFor();
      await page.getByText('To #sales at 15:20 · ts 1763475600.000100 · only you see it').waitFor();
    });

    it('opens in the builder, unless the address would be too long', async () => {
      await showPayload();
      const link = page.getByRole('link', { name: /Block Kit Builder/ });
      const [address, hash = ''] = ((await link.getAttribute('href')) ?? '').split('#');
      expect(address).toBe('https://app.slack.com/block-kit-builder');
      expect(JSON.parse(decodeURIComponent(hash))).toEqual({ blocks });
      await showPayload({ ...answered, payload: { blocks: [{ type: 'x', text: 'é'.repeat(6000) }] } });
      expect(await link.count()).toBe(0);
      await page.getByText('Too long for a link').waitFor();
    });

    it('is chosen for the keys where the page may not copy', async () => {
      await page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))");
      await showPayload();
      await button('Copy blocks for Block Kit Builder').click();
      await page.getByText('press Ctrl+C').waitFor();
      expect(await page.evaluate('String(getSelection())')).toBe(JSON.stringify({ blocks }, null, 2));
      await page.evaluate('delete navigator.clipboard.writeText');
    });

    it('goes away by Escape or Back; the focus returns to what opened it', async () => {
      for (const leave of [() => page.keyboard.press('Escape'), () => button(/Back/).click()]) {
        await page.locator('#opener').focus();
        await showPayload();
        expect(await focused()).toBe('desk-payload-title');
        expect(await page.getByRole('tab').count()).toBe(0);
        await leave();
        expect(await focused()).toBe('opener');
        expect(await page.getByRole('tab').count()).toBe(4);
      }
    });

    it('follows the message; what a person wrote has none', async () => {
      await showPayload();
      await update({ ...state, messages: [{ ...answered, payload: { text: 'replaced' } }] });
      expect(await page.locator('.desk-json').textContent()).toContain('replaced');
      expect(await button('Copy blocks for Block Kit Builder').count()).toBe(0);
      await showPayload({ ...answered, text: 'hello', payload: null });
      await page.getByText('A person wrote this message').waitFor();
      expect(await button(/^Copy/).count()).toBe(0);
    });
  });

  it.each([
    ['en', 'light'],
    ['fr', 'dark'],
  ] as const)('keeps the rules of accessibility, in %s, %s', async (locale: Locale, scheme) => {
    await page.emulateMedia({ colorScheme: scheme });
    await update(buildState(locale));
    const check = async () => {
      await page.evaluate("document.querySelectorAll('.desk-fold').forEach((fold) => { fold.open = true; })");
      await page.evaluate(axe);
      const violations = await page.evaluate(
        "axe.run('.desk').then((found) => found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))",
      );
      expect(violations).toEqual([]);
    };
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await check();
    }
    await showPayload();
    await check();
  });
});
