import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  SubTitle,
  Title,
} from 'chart.js';
import { fontFamily } from './config.ts';
import type { DrawRequest, DrawResult } from './embedded.ts';
import { pictureRatio } from './png.ts';

Chart.register(BarController, BarElement, CategoryScale, Filler, LinearScale);
Chart.register(LineController, LineElement, PointElement, SubTitle, Title);

// A bare machine has no fonts, and a canvas without fonts draws no letters and says nothing.
for (const weight of [400, 700]) {
  const font = import.meta.resolve(`@fontsource/dejavu-sans/files/dejavu-sans-latin-${weight}-normal.woff2`);
  if (!GlobalFonts.registerFromPath(fileURLToPath(font), fontFamily)) throw new Error(`no font at ${font}`);
}

async function draw({ config, size }: DrawRequest): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = createCanvas(size.width, size.height);
  const configuration = {
    type: config.type,
    data: {
      labels: [...config.data.labels],
      datasets: config.data.datasets.map((dataset) => ({ ...dataset, data: [...dataset.data] })),
    },
    options: { ...config.options, animation: false, responsive: false, devicePixelRatio: pictureRatio },
    plugins: [
      {
        id: 'paper',
        beforeDraw: ({ ctx, width, height }: Chart) => {
          ctx.fillStyle = '#FFFFFF';
          ctx.fillRect(0, 0, width, height);
        },
      },
    ],
  };
  const chart = new Chart(canvas, configuration as ChartConfiguration);
  try {
    return new Uint8Array(await canvas.encode('png'));
  } finally {
    chart.destroy();
    // The surface is freed when its wrapper is collected, which knows nothing of its ten megabytes: shrunk, it is freed now.
    canvas.width = 1;
    canvas.height = 1;
  }
}

parentPort?.on('message', async (request: DrawRequest) => {
  let result: DrawResult;
  try {
    result = { id: request.id, png: await draw(request) };
  } catch (error) {
    result = { id: request.id, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(result, 'png' in result ? [result.png.buffer] : []);
});
