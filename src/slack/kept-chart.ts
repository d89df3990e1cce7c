import { randomBytes } from 'node:crypto';
import type { ChartConfig, ChartSize } from '../chart/config.ts';
import type { Charts } from '../store/charts.ts';

/** What a picture at `PUBLIC_URL/chart/<key>.png` is drawn from. */
export interface KeptDrawing {
  readonly config: ChartConfig;
  readonly size: ChartSize;
}

/**
 * Keeps a chart for 30 days and returns the address of its picture. The key is 128 random bits: the address holds
 * no figure, and nobody guesses it. `publicUrl` has no slash at its end.
 */
export async function keepChart(
  charts: Charts,
  drawing: KeptDrawing & { readonly alt: string },
  publicUrl: string,
  now: number,
): Promise<string> {
  const key = randomBytes(16).toString('base64url');
  const { config, size, alt } = drawing;
  await charts.put({ key, config: JSON.stringify({ config, size }), alt }, now);
  return `${publicUrl}/chart/${key}.png`;
}

/** The drawing behind a key; null where there is none, or where its 30 days are over. */
export async function readKeptChart(charts: Charts, key: string, now: number): Promise<KeptDrawing | null> {
  const row = await charts.get(key, now);
  // Written by `keepChart` alone.
  return row ? (JSON.parse(row.config) as KeptDrawing) : null;
}
