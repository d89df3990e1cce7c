import type { Flow, Inline } from '../../../src/playground/page/blocks/flow.ts';

const letters = { bold: 'b', italic: 'i', strike: 's', code: 'code' } as const;

/** What was read, on one line: `[b bold]` for styles, `|` between what stands below one another. */
export function told(flows: readonly Flow[]): string {
  return flows
    .map((flow) => {
      if (flow.kind === 'rule') return '[rule]';
      if (flow.kind === 'quote') return `[quote ${told(flow.children)}]`;
      if (flow.kind === 'list') {
        const { ordered, indent, start, items } = flow;
        return `[${ordered ? `ol ${start}` : 'ul'} ${indent}: ${items.map(inlinesTold).join(', ')}]`;
      }
      const inside = inlinesTold(flow.children);
      return flow.kind === 'lines' ? inside : `[${flow.kind} ${inside}]`;
    })
    .join('|');
}

function inlinesTold(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return inline.text;
        case 'break':
          return '↵';
        case 'link':
          return `[a ${inline.url} ${inlinesTold(inline.children)}]`;
        case 'user':
        case 'channel':
        case 'group':
          return `[${inline.kind} ${inline.id}${inline.label && ` ${inline.label}`}]`;
        case 'broadcast':
          return `[@${inline.range}]`;
        case 'date':
          return `[date ${inline.timestamp} ${inline.format} ${inline.url} ${inline.fallback}]`;
        default:
          return `[${letters[inline.kind]} ${inlinesTold(inline.children)}]`;
      }
    })
    .join('');
}
