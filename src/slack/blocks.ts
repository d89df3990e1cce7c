import type { Block, KnownBlock } from '@slack/types';

/** Slack's native chart, which `@slack/types` 3.2 does not know yet. */
interface DataVisualizationBlock extends Block {
  type: 'data_visualization';
  title: string;
  chart: PieChart | AxisChart;
}

interface PieChart {
  type: 'pie';
  segments: { label: string; value: number }[];
}

interface AxisChart {
  type: 'bar' | 'line' | 'area';
  series: { name: string; data: { label: string; value: number }[] }[];
  axis_config: { categories: string[]; x_label?: string; y_label?: string };
}

/** What a message of ours is made of. */
export type MessageBlock = KnownBlock | DataVisualizationBlock;

/** A message before it is known where it goes. `text` says everything that a screen reader needs. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly MessageBlock[];
}

/** An answer to a person: for them alone, or for the whole channel. */
export interface Reply extends Message {
  readonly responseType: 'ephemeral' | 'in_channel';
  /** about the asker themselves: nobody else is to see it */
  readonly personal?: true;
  /** what is on the screen stays, and this is said beside it */
  readonly beside?: true;
  /** what follows by itself, at the same address, once it is there; never rejects */
  readonly later?: Promise<Reply>;
}
