import { withEmoji } from './emoji.ts';
import type { Flow, Inline } from './flow.ts';
import { safeLink } from './safe-link.ts';

const item = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(.*)$/;

/** The part of Markdown that messages use; tables and the rest stay as they are written. */
export function parseMarkdown(text: string): readonly Flow[] {
  const flows: Flow[] = [];
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length > 0) flows.push({ kind: 'lines', children: lines(paragraph) });
    paragraph = [];
  };
  const all = text.split('\n');
  for (let n = 0; n < all.length; n += 1) {
    const line = all[n] ?? '';
    if (/^\s*```/.test(line)) {
      flush();
      const end = all.findIndex((other, at) => at > n && /^\s*```\s*$/.test(other));
      const inside = all.slice(n + 1, end < 0 ? all.length : end).join('\n');
      flows.push({ kind: 'pre', children: [{ kind: 'text', text: inside }] });
      n = end < 0 ? all.length : end;
    } else if (/^\s*$/.test(line)) flush();
    else if (/^#{1,6}\s/.test(line)) {
      flush();
      flows.push({ kind: 'heading', children: parseInline(line.replace(/^#+\s+|\s+#+\s*$/g, '')) });
    } else if (/^\s*([-*_])(?:\s*\1){2,}\s*$/.test(line)) {
      flush();
      flows.push({ kind: 'rule' });
    } else if (/^>/.test(line)) {
      flush();
      const end = all.findIndex((other, at) => at > n && !other.startsWith('>'));
      const quoted = all.slice(n, end < 0 ? all.length : end);
      flows.push({
        kind: 'quote',
        children: parseMarkdown(quoted.map((q) => q.replace(/^> ?/, '')).join('\n')),
      });
      n += quoted.length - 1;
    } else if (item.test(line)) {
      flush();
      addItem(flows, line);
    } else paragraph.push(line);
  }
  flush();
  return flows;
}

/** Joins the list before when it is of the same kind and depth. */
function addItem(flows: Flow[], line: string): void {
  const [, space = '', number, text = ''] = item.exec(line) ?? [];
  const ordered = number !== undefined;
  const indent = Math.floor(space.replaceAll('\t', '    ').length / 2);
  const last = flows.at(-1);
  const items = [parseInline(text)];
  if (last?.kind === 'list' && last.ordered === ordered && last.indent === indent) {
    flows.splice(-1, 1, { ...last, items: [...last.items, ...items] });
  } else flows.push({ kind: 'list', ordered, indent, start: Number(number ?? 1), items });
}

function lines(paragraph: readonly string[]): readonly Inline[] {
  return paragraph.flatMap((line, n): Inline[] => [
    ...(n > 0 ? [{ kind: 'break' } as const] : []),
    ...parseInline(line),
  ]);
}

const span = new RegExp(
  [
    '\\\\([\\\\`*_{}\\[\\]()#+.!~>-])',
    '(`+)(.+?)\\2',
    '\\*\\*(?=\\S)(.+?)(?<=\\S)\\*\\*(?!\\*)',
    '(?<!\\w)__(?=\\S)(.+?)(?<=\\S)__(?!\\w)',
    '~~(?=\\S)(.+?)(?<=\\S)~~',
    '\\*(?=[^\\s*])(.+?)(?<=[^\\s*])\\*(?!\\*)',
    '(?<!\\w)_(?=[^\\s_])(.+?)(?<=[^\\s_])_(?!\\w)',
    '!?\\[([^\\]]*)\\]\\(([^()\\s]+)\\)',
    '<?(https?:\\/\\/[^\\s<>]*[^\\s<>.,;:!?)\\]}*_~])>?',
  ].join('|'),
  'g',
);

function parseInline(text: string): readonly Inline[] {
  const inlines: Inline[] = [];
  let from = 0;
  const plain = (end: number) => {
    if (end > from) inlines.push({ kind: 'text', text: withEmoji(text.slice(from, end)) });
  };
  for (const match of text.matchAll(span)) {
    const [whole, escaped, , code, bold, bolder, strike, italic, slanted, label, target, bare] = match;
    plain(match.index);
    from = match.index + whole.length;
    if (escaped !== undefined) inlines.push({ kind: 'text', text: escaped });
    else if (code !== undefined) inlines.push({ kind: 'code', children: [{ kind: 'text', text: code }] });
    else if (target !== undefined) inlines.push(...link(target, label || target));
    else if (bare !== undefined) inlines.push(...link(bare, bare));
    else {
      const kind = (bold ?? bolder) !== undefined ? 'bold' : strike !== undefined ? 'strike' : 'italic';
      inlines.push({ kind, children: parseInline(bold ?? bolder ?? strike ?? italic ?? slanted ?? '') });
    }
  }
  plain(text.length);
  return inlines;
}

function link(target: string, label: string): readonly Inline[] {
  const url = safeLink(target);
  const text = { kind: 'text', text: label } as const;
  return url === null ? [text] : [{ kind: 'link', url, children: [text] }];
}
