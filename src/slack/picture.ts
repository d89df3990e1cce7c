import { renderAlt } from '../chart/alt.ts';
import { buildConfig, chartSize } from '../chart/config.ts';
import { fitUrl } from '../chart/fit-url.ts';
import { buildNativeChart } from '../chart/native.ts';
import { quickChartUrl } from '../chart/quickchart.ts';
import { chooseWay, nextWay, type Surface, type Way, type WaySettings } from '../chart/way.ts';
import type { ChartWords } from '../chart/words.ts';
import type { Log } from '../log.ts';
import type { Chart } from '../report/report.ts';
import type { Charts } from '../store/charts.ts';
import type { MessageBlock } from './blocks.ts';
import { keepChart } from './kept-chart.ts';

export interface PictureOptions {
  readonly settings: WaySettings;
  readonly charts: Charts;
  readonly log: Log;
  readonly now: () => number;
}

/** The block that shows a chart by an address or as Slack's own; null where it is told in text alone. */
export type ShowPicture = (
  chart: Chart,
  words: ChartWords,
  surface?: Exclude<Surface, 'posted'>,
) => Promise<MessageBlock | null>;

/** Shows charts in the way that the settings give; where one fails, in the next. */
export function createShowPicture({ settings, charts, log, now }: PictureOptions): ShowPicture {
  async function by(way: Way, chart: Chart, words: ChartWords): Promise<MessageBlock | null> {
    switch (way) {
      case 'public_url': {
        const alt = renderAlt(chart, words);
        const drawing = { config: buildConfig(chart, words), size: chartSize(chart), alt };
        return image(await keepChart(charts, drawing, settings.publicUrl ?? '', now()), alt);
      }
      case 'quickchart_link': {
        const url = fitUrl(chart, words, (config, size) =>
          quickChartUrl(settings.quickchartUrl, config, size),
        );
        return url === null ? null : image(url, renderAlt(chart, words));
      }
      case 'native':
        return buildNativeChart(chart, words) as MessageBlock | null;
      default:
        return null;
    }
  }

  return async (chart, words, surface = 'ephemeral') => {
    for (let way: Way | null = chooseWay(surface, settings); way !== null; way = nextWay(way, surface)) {
      try {
        const block = await by(way, chart, words);
        if (block) return block;
      } catch (error) {
        log.warn({ err: error, way }, 'a picture is shown in another way');
      }
    }
    return null;
  };
}

function image(url: string, alt: string): MessageBlock {
  return { type: 'image', image_url: url, alt_text: alt };
}
