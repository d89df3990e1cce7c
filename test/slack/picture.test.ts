import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { WaySettings } from '../../src/chart/way.ts';
import { chartWords } from '../../src/i18n/chart-words.ts';
import { createWords } from '../../src/i18n/words.ts';
import { validateBlocks } from '../../src/playground/slack/block-kit/validate.ts';
import { fit } from '../../src/slack/fit.ts';
import { readKeptChart } from '../../src/slack/kept-chart.ts';
import { createShowPicture } from '../../src/slack/picture.ts';
import { openStore } from '../../src/store/store.ts';
import { allTime, reportOf } from '../support/shown.ts';

const { chart } = reportOf({ ask: { report: 'agents' }, period: allTime });
if (!chart) throw new Error('agents have a chart');
const words = chartWords(chart, createWords('fr', { currency: 'EUR', zone: 'UTC' }));
const settings: WaySettings = {
  publicUrl: 'https://kpi.example.com',
  quickchartUrl: 'embedded',
  links: false,
  charts: 'image',
};

async function show(overrides: Partial<WaySettings>) {
  const store = await openStore(':memory:');
  const logged: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => void logged.push(line) });
  const options = { settings: { ...settings, ...overrides }, charts: store.charts, log, now: Date.now };
  return {
    store,
    logged,
    block: await createShowPicture(options)(chart as NonNullable<typeof chart>, words),
  };
}

describe('how a picture reaches the asker', () => {
  it('under an address of the bot, which holds no figure, with its words beside it', async () => {
    const { store, block } = await show({});
    expect(block).toMatchObject({ type: 'image', alt_text: expect.stringMatching(/^Commerciaux.+Ana/) });
    const url = block && 'image_url' in block ? (block.image_url ?? '') : '';
    expect(url).toMatch(/^https:\/\/kpi\.example\.com\/chart\/[\w-]{22}\.png$/);
    const kept = await readKeptChart(store.charts, url.slice(-26, -4), Date.now());
    expect(JSON.stringify(kept?.config)).toContain('Ana');
  });

  it('as a link to a hosted QuickChart, short enough for Slack', async () => {
    const { block } = await show({ publicUrl: null, quickchartUrl: 'https://quickchart.io', links: true });
    const url = block && 'image_url' in block ? (block.image_url ?? '') : '';
    expect(url).toMatch(/^https:\/\/quickchart\.io\/chart\?/);
    expect(url.length).toBeLessThanOrEqual(3000);
    expect(url).not.toMatch(/key=/);
  });

  it.each([
    ['without an address that Slack can reach', { publicUrl: null }],
    ['with an address on this machine', { publicUrl: 'http://127.0.0.1:3000' }],
    [
      'with a QuickChart that is for the bot alone',
      { publicUrl: null, quickchartUrl: 'http://10.0.0.5:3400' },
    ],
    ['where that is wanted', { charts: 'native' as const }],
  ])('as a chart of Slack’s own %s', async (_, overrides) => {
    const { block } = await show(overrides);
    expect(block?.type).toBe('data_visualization');
    const { blocks } = fit({ text: 'x', blocks: block ? [block] : [] });
    expect(validateBlocks(blocks as never, 'message')).toEqual([]);
  });

  it('not at all where none is wanted', async () => {
    expect((await show({ charts: 'none' })).block).toBeNull();
  });

  it('in the next way where one fails, and the log says why', async () => {
    const store = await openStore(':memory:');
    await store.close();
    const logged: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line) => void logged.push(line) });
    const block = await createShowPicture({ settings, charts: store.charts, log, now: Date.now })(
      chart,
      words,
    );
    expect(block?.type).toBe('data_visualization');
    expect(logged.join()).toMatch(/public_url/);
  });
});
