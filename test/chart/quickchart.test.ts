import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildConfig, chartSize } from '../../src/chart/config.ts';
import { isWholePng } from '../../src/chart/png.ts';
import { fetchQuickChart, QuickChartError, quickChartUrl } from '../../src/chart/quickchart.ts';
import { answerPng, onePixelPng, startQuickChart, troubles } from './quickchart.fixture.ts';
import { chartOf, words } from './words.fixture.ts';

const chart = chartOf('bars', [['Zoé "Quote" O’Neil', 1_200_000]]);
const config = buildConfig(chart, words('fr'));
const size = chartSize(chart);

describe('QuickChart', () => {
  let service: Awaited<ReturnType<typeof startQuickChart>>;
  beforeEach(async () => {
    service = await startQuickChart(answerPng);
  });
  afterEach(() => service.stop());

  it('is asked by POST for a Chart.js 4 PNG at ratio 2 on white, with the configuration as JSON', async () => {
    expect(Buffer.from(await fetchQuickChart(service.url, config, size))).toEqual(onePixelPng());
    const [request] = service.asked;
    expect(request?.url).toBe('/chart');
    expect(request?.body).toEqual({
      chart: JSON.stringify(config),
      ...size,
      version: '4',
      format: 'png',
      devicePixelRatio: 2,
      backgroundColor: '#FFFFFF',
    });
  });

  it('may live under a path', async () => {
    await fetchQuickChart(`${service.url}/charts/`, config, size);
    expect(service.asked[0]?.url).toBe('/charts/chart');
    expect(quickChartUrl('http://host.example:3400/charts/', config, size)).toMatch(
      /^http:\/\/host\.example:3400\/charts\/chart\?c=/,
    );
  });

  it('is given the password of its address in a header, and links carry none', async () => {
    const address = service.url.replace('//', '//kpi:p%40ss@');
    await fetchQuickChart(address, config, size);
    expect(service.asked[0]?.authorization).toBe(`Basic ${Buffer.from('kpi:p@ss').toString('base64')}`);
    expect(quickChartUrl(address, config, size)).not.toContain('ss@');
  });

  it.each(Object.entries(troubles))('is in trouble when it answers %s', async (_, behaviour) => {
    service.behave(behaviour);
    await expect(fetchQuickChart(service.url, config, size, { deadlineMs: 150 })).rejects.toThrow(
      QuickChartError,
    );
  });

  it('lets go of the socket when the deadline has passed', async () => {
    const closed = new Promise((resolve) => {
      service.behave((response) => {
        response.write(onePixelPng());
        once(response, 'close').then(resolve);
      });
    });
    await expect(fetchQuickChart(service.url, config, size, { deadlineMs: 100 })).rejects.toThrow(
      'no picture within 100 ms',
    );
    await closed;
  });

  it('says how long it wants to be left alone', async () => {
    service.behave((response) => {
      response.writeHead(429, { 'retry-after': '7' }).end();
    });
    await expect(fetchQuickChart(service.url, config, size)).rejects.toMatchObject({
      status: 429,
      retryAfterMs: 7000,
    });
  });

  it('that nobody runs is a QuickChartError with the code of the socket', async () => {
    await service.stop();
    await expect(fetchQuickChart(service.url, config, size)).rejects.toThrow('ECONNREFUSED');
  });
});

describe('the address of a picture', () => {
  it('carries the configuration as JSON, version 4, ratio 2, and no key', () => {
    const { searchParams, origin, pathname } = new URL(quickChartUrl('https://quickchart.io', config, size));
    expect(origin + pathname).toBe('https://quickchart.io/chart');
    expect(JSON.parse(searchParams.get('c') ?? '')).toEqual(config);
    expect([searchParams.get('v'), searchParams.get('devicePixelRatio')]).toEqual(['4', '2']);
    expect(searchParams.has('key')).toBe(false);
  });
});

describe('a whole PNG', () => {
  it('is signature, header, chunks and end mark, and not a byte more', () => {
    const png = onePixelPng();
    expect(isWholePng(png)).toBe(true);
    for (let length = 0; length < png.length; length++)
      expect(isWholePng(png.subarray(0, length))).toBe(false);
    expect(isWholePng(Buffer.concat([png, Buffer.from([0])]))).toBe(false);
    const headless = Buffer.concat([png.subarray(0, 8), png.subarray(8 + 25)]);
    expect(isWholePng(headless)).toBe(false);
  });
});
