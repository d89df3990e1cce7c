import type { WaySettings } from '../chart/way.ts';
import type { Config } from '../config.ts';

/** What the configuration says of the way of pictures to people. */
export function waySettings(config: Config): WaySettings {
  return {
    publicUrl: config.publicUrl,
    quickchartUrl: config.quickchartUrl,
    links: config.quickchartLinks,
    charts: config.charts,
  };
}
