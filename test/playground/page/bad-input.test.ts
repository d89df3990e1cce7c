import { connect, createServer, type Socket } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../../src/playground/run.ts';
import { findChromium, launchChromium } from '../../support/chromium.ts';
import { type Visitor, visit } from './visitor.ts';

const [daphne, harriet] = ['U0DAPHNE01', 'U0HARRIET1'];

/** A line to the page that can be cut: what is open breaks off, and nothing new gets through. */
async function startLine(url: string) {
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(new URL(url).port), '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => {}).on('close', () => open.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://localhost:${typeof address === 'object' ? address?.port : ''}`,
    cut,
    mend: () => {
      isCut = false;
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

describe.skipIf(findChromium() === null)('what people do to the page that nobody expects', () => {
  let browser: Browser;
  let playground: Playground;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  beforeEach(async () => {
    const started = await startPlayground({}, 0, 2000);
    if ('problem' in started) throw new Error(started.problem);
    playground = started;
  });
  afterEach(async () => {
    for (const visitor of visitors.splice(0)) await visitor.leave();
    await playground.stop();
  });
  afterAll(() => browser.close());
  const enter = async (person: string) => {
    const visitor = await visit(browser, playground.url, person);
    visitors.push(visitor);
    return visitor;
  };

  it('a script as the name of a deal, or in a message, is text', async () => {
    const { page, openTab, type, answer, errors } = await enter(daphne);
    const script = '<script>window.ran = true</script><img src=x onerror="window.ran = true">';
    const base = await openTab('Base');
    await base.getByText('Add a deal').click();
    await base.getByLabel('Name', { exact: true }).fill(script);
    await base.getByRole('button', { name: 'Add', exact: true }).click();
    await base.getByText(script).first().waitFor();
    await type(script);
    await (await answer(/window\.ran/)).getByText(script).waitFor();
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    expect(errors).toEqual([]);
  });

  it('of two tabs of one person both show an answer; a third, of somebody else, only what is shared', async () => {
    const [one, two, other] = [await enter(daphne), await enter(daphne), await enter(harriet)];
    await one.type('/kpi agents last month');
    await two.answer(/Only visible to you/);
    await two.type('/kpi sectors last month share');
    await other.answer(/Sectors/);
    await one.answer(/Sectors/);
    expect(await other.page.getByText('Only visible to you').count()).toBe(0);
  });

  it('a browser that was away has lost nothing, nor what was being typed', async () => {
    const line = await startLine(playground.url);
    const away = await visit(browser, line.url, daphne);
    visitors.push(away);
    const other = await enter(harriet);
    await other.type('before');
    await away.answer(/before/);
    await away.page.locator('#message-box').fill('half a sent');
    line.cut();
    await away.page.getByText('Reconnecting…').waitFor();
    await other.type('/kpi sectors last month share');
    await other.answer(/Sectors/);
    line.mend();
    await away.answer(/Sectors/);
    await line.close();
    expect(await away.page.locator('#message-box').inputValue()).toBe('half a sent');
    expect(await away.page.locator('.messages article').count()).toBe(2);
  });

  it('the keyboard alone is enough: ask, reach the answer, press its button, open and close its payload', async () => {
    const { page, answer } = await enter(daphne);
    await page.locator('#message-box').focus();
    await page.keyboard.type('/k');
    await page.getByRole('option', { name: /\/kpi/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('agnets');
    await page.keyboard.press('Enter');
    const message = await answer(/agnets/);
    const suggestion = message.getByRole('button', { name: 'agents', exact: true });
    for (let n = 0; n < 30; n++) {
      if (await suggestion.evaluate((button) => button === document.activeElement)) break;
      await page.keyboard.press('Shift+Tab');
    }
    await page.keyboard.press('Enter');
    const answered = await answer(/Win rate/);
    const payload = answered.getByRole('button', { name: 'Payload' });
    for (let n = 0; n < 30; n++) {
      if (await payload.evaluate((button) => button === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByText('"response_type"').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Try' }).waitFor();
  });
});
