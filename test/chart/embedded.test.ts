import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { buildConfig, type ChartConfig, type ChartSize, chartSize } from '../../src/chart/config.ts';
import { createEmbeddedDrawer, type EmbeddedDrawer, type EmbeddedOptions } from '../../src/chart/embedded.ts';
import { isWholePng } from '../../src/chart/png.ts';
import type { Chart } from '../../src/report/report.ts';
import { chartOf, words } from './words.fixture.ts';

// A machine without fonts of its own, as containers are. Threads share the fonts of the process, and this file
// loads the canvas too, to look at the pictures: both must leave those of the system alone.
vi.hoisted(() => {
  process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';
});
const drawer = createEmbeddedDrawer({ env: { DISABLE_SYSTEM_FONTS_LOAD: '1' } });
afterAll(() => drawer.close());

async function pixels(png: Uint8Array) {
  const image = await loadImage(Buffer.from(png));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return {
    width: image.width,
    height: image.height,
    data: context.getImageData(0, 0, image.width, image.height).data,
  };
}

/** How many pixels are dark grey to black, as letters are and bars and lines are not. */
async function countInk(config: ChartConfig, size: ChartSize): Promise<number> {
  const { data } = await pixels(await drawer.draw(config, size));
  let inked = 0;
  for (let i = 0; i < data.length; i += 4) {
    const [r = 255, g = 255, b = 255] = data.subarray(i, i + 3);
    if (Math.max(r, g, b) < 80) inked++;
  }
  return inked;
}

const agents = chartOf('bars', [
  ['Élodie Œuvre', 1_200_000],
  ['Zoé Ñandú', 800_000],
]);

describe('the maker of pictures in process', () => {
  it('draws a whole PNG at twice the size, on white', async () => {
    const size = chartSize(agents);
    const png = await drawer.draw(buildConfig(agents, words('fr')), size);
    expect(isWholePng(png)).toBe(true);
    const { width, height, data } = await pixels(png);
    expect([width, height]).toEqual([size.width * 2, size.height * 2]);
    expect([...data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  });

  it('draws letters on a machine without fonts', async () => {
    const size = chartSize(agents);
    const config = buildConfig(agents, words('fr'));
    const blank: ChartConfig = {
      ...config,
      data: { ...config.data, labels: [' ', '  '] },
    };
    const unnamed = await countInk(blank, size);
    const named = await countInk(config, size);
    // two names of a dozen letters each, some eighty pixels a letter
    expect(named - unnamed).toBeGreaterThan(1000);
    // title and figures are still there
    expect(unnamed).toBeGreaterThan(1000);
    // Skia falls back to the files of the system, where there are any: so that the letters are ours is asked as well
    const ours = GlobalFonts.families.filter(({ family }) => family === 'DejaVu Sans');
    expect(ours.flatMap(({ styles }) => styles.map(({ weight }) => weight))).toEqual([400, 700]);
  });

  it('draws the same bytes for the same configuration', async () => {
    const config = buildConfig(agents, words('en'));
    const [a, b] = await Promise.all([
      drawer.draw(config, chartSize(agents)),
      drawer.draw(config, chartSize(agents)),
    ]);
    expect(Buffer.from(a).equals(b)).toBe(true);
  });

  it.each<[string, Chart]>([
    ['no rows', chartOf('bars', [])],
    ['no steps', chartOf('line', [])],
    ['nothing but gaps', chartOf('line', [['Jan', null]])],
    [
      'nothing but zeros',
      chartOf('line', [
        ['Jan', 0],
        ['Feb', 0],
      ]),
    ],
    ['one point', chartOf('line', [['Jan', 5]])],
    [
      'losses',
      chartOf('bars', [
        ['Ana', -5],
        ['Bo', 5],
      ]),
    ],
    [
      'a million and a billion',
      chartOf('bars', [
        ['Ana', 1e6],
        ['Bo', 1e9],
      ]),
    ],
    [
      'a fraction',
      chartOf('line', [
        ['Jan', 0.0001234],
        ['Feb', 0.00017],
      ]),
    ],
    ['absurdly much', chartOf('bars', [['Ana', 1.7e300]])],
    [
      'odd names',
      chartOf('bars', [
        ['<!channel>', 1],
        ['\u202Eabc', 2],
        ['👩‍👩‍👧', 3],
        ['', 4],
      ]),
    ],
  ])('draws %s', async (_, chart) => {
    for (const locale of ['en', 'fr'] as const) {
      const size = chartSize(chart);
      expect(isWholePng(await drawer.draw(buildConfig(chart, words(locale)), size))).toBe(true);
    }
  });

  it('shows a flat line at zero, and a single point', async () => {
    for (const rows of [
      [
        ['Jan', 0],
        ['Feb', 0],
      ],
      [['Jan', 5]],
    ] as const) {
      const chart = chartOf('line', rows);
      const { data } = await pixels(await drawer.draw(buildConfig(chart, words()), chartSize(chart)));
      let blue = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i] === 0x2f && data[i + 1] === 0x80) blue++;
      expect(blue).toBeGreaterThan(300);
    }
  });
});

describe('the drawing thread', () => {
  let broken: EmbeddedDrawer | undefined;
  afterEach(() => broken?.close());

  const start = (options: EmbeddedOptions = {}) => {
    broken = createEmbeddedDrawer({ workerFile: new URL('./broken.worker.ts', import.meta.url), ...options });
    return broken;
  };
  const ask = (by: EmbeddedDrawer, title: string) =>
    by.draw(buildConfig(agents, words('en', title)), chartSize(agents));

  it.each([
    ['die', 'the drawing worker ended'],
    ['throw', 'native fault'],
    ['fail', 'cannot draw this'],
  ])('that cannot draw one picture (%s) draws the next', async (title, reason) => {
    const by = start();
    const [bad, good] = await Promise.allSettled([ask(by, title), ask(by, 'ok')]);
    expect(bad).toMatchObject({ status: 'rejected', reason: { message: reason } });
    expect(good).toMatchObject({ status: 'fulfilled' });
  });

  it('that is stuck is ended at the deadline, and the next picture is drawn', async () => {
    const by = start({ deadlineMs: 1500 });
    await expect(ask(by, 'stall')).rejects.toThrow('no picture within 1500 ms');
    await expect(ask(by, 'ok')).resolves.toBeInstanceOf(Uint8Array);
  });

  it('refuses more than its queue holds, at once', async () => {
    const by = start({ maxQueued: 2 });
    const asked = await Promise.allSettled(['ok', 'ok', 'ok', 'ok'].map((title) => ask(by, title)));
    expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
  });

  it('refuses what waits when it is closed', async () => {
    const by = start();
    const waiting = ask(by, 'stall');
    await Promise.all([by.close(), expect(waiting).rejects.toThrow('closed')]);
    await expect(ask(by, 'ok')).rejects.toThrow('closed');
  });

  it('does not keep a process alive once its pictures are drawn, and is waited for until then', async () => {
    const program = `
      import { createEmbeddedDrawer } from ${JSON.stringify(new URL('../../src/chart/embedded.ts', import.meta.url).href)};
      const drawer = createEmbeddedDrawer();
      const config = ${JSON.stringify(buildConfig(agents, words('en')))};
      drawer.draw(config, { width: 300, height: 200 }).then((png) => process.stdout.write(String(png.length)));
    `;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      timeout: 15_000,
    });
    expect(Number(stdout)).toBeGreaterThan(1000);
  });
});
