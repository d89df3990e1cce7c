import type { Message, MessageBlock } from '../../../src/slack/blocks.ts';

const rowsTold = 3;

/** A message as a reader goes through it, one line a thing; what cannot be seen is made visible. */
export function transcript({ text, blocks }: Message): string {
  return visible([`text: ${text}`, ...blocks.flatMap(linesOf)].join('\n'));
}

/** Spaces that do not break as `·` and `⍽`, and signs without width as `⁞`: they would look like nothing. */
function visible(text: string): string {
  return text.replaceAll('\u202f', '⍽').replaceAll('\u00a0', '␣').replaceAll('\u200b', '⁞');
}

function linesOf(block: MessageBlock): string[] {
  switch (block.type) {
    case 'header':
      return [`header: ${block.text.text}`];
    case 'context':
      return block.elements.map(
        (element) => `context: ${'text' in element ? element.text : element.alt_text}`,
      );
    case 'section':
      return [
        ...(block.text ? [`section: ${block.text.text}`] : []),
        ...(block.fields ?? []).map(({ text }) => `field: ${text.replaceAll('\n', ' | ')}`),
      ];
    case 'image':
      return [`image: ${block.alt_text}`];
    case 'actions':
      return block.elements.map((element) =>
        element.type === 'button'
          ? `button: ${element.text.text} → ${element.value}`
          : `element: ${element.type}`,
      );
    case 'data_table': {
      const rows = block.rows.map((row) => row.map((cell) => ('text' in cell ? cell.text : '?')).join(' | '));
      const [head = '', ...body] = rows;
      const more = body.length > rowsTold ? [`  … ${body.length} rows`] : [];
      return [
        `table: ${block.caption}`,
        `  ${head}`,
        ...body.slice(0, rowsTold).map((row) => `  ${row}`),
        ...more,
      ];
    }
    default:
      return [`block: ${block.type}`];
  }
}
