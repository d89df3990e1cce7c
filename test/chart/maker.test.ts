import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildConfig, type ChartConfig, chartSize } from '../../src/chart/config.ts';
import type { EmbeddedDrawer } from '../../src/chart/embedded.ts';
import { type ChartMakerOptions, createChartMaker } from '../../src/chart/maker.ts';
import { isWholePng } from '../../src/chart/png.ts';
import { answerPng, startQuickChart, troubles } from './quickchart.fixture.ts';
import { chartOf, words } from './words.fixture.ts';

const chart = chartOf('bars', [['Ana', 1_200_000]]);
const size = chartSize(chart);
const configOf = (title: string) => buildConfig(chart, words('en', title));

describe('making a picture', () => {
  let service: Awaited<ReturnType<typeof startQuickChart>>;
  let clock = 0;
  let logged: object[];
  let drawn: ChartConfig[];
  /** Stands for the worker where only the order of things matters. */
  const drawer: EmbeddedDrawer = {
    draw: async (config) => {
      drawn.push(config);
      return new Uint8Array([1]);
    },
    close: async () => {},
  };
  const maker = (options: Partial<ChartMakerOptions> = {}) =>
    createChartMaker({
      quickchartUrl: service.url,
      log: { warn: (fields) => logged.push(fields) },
      now: () => clock,
      deadlineMs: 300,
      drawer,
      ...options,
    });

  beforeEach(async () => {
    service = await startQuickChart(answerPng);
    logged = [];
    drawn = [];
    clock = 0;
  });
  afterEach(() => service.stop());

  it('is QuickChart’s work where one is set, and nothing is logged', async () => {
    expect(await maker().make(configOf('a'), size)).toMatchObject({ by: 'quickchart' });
    expect([logged, drawn]).toEqual([[], []]);
  });

  it('never leaves the process when embedded', async () => {
    expect(await maker({ quickchartUrl: 'embedded' }).make(configOf('a'), size)).toMatchObject({
      by: 'embedded',
    });
    expect([logged, service.asked]).toEqual([[], []]);
  });

  it.each(Object.entries(troubles))(
    'is done here when QuickChart answers %s, and the log says why',
    async (_, trouble) => {
      service.behave(trouble);
      expect(await maker().make(configOf('a'), size)).toMatchObject({ by: 'embedded' });
      expect(logged).toEqual([{ way: 'quickchart', reason: expect.any(String) }]);
    },
  );

  it('really draws, when QuickChart is down', async () => {
    await service.stop();
    const own = createChartMaker({ quickchartUrl: service.url, log: { warn: () => {} } });
    const picture = await own.make(configOf('a'), size);
    await own.close();
    expect(picture?.by).toBe('embedded');
    expect(isWholePng(picture?.png ?? new Uint8Array())).toBe(true);
  });

  it('is given up, with both reasons in the log, when both ways fail', async () => {
    await service.stop();
    const failing: EmbeddedDrawer = { ...drawer, draw: () => Promise.reject(new Error('no canvas here')) };
    expect(await maker({ drawer: failing }).make(configOf('a'), size)).toBeNull();
    expect(logged).toMatchObject([{ way: 'quickchart' }, { way: 'embedded', reason: 'no canvas here' }]);
  });

  it('leaves a QuickChart in trouble alone for a minute, or for as long as it says', async () => {
    const by = maker();
    service.behave((response) => response.writeHead(429, { 'retry-after': '300' }).end());
    await by.make(configOf('a'), size);
    service.behave(answerPng);
    clock = 299_000;
    expect(await by.make(configOf('b'), size)).toMatchObject({ by: 'embedded' });
    clock = 300_000;
    expect(await by.make(configOf('c'), size)).toMatchObject({ by: 'quickchart' });
    expect(service.asked).toHaveLength(2);
    expect(logged).toHaveLength(1);
  });

  it('goes on asking QuickChart after a chart that it alone refuses', async () => {
    const by = maker();
    service.behave((response) => response.writeHead(400).end());
    await by.make(configOf('a'), size);
    service.behave(answerPng);
    expect(await by.make(configOf('b'), size)).toMatchObject({ by: 'quickchart' });
  });

  it('happens once for those who ask for the same at the same time, and later', async () => {
    const by = maker();
    await Promise.all([by.make(configOf('a'), size), by.make(configOf('a'), size)]);
    await by.make(configOf('a'), size);
    await by.make(configOf('b'), size);
    await by.make(configOf('a'), { ...size, height: 999 });
    expect(service.asked).toHaveLength(3);
  });

  it('is tried again after it was given up', async () => {
    let broken = true;
    const recovering: EmbeddedDrawer = {
      ...drawer,
      draw: (...asked) => (broken ? Promise.reject(new Error('busy')) : drawer.draw(...asked)),
    };
    const by = maker({ quickchartUrl: 'embedded', drawer: recovering });
    expect(await by.make(configOf('a'), size)).toBeNull();
    broken = false;
    expect(await by.make(configOf('a'), size)).toMatchObject({ by: 'embedded' });
  });

  it('keeps the 30 pictures asked for last', async () => {
    const by = maker({ quickchartUrl: 'embedded' });
    for (let i = 0; i < 30; i++) await by.make(configOf(`${i}`), size);
    await by.make(configOf('0'), size);
    await by.make(configOf('30'), size);
    expect(drawn).toHaveLength(31);
    await by.make(configOf('0'), size);
    expect(drawn).toHaveLength(31);
    await by.make(configOf('1'), size);
    expect(drawn).toHaveLength(32);
  });

  it('puts nothing of a secret in the log', async () => {
    await service.stop();
    const { port } = new URL(service.url);
    await maker({ quickchartUrl: `http://user:hunter2@127.0.0.1:${port}` }).make(configOf('a'), size);
    expect(JSON.stringify(logged)).not.toContain('hunter2');
  });
});
