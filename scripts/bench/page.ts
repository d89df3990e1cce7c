import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchChromium } from '../../test/support/chromium.ts';
import { quantile, type Row, row } from './measure.ts';

const answers = 30;
const messages = 200;

/** The playground in a browser: from `npm start` to a page that can be used, to an answer, and with many messages. */
export async function measurePage(port: number): Promise<Row[]> {
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const began = performance.now();
  const child = spawn('npm', ['start', '--silent'], {
    cwd: new URL('../../', import.meta.url),
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', PORT: String(port) },
    stdio: 'ignore',
    // its own group: npm hands a signal on to nobody when it ends first
    detached: true,
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    await openWhenThere(page, `http://localhost:${port}`);
    const usable = performance.now() - began;
    const answered = await measureAnswers(page);
    await fill(page);
    const { typed, scrolled } = await measureSmoothness(page);
    const size = '8,000';
    return [
      row('npm start to a page of the playground that can be used', size, usable, 3000, 'ms'),
      row('a command typed there: answer on the page, p95', size, quantile(answered, 0.95), 300, 'ms'),
      row(`with ${messages} messages there: key to letter, p95`, size, quantile(typed, 0.95), 50, 'ms'),
      row(
        `with ${messages} messages there: between two frames of scrolling, p95`,
        size,
        quantile(scrolled, 0.95),
        50,
        'ms',
      ),
    ];
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
    await browser.close();
  }
}

/** Asks until there is an answer; the browser itself would draw a page for each refusal meanwhile. */
async function openWhenThere(page: Page, url: string): Promise<void> {
  const answers = () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await answers())) await wait(20);
  await page.goto(url);
  await page.locator('#message-box').waitFor();
}

/** From the Enter key to the answer in the page, in milliseconds. */
async function measureAnswers(page: Page): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < answers; n++) {
    await page.locator('#message-box').fill(`/kpi agents last month top ${3 + n}`);
    // Timed in the page: what the driver takes to hear of it is none of the page's.
    await page.evaluate(`globalThis.arrival = new Promise((resolve) => {
      const list = document.querySelector('.messages');
      const before = list.querySelectorAll('article').length;
      let pressed = 0;
      addEventListener('keydown', () => { pressed = performance.now(); }, { capture: true, once: true });
      const seen = new MutationObserver(() => {
        if (list.querySelectorAll('article').length === before) return;
        seen.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - pressed));
      });
      seen.observe(list, { childList: true, subtree: true });
    }); 0`);
    await page.keyboard.press('Enter');
    taken.push(await page.evaluate<number>('arrival'));
  }
  return taken;
}

/** Half of them answers with their tables and pictures, half what people write. */
async function fill(page: Page): Promise<void> {
  const count = () => page.locator('.messages article').count();
  const box = page.locator('#message-box');
  for (let n = await count(); n < messages; n = await count()) {
    await box.fill(n % 2 === 0 ? `message ${n}` : `/kpi agents 2026-0${1 + (n % 9)} top ${5 + (n % 20)}`);
    await box.press('Enter');
    while ((await count()) === n) await wait(5);
  }
}

async function measureSmoothness(page: Page): Promise<{ typed: number[]; scrolled: number[] }> {
  const box = page.locator('#message-box');
  await box.focus();
  await page.evaluate(`globalThis.typed = [];
    addEventListener('keydown', () => {
      const pressed = performance.now();
      requestAnimationFrame(() => setTimeout(() => typed.push(performance.now() - pressed)));
    }, { capture: true })`);
  await page.keyboard.type('how did the west office do in the last quarter of this year', { delay: 30 });
  await wait(200);
  await page.evaluate(`globalThis.frames_ = []; globalThis.last = performance.now();
    const frame = () => { const now = performance.now(); frames_.push(now - last); last = now; requestAnimationFrame(frame); };
    requestAnimationFrame(frame)`);
  await page.mouse.move(600, 400);
  for (let n = 0; n < 60; n++) {
    await page.mouse.wheel(0, n < 30 ? -600 : 600);
    await wait(16);
  }
  return { typed: await page.evaluate('typed'), scrolled: await page.evaluate('frames_') };
}
