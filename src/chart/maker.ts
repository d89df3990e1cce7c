import type { ChartConfig, ChartSize } from './config.ts';
import { createEmbeddedDrawer, type EmbeddedDrawer } from './embedded.ts';
import { fetchQuickChart, QuickChartError } from './quickchart.ts';

/** A picture, and who drew it. */
interface Picture {
  readonly png: Uint8Array;
  readonly by: 'quickchart' | 'embedded';
}

/** Makes pictures. `make` never rejects: null means that no way worked, and why is in the log. */
export interface ChartMaker {
  make(config: ChartConfig, size: ChartSize): Promise<Picture | null>;
  close(): Promise<void>;
}

export interface ChartMakerOptions {
  /** `embedded`, or the address of a QuickChart */
  readonly quickchartUrl: string;
  readonly log: { warn(fields: object, message: string): void };
  /** milliseconds since 1970 */
  readonly now?: () => number;
  /** QuickChart's time for one picture */
  readonly deadlineMs?: number;
  readonly drawer?: EmbeddedDrawer;
}

/** Some 100 KB each. */
const keptPictures = 30;
/** While QuickChart is in trouble, answers do not wait for it: so long it is not asked again. */
const restMs = 60_000;

/** QuickChart where one is configured, else (and where it fails) our own worker, else none. */
export function createChartMaker(options: ChartMakerOptions): ChartMaker {
  const { quickchartUrl, log, now = Date.now } = options;
  const drawer = options.drawer ?? createEmbeddedDrawer();
  const kept = new Map<string, Picture>();
  const underway = new Map<string, Promise<Picture | null>>();
  let restUntil = 0;

  async function askQuickChart(config: ChartConfig, size: ChartSize): Promise<Picture | null> {
    if (quickchartUrl === 'embedded' || now() < restUntil) return null;
    const { deadlineMs } = options;
    try {
      const png = await fetchQuickChart(quickchartUrl, config, size, { ...(deadlineMs && { deadlineMs }) });
      return { png, by: 'quickchart' };
    } catch (error) {
      // 400: this chart is to blame, not the service
      const own = error instanceof QuickChartError && error.status === 400;
      const rest = error instanceof QuickChartError ? (error.retryAfterMs ?? restMs) : restMs;
      if (!own) restUntil = now() + rest;
      log.warn({ way: 'quickchart', reason: renderReason(error) }, 'QuickChart made no picture');
      return null;
    }
  }

  async function drawHere(config: ChartConfig, size: ChartSize): Promise<Picture | null> {
    try {
      return { png: await drawer.draw(config, size), by: 'embedded' };
    } catch (error) {
      log.warn({ way: 'embedded', reason: renderReason(error) }, 'the worker made no picture');
      return null;
    }
  }

  function keep(key: string, picture: Picture): void {
    kept.delete(key);
    kept.set(key, picture);
    const [oldest] = kept.keys();
    if (kept.size > keptPictures && oldest !== undefined) kept.delete(oldest);
  }

  return {
    make(config, size) {
      const key = JSON.stringify([config, size]);
      const known = kept.get(key);
      if (known) {
        keep(key, known);
        return Promise.resolve(known);
      }
      const before = underway.get(key);
      if (before) return before;
      const making = askQuickChart(config, size)
        .then((picture) => picture ?? drawHere(config, size))
        .then((picture) => {
          if (picture) keep(key, picture);
          return picture;
        })
        .finally(() => underway.delete(key));
      underway.set(key, making);
      return making;
    },
    close: () => drawer.close(),
  };
}

function renderReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
