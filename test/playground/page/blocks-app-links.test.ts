import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from '../../support/chromium.ts';
import { type BlocksPage, openBlocks } from './blocks-page.ts';

const skipped = findChromium() === null;

const leads = {
  messages: 'slack://app?team=T1&id=A1&tab=messages',
  home: 'slack://app?team=T1&id=A1&tab=home',
  about: 'slack://app?team=T1&id=A1&tab=about',
  channel: 'slack://channel?team=T1&id=C1&tab=home',
} as const;

const buttons = Object.entries(leads).map(([name, url]) => ({
  type: 'button',
  action_id: name,
  text: { type: 'plain_text', text: name },
  url,
}));

describe.skipIf(skipped)('a button with an address of Slack’s', () => {
  let bench: BlocksPage;
  beforeAll(async () => {
    bench = await openBlocks();
  });
  afterAll(() => bench?.close());
  beforeEach(() => bench.show([{ type: 'actions', block_id: 'ways', elements: buttons }]));
  afterEach(() => expect(bench.wrong()).toEqual([]));

  const button = (name: string) => bench.page.getByRole('button', { name, exact: true });
  const settled = () => bench.page.locator('[aria-busy]').waitFor({ state: 'detached' });
  const pressed = (action: string) => ['press', 'ways', action, undefined];

  it.each([
    ['messages', [['open', 'messages']]],
    ['home', [['open', 'home']]],
    ['about', []],
    ['channel', []],
  ])('tells the app, and opens a side of it where it names one: %s', async (name, opened) => {
    await button(name).click();
    await settled();
    expect(await bench.calls()).toEqual([pressed(name), ...opened]);
  });

  it('opens nothing before the app knows, nor when it could not be told', async () => {
    await bench.hold();
    await button('messages').click();
    expect(await bench.calls()).toEqual([pressed('messages')]);
    await bench.release(false);
    await settled();
    expect(await bench.calls()).toEqual([]);
  });
});
