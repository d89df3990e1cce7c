import type { DataTableBlock } from '@slack/types';
import type { MessageBlock } from './blocks.ts';
import { cutText } from './cut-text.ts';
import { escapeName } from './escape.ts';
import { cellText } from './fit-tables.ts';
import { limits } from './limits.ts';

const plainTypes: ReadonlySet<string> = new Set(['header', 'section', 'context', 'divider', 'actions']);

/**
 * The blocks without whatever Slack may refuse on its own account: pictures that it cannot fetch and blocks that
 * this surface does not know. Tables become lines of text.
 */
export function withoutNativeBlocks(blocks: readonly MessageBlock[]): MessageBlock[] {
  return blocks.flatMap((block): MessageBlock[] => {
    if (block.type === 'data_table') return [tableAsText(block)];
    if (!plainTypes.has(block.type)) return [];
    if (block.type === 'section' && block.accessory?.type === 'image') {
      const { accessory: _, ...rest } = block;
      return rest.text || rest.fields ? [rest] : [];
    }
    if (block.type !== 'context') return [block];
    const elements = block.elements.filter((element) => element.type !== 'image');
    return elements.length === 0 ? [] : [{ ...block, elements }];
  });
}

function tableAsText(table: DataTableBlock): MessageBlock {
  const lines = table.rows.map((row, i) => {
    const [first = '', ...others] = row.map((cell) => escapeName(cellText(cell)));
    return i === 0 ? `_${[first, ...others].join(' · ')}_` : [`*${first}*`, ...others].join(' · ');
  });
  return { type: 'section', text: { type: 'mrkdwn', text: cutText(lines.join('\n'), limits.sectionText) } };
}
