import type { Json } from '../protocol.ts';
import { emojiNamed } from './emoji.ts';
import type { Flow, Inline } from './flow.ts';
import { isJson, numberOf, objects, stringOf } from './json.ts';
import { safeLink } from './safe-link.ts';
import { linesOf } from './text-object.ts';

/** A `rich_text` block or cell; null when it is none. */
export function readRichText(block: Json): readonly Flow[] | null {
  if (!Array.isArray(block.elements)) return null;
  return objects(block.elements).flatMap((element): Flow[] => {
    const children = readAll(element.elements);
    switch (element.type) {
      case 'rich_text_section':
        return [{ kind: 'lines', children }];
      case 'rich_text_preformatted':
        return [{ kind: 'pre', children }];
      case 'rich_text_quote':
        return [{ kind: 'quote', children: [{ kind: 'lines', children }] }];
      case 'rich_text_list':
        return [
          {
            kind: 'list',
            ordered: element.style === 'ordered',
            indent: Math.max(0, Math.trunc(numberOf(element.indent) ?? 0)),
            start: 1 + Math.max(0, Math.trunc(numberOf(element.offset) ?? 0)),
            items: objects(element.elements).map((item) => readAll(item.elements)),
          },
        ];
      default:
        return [];
    }
  });
}

function readAll(elements: unknown): readonly Inline[] {
  return objects(elements).flatMap((element) => styled(readOne(element), element.style));
}

function readOne(element: Json): readonly Inline[] {
  switch (element.type) {
    case 'text':
      return linesOf(stringOf(element.text));
    case 'link': {
      const written = stringOf(element.url);
      const children = linesOf(stringOf(element.text) || written);
      const url = safeLink(written);
      return url === null ? children : [{ kind: 'link', url, children }];
    }
    case 'user':
      return [{ kind: 'user', id: stringOf(element.user_id), label: '' }];
    case 'channel':
      return [{ kind: 'channel', id: stringOf(element.channel_id), label: '' }];
    case 'usergroup':
      return [{ kind: 'group', id: stringOf(element.usergroup_id), label: '' }];
    case 'team':
      return [{ kind: 'group', id: stringOf(element.team_id), label: '' }];
    case 'broadcast':
      return [{ kind: 'broadcast', range: stringOf(element.range) }];
    case 'emoji':
      return [{ kind: 'text', text: emojiOf(element) }];
    case 'color':
      return [{ kind: 'text', text: stringOf(element.value) }];
    case 'date':
      return [
        {
          kind: 'date',
          timestamp: numberOf(element.timestamp) ?? Number.NaN,
          format: stringOf(element.format),
          url: safeLink(stringOf(element.url)),
          fallback: stringOf(element.fallback),
        },
      ];
    default:
      return [];
  }
}

/** By its code points, as `1f44b` or `1f468-200d-1f4bb`, else by its name. */
function emojiOf({ name, unicode }: Json): string {
  const points = stringOf(unicode)
    .split('-')
    .map((point) => Number.parseInt(point, 16));
  if (points.every((point) => point > 0 && point <= 0x10ffff)) return String.fromCodePoint(...points);
  return emojiNamed(stringOf(name)) ?? `:${stringOf(name)}:`;
}

const styles = ['strike', 'italic', 'bold', 'code'] as const;

function styled(inlines: readonly Inline[], style: unknown): readonly Inline[] {
  if (!isJson(style)) return inlines;
  return styles.reduce<readonly Inline[]>(
    (children, kind) => (style[kind] === true ? [{ kind, children }] : children),
    inlines,
  );
}
